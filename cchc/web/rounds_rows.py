"""The rounds of one unit side by side, as rows: figure and points of each, what they changed, and totals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from cchc.core.campaign.circuit import CLAIMS, ROUND_NAMES, ROUNDS, Circuit, Round, effective_round
from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.facts import NotApplicable
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.numerals import UNKNOWN_LABEL, points_text, scale_text
from cchc.core.scoring.evaluate import STATE_LABELS, State
from cchc.core.scoring.sheet import Sheet
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.entries.queries.rounds import Figures, RoundFigure
from cchc.web.figures import node_figure
from cchc.web.total_terms import effect_limits, total_terms

Said = Mapping[Round, RoundFigure]


@dataclass(frozen=True, slots=True)
class RoundCell:
    """What one round says of one line; `differs` from what was said before, empty where it is silent."""

    round: str
    points: str
    fact: str
    note: str
    look: str
    differs: bool


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One line with all rounds; `counted` are the points that count now."""

    code: str
    name: str
    href: str
    most: str
    cells: tuple[RoundCell, ...]
    counted: str
    counted_look: str
    change: str
    change_look: str


@dataclass(frozen=True, slots=True)
class RoundArea:
    """The lines of one area."""

    name: str
    rows: tuple[RoundRow, ...]


@dataclass(frozen=True, slots=True)
class RoundsTable:
    """Names of the rounds, areas with their lines, and the total after each round as a sum."""

    rounds: tuple[str, ...]
    areas: tuple[RoundArea, ...]
    totals: tuple[tuple[str, str, str], ...]
    limits: str
    lines: int
    shown: int
    disputed: int


def rounds_table(
    unit: CampaignUnit,
    catalogue: Catalogue,
    figures: Figures,
    sheets: Mapping[Round, Sheet],
    *,
    only: str = "",
) -> RoundsTable:
    """Lay the lines out; `only` keeps those that rounds changed (`khac`) or nobody filled in (`thieu`)."""
    circuit = Circuit(unit.campaign.circuit)
    rounds = spoken(circuit, figures)
    areas = tuple(_areas(unit, catalogue, figures, rounds, only))
    return RoundsTable(
        rounds=tuple(ROUND_NAMES[one] for one in rounds),
        areas=areas,
        totals=tuple(
            (ROUND_NAMES[one], sheets[one].total.points.text(), total_terms(sheets[one]))
            for one in rounds
            if one in sheets
        ),
        limits=effect_limits(catalogue) if sheets else "",
        lines=len(catalogue.leaves),
        shown=sum(len(area.rows) for area in areas),
        disputed=sum(changed(figures.get(leaf.key, {})) for leaf in catalogue.leaves),
    )


def spoken(circuit: Circuit, figures: Figures) -> tuple[Round, ...]:
    """The rounds in which anything was said, in the order of the circuit; the first at least."""
    found = tuple(one for one in ROUNDS[circuit] if any(one in said for said in figures.values()))
    return found or ROUNDS[circuit][:1]


def changed(said: Said) -> bool:
    """Whether any round says another figure than the one before it."""
    facts = [figure.entry.fact for figure in said.values()]
    return any(fact != facts[0] for fact in facts[1:])


def _areas(
    unit: CampaignUnit, catalogue: Catalogue, figures: Figures, rounds: tuple[Round, ...], only: str
) -> Iterator[RoundArea]:
    groups: dict[str, list[RoundRow]] = {}
    for leaf in catalogue.leaves:
        said = figures.get(leaf.key, {})
        if (only == "khac" and not changed(said)) or (only == "thieu" and said):
            continue
        area = catalogue.area_of(leaf.key)
        name = f"{area.key}. {area.title}" if area is not None else "Dòng không xếp vào lĩnh vực nào"
        groups.setdefault(name, []).append(_row(unit, catalogue, leaf, said, rounds))
    yield from (RoundArea(name, tuple(rows)) for name, rows in groups.items())


def _row(
    unit: CampaignUnit, catalogue: Catalogue, leaf: Node, said: Said, rounds: tuple[Round, ...]
) -> RoundRow:
    kept = effective_round(said, Circuit(unit.campaign.circuit))
    counted = None if kept is None else said[kept]
    places = catalogue.rounding.places
    change, look = _change(said.get(Round.SELF), counted, places)
    return RoundRow(
        code=leaf.code or "",
        name=leaf.title,
        href=reverse("web:round_line", args=[unit.campaign.slug, unit.unit.slug, leaf.key]),
        most=points_text(leaf.max_points, places),
        cells=tuple(_cells(leaf, said, rounds, places)),
        counted=UNKNOWN_LABEL if counted is None else figure_points(counted, leaf, places),
        counted_look="unknown" if counted is None or counted.points is None else "",
        change=change,
        change_look=look,
    )


def _cells(leaf: Node, said: Said, rounds: Iterable[Round], places: int) -> Iterator[RoundCell]:
    last = None
    for one in rounds:
        figure = said.get(one)
        if figure is None:
            yield RoundCell(ROUND_NAMES[one], "", "", "", "", differs=False)
            continue
        differs = last is not None and figure.entry.fact != last
        look = "unknown" if figure.points is None else ""
        fact = figure_fact(figure, leaf)
        yield RoundCell(
            ROUND_NAMES[one], figure_points(figure, leaf, places), fact, figure.entry.note, look, differs
        )
        last = figure.entry.fact


def figure_points(figure: RoundFigure, leaf: Node, places: int) -> str:
    """The points of a round: unknown, not applicable and zero are three different things."""
    if isinstance(figure.entry.fact, NotApplicable):
        return STATE_LABELS[State.NOT_APPLICABLE]
    return node_figure(leaf, figure.points, places).text


def figure_fact(figure: RoundFigure, leaf: Node) -> str:
    """The figure in words."""
    mark = " (số ước)" if figure.entry.provisional else ""
    return f"{fact_text(figure.entry.fact, leaf)}{mark}"


def _change(own: RoundFigure | None, counted: RoundFigure | None, places: int) -> tuple[str, str]:
    if own is None or counted is None or own is counted or own.points is None or counted.points is None:
        return "", ""
    change = counted.points - own.points
    if not change:
        return "0", ""
    sign, look = ("+", "up") if change > 0 else ("−", "down")
    return f"{sign}{points_text(abs(change), places)}", look


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What one round says of the line of a page, with who said it and from where."""

    round: str
    points: str
    fact: str
    note: str
    source: str
    who: str
    when: str
    counted: bool
    heard: bool


def said_rows(unit: CampaignUnit, leaf: Node, said: Said, places: int) -> tuple[SaidRow, ...]:
    """The rounds of one line in the order of the circuit."""
    circuit = Circuit(unit.campaign.circuit)
    kept = effective_round(said, circuit)
    return tuple(
        SaidRow(
            ROUND_NAMES[one],
            figure_points(said[one], leaf, places),
            figure_fact(said[one], leaf),
            said[one].entry.note,
            said[one].entry.source,
            said[one].by,
            f"{timezone.localtime(said[one].at):%d/%m/%Y %H:%M}",
            one is kept,
            one in CLAIMS,
        )
        for one in ROUNDS[circuit]
        if one in said
    )


def most_text(leaf: Node) -> str:
    """The maximum of a line as its scale states it."""
    return UNKNOWN_LABEL if leaf.max_points is None else scale_text(leaf.max_points)
