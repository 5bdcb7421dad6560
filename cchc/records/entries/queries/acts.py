"""Which acts on a portion a person may do now."""

from datetime import datetime

from cchc.core.campaign.circuit import APPRAISALS, Circuit, Step
from cchc.core.campaign.portion import Act, PortionState, acts_from
from cchc.records.campaigns.models import Portion
from cchc.records.campaigns.policies import may_reopen
from cchc.records.campaigns.queries import Editing, editable
from cchc.records.entries.policies import (
    may_accept,
    may_confirm,
    may_save_entry,
    may_send_back,
    may_submit,
    may_withdraw,
)
from cchc.records.entries.queries.owed import kin_among
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing


def acts_open(
    standing: Standing, portion: Portion, near: frozenset[int], time: Editing, now: datetime
) -> tuple[Act, ...]:
    """The acts that state, time and policy allow a person, in the order of the table.

    `near`: the agencies too near to judge the unit; `time`: what `editing` says of the portion.
    """
    campaign = portion.campaign_unit.campaign
    if time.code == "published":
        return ()
    possible = acts_from(PortionState(portion.state), Circuit(campaign.circuit), Step(portion.step))
    allowed = {
        Act.SUBMIT: time.allowed and may_submit(standing, portion, near),
        Act.WITHDRAW: may_withdraw(standing, portion, near),
        Act.CONFIRM: time.code != "window_closed" and may_confirm(standing, portion, near),
        Act.ACCEPT: may_accept(standing, campaign),
        Act.RETURN: Act.RETURN in possible and _may_return(standing, portion, near, now),
        Act.REOPEN: may_reopen(standing, campaign),
    }
    return tuple(act for act in possible if allowed[act])


def _may_return(standing: Standing, portion: Portion, near: frozenset[int], now: datetime) -> bool:
    if may_send_back(standing, portion, near):
        return True
    return may_send_back(standing, portion, near, running_appraisals(standing, portion, now))


def running_appraisals(standing: Standing, portion: Portion, now: datetime) -> tuple[Portion, ...]:
    """The appraisals of the unit of a portion on which a person works now; none when there can be none."""
    campaign = portion.campaign_unit.campaign
    later = campaign.circuit == Circuit.INTERNAL and portion.step not in APPRAISALS
    if not later or portion.state == PortionState.SUBMITTED:
        return ()
    found = Portion.objects.filter(campaign_unit=portion.campaign_unit_id, step__in=APPRAISALS)
    rows = list(found.select_related("campaign_unit__campaign", "campaign_unit__unit"))
    mine = [one for one in rows if standing.serves(one.agency_id, Role.APPRAISER)]
    if not mine:
        return ()
    agencies = {*standing.agencies, *(one.agency_id for one in mine)}
    kin = kin_among(portion.campaign_unit.unit_id, agencies)
    return tuple(one for one in mine if may_save_entry(standing, one, kin) and editable(one, now))
