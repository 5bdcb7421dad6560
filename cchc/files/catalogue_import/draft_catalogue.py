"""The draft catalogue of an annex: what its file will hold, the texts as printed, and every mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from cchc.core.catalogue.measures import Measure
from cchc.core.catalogue.nodes import Catalogue, Effect
from cchc.core.numerals import points_text
from cchc.files.catalogue_import.annex_line import Mark
from cchc.files.catalogue_import.annex_lines import LinesRead
from cchc.files.catalogue_import.annex_tree import Branch
from cchc.files.catalogue_import.context import Told
from cchc.files.catalogue_import.effects import effect_marks, effect_of, fitting
from cchc.files.catalogue_import.naming import slug_of, unused
from cchc.files.catalogue_import.own_measures import own_measure
from cchc.files.catalogue_import.scale_written import Written, written_measure, written_rule
from cchc.files.catalogue_import.sentences import read_scale
from cchc.files.catalogue_import.words import bare, lines_of, small, tidy

SURVEY = re.compile(r"điều tra xã hội học|khảo sát xã hội học|đtxhh|điều tra xhh")
APPRAISED, SURVEYED = "appraised", "survey"
MOST_TEXT = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftHead:
    """What no table says: which catalogue this is, and which decision lays it down."""

    id: str
    title: str
    level: str = "province"
    year: int
    number: str | None = None
    day: date | None = None
    issuer: str | None = None
    illustrative: bool = False

    @property
    def source(self) -> str:
        """The decision as references cite it."""
        return source_of(self.number, self.day, self.issuer) or self.title


def source_of(number: str | None, day: date | None, issuer: str | None) -> str:
    """A decision as it is cited; empty without a number."""
    if not number:
        return ""
    issued = f" của {issuer}" if issuer else ""
    when = f" ngày {day.day}/{day.month}/{day.year}" if day else ""
    return f"Quyết định số {number}{when}{issued}"


@dataclass(frozen=True, slots=True)
class LineText:
    """What the annex prints of a line: its scale, its evidence, and where it stands."""

    place: str
    scale: str = ""
    evidence: str = ""
    note: str = ""


@dataclass(slots=True)
class Draft:
    """A draft: `content` as a catalogue file has it, texts and marks by the id of their line ("" none)."""

    content: Written
    texts: dict[str, LineText] = field(default_factory=dict)
    marks: dict[str, list[Mark]] = field(default_factory=dict)

    def lines(self) -> Iterator[Written]:
        """Every line in printed order."""
        waiting: list[Written] = list(self.content["areas"])
        while waiting:
            line = waiting.pop(0)
            yield line
            waiting = [*line.get("children", ()), *waiting]

    def codes(self) -> dict[str, str]:
        """The printed number of every line, by its id."""
        return {line["id"]: line["code"] or line["id"] for line in self.lines()}

    def mark(self, line: str, *marks: Mark) -> None:
        """Mark a line, or with "" the whole."""
        if marks:
            self.marks.setdefault(line, []).extend(marks)


def draft_of(areas: tuple[Branch, ...], read: LinesRead, head: DraftHead, before: Catalogue | None) -> Draft:
    """Build the draft; `before` is last year's version, whose identifiers lines of the same name keep."""
    draft = Draft(_head(head, read))
    drafting = _Drafting(draft, head, {small(n.name or ""): n.id for n in before.nodes} if before else {})
    draft.content["areas"] = [drafting.line(area, is_area=True) for area in areas]
    draft.mark("", *read.marks)
    if read.total is None:
        draft.mark("", Mark("no_total", "Phụ lục không nêu tổng điểm; thang điểm để trống"))
    return draft


def _head(head: DraftHead, read: LinesRead) -> Written:
    status = "illustrative" if head.illustrative else "sourced"
    parts = [(APPRAISED, "Điểm thẩm định", "direct"), (SURVEYED, "Điểm điều tra xã hội học", "social")]
    return {
        "schema": "catalogue/1",
        "id": head.id,
        "state": "draft",
        "family": head.id.partition("/")[0],
        "level": head.level,
        "illustrative": head.illustrative,
        "title": head.title,
        "decision": {"number": head.number, "date": head.day, "issuer": head.issuer},
        "years": [head.year],
        "valid_from": head.day,
        "scale": read.total,
        "rounding": {"places": 2, "mode": "half_up"},
        "not_applicable": "rescale",
        "ranking": {"ties": "shared"},
        "sources": [{"id": "decision", "title": head.source}],
        "part_groups": [
            {"id": "direct", "name": "Điểm đánh giá trực tiếp"},
            {"id": "social", "name": "Điểm điều tra xã hội học"},
        ],
        "parts": [
            {"id": key, "name": name, "group": group, "max_points": None, "status": status}
            | ({"note": "Số liệu minh họa"} if head.illustrative else {})
            for key, name, group in parts
        ],
        "areas": [],
    }


