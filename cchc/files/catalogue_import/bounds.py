"""What a condition of a scale bounds: `từ 80% đến dưới 95%` as a lowest and a highest value, in or out."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from cchc.core.catalogue.comparison import Comparison, Relation
from cchc.files.catalogue_import.amounts import NotANumber, number_in
from cchc.files.catalogue_import.words import NUMBER, bare, small, tidy, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Values from `low` to `high`; None is open. `relation` is the one comparison where the text has one.

    `unit` stands behind the number, `subject` before it: what is counted, as far as the condition says.
    """

    low: Decimal | None = None
    low_in: bool = True
    high: Decimal | None = None
    high_in: bool = True
    relation: Relation | None = None
    unit: str = ""
    subject: str = ""

    @property
    def comparison(self) -> Comparison | None:
        """The single comparison, None for a range."""
        value = self.low if self.low is not None else self.high
        return None if self.relation is None or value is None else Comparison(self.relation, value)


N, U = rf"(?P<n>{NUMBER})", r"(?P<u>%?[^0-9:;<>=≥≤%]{0,80}?)"
M, V = rf"(?P<m>{NUMBER})", r"(?P<v>%?[^0-9:;<>=≥≤%]{0,80}?)"
WHAT = r"[^0-9:;<>=≥≤%,]{1,40}"
TO, UNDER = r"(?:đến|tới|-)", r"(?:dưới|<)"
FORMS: tuple[tuple[str, Relation | str], ...] = (
    (f"từ {N} {U} trở lên {V}", "at_least"),
    (f"{N} {U} trở lên {V}", "at_least"),
    (
        f"(?:>=|≥|ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|lớn hơn hoặc bằng|đủ) {N} {U}",
        "at_least",
    ),
    (
        f"(?:không vượt quá|không quá|<=|≤|tối đa|nhiều nhất|không nhiều hơn|nhỏ hơn hoặc bằng) {N} {U}",
        "at_most",
    ),
    (f"từ {N} {U} trở xuống {V}", "at_most"),
    (f"{N} {U} trở xuống {V}", "at_most"),
    (f"{N} {U} (?:<=|≤) {WHAT} < {M} {V}", "[)"),
    (f"{N} {U} (?:<=|≤) {WHAT} (?:<=|≤) {M} {V}", "[]"),
    (f"{N} {U} < {WHAT} (?:<=|≤) {M} {V}", "(]"),
    (f"{N} {U} < {WHAT} < {M} {V}", "()"),
    (f"{M} {V} > {WHAT} (?:>=|≥) {N} {U}", "[)"),
    (f"{M} {V} (?:>=|≥) {WHAT} > {N} {U}", "(]"),
    (f"(?:từ)? trên {N} {U} {TO} {UNDER} {M} {V}", "()"),
    (f"(?:từ)? trên {N} {U} {TO} (?:hết)? {M} {V}", "(]"),
    (f"(?:từ)? {N} {U} {TO} {UNDER} {M} {V}", "[)"),
    (f"(?:từ)? {N} {U} {TO} (?:hết|không quá)? {M} {V}", "[]"),
    (f"(?:từ)? dưới {M} {V} {TO} {N} {U}", "[)"),
    (f"(?:trên|lớn hơn|cao hơn|nhiều hơn|vượt quá|vượt|quá|hơn|>) {N} {U}", "above"),
    (f"(?:dưới|nhỏ hơn|thấp hơn|ít hơn|chưa đạt|chưa đến|không đạt|không đến|<) {N} {U}", "below"),
    (f"từ {N} {U}", "at_least"),
    (f"(?:đúng|bằng|=|chỉ|chỉ có|chỉ đạt) {N} {U}", "equal"),
    (f"{N} {U}", "alone"),
)
PATTERNS = tuple((re.compile(words(form), re.IGNORECASE), kind) for form, kind in FORMS)
NOUGHT = re.compile(words(r"không (?:có)? (?P<u>[^0-9:;<>=≥≤%,]{0,60}) nào"), re.IGNORECASE)
STARTS = re.compile(
    r"từ|trên|dưới|đúng|đủ|không|chưa|ít|nhiều|tối|lớn|cao|nhỏ|thấp|vượt|quá|hơn|bằng|chỉ|[<>=≥≤]|(?<![0-9.,])[0-9]",
    re.IGNORECASE,
)
FILLERS = (
    "nếu",
    "trường hợp",
    "khi",
    "với",
    "đạt tỷ lệ",
    "tỷ lệ đạt",
    "tỷ lệ này đạt",
    "tỷ lệ này",
    "tỷ lệ",
    "kết quả",
    "mức",
    "đạt",
    "được",
    "có",
    "thì",
    "là",
)
BASE = re.compile(
    words(r"so với (?:cùng kỳ)? (?:của)? năm (?:(?P<year>[0-9]{4})|trước liền kề|trước|liền kề)"),
    re.IGNORECASE,
)
REFUSED = re.compile(
    r"[0-9%<>=≥≤:;,()+/*×]|\b(?:không|chưa|trừ|ngoài|và|hoặc|nhưng|đồng thời|mỗi|cứ|thêm|trên|dưới|từ|đến|tới"
    r"|quá|hơn|kèm|riêng|nếu|còn|cho|được|thì)\b",
    re.IGNORECASE,
)


def bounds_in(text: str) -> Bounds | None:
    """What a condition says, None where it is not one condition on one number."""
    said = bare(BASE.sub(" ", tidy(text)))
    nought = NOUGHT.fullmatch(said)
    if nought is not None and not REFUSED.search(nought["u"]):
        return Bounds(low=Decimal(0), high=Decimal(0), relation="equal", unit=nought["u"].strip())
    whole = _bounds(said)
    if whole is not None and not _refused(whole.unit):
        return whole
    for start in STARTS.finditer(said):
        found = _bounds(said[start.start() :])
        subject = _subject(said[: start.start()])
        if found is not None and not _refused(found.unit) and not REFUSED.search(subject):
            return replace(found, subject=subject)
    return None


def _refused(unit: str) -> bool:
    return REFUSED.search(unit.removeprefix("%")) is not None


def _subject(text: str) -> str:
    said = small(text).strip(" ,")
    changed = True
    while changed:
        changed = False
        for filler in FILLERS:
            if said == filler or said.startswith(f"{filler} "):
                said, changed = said.removeprefix(filler).strip(), True
    return said


def _bounds(said: str) -> Bounds | None:
    for pattern, kind in PATTERNS:
        found = pattern.fullmatch(said)
        if found is None:
            continue
        try:
            return _of(kind, found.groupdict())
        except NotANumber:
            return None
    return None


def _of(kind: str, groups: dict[str, str | None]) -> Bounds | None:
    value = number_in(groups["n"] or "")
    units = [unit.strip() for unit in (groups.get("u"), groups.get("v")) if unit and unit.strip()]
    longest = max(units, key=len, default="")
    if "m" in groups and not all(small(longest).startswith(small(unit)) for unit in units):
        return None
    unit = longest if "m" in groups else " ".join(units)
    match kind:
        case "at_least" | "above":
            return Bounds(low=value, low_in=kind == "at_least", relation=kind, unit=unit)
        case "at_most" | "below":
            return Bounds(high=value, high_in=kind == "at_most", relation=kind, unit=unit)
        case "equal" | "alone":
            return Bounds(low=value, high=value, relation="equal" if kind == "equal" else None, unit=unit)
    high = number_in(groups["m"] or "")
    if high < value or (high == value and kind != "[]"):
        return None
    return Bounds(low=value, low_in=kind[0] == "[", high=high, high_in=kind[1] == "]", unit=unit)
