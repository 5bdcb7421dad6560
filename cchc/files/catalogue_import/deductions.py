"""Deductions: `Mỗi báo cáo chậm trừ 0,25`, `Cứ 01 văn bản ban hành chậm trừ 0,5 điểm (nhiều nhất 1)`."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from cchc.core.catalogue.measures import Count
from cchc.core.catalogue.rules import SINGLE_KIND, CasePoints, Deduction
from cchc.files.catalogue_import.amounts import NotANumber, number_in
from cchc.files.catalogue_import.clauses import clause_of, pieces_of
from cchc.files.catalogue_import.context import Doubt, ScaleRead, Told, not_understood
from cchc.files.catalogue_import.naming import named
from cchc.files.catalogue_import.words import NUMBER, bare, small, tidy

AT_MOST = (
    r"(?:nhưng)?\s*(?:(?:tổng )?(?:số )?điểm trừ|bị trừ|trừ)?\s*"
    r"(?:nhiều nhất|tối đa|không (?:vượt )?quá)\s*(?:không (?:vượt )?quá)?"
    rf"\s*(?:trừ|là)?\s*(?P<l>{NUMBER})\s*(?:điểm|đ)?\s*"
)
LIMIT = rf"(?:\s*[(,]?\s*{AT_MOST}\)?)?"
LIMIT_ALONE = re.compile(AT_MOST, re.IGNORECASE)
LOWEST = (
    r"thấp nhất (?:còn|là) 0 điểm|(?:trừ )?(?:cho )?đến (?:khi )?hết (?:số )?điểm(?: tối đa)?"
    r"|(?:nhưng )?không (?:trừ )?(?:vượt )?quá (?:số )?điểm tối đa"
)
EACH = r"(?P<each>(?:mỗi|cứ|cứ mỗi|mỗi một|cứ một|0?1)\s*(?:0?1(?![0-9]))?\s*)?"
COST = (
    rf"\s*(?::|,|thì|sẽ|bị|-)*\s*trừ\s*(?:đi)?\s*(?P<p>{NUMBER})\s*(?:điểm|đ)?(?:\s*/\s*(?:trường hợp|lần))?"
)
CASE = re.compile(rf"{EACH}(?P<name>[^0-9].*?){COST}(?:{LIMIT}|[\s,(]+(?:{LOWEST})\)?)", re.IGNORECASE)
TURNED = re.compile(
    rf"(?:bị\s*)?trừ\s*(?P<p>{NUMBER})\s*(?:điểm|đ)?\s*(?P<per>/|cho|đối với)\s*"
    rf"(?P<each>mỗi|từng|một|0?1(?![0-9]))?\s*(?:0?1(?![0-9])\s*)?(?P<name>[^0-9/].*?){LIMIT}",
    re.IGNORECASE,
)
SO_MANY = re.compile(r"\b(?:từ|trên|dưới|quá|đến|hơn)\b[^;]*[0-9]|[0-9][^;]*\btrở\b", re.IGNORECASE)
OWN_HEAD = re.compile(
    rf"từ (?:(?P<n>{NUMBER}) điểm|điểm tối đa), trừ theo từng trường hợp\s*:\s*", re.IGNORECASE
)
FLOOR = re.compile(LOWEST, re.IGNORECASE)
FULL = re.compile(
    r"(?P<name>đạt yêu cầu|đúng hạn|đầy đủ|đúng quy định|không có(?: [^0-9:]+)?)\s*:\s*"
    rf"(?P<n>{NUMBER}|điểm tối đa)\s*(?:điểm|đ)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """What one case costs and the most that its kind costs; `single`: `mỗi …`."""

    name: str
    points: Decimal
    at_most: Decimal | None
    single: bool


def deduction_of(text: str, told: Told) -> ScaleRead | None:
    """The rule of a text that takes points away, None for a text that does not."""
    if not re.search(r"\btrừ\b", text, re.IGNORECASE):
        return None
    said, doubts = tidy(text), []
    head = OWN_HEAD.match(said)
    if head is not None:
        said = said[head.end() :]
        if head["n"] is not None and told.most is not None and number_in(head["n"]) != told.most:
            doubts.append(Doubt("points_differ", f"Câu nêu {head['n']} điểm, khác điểm tối đa của dòng"))
    pieces = list(pieces_of(said if head is not None else text))
    try:
        doubts += _started(pieces, told) if head is None else ()
        cases = _cases(pieces, told)
    except NotANumber as error:
        return not_understood(str(error))
    if not cases:
        return not_understood("Câu có điểm trừ mà chưa hiểu được hết từng trường hợp")
    if head is None and not all(case.single for case in cases):
        doubts.append(Doubt("each_assumed", "Câu không ghi “mỗi”; đang hiểu là trừ theo từng trường hợp"))
    return _rule(cases, told, tuple(doubts))


def _started(pieces: list[str], told: Told) -> tuple[Doubt, ...]:
    """Take away the piece that gives everything before the cases take from it, which is to be looked at."""
    first = clause_of(pieces[0], told.most)
    known = FULL.fullmatch(pieces[0]) is not None or CASE.fullmatch(pieces[0]) is not None
    if known or told.most is None or first.points != told.most or re.search("[0-9]|trừ", small(first.name)):
        return ()
    pieces.pop(0)
    text = (
        f"Hiểu là được đủ điểm khi “{first.name[:80]}” rồi mới trừ; hãy xem khi không thực hiện thì mấy điểm"
    )
    return (Doubt("full_assumed", text),)


def _cases(pieces: list[str], told: Told) -> list[Case]:
    """Every case of the text; none when a piece of it is something else."""
    cases: list[Case] = []
    for piece in pieces:
        if FLOOR.fullmatch(piece):
            continue
        limited = LIMIT_ALONE.fullmatch(piece)
        if limited is not None and len(cases) == 1 and cases[0].at_most is None:
            cases = [replace(cases[0], at_most=number_in(limited["l"]))]
            continue
        full = FULL.fullmatch(piece)
        if full is not None and not cases:
            if full["n"][0].isdigit() and number_in(full["n"]) != told.most:
                return []
            continue
        found = CASE.fullmatch(piece) or TURNED.fullmatch(piece)
        if found is None or "%" in found["name"]:  # so many per cent are not so many cases
            return []
        if found["each"] is None and SO_MANY.search(found["name"]):
            return []
        if found["each"] and any(sign.isdigit() for sign in found["name"]):
            return []
        limit = None if found["l"] is None else number_in(found["l"])
        each = found["each"] is not None or (found.re is TURNED and found["per"] == "/")
        cases.append(Case(bare(found["name"]), number_in(found["p"]), limit, each))
    return cases


def _rule(cases: list[Case], told: Told, doubts: tuple[Doubt, ...]) -> ScaleRead:
    if told.measure is not None:
        return _for_measure(cases, told, doubts)
    if len(cases) == 1:
        one = cases[0]
        return ScaleRead(Count(one.name), _single(one), doubts)
    kinds = named((case.name for case in cases), "loai")
    per_case = tuple(CasePoints(k.id, c.points, c.at_most) for k, c in zip(kinds, cases, strict=True))
    return ScaleRead(Count("trường hợp", kinds), Deduction(per_case), doubts)


def _for_measure(cases: list[Case], told: Told, doubts: tuple[Doubt, ...]) -> ScaleRead:
    """The cases of the kinds that the column of measures names."""
    measure = told.measure
    if isinstance(measure, Count) and not measure.kinds and len(cases) == 1:
        return ScaleRead(measure, _single(cases[0]), doubts)
    if isinstance(measure, Count):
        known = {small(kind.name): kind.id for kind in measure.kinds}
        per_case = tuple(CasePoints(known.get(small(c.name), ""), c.points, c.at_most) for c in cases)
        if sorted(case.kind for case in per_case) == sorted(known.values()):
            return ScaleRead(measure, Deduction(per_case), doubts)
    return not_understood("Các trường hợp bị trừ không khớp với cách đo của dòng")


def _single(case: Case) -> Deduction:
    return Deduction((CasePoints(SINGLE_KIND, case.points, case.at_most),))
