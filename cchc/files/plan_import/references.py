"""Which lines of the catalogue a task says it mends, in brackets, in italics or in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from cchc.core.catalogue.nodes import Catalogue, Kind
from cchc.core.plan.tasks import Mend
from cchc.core.vietnamese import folded
from cchc.files.plan_import.paper import Cell

CODE = r"\d{1,2}(?:\.\d{1,2}){0,4}"
ALONE = re.compile(rf"(?<![\d.,/:-]){CODE}(?![\d/:-]|[.,]\d)")
DEEP = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}")
NAMED = re.compile(
    r"\b(?:tieu chi(?: thanh phan)?|linh vuc|tc|tctp|lv)\s*(?:so\s*)?"
    rf"(?P<codes>{CODE}(?:\s*(?:,|;|va|den)\s*{CODE})*)"
    r"\s*[:.\-–]?\s*(?P<title>[^;()]*)"
)
ONLY_CODES = re.compile(rf"(?:{CODE})(?:\s*(?:,|;|va)\s*(?:{CODE}))*")
TITLED_CODE = re.compile(rf"(?P<codes>{DEEP.pattern})\s*[:.\-–]?\s+(?P<title>[^;()]*)")
BRACKET = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
AIM = re.compile(r"^(nang cao|cai thien|tang|thuc hien)\b")
RAISE = re.compile(r"\b(nang cao|cai thien|tang diem|tang hang)\b")
PARTS = (("sipas", re.compile(r"\bsipas\b|chi so hai long")),)
WHOLE_INDEX = re.compile(r"\bchi so cai cach hanh chinh\b|\bchi so cchc\b|\bpar ?index\b")
ENOUGH_ALIKE = 0.6
LIKELY = 0.7
MOST_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Unread:
    """What is unclear about a reference: its code as a doubt, its words, the lines that it may mean."""

    code: str
    text: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Referred:
    """The title without its reference, what it mends, the reference as written, and what is unclear."""

    title: str
    mends: tuple[Mend, ...] = ()
    written: str = ""
    unclear: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class References:
    """The reader of references; without a catalogue the codes are kept and marked as unchecked."""

    catalogue: Catalogue | None

    def of_task(self, cell: Cell, column: str = "") -> Referred:
        """Read the cell of a task, and the column of criteria beside it where there is one."""
        title = " ".join(cell.text.split())
        if column:
            mends, unclear = self._read(column, forced=True)
            return Referred(title, mends, " ".join(column.split()), unclear)
        slanted = [" ".join(one.split()).strip(" ().;") for one in cell.italics]
        for found in reversed(list(BRACKET.finditer(title))):
            inner = found[1].strip(" .")
            last = not title[found.end() :].strip(" .;")
            mends, unclear = self._read(inner, forced=last and _holds(slanted, inner))
            if mends or unclear:
                rest = f"{title[: found.start()].rstrip()}{title[found.end() :]}"
                return Referred(_ended(rest), mends, inner, unclear)
        return self._without_brackets(title, slanted)

    def _without_brackets(self, title: str, slanted: list[str]) -> Referred:
        """A reference at the end of the cell that is slanted or named in words; else the title alone."""
        for inner in reversed(slanted):
            if inner and _ended(title).endswith(inner):
                mends, unclear = self._read(inner, forced=True)
                return Referred(_ended(_ended(title).removesuffix(inner)), mends, inner, unclear)
        mends, unclear = self._named(title)
        return Referred(_ended(title), mends, "", unclear)

    def _read(self, text: str, *, forced: bool) -> tuple[tuple[Mend, ...], tuple[Unread, ...]]:
        """What a bracket means; one that must be a reference (`forced`) and is not understood is a doubt."""
        plain = folded(text)
        found = self._named(text)
        if found != ((), ()):
            return found
        if ONLY_CODES.fullmatch(plain) and (forced or DEEP.match(plain)):
            return self._lines(ALONE.findall(plain), "", text)
        titled = TITLED_CODE.fullmatch(plain)
        if titled is not None and (forced or self._knows(titled["codes"])):
            return self._lines([titled["codes"]], titled["title"], text)
        if AIM.match(plain) or (forced and RAISE.search(plain)):
            aimed = self._aimed(plain)
            if aimed is not None:
                return (aimed,), ()
        if not forced:
            return (), ()
        return (), (Unread("reference_unread", text, self._titled(plain)),)

    def _aimed(self, plain: str) -> Mend | None:
        """A part or the whole index, named in words; None when neither is named."""
        parts = {part.id for part in self.catalogue.parts} if self.catalogue else {"sipas"}
        for part, pattern in PARTS:
            if pattern.search(plain) and part in parts:
                return Mend("part", part)
        return Mend("index") if WHOLE_INDEX.search(plain) else None

    def _named(self, text: str) -> tuple[tuple[Mend, ...], tuple[Unread, ...]]:
        """Every 'Tiêu chí 1.6: …' in a text."""
        mends: list[Mend] = []
        unclear: list[Unread] = []
        for found in NAMED.finditer(folded(text)):
            more, doubts = self._lines(ALONE.findall(found["codes"]), found["title"], text)
            mends += [one for one in more if one not in mends]
            unclear += doubts
        return tuple(mends), tuple(unclear)

    def _lines(
        self, codes: Iterable[str], title: str, text: str
    ) -> tuple[tuple[Mend, ...], tuple[Unread, ...]]:
        """Codes to lines or areas; a single code is held against the name written beside it."""
        named = list(codes)
        mends, unclear = [], []
        for code in named:
            node = self.catalogue.by_key.get(code) if self.catalogue else None
            if self.catalogue is None:
                unclear.append(Unread("line_unchecked", code))
            elif node is None:
                unclear.append(Unread("line_unknown", text, self._titled(title)))
                continue
            elif len(named) == 1 and title and _alike(title, folded(node.name or "")) < ENOUGH_ALIKE:
                unclear.append(Unread("line_differs", text, self._titled(title)))
            is_area = node.kind is Kind.AREA if node else "." not in code
            mends.append(Mend("area" if is_area else "line", code))
        return tuple(mends), tuple(unclear)

    def _knows(self, code: str) -> bool:
        return self.catalogue is None or code in self.catalogue.by_key

    def _titled(self, title: str) -> tuple[str, ...]:
        """The lines whose names are most like some words."""
        if self.catalogue is None or not title:
            return ()
        rated = ((_alike(title, folded(node.name or "")), node.key) for node in self.catalogue.nodes)
        best = sorted(((ratio, key) for ratio, key in rated if ratio >= LIKELY), key=lambda one: -one[0])
        return tuple(key for _, key in best[:MOST_CANDIDATES])

    def node_title_fits(self, code: str, title: str) -> bool:
        """Whether the catalogue has a line of this code under about this name."""
        node = self.catalogue.by_key.get(code) if self.catalogue else None
        return node is not None and _alike(folded(title), folded(node.name or "")) >= ENOUGH_ALIKE


def _holds(slanted: list[str], inner: str) -> bool:
    """Whether the brackets' words are slanted, wholly or nearly."""
    return any(one and (inner in one or one in inner) and len(one) * 2 > len(inner) for one in slanted)


def _ended(title: str) -> str:
    return title.strip().rstrip(".;,").rstrip()


def _alike(one: str, other: str) -> float:
    """How much alike two names are; a name cut short is alike to its beginning."""
    first, second = one.strip(" .;"), other.strip(" .;")
    short = min(len(first), len(second))
    if short >= 12 and first[:short] == second[:short]:
        return 1.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ENOUGH_ALIKE else 0.0
