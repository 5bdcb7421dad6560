"""The lines of a portion as a table: figure, points, what is missing; and the numbers above it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Literal

from django.urls import reverse
from django.utils import timezone

from cchc.core.campaign.circuit import ROUND_NAMES, Round, Step
from cchc.core.campaign.fact_wording import fact_text
from cchc.core.campaign.portion import PortionState, state_text
from cchc.core.campaign.windows import Phase, remaining_text, window_text
from cchc.core.catalogue.facts import Fact, NotApplicable, Unknown
from cchc.core.catalogue.nodes import Effect, Node
from cchc.core.numerals import number_text
from cchc.core.scoring.evaluate import Score, State
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine
from cchc.records.entries.queries.rounds import RoundFigure
from cchc.web.campaign_rows import Urgency, urgency_of
from cchc.web.coordination_fields import until_text
from cchc.web.figures import NOT_APPLICABLE, Figure, node_figure, points_figure
from cchc.web.portion_contested import contested_mark, is_contested

Shown = Literal["", "con-thieu", "da-co", "khac-nhau"]
CONTESTED: Shown = "khac-nhau"
APPRAISAL_ROUNDS = (Round.APPRAISAL_1, Round.APPRAISAL_2)
BY_CHOICE = (Round.REBUTTAL, Round.APPRAISAL_2)
DONE_LABELS = {Round.REBUTTAL: "Đã giải trình", **dict.fromkeys(APPRAISAL_ROUNDS, "Đã kết luận")}
NOT_ENTERED = Figure("chưa nhập", "unknown")
NOT_RULED = Figure("chưa kết luận", "unknown")
NOT_SENT = Figure("chưa nộp", "unknown")
FROM_OUTSIDE = Figure("điểm từ bên ngoài", "unknown")
NOT_SHOWN = Figure("chưa được xem", "unknown")
EMPTY = {
    Round.REBUTTAL: Figure("chưa giải trình", "unknown"),
    **dict.fromkeys(APPRAISAL_ROUNDS, NOT_RULED),
}
NO_POINTS = "chưa có điểm"
NO_AREA = "Dòng không thuộc lĩnh vực nào"
LONGEST_FACT = 160


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LineRow:
    """One line in the table."""

    key: str
    code: str
    name: str
    href: str
    most: Figure
    fact: Figure
    points: Figure | None
    provisional: bool
    judged: Figure | None
    judged_points: str
    last_year: str
    gaps: tuple[str, ...]
    warnings: tuple[str, ...]
    contested: str
    done: bool
    collected: Link | None


@dataclass(frozen=True, slots=True)
class AreaSection:
    """The lines of one area."""

    name: str
    rows: tuple[LineRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PortionHead:
    """The numbers above the table."""

    state: str
    look: str
    changed: str
    remaining: str
    urgency: Urgency
    time: str
    done: int
    done_label: str
    of: str
    gaps: str
    gaps_href: str
    points: Figure
    points_note: str
    most: str
    judging: str
    fact_label: str
    package_href: str


def portion_address(sheet: PortionSheet, name: str = "web:portion", *more: str | int) -> str:
    """The address of the portion, or of something below it."""
    slug = sheet.portion.campaign_unit.campaign.slug
    return reverse(name, args=[slug, sheet.portion.pk, *more])


def line_address(sheet: PortionSheet, key: str) -> str:
    """The page on which one line is filled in."""
    return portion_address(sheet, "web:entry", key)


def portion_head(sheet: PortionSheet) -> PortionHead:
    """State, time, how many lines are done, points so far."""
    portion, now, ends = sheet.portion, timezone.now(), sheet.time.closes_at
    when = sheet.time.phase(now)
    waits = when is Phase.BEFORE
    state = PortionState(portion.state)
    changed = f"từ {timezone.localtime(portion.changed_at):%H:%M ngày %d/%m/%Y}"
    points, note = _points_so_far(sheet)
    most = None if sheet.round in BY_CHOICE else _most(line.node for line in sheet.lines)
    short = len({gap.line for gap in sheet.gaps})
    return PortionHead(
        state=state_text(state, Step(portion.step), when),
        look="none" if waits and state is PortionState.DRAFT else state.value,
        changed=changed if portion.changed_by_id else "",
        remaining=_remaining(sheet, now),
        urgency="before" if ends is None or waits else urgency_of(ends, now),
        time="" if ends is None else f"đến {until_text(ends)}",
        done=sheet.filled,
        done_label=DONE_LABELS.get(sheet.round, "Đã nhập"),
        of=" dòng" if sheet.round is Round.REBUTTAL else f"/{len(portion.lines)} dòng",
        gaps=f"{short} dòng còn thiếu" if short else "",
        gaps_href=portion_address(sheet, "web:portion_gaps"),
        points=points,
        points_note=note,
        most="" if most is None else number_text(most),
        judging=_judging_label(sheet),
        fact_label=ROUND_NAMES[sheet.round] if sheet.round is not Round.SELF else "Số liệu",
        package_href=portion_address(sheet, "web:package") if sheet.may_edit else "",
    )


def _remaining(sheet: PortionSheet, now: datetime) -> str:
    if sheet.time.phase(now) is Phase.BEFORE:
        return window_text(sheet.time.window, now)
    return sheet.time.why if sheet.time.closes_at is None else remaining_text(sheet.time.closes_at, now)


def _judging_label(sheet: PortionSheet) -> str:
    return "" if sheet.round is Round.SELF else "Số liệu được xem xét"


def _points_so_far(sheet: PortionSheet) -> tuple[Figure, str]:
    """The points that are known, and how many lines have none yet."""
    if sheet.hidden:
        return NOT_SHOWN, "chờ lãnh đạo cơ quan duyệt"
    if not sheet.lines:
        return Figure("không có dòng", "unknown"), ""
    if sheet.round in BY_CHOICE:
        told = [line.score.points or Decimal(0) for line in sheet.lines if line.figure and line.score]
        return known_points(sum(told, Decimal(0)) if told else None), f"của {sheet.filled} dòng đã ghi"
    counted = [line for line in sheet.lines if line.node.effect is Effect.SCORE and not line.from_outside]
    known = [
        line.score.points for line in counted if line.score is not None and line.score.points is not None
    ]
    silent = sum(1 for line in counted if line.score is None or line.score.state is State.UNKNOWN)
    whole = sum(known, Decimal(0)) if known else None
    return known_points(whole), f"{silent} dòng chưa có điểm" if silent else "đủ điểm các dòng"


def _most(nodes: Iterable[Node]) -> Decimal | None:
    """The maxima together, None where one of them is not known."""
    found = [node.max_points for node in nodes if node.effect is Effect.SCORE]
    known = [one for one in found if one is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(found) else None


def sections(sheet: PortionSheet, shown: Shown) -> tuple[AreaSection, ...]:
    """The lines by area, those that are asked for."""
    chosen = [line for line in sheet.lines if wanted(sheet, line, shown)]
    grouped = groupby(chosen, key=lambda line: _area_name(sheet, line.node))
    return tuple(AreaSection(name, tuple(_row(sheet, line) for line in lines)) for name, lines in grouped)


def wanted(sheet: PortionSheet, line: SheetLine, shown: Shown) -> bool:
    """Whether a filter lets a line through."""
    if shown == CONTESTED:
        return is_contested(sheet.round, line)
    if shown == "con-thieu":
        return bool(line.gaps)
    return shown == "" or line.figure is not None


def _area_name(sheet: PortionSheet, node: Node) -> str:
    area = sheet.catalogue.area_of(node.key)
    return NO_AREA if area is None else f"{area.key}. {area.title}"


def _row(sheet: PortionSheet, line: SheetLine) -> LineRow:
    judged = None if line.judged is None else line.earlier[line.judged]
    return LineRow(
        key=line.node.key,
        code=line.node.code or "",
        name=line.node.title,
        href=line_address(sheet, line.node.key),
        most=points_figure(line.node.max_points),
        fact=line_fact(line, hidden=sheet.hidden, empty=EMPTY.get(sheet.round, NOT_ENTERED)),
        points=line_points(line),
        provisional=line.figure is not None and line.figure.entry.provisional,
        judged=NOT_SENT if judged is None else fact_figure(judged.entry.fact, line.node),
        judged_points=""
        if judged is None or judged.points is None
        else _points_words(line.node, judged.points),
        last_year="" if line.last_year is None else cut(fact_text(line.last_year.fact, line.node)),
        gaps=tuple(gap.text for gap in line.gaps),
        warnings=line.warnings,
        contested=contested_mark(sheet, line),
        done=line.figure is not None and not line.gaps,
        collected=_collected(sheet, line),
    )


def _collected(sheet: PortionSheet, line: SheetLine) -> Link | None:
    if line.collected is None:
        return None
    slug = sheet.portion.campaign_unit.campaign.slug
    return Link("Bảng tổng hợp từ các đơn vị", reverse("web:collated", args=[slug, line.collected]))


def line_fact(line: SheetLine, *, hidden: bool = False, empty: Figure = NOT_ENTERED) -> Figure:
    """The figure of a line in words; hidden ones, missing ones and those from outside look alike nowhere."""
    if hidden:
        return NOT_SHOWN
    outside: RoundFigure | None = line.earlier.get(Round.EXTERNAL) if line.from_outside else None
    figure = line.figure or outside
    if figure is not None:
        return fact_figure(figure.entry.fact, line.node)
    return FROM_OUTSIDE if line.from_outside else empty


def fact_figure(fact: Fact, node: Node) -> Figure:
    """A figure in words, with the look of what it is."""
    text = cut(fact_text(fact, node))
    if isinstance(fact, Unknown):
        return Figure(text, "unknown")
    return Figure(text, "not-applicable" if isinstance(fact, NotApplicable) else "known")


def cut(text: str) -> str:
    """As much of a text as a table shows."""
    return text if len(text) <= LONGEST_FACT else f"{text[:LONGEST_FACT].rstrip()}…"


def line_points(line: SheetLine) -> Figure | None:
    """The points of a line in its state; nothing at all where nothing was entered."""
    outside = line.earlier.get(Round.EXTERNAL) if line.from_outside else None
    if line.score is None:
        return None if outside is None else known_points(outside.points, line.node)
    return score_figure(line.score, line.node)


def _points_words(node: Node, points: Decimal) -> str:
    return f"{node_figure(node, points).text} điểm"


def score_figure(score: Score, node: Node) -> Figure:
    """Points that were reckoned, unknown or not applicable."""
    return NOT_APPLICABLE if score.state is State.NOT_APPLICABLE else known_points(score.points, node)


def known_points(points: Decimal | None, node: Node | None = None) -> Figure:
    """Points (of a line: what they add to or take from the total), or that there are none yet."""
    if points is None:
        return Figure(NO_POINTS, "unknown")
    return points_figure(points) if node is None else node_figure(node, points)


def gap_rows(sheet: PortionSheet) -> Iterator[tuple[SheetLine, tuple[str, ...]]]:
    """The lines on which something is missing, with all of it."""
    return ((line, tuple(gap.text for gap in line.gaps)) for line in sheet.lines if line.gaps)
