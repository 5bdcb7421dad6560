"""A portion as a person reaches it: loaded in one query, with what makes him too near to judge it."""

from collections.abc import Collection
from dataclasses import dataclass

from cchc.core.campaign.circuit import APPRAISALS
from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import TOP
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Portion
from cchc.records.campaigns.policies import may_edit_portion, may_see_portion
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing

NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Reached:
    """A portion that a person sees; `judging`: his appraisals of the unit, where these let him see it."""

    portion: Portion
    judging: tuple[Portion, ...] = ()


def portion_reached(standing: Standing, portion_id: int) -> Reached:
    """The portion with campaign, catalogue, unit and agency at hand; raises NotVisibleError.

    One query for those who owe it or look after the whole; three for those who judge it.
    """
    rows = Portion.objects.select_related(
        "agency",
        "campaign_unit__unit",
        "campaign_unit__campaign__province",
        "campaign_unit__campaign__catalogue",
        "campaign_unit__campaign__register",
    ).defer("campaign_unit__campaign__catalogue__text")
    found = rows.filter(pk=portion_id).first()
    if found is None:
        raise NotVisibleError(str(portion_id))
    if may_see_portion(standing, found, appraises=False):
        return Reached(found)
    mine = appraisals_by(standing, found) if may_see_portion(standing, found, appraises=True) else ()
    if not mine:
        raise NotVisibleError(str(portion_id))
    return Reached(found, mine)


def appraisals_by(standing: Standing, portion: Portion) -> tuple[Portion, ...]:
    """The appraisals of the unit of a portion on which a person works, whenever; at most two queries."""
    if not any(one.role == Role.APPRAISER for one in standing.held):
        return ()
    found = Portion.objects.filter(campaign_unit=portion.campaign_unit_id, step__in=APPRAISALS)
    rows = found.select_related("campaign_unit__campaign", "campaign_unit__unit").order_by("pk")
    mine = [one for one in rows if standing.serves(one.agency_id, Role.APPRAISER)]
    if not mine:
        return ()
    agencies = {*standing.agencies, *(one.agency_id for one in mine)}
    kin = kin_among(portion.campaign_unit.unit_id, agencies)
    return tuple(one for one in mine if may_edit_portion(standing, one, kin))


def near(standing: Standing, portion: Portion) -> frozenset[int]:
    """Of the agencies of a person and of an appraisal, those that are kin of the unit; one query.

    No appraisal, no query: whoever scores is meant to be of the unit.
    """
    if portion.step not in APPRAISALS:
        return NOBODY
    return kin_among(portion.campaign_unit.unit_id, {*standing.agencies, portion.agency_id})


def kin_among(unit: int, agencies: Collection[int]) -> frozenset[int]:
    """Those of the agencies that are the unit, or above or below it, without the top of the province."""
    rows = Agency.objects.filter(pk__in={unit, *agencies}).values_list(
        "pk",
        "kind",
        "parent",
        "parent__kind",
        "parent__parent",
        "parent__parent__kind",
        "parent__parent__parent",
    )
    above = {row[0]: _below_the_top(row) for row in rows.order_by()}
    own = above.get(unit, NOBODY)
    return frozenset(one for one in agencies if one == unit or one in own or unit in above.get(one, NOBODY))


def _below_the_top(row: tuple[int | str | None, ...]) -> frozenset[int]:
    """An agency and those above it, up to but without the province and its committee."""
    own, kind, parent, parent_kind, second, second_kind, third = row
    ladder = (
        (own, kind, parent, second),
        (parent, parent_kind, second, third),
        (second, second_kind, third, None),
    )
    return frozenset(
        int(one)
        for one, its_kind, its_parent, its_second in ladder
        if one is not None and its_parent is not None and not (its_kind in TOP and its_second is None)
    )
