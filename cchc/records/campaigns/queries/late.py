"""Who is late: every portion that a person sees, with its end and with what would be lost on it."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.lateness import OwedPortion
from cchc.core.campaign.portion import LEFT, PortionState
from cchc.core.campaign.risk import points_at_risk
from cchc.records.campaigns.models import Campaign, Extension
from cchc.records.campaigns.queries.sight import seen_portions
from cchc.records.campaigns.queries.timing import windows_of
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.queries import Standing

NONE_HELD: Mapping[str, Decimal] = {}
COLUMNS = ("pk", "agency__slug", "campaign_unit__unit__slug", "step", "state", "lines")


def late_board(
    campaign: Campaign, standing: Standing, held_last_year: Mapping[str, Decimal] = NONE_HELD
) -> tuple[OwedPortion, ...]:
    """The portions of a campaign for the board of who is late; at most six queries.

    What has not left its agency counts as not there (rule 12): all its lines are missing, and those of
    self-scoring are at risk with their whole maximum. `held_last_year`: points of the year before by line,
    for lines whose maximum no source gives.
    """
    windows = windows_of(campaign)
    more = Extension.objects.filter(portion__campaign_unit__campaign=campaign).order_by("until")
    until: dict[int, datetime] = dict(more.values_list("portion", "until"))
    found = points_at_risk(core_catalogue(campaign.catalogue), {}, held_last_year)
    risks = {one.line: one for one in found}
    rows = seen_portions(standing, campaign).order_by("campaign_unit__position", "pk")
    board = []
    for pk, agency, unit, step, state, lines in rows.values_list(*COLUMNS):
        missing = () if PortionState(state) in LEFT else tuple(lines)
        counted = missing if step == Step.SELF_SCORING else ()
        board.append(
            OwedPortion(
                id=pk,
                agency=agency,
                unit=unit,
                step=Step(step),
                state=PortionState(state),
                lines=len(lines),
                missing=missing,
                at_risk=tuple(risks[line] for line in counted if line in risks),
                window=windows.get(Step(step)),
                extended_until=until.get(pk),
            )
        )
    return tuple(board)