@dataclass(slots=True)
class _Drafting:
    """The lines while they are written."""

    draft: Draft
    head: DraftHead
    known: dict[str, str]
    taken: set[str] = field(default_factory=set)

    def line(self, branch: Branch, above: Effect = Effect.SCORE, *, is_area: bool = False) -> Written:
        """One line with all below it."""
        read = branch.line
        effect = effect_of(branch, above)
        identifier = self._id(read.name, branch.code)
        text = LineText(read.place, _joined(read.scale), _joined(read.evidence), _joined(read.notes))
        self.draft.texts[identifier] = text
        self.draft.mark(identifier, *read.marks)
        self.draft.mark(identifier, *effect_marks(branch, effect))
        said: Written = {
            "id": identifier,
            "code": branch.code,
            "name": read.name or None,
            "max_points": read.maximum,
            "reference": self._reference(read.place),
        }
        if branch.children or is_area:
            self._parent(identifier, branch, text)
            children = [self.line(child, effect) for child in branch.children]
            if effect is not Effect.SCORE:
                said |= self._outside(identifier, branch, effect, first=above is Effect.SCORE)
            return said | ({"children": children} if children else {})
        own = {} if effect is Effect.SCORE else {"effect": effect.value}
        return said | own | self._leaf(identifier, branch, text, effect)

    def _outside(self, identifier: str, branch: Branch, effect: Effect, *, first: bool) -> Written:
        """What stands above bonus or penalty lines has no points of the scale; it may state their limit."""
        most, key = branch.line.maximum, f"{effect.value}_cap"
        name = "điểm thưởng" if effect is Effect.BONUS else "điểm trừ"
        text = f"Phần {name} nằm ngoài thang điểm nên dòng ghi 0 điểm"
        if first and most is not None:
            once = key not in self.draft.content
            self.draft.content[key] = most if once else None
            limit = f"mức {name} nhiều nhất một năm lấy theo dòng này: {points_text(most)}"
            text = f"{text}; {limit}" if once else f"{text}; có nhiều phần {name}, hãy ghi mức nhiều nhất"
        self.draft.mark(identifier, Mark("effect_read", text, branch.line.place))
        return {"max_points": Decimal(0)}

    def _id(self, name: str, code: str | None) -> str:
        wanted = self.known.get(small(name)) or slug_of(name, f"dong-{slug_of(code or 'x')}")
        identifier = unused(wanted, self.taken)
        self.taken.add(identifier)
        return identifier

    def _reference(self, place: str) -> Written:
        said: Written = {"source": "decision", "place": f"Phụ lục, {place}"}
        if self.head.illustrative:
            return said | {"status": "illustrative", "note": "Phụ lục minh họa"}
        return said | {"status": "sourced"}

    def _parent(self, identifier: str, branch: Branch, text: LineText) -> None:
        if not branch.children:
            self.draft.mark(identifier, Mark("empty_area", "Lĩnh vực không có tiêu chí nào", text.place))
        if text.scale:
            said = "Dòng có dòng con mà cũng nêu cách chấm; cách chấm chỉ giữ ở dạng chữ"
            self.draft.mark(identifier, Mark("scale_on_parent", said, text.place))
        if branch.line.maximum is None:
            self._no_maximum(identifier, branch)

    def _no_maximum(self, identifier: str, branch: Branch) -> None:
        if not any(mark.code == "maximum_not_read" for mark in branch.line.marks):
            said = "Phụ lục không nêu điểm tối đa của dòng"
            self.draft.mark(identifier, Mark("maximum_missing", said, branch.line.place))

    def _leaf(self, identifier: str, branch: Branch, text: LineText, effect: Effect) -> Written:
        read = branch.line
        if read.maximum is None:
            self._no_maximum(identifier, branch)
        elif read.computed:
            said = f"Điểm tối đa là công thức của bảng tính, đang lấy {points_text(read.maximum)}"
            self.draft.mark(identifier, Mark("maximum_computed", said, read.place))
        survey = SURVEY.search(small(f"{text.scale} {read.name}")) is not None
        leaf: Written = {"part": SURVEYED if survey else APPRAISED}
        evidence = _evidence(text.evidence)
        if evidence:
            leaf["required_evidence"] = evidence
        return leaf | self._scale(identifier, branch, text, effect)

    def _scale(self, identifier: str, branch: Branch, text: LineText, effect: Effect) -> Written:
        """Measure and rule of a leaf; a sentence that is not understood stays a text, with points given."""
        read = branch.line
        place = read.places.get("scale", text.place)
        measure = self._measure(identifier, _joined(read.measure), read.places.get("measure", text.place))
        found = fitting(read_scale(text.scale, Told(read.name, read.maximum, measure)), effect)
        self.draft.mark(identifier, *(Mark(one.code, one.text, place) for one in found.doubts))
        if found.rule is None:
            said: Written = {
                "rule": {"kind": "given", "from": f"{self.head.source}, chưa chuyển thành cách chấm"}
            }
            return said | ({"hint": tidy(text.scale)[:MOST_TEXT]} if text.scale else {})
        said = {} if found.measure is None else {"measure": written_measure(found.measure)}
        return said | {"rule": written_rule(found.rule)}

    def _measure(self, identifier: str, text: str, place: str) -> Measure | None:
        if not text:
            return None
        found = own_measure(text)
        if found is None:
            self.draft.mark(
                identifier, Mark("measure_not_understood", f"Chưa hiểu cách đo: “{tidy(text)[:200]}”", place)
            )
            return None
        self.draft.mark(identifier, *(Mark(one.code, one.text, place) for one in found.doubts))
        return found.measure


def _joined(texts: list[str]) -> str:
    return "\n".join(line for text in texts for line in lines_of(text))


def _evidence(text: str) -> list[Written]:
    """The documents of the column of evidence, one a line or parted by semicolons."""
    found: list[dict[str, Any]] = []
    for name in (bare(piece) for line in lines_of(text) for piece in line.split(";")):
        if name:
            found.append({"id": unused(slug_of(name, "tlkc"), [one["id"] for one in found]), "name": name})
    return found
