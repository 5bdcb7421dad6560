"""The rounds of one unit side by side: figure and points of each, what they changed, and why."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Protocol

from cchc.core.campaign.circuit import ROUND_NAMES, ROUNDS, Round, effective_round
from cchc.core.campaign.fact_wording import fact_text
from cchc.core.campaign.head import CampaignHead
from cchc.core.catalogue.facts import FactEntry, NotApplicable
from cchc.core.catalogue.nodes import Effect, Node
from cchc.core.report import cells
from cchc.core.report.campaign_block import campaign_facts, campaign_subtitle, is_illustrative
from cchc.core.report.cells import BLANK, NOT_APPLICABLE, Cell
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section
from cchc.core.report.score_sheet import taken
from cchc.core.scoring.sheet import Sheet
from cchc.core.scoring.span import Span

POINTS, FIGURES = "Điểm", "Số liệu"
NOTES = (
    "Ô trống: vòng ấy không có ý kiến về dòng; điểm được tính là của vòng quyết định gần nhất.",
    "Chênh lệch: điểm được tính trừ điểm tự chấm. Giải trình là ý kiến của đơn vị, không quyết định điểm.",
)


class _Said(Protocol):
    """What one round says of a line: the figure as entered, and its points where they are known."""

    @property
    def entry(self) -> FactEntry: ...

    @property
    def points(self) -> Decimal | None: ...


Said = Mapping[Round, _Said]


def rounds_report(
    head: CampaignHead,
    unit: str,
    figures: Mapping[str, Said],
    sheets: Mapping[Round, Sheet] | None = None,
) -> Report:
    """Build the lines of a unit with every round that said something, in the order of the circuit.

    `figures` by key of line and round, only what the reader may see; `sheets` the result as it stood after a
    round. Bonus, penalty and rescaling, where there are any, stand between the lines and their total.
    """
    rounds = tuple(one for one in ROUNDS[head.circuit] if any(one in said for said in figures.values()))
    rows = (*_lines(head, figures, rounds), *_totals(head, rounds, sheets or {}))
    section = Section("lines", "Các vòng chấm điểm", "Các vòng", _columns(rounds), rows, NOTES)
    return Report(
        "rounds",
        "SỐ LIỆU VÀ ĐIỂM QUA CÁC VÒNG",
        campaign_subtitle(head, unit),
        (*campaign_facts(head), Fact("unit", "Đơn vị", Cell(unit), "subtitle")),
        (section,),
        illustrative=is_illustrative(head),
    )


def _columns(rounds: tuple[Round, ...]) -> tuple[Column, ...]:
    return (
        Column("code", "Mã", 7),
        Column("name", "Tiêu chí, tiêu chí thành phần", 28),
        Column("max_points", "Điểm tối đa", 9, Align.RIGHT),
        *(Column(f"{one}_points", ROUND_NAMES[one], 10, Align.RIGHT, POINTS) for one in rounds),
        Column("counted", "Điểm được tính", 10, Align.RIGHT),
        Column("difference", "Chênh lệch", 9, Align.RIGHT),
        Column("reason", "Lý do", 32, narrow=False),
        *(
            Column(f"{one}_fact", ROUND_NAMES[one], 30, group=FIGURES, narrow=False, printed=False)
            for one in rounds
        ),
    )


def _lines(head: CampaignHead, figures: Mapping[str, Said], rounds: tuple[Round, ...]) -> Iterator[Row]:
    """The lines below the row of their area; lines that no source places in an area come last."""
    area: Node | None = None
    width = len(_columns(rounds))
    for leaf in head.catalogue.leaves:
        here = head.catalogue.area_of(leaf.key)
        if here is not None and here is not area:
            yield Row(here.key, (Cell(here.key), Cell(here.title), *([BLANK] * (width - 2))), "group")
        area = here
        yield Row(leaf.key, _cells(head, leaf, figures.get(leaf.key, {}), rounds), level=1)


def _cells(head: CampaignHead, leaf: Node, said: Said, rounds: tuple[Round, ...]) -> tuple[Cell, ...]:
    places = head.catalogue.rounding.places
    kept = effective_round(said, head.circuit)
    counted = None if kept is None else said[kept]
    return (
        cells.words(leaf.code),
        Cell(leaf.title),
        cells.points(leaf.max_points, places),
        *(_points(leaf, said.get(one), places) for one in rounds),
        cells.UNKNOWN if counted is None else _points(leaf, counted, places),
        _difference(said.get(Round.SELF), counted, places),
        cells.words("; ".join(_reasons(said, rounds))),
        *(cells.words(_figure(said.get(one), leaf)) for one in rounds),
    )


def _points(leaf: Node, said: _Said | None, places: int) -> Cell:
    """The points of a round: silent, not applicable, unknown and zero are four different things.

    A penalty line shows what it takes, as it enters the total.
    """
    if said is None:
        return BLANK
    if isinstance(said.entry.fact, NotApplicable):
        return NOT_APPLICABLE
    points = said.points
    if leaf.effect is Effect.PENALTY and points is not None and leaf.max_points is not None:
        points -= leaf.max_points
    return cells.points(points, places)


def _difference(own: _Said | None, counted: _Said | None, places: int) -> Cell:
    """What the rounds changed; blank while nobody but the unit has spoken, unknown where points are."""
    if counted is None or own is None or own is counted:
        return BLANK
    if own.points is None or counted.points is None:
        return cells.UNKNOWN
    return cells.signed_points(counted.points - own.points, places)


def _figure(said: _Said | None, leaf: Node) -> str:
    if said is None:
        return ""
    mark = " (số ước)" if said.entry.provisional else ""
    return f"{fact_text(said.entry.fact, leaf)}{mark}"


def _reasons(said: Said, rounds: tuple[Round, ...]) -> Iterator[str]:
    for one in rounds:
        if one in said and said[one].entry.note:
            yield f"{ROUND_NAMES[one]}: {said[one].entry.note}"


def _totals(head: CampaignHead, rounds: tuple[Round, ...], sheets: Mapping[Round, Sheet]) -> Iterator[Row]:
    """The results as they stood after each round, and what leads to them; none where nobody computed them."""
    known = {one: sheets[one] for one in rounds if one in sheets}
    if not known:
        return
    last = tuple(known.values())[-1]
    for row_id, name, amounts in (*_steps(head, known), *_effects(head, known)):
        yield _sum_row(head, rounds, row_id, name, None, amounts)
    whole = {one: sheet.total.points for one, sheet in known.items()}
    yield _sum_row(head, rounds, "total", "Tổng điểm", last.total.max_points, whole)


Amounts = Mapping[Round, Span]


def _steps(head: CampaignHead, sheets: Mapping[Round, Sheet]) -> Iterator[tuple[str, str, Amounts]]:
    """The sum of the lines and what it is on the scale, where the total is more than that sum."""
    rescaled = any(sheet.reduced is not None for sheet in sheets.values())
    if not rescaled and not any(sheet.total.points != sheet.scale_total.points for sheet in sheets.values()):
        return
    lines = {one: (sheet.reduced or sheet.scale_total).points for one, sheet in sheets.items()}
    yield "lines", "Điểm các dòng trong thang điểm", lines
    if rescaled:
        name = f"Quy đổi về thang {cells.points(head.catalogue.scale, 0)} (không kể dòng không đánh giá)"
        yield "scaled", name, {one: sheet.scale_total.points for one, sheet in sheets.items()}


def _effects(head: CampaignHead, sheets: Mapping[Round, Sheet]) -> Iterator[tuple[str, str, Amounts]]:
    """Bonus and, as a negative amount, penalty within their yearly limits, where there are any."""
    catalogue = head.catalogue
    bonus = {one: sheet.bonus for one, sheet in sheets.items()}
    penalty = {one: taken(sheet.penalty) for one, sheet in sheets.items()}
    for row_id, name, cap, amounts in (
        ("bonus", "Điểm thưởng", catalogue.bonus_cap, bonus),
        ("penalty", "Điểm phạt", catalogue.penalty_cap, penalty),
    ):
        if any(amount.exact != 0 for amount in amounts.values()):
            limit = "" if cap is None else f" (nhiều nhất {cells.points(cap, catalogue.rounding.places)})"
            yield row_id, f"{name}{limit}", amounts


def _sum_row(
    head: CampaignHead,
    rounds: tuple[Round, ...],
    row_id: str,
    name: str,
    most: Decimal | None,
    amounts: Amounts,
) -> Row:
    places, listed = head.catalogue.rounding.places, tuple(amounts.values())
    before, after = listed[0].exact, listed[-1].exact
    change = None if before is None or after is None else after - before
    closing = row_id == "total"
    row = (
        BLANK,
        Cell(name),
        cells.points(most, places) if closing else BLANK,
        *(cells.span(amounts[one], places) if one in amounts else BLANK for one in rounds),
        cells.span(listed[-1], places),
        cells.signed_points(change, places) if len(listed) > 1 else BLANK,
        *([BLANK] * (1 + len(rounds))),
    )
    return Row(row_id, row, "total" if closing else "group")
