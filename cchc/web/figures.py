"""Figures as a page shows them: known, zero, unknown and not applicable never look alike."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from cchc.core.catalogue.nodes import Effect, Node, Status
from cchc.core.numerals import UNKNOWN_LABEL, points_text
from cchc.core.report.cells import Cell, Presence
from cchc.core.scoring.evaluate import STATE_LABELS, State
from cchc.core.scoring.sheet import AreaTotal, Line
from cchc.core.scoring.span import Span

Look = Literal["known", "zero", "unknown", "not-applicable"]

MARK_LABELS = {
    Status.DERIVED: "suy ra",
    Status.INFERRED: "suy luận",
    Status.MEMORY: "chưa tra cứu nguồn",
    Status.ILLUSTRATIVE: "minh họa",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered remark on figures that are not sourced."""

    number: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its text, how it looks, where it leads, and the remark that goes with it."""

    text: str
    look: Look = "known"
    href: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """Two lengths on one scale, each from 0 to 100: what was reached and what is missing."""

    reached: str
    missing: str
    missing_from: str


def points_figure(
    points: Decimal | None, href: str = "", note: Note | None = None, places: int = 2
) -> Figure:
    """Points with fixed decimals; None is said in words."""
    return Figure(points_text(points, places), _look(points), href, note)


def span_figure(span: Span | None, href: str = "", note: Note | None = None) -> Figure:
    """A total: one number, a range, or unknown."""
    text = UNKNOWN_LABEL if span is None else span.text()
    exact = None if span is None else span.exact
    look: Look = "unknown" if text == UNKNOWN_LABEL else ("known" if exact is None else _look(exact))
    return Figure(text, look, href, note)


NOT_APPLICABLE = Figure(STATE_LABELS[State.NOT_APPLICABLE], "not-applicable")


EFFECT_WORDS = {Effect.SCORE: "", Effect.BONUS: "thưởng", Effect.PENALTY: "phạt"}


def line_figure(line: Line, href: str, note: Note | None = None) -> Figure:
    """The points of one line in its state; of a bonus or penalty line, what it adds or takes."""
    if line.score.state is State.NOT_APPLICABLE:
        return Figure(STATE_LABELS[State.NOT_APPLICABLE], "not-applicable", href, note)
    effect = line.node.effect
    shown = points_figure(line.lost if effect is Effect.PENALTY else line.points, href, note)
    return _with_effect(shown, effect)


def node_figure(node: Node, points: Decimal | None, places: int = 2) -> Figure:
    """Points of a line at hand; of a bonus or penalty line, what it adds or takes."""
    amount = points
    if node.effect is Effect.PENALTY and points is not None and node.max_points is not None:
        amount = node.max_points - points
    return _with_effect(points_figure(amount, places=places), node.effect)


def _with_effect(shown: Figure, effect: Effect) -> Figure:
    if effect is Effect.SCORE or shown.look == "unknown":
        return shown
    return replace(shown, text=f"{EFFECT_WORDS[effect]} {shown.text}")


def cell_figure(cell: Cell, note: Note | None = None) -> Figure | None:
    """A figure as a report gives it, so that page and file say the same; None for an empty cell."""
    if cell.presence is Presence.BLANK:
        return None
    value = cell.value if isinstance(cell.value, Decimal) else None
    look: Look = "known" if value is None else _look(value)
    return Figure(cell.text, _LOOKS.get(cell.presence, look), note=note)


_LOOKS: dict[Presence, Look] = {
    Presence.UNKNOWN: "unknown",
    Presence.NOT_APPLICABLE: "not-applicable",
}


def _look(points: Decimal | None) -> Look:
    if points is None:
        return "unknown"
    return "known" if points else "zero"


def bar(reached: Decimal | None, whole: Decimal | None, scale: Decimal | None) -> Bar | None:
    """A bar of `reached` points out of `whole`, drawn on `scale`; None when a length is not known."""
    if reached is None or whole is None or not scale:
        return None
    got, most = 100 * reached / scale, 100 * whole / scale
    return Bar(_length(got), _length(max(most - got, Decimal(0))), _length(got))


def _length(value: Decimal) -> str:
    return f"{value:.2f}"


def number_notes(
    found: Iterable[tuple[Status, str]], *, illustrative: bool
) -> dict[tuple[Status, str], Note]:
    """Number the different remarks of a page as they are met; sourced figures have none.

    On a page that is `illustrative` as a whole, and says so, single figures are not marked again.
    """
    silent = {Status.SOURCED, Status.ILLUSTRATIVE} if illustrative else {Status.SOURCED}
    wanted = dict.fromkeys((status, text) for status, text in found if status not in silent)
    return {
        (status, text): Note(number, MARK_LABELS[status], text)
        for number, (status, text) in enumerate(wanted, start=1)
    }


def in_scale(area: Node) -> bool:
    """Whether the area counts in the scale: one that holds only bonus and penalty lines does not."""
    leaves = [node for node in area.walk() if node.is_leaf]
    return not leaves or any(leaf.effect is Effect.SCORE for leaf in leaves)


def area_loss(total: AreaTotal) -> Span | None:
    """Points known to be lost in an area; without upper bound ('ít nhất') while more may be lost.

    Where a catalogue has lines that no source places in an area, a part group of which nothing is known here
    (a survey) is left out; None when nothing is left.
    """
    split = total.points is not None
    known = [lost for lost in total.lost.values() if split or lost.complete or lost.amount]
    if not known:
        return None
    amount = sum((lost.amount for lost in known), Decimal(0))
    return Span(amount, amount if all(lost.complete for lost in known) else None)


def area_loss_figure(total: AreaTotal) -> Figure:
    """The known loss of an area on the sheet; said to be direct where survey points are placed in no area."""
    if total.not_applicable:
        return NOT_APPLICABLE
    loss = area_loss(total)
    shown = span_figure(loss)
    left_out = total.points is None and not all(lost.complete for lost in total.lost.values())
    if loss is None or loss.exact is None or not left_out:
        return shown
    return replace(shown, text=f"trực tiếp {shown.text}")
