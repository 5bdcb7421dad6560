"""Who is too near to a unit to judge it: the unit itself, those above it and those below it."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from cchc.core.campaign.circuit import APPRAISALS
from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import TOP
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing


def kin_of(unit: Agency) -> frozenset[int]:
    """The unit with the agencies above it, up to but without the province's committee, and those below it."""
    return kin_of_many([unit.pk])[unit.pk]


def kin_of_many(units: Iterable[int]) -> dict[int, frozenset[int]]:
    """The same for many units, by identifier; two queries whatever their number."""
    wanted = set(units)
    kin = {unit: {unit} for unit in wanted}
    for own, above in _ladders(Q(pk__in=wanted)):
        kin[own].update(above)
    below = Q(parent__in=wanted) | Q(parent__parent__in=wanted) | Q(parent__parent__parent__in=wanted)
    for own, above in _ladders(below):
        for one in above & wanted:
            kin[one].add(own)
    tops = set(Agency.objects.filter(_is_top()).values_list("pk", flat=True))
    return {unit: frozenset(found - (tops - {unit})) for unit, found in kin.items()}


def _is_top() -> Q:
    """The province, and the committees directly below it: whoever serves there serves all units alike."""
    return Q(parent__isnull=True) | Q(kind__in=TOP, parent__parent__isnull=True)


def _ladders(wanted: Q) -> Iterator[tuple[int, set[int]]]:
    """Every agency with those up to three levels above it."""
    rows = Agency.objects.filter(wanted).order_by()
    for own, *above in rows.values_list("pk", "parent", "parent__parent", "parent__parent__parent"):
        yield own, {one for one in above if one is not None}


def appraises_unit(standing: Standing, unit: CampaignUnit) -> bool:
    """Whether the person appraises some portion of the unit, whichever the round; two queries at most."""
    reach = {one for held in standing.held if held.role == Role.APPRAISER for one in held.reach}
    if not reach:
        return False
    owed = Portion.objects.filter(campaign_unit=unit, step__in=APPRAISALS, agency__in=reach)
    return owed.exists() and not (standing.agencies & kin_of(unit.unit))
