"""What stands against a figure before it is written: kind of line, kind of fact, missing reasons."""

from collections.abc import Iterator
from decimal import Decimal

from cchc.core.calendar import WorkCalendar
from cchc.core.campaign.circuit import APPRAISALS, Round
from cchc.core.campaign.fact_wording import measure_of
from cchc.core.catalogue.facts import Collected, FactEntry, Known, NotApplicable, Unknown
from cchc.core.catalogue.measures import quantity
from cchc.core.catalogue.nodes import Node, Rounding
from cchc.core.errors import FactError, InputRefused, Place, Problem
from cchc.core.scoring.evaluate import evaluate
from cchc.records.campaigns.models import CollectedLine
from cchc.records.entries.actions.figures import Figure
from cchc.records.entries.actions.work import Work
from cchc.records.entries.queries.judging import NOT_SENT, from_outside, judged_facts


def points_of(work: Work, leaf: Node, figure: Figure, stored: Figure | None) -> Decimal | None:
    """The points that the figure gives in its round, None while unknown.

    Raises InputRefused with all that stands against it, FactError for a figure that cannot be true.
    """
    place = Place(criterion=leaf.key)
    found = [Problem(code, text, place) for code, text in _against(work, leaf, figure, stored)]
    if found:
        raise InputRefused(found)
    return reckoned(leaf, figure.entry(), work.catalogue.rounding, work.calendar)


def reckoned(leaf: Node, entry: FactEntry, rounding: Rounding, calendar: WorkCalendar) -> Decimal | None:
    """The rounded points; raises FactError also where only the requirement of the line reads the figure."""
    score = evaluate(leaf, entry, rounding, calendar)
    fact = entry.fact
    if leaf.rule is None and not isinstance(fact, Unknown | NotApplicable | Collected):
        _refuse_unreadable(leaf, fact, calendar)
    return score.points


def _refuse_unreadable(leaf: Node, fact: Known, calendar: WorkCalendar) -> None:
    """A line without a rule is read by its measure only."""
    measure, place = measure_of(leaf), Place(criterion=leaf.key)
    if measure is None:
        raise FactError("Dòng này không có cách đo: ghi lý do chưa có số liệu và thuyết minh", place)
    try:
        quantity(measure, fact, calendar)
    except FactError as error:
        raise FactError(error.problem.message, place) from error


def _against(work: Work, leaf: Node, figure: Figure, stored: Figure | None) -> Iterator[tuple[str, str]]:
    if from_outside(leaf, work.circuit):
        yield "from_outside", "Điểm của dòng này lấy từ bên ngoài, đơn vị và người thẩm định không nhập"
        return
    yield from _against_typing(work, leaf, figure, stored)
    if work.round is Round.REBUTTAL and not figure.note:
        yield "no_reason", "Giải trình phải ghi nội dung"
    if work.step in APPRAISALS and not figure.note:
        _, judged = judged_facts(work.unit, work.round).get(leaf.key, (None, NOT_SENT))
        if figure.fact != judged.fact:
            yield "no_reason", "Kết quả thẩm định khác số liệu của đơn vị: phải ghi lý do"


def _against_typing(
    work: Work, leaf: Node, figure: Figure, stored: Figure | None
) -> Iterator[tuple[str, str]]:
    """A sum is taken over as a whole; a collected line may be said to be unknown as long as there is none."""
    same = stored is not None and stored.fact == figure.fact
    summed = isinstance(figure.fact, Collected)
    if same or (summed and work.step in APPRAISALS):
        return
    if summed:
        yield "collected_line", "Số tổng hợp chỉ lấy từ bảng tổng hợp, không nhập thẳng"
    elif work.round is Round.SELF and _is_collected(work, leaf.key):
        unknown = isinstance(figure.fact, Unknown)
        if not unknown or (stored is not None and isinstance(stored.fact, Collected)):
            text = "Số liệu của dòng này cộng từ nhiều đơn vị: nhận số tổng hợp, không nhập đè"
            yield "collected_line", text


def _is_collected(work: Work, line: str) -> bool:
    return CollectedLine.objects.filter(campaign_unit=work.unit, line__key=line).exists()
