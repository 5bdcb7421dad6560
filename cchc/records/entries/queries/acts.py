"""Which acts on a portion a person may do now."""

from collections.abc import Iterable
from datetime import datetime

from cchc.core.campaign.circuit import APPRAISALS, Circuit, Step
from cchc.core.campaign.portion import EDITABLE, Act, PortionState, acts_from
from cchc.core.campaign.windows import Phase, phase
from cchc.records.campaigns.models import Extension, Portion
from cchc.records.campaigns.policies import may_reopen
from cchc.records.campaigns.queries import Editing, editable, windows_of
from cchc.records.entries.policies import (
    may_accept,
    may_confirm,
    may_send_back,
    may_submit,
    may_withdraw,
)
from cchc.records.entries.queries.owed import Reached
from cchc.records.people.queries import Standing


def acts_open(
    standing: Standing, reached: Reached, near: frozenset[int], time: Editing, now: datetime
) -> tuple[Act, ...]:
    """The acts that state, time and policy allow a person, in the order of the table.

    `near`: the agencies too near to judge the unit; `time`: what `editing` says of the portion. No query
    but for who judges the unit.
    """
    portion = reached.portion
    campaign = portion.campaign_unit.campaign
    if time.code == "published":
        return ()
    possible = acts_from(PortionState(portion.state), Circuit(campaign.circuit), Step(portion.step))
    allowed = {
        Act.SUBMIT: time.allowed and may_submit(standing, portion, near),
        Act.WITHDRAW: may_withdraw(standing, portion, near),
        Act.CONFIRM: time.code not in holding_up(Step(portion.step)) and may_confirm(standing, portion, near),
        Act.ACCEPT: may_accept(standing, campaign),
        Act.RETURN: may_send_back(standing, portion, near, _in_their_time(reached.judging, now)),
        Act.REOPEN: may_reopen(standing, campaign),
    }
    return tuple(act for act in possible if allowed[act])


def holding_up(step: Step) -> tuple[str, ...]:
    """What of `editing` keeps a submitted portion from leaving: time, and what it judges being mended."""
    waiting = ("waiting",) if step in APPRAISALS else ()
    return ("published", "window_closed", *waiting)


def running(judging: Iterable[Portion], now: datetime) -> tuple[Portion, ...]:
    """Those appraisals that are open now; at most four queries for each."""
    return tuple(one for one in judging if editable(one, now))


def _in_their_time(judging: Iterable[Portion], now: datetime) -> tuple[Portion, ...]:
    """Those appraisals in which there is work and time: good enough to offer an act; two queries for all.

    Who then acts is asked again by `running`.
    """
    waiting = [one for one in judging if PortionState(one.state) in EDITABLE]
    if not waiting:
        return ()
    windows = windows_of(waiting[0].campaign_unit.campaign)
    extended = set(
        Extension.objects.filter(portion__in=waiting, until__gt=now).values_list("portion", flat=True)
    )
    return tuple(
        one for one in waiting if one.pk in extended or phase(windows.get(Step(one.step)), now) is Phase.OPEN
    )
