"""What the round before asked of whom, so that the next one begins with the same."""

from dataclasses import dataclass

from cchc.core.reporting.consolidated import Indicator
from cchc.records.reports.models import ReportingRound
from cchc.records.reports.queries.rounds import indicators_of


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """The last round of a province: its name, the agencies it asked, its figures."""

    name: str = ""
    agencies: frozenset[int] = frozenset()
    indicators: tuple[Indicator, ...] = ()


def asked_before(root: int) -> AskedBefore:
    """The last round that was not made up to show something; nothing asked without one. Three queries."""
    rows = ReportingRound.objects.filter(root=root, illustrative=False).order_by("-data_to", "-pk")
    last = rows.first()
    if last is None:
        return AskedBefore()
    return AskedBefore(
        last.name, frozenset(last.reports.values_list("agency", flat=True)), indicators_of(last)
    )


def opened_periods(root: int) -> frozenset[tuple[str, int]]:
    """Kind and year of the rounds that a province has; one query."""
    return frozenset(ReportingRound.objects.filter(root=root).values_list("kind", "year"))
