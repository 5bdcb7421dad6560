"""How far the rounds of a list have come, for who sees them whole and for who reports in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from cchc.records.people.queries import Standing
from cchc.records.reports.models import AgencyReport, ReportingRound, ReportState
from cchc.records.reports.policies import may_read_round
from cchc.records.reports.queries.rounds import own_agencies


@dataclass(frozen=True, slots=True)
class RoundCount:
    """How many of those asked have sent (`whole`: the person may know), and where his own reports stand."""

    asked: int = 0
    sent: int = 0
    whole: bool = False
    own: tuple[tuple[str, str], ...] = ()


def round_counts(standing: Standing, rounds: Iterable[ReportingRound]) -> dict[int, RoundCount]:
    """The counts by round; two queries."""
    listed = list(rounds)
    rows = AgencyReport.objects.filter(round__in=[one.pk for one in listed])
    own: dict[int, list[tuple[str, str]]] = {}
    for found, name, state in (
        rows.filter(agency__in=own_agencies(standing))
        .order_by("agency__position")
        .values_list("round", "agency__name", "state")
    ):
        own.setdefault(found, []).append((name, state))
    counted = {
        found: (asked, sent)
        for found, asked, sent in rows.order_by()
        .values("round")
        .annotate(asked=Count("pk"), sent=Count("pk", filter=Q(state=ReportState.SENT)))
        .values_list("round", "asked", "sent")
    }
    return {
        one.pk: RoundCount(
            *counted.get(one.pk, (0, 0)),
            whole=may_read_round(standing, one.root_id),
            own=tuple(own.get(one.pk, ())),
        )
        for one in listed
    }
