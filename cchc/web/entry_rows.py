"""One line opened for work: what is filled in, what is judged, how the points arise, what comes next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from cchc.core.campaign.circuit import APPRAISALS, ROUND_NAMES, Round
from cchc.core.campaign.fact_wording import fact_text, measure_of
from cchc.core.catalogue import measure_wording
from cchc.core.catalogue.nodes import Node
from cchc.core.catalogue.rules import describe as describe_rule
from cchc.core.numerals import date_text, number_text
from cchc.core.scoring.evaluate import Score, TraceStep
from cchc.records.audit.queries import HistoryRow
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine
from cchc.records.entries.queries.rounds import RoundFigure
from cchc.web.figures import Figure
from cchc.web.line_wording import legal_bases
from cchc.web.portion_rows import (
    NOT_ENTERED,
    Link,
    fact_figure,
    known_points,
    line_address,
    line_fact,
    portion_address,
    score_figure,
)

FORM_TITLES = {
    Round.SELF: "Số liệu của dòng",
    Round.APPRAISAL_1: "Kết luận thẩm định lần 1",
    Round.REBUTTAL: "Giải trình của đơn vị",
    Round.APPRAISAL_2: "Kết luận thẩm định lần 2",
}
REBUTTAL_LEAD = "Chỉ ghi khi không đồng ý với kết luận thẩm định: số liệu đề nghị tính, nội dung, tài liệu."
OUTSIDE = "Điểm của dòng này do bên ngoài chấm (điều tra, khảo sát, chỉ số khác): đơn vị không nhập."
NO_LAST_YEAR = "Dòng tổng hợp từ nhiều đơn vị: không lấy số năm trước."


@dataclass(frozen=True, kw_only=True, slots=True)
class LinePage:
    """What stands around the form of a line."""

    above: str
    form_title: str
    form_lead: str
    href: str
    preview_href: str
    portion_href: str
    version: int
    agree: str
    asks_source: bool
    previous: Link | None
    next: Link | None
    collected: Link | None
    collected_lead: str

    @property
    def next_href(self) -> str:
        """Where one goes on after saving, empty on the last line."""
        return "" if self.next is None else self.next.href


@dataclass(frozen=True, slots=True)
class ResultRow:
    """The points as the server reckons them, with every step; `fault` says why there are none."""

    title: str
    points: Figure
    most: str
    steps: tuple[TraceStep, ...]
    gaps: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What one round says of the line."""

    name: str
    fact: Figure
    points: Figure | None = None
    provisional: bool = False
    note: str = ""
    source: str = ""
    cutoff: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class JudgedRows:
    """What the rounds before say, the one that is judged last."""

    title: str
    rounds: tuple[SaidRow, ...]


