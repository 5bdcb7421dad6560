"""Reading due days of an agency by the key of a calendar, and the keys of a person."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from cchc.core.plan.progress import SETTLED, Owed
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.people.actions.tokens import fingerprint
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of
from cchc.records.plans.models import CalendarKey, Plan
from cchc.records.plans.policies import REPORTING, may_subscribe
from cchc.records.plans.queries.chain import chains_of
from cchc.records.plans.queries.work import PlanWork, works_of


@dataclass(frozen=True, slots=True)
class AgencyWork:
    """What one agency owes of all plans of its province, with the plans."""

    agency: Agency
    owed: tuple[tuple[PlanWork, Owed], ...]


def calendar_of(raw: str, now: datetime) -> AgencyWork:
    """What the calendar behind a key shows; what is settled or has no day is left out.

    Raises NotVisibleError for a key that is unknown or revoked, and once its person may no longer have it.
    """
    rows = CalendarKey.objects.select_related("agency", "person")
    key = rows.filter(sha256=fingerprint(raw), revoked_at__isnull=True).first()
    day = timezone.localdate(now)
    if key is None:
        raise NotVisibleError("calendar")
    if not may_subscribe(standing_of(key.person, day), key.agency_id, _root(key.agency)):
        raise NotVisibleError("calendar")
    return agency_work(key.agency, day)


def agency_work(agency: Agency, day: date) -> AgencyWork:
    """What is still open of one agency in all plans of its province, with a day."""
    plans = Plan.objects.filter(issuer__root=_root(agency))
    found = works_of(chains_of(plans), day)
    return AgencyWork(
        agency,
        tuple(
            (work, one)
            for work in found
            for one in work.owed
            if work.chain.row.register_id == agency.register_id
            and one.agency == agency.slug
            and one.due is not None
            and one.outlook(day) not in SETTLED
        ),
    )


def calendar_keys(person: User) -> QuerySet[CalendarKey]:
    """The keys of a person that work."""
    return CalendarKey.objects.filter(person=person, revoked_at__isnull=True).select_related("agency")


def subscribable(standing: Standing) -> QuerySet[Agency]:
    """The agencies whose due days a person may have in his calendar."""
    whole = {one.root for one in standing.held if one.root and _sees_all(standing, one.root)}
    rows = Agency.objects.filter(root__in=whole) | Agency.objects.filter(pk__in=standing.agencies)
    return rows.exclude(kind="province").order_by("register", "position", "pk")


def own_agencies(standing: Standing) -> dict[int, tuple[str, ...]]:
    """The agencies for which a person reports or signs, by the list they stand in."""
    found: dict[int, tuple[str, ...]] = {}
    for one in standing.held:
        if one.register is not None and standing.serves(one.agency, *REPORTING):
            found[one.register] = tuple(sorted({*found.get(one.register, ()), one.slug}))
    return found


def _sees_all(standing: Standing, root: int) -> bool:
    return standing.coordinates(root) or standing.leads(root)


def _root(agency: Agency) -> int:
    return agency.root_id or agency.pk
