"""Who is late: every portion that a person sees, with its end and with what would be lost on it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.lateness import OwedPortion
from cchc.core.campaign.portion import LEFT, PortionState
from cchc.core.campaign.risk import AtRisk, points_at_risk
from cchc.core.campaign.windows import Window
from cchc.records.campaigns.models import Campaign, Extension, Portion
from cchc.records.campaigns.queries.sight import portions_for
from cchc.records.campaigns.queries.timing import windows_of
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.queries import Standing

NONE_HELD: Mapping[str, Decimal] = {}


def late_board(
    campaign: Campaign, standing: Standing, held_last_year: Mapping[str, Decimal] = NONE_HELD
) -> tuple[OwedPortion, ...]:
    """The portions of a campaign for the board of who is late; at most five queries.

    What has not left its agency counts as not there (rule 12): all its lines are missing, and those of
    self-scoring are at risk with their whole maximum. `held_last_year`: points of the year before by line,
    for lines whose maximum no source gives.
    """
    windows = windows_of(campaign)
    rows = portions_for(standing, campaign)
    more = Extension.objects.filter(portion__campaign_unit__campaign=campaign).order_by("until")
    until: dict[int, datetime] = dict(more.values_list("portion", "until"))
    risks = points_at_risk(core_catalogue(campaign.catalogue), {}, held_last_year)
    by_line = {one.line: one for one in risks}
    return tuple(_owed(row, windows, until.get(row.pk), by_line) for row in rows)


def _owed(
    row: Portion, windows: Mapping[Step, Window], until: datetime | None, risks: Mapping[str, AtRisk]
) -> OwedPortion:
    step, state = Step(row.step), PortionState(row.state)
    missing = () if state in LEFT else tuple(row.lines)
    return OwedPortion(
        id=row.pk,
        agency=row.agency.slug,
        unit=row.campaign_unit.unit.slug,
        step=step,
        state=state,
        lines=len(row.lines),
        missing=missing,
        at_risk=tuple(_at_risk(missing, risks)) if step is Step.SELF_SCORING else (),
        window=windows.get(step),
        extended_until=until,
    )


def _at_risk(lines: Iterable[str], risks: Mapping[str, AtRisk]) -> Iterable[AtRisk]:
    return (risks[line] for line in lines if line in risks)