@dataclass(frozen=True, slots=True)
class LastYearRow:
    """The figure of last year, and why it is not offered where it is not."""

    text: str
    points: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of guidance under its heading."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """What somebody else has written meanwhile, beside what is about to be written."""

    told: str
    who: str
    at: str
    theirs: str
    their_note: str
    mine: str
    version: int


def line_page(sheet: PortionSheet, line: SheetLine, *, has_form: bool) -> LinePage:
    """The surroundings of one line of a portion."""
    key = line.node.key
    keys = [one.node.key for one in sheet.lines]
    at = keys.index(key)
    above = " › ".join(f"{one.key}. {one.title}" for one in sheet.catalogue.ancestors[key])
    judging = sheet.portion.step in APPRAISALS
    return LinePage(
        above=above,
        form_title=FORM_TITLES[sheet.round],
        form_lead=OUTSIDE if line.from_outside else _lead(sheet),
        href=line_address(sheet, key),
        preview_href=portion_address(sheet, "web:entry_preview", key),
        portion_href=f"{portion_address(sheet)}#dong-{key}",
        version=line.version,
        agree=_agree(line) if judging and has_form else "",
        asks_source=not judging,
        previous=_link(sheet, at - 1) if at else None,
        next=_link(sheet, at + 1) if at + 1 < len(keys) else None,
        collected=_collected(sheet, line),
        collected_lead="Số liệu của dòng này cộng từ nhiều đơn vị.",
    )


def _lead(sheet: PortionSheet) -> str:
    return REBUTTAL_LEAD if sheet.round is Round.REBUTTAL else ""


def _agree(line: SheetLine) -> str:
    if line.judged is None:
        return ""
    return "giải trình của đơn vị" if line.judged is Round.REBUTTAL else "số liệu của đơn vị"


def _link(sheet: PortionSheet, place: int) -> Link:
    node = sheet.lines[place].node
    return Link(f"{node.code or ''} {node.title}".strip(), line_address(sheet, node.key))


def _collected(sheet: PortionSheet, line: SheetLine) -> Link | None:
    if line.collected is None:
        return None
    slug = sheet.portion.campaign_unit.campaign.slug
    return Link("Mở bảng tổng hợp", reverse("web:collated", args=[slug, line.collected]))


def result_row(sheet: PortionSheet, line: SheetLine) -> ResultRow:
    """The points of what is stored."""
    gaps = tuple(gap.text for gap in line.gaps)
    if line.score is None:
        outside = line.earlier.get(Round.EXTERNAL) if line.from_outside else None
        points = known_points(None if outside is None else outside.points, line.node)
        return ResultRow("Điểm", points, _most(line.node), coming_steps(line.node), gaps)
    return ResultRow("Điểm", score_figure(line.score, line.node), _most(line.node), line.score.trace, gaps)


def reckoned_row(node: Node, score: Score) -> ResultRow:
    """The points of what is typed and not yet stored."""
    return ResultRow("Điểm nếu lưu", score_figure(score, node), _most(node), score.trace, ())


def faulty_row(node: Node, fault: str) -> ResultRow:
    """No points yet: what is typed cannot be read."""
    return ResultRow("Điểm nếu lưu", known_points(None), _most(node), coming_steps(node), (), fault)


def _most(node: Node) -> str:
    return "" if node.max_points is None else number_text(node.max_points)


def coming_steps(node: Node) -> tuple[TraceStep, ...]:
    """How a line will be measured and scored once there is a figure."""
    measure, steps = node.measure, []
    if measure is not None:
        told = measure_wording.describe(measure)
        steps.append(TraceStep("measure", f"{told[:1].upper()}{told[1:]}"))
    if node.rule is not None:
        steps.append(TraceStep("rule", describe_rule(node.rule, measure, node.max_points)))
    return tuple(steps)


def stored_row(line: SheetLine, *, hidden: bool) -> SaidRow:
    """What the round of the portion says, for who may only read it."""
    if line.figure is None:
        return SaidRow("", line_fact(line, hidden=hidden))
    return said_row("", line.figure, line.node)


def said_row(name: str, figure: RoundFigure, node: Node) -> SaidRow:
    """What one round says, in words."""
    entry = figure.entry
    return SaidRow(
        name,
        fact_figure(entry.fact, node),
        known_points(figure.points, node),
        entry.provisional,
        entry.note,
        entry.source,
        "" if entry.cutoff_date is None else date_text(entry.cutoff_date),
        f"{figure.by}, {timezone.localtime(figure.at):%H:%M ngày %d/%m/%Y}",
    )


def judged_rows(sheet: PortionSheet, line: SheetLine) -> JudgedRows | None:
    """What the rounds before say; None for the first round."""
    if sheet.round is Round.SELF or line.from_outside:
        return None
    order = [one for one in Round if one in line.earlier]
    rounds = tuple(said_row(ROUND_NAMES[one], line.earlier[one], line.node) for one in order)
    empty = (SaidRow(ROUND_NAMES[Round.SELF], Figure("chưa nộp", "unknown")),)
    return JudgedRows("Số liệu được xem xét", rounds or empty)


def last_year_row(line: SheetLine) -> LastYearRow | None:
    """The figure of last year, to be taken over by a button; None where there is none or it is used."""
    if line.last_year is None or line.from_outside:
        return None
    text = fact_text(line.last_year.fact, line.node)
    why_not = NO_LAST_YEAR if line.collected is not None else ""
    return LastYearRow(text, "", why_not)


def guide_rows(line: SheetLine) -> tuple[Pair, ...]:
    """What the catalogue says about filling in the line."""
    return tuple(Pair(label, text) for label, text in _guidance(line.node) if text)


def _guidance(node: Node) -> Iterator[tuple[str, str]]:
    measure = measure_of(node)
    if node.target is not None:
        yield "Yêu cầu", node.target.text
    if measure is not None:
        yield "Phạm vi tính", measure.scope.text()
    yield "Lưu ý", node.hint
    for place, basis in enumerate(legal_bases(node)):
        yield "" if place else "Cơ sở pháp lý", basis
    yield "Nguồn của dòng", "; ".join(p for p in (node.reference.source.title, node.reference.place) if p)


def conflict_row(line: SheetLine, told: str, mine: str) -> ConflictRow:
    """What is there now beside what the person was about to write."""
    figure = line.figure
    if figure is None:
        return ConflictRow(told, "", "", NOT_ENTERED.text, "", mine, 0)
    at = f"{timezone.localtime(figure.at):lúc %H:%M ngày %d/%m/%Y}"
    theirs = fact_text(figure.entry.fact, line.node)
    return ConflictRow(told, figure.by, at, theirs, figure.entry.note, mine, figure.version)


def saved_text(line: SheetLine) -> str:
    """When the line was last saved, empty for never."""
    if line.figure is None:
        return ""
    at = timezone.localtime(line.figure.at)
    same = at.date() == timezone.localdate()
    return f"Đã lưu lúc {at:%H:%M}" if same else f"Đã lưu lúc {at:%H:%M ngày %d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of the figure."""

    at: str
    who: str
    round: str
    act: str
    before: str
    after: str


def history_rows(rows: Iterable[HistoryRow]) -> tuple[ChangeRow, ...]:
    """Changes as a table shows them, the newest first."""
    return tuple(
        ChangeRow(
            f"{timezone.localtime(row.at):%H:%M %d/%m/%Y}", row.who, row.round, row.act, row.before, row.after
        )
        for row in rows
    )
