"""The appraisal council: who sits in it, and how it voted on a line; what is carried counts from then on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cchc.core.campaign.circuit import CIRCUIT_NAMES, Circuit, Round
from cchc.core.campaign.vote import BallotKind, carried
from cchc.core.catalogue.facts import Collected, Fact
from cchc.core.errors import FactError, InputRefused, NotAllowed, Place, Problem
from cchc.core.scoring.evaluate import evaluate
from cchc.files.facts_json import fact_to_json
from cchc.records.agencies.models import Agency
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import Campaign
from cchc.records.campaigns.queries import kin_of
from cchc.records.entries.actions.figures import Figure
from cchc.records.people.models import User
from cchc.records.rounds.actions.held import (
    MINUTES,
    Field,
    Held,
    held_campaign,
    held_unit,
    refuse_other_circuit,
    refuse_unfit,
    stated,
    worded,
)
from cchc.records.rounds.actions.writing import write
from cchc.records.rounds.models import CouncilDecision, CouncilMember
from cchc.records.rounds.openness import appraisal_under_way
from cchc.records.rounds.policies import may_record_decision, may_seat_council

NAME, POSITION = Field("name", "Họ và tên", 200), Field("position", "Chức vụ", 200)


@dataclass(frozen=True, slots=True)
class Seat:
    """One member: name, position, the agency in which he serves (its number), whether he chairs."""

    name: str
    position: str = ""
    agency: int | None = None
    chair: bool = False


@transaction.atomic
def seat_council(slug: str, seats: Sequence[Seat], *, by: User, now: datetime) -> int:
    """Say who sits in the council of a campaign, in their order, instead of who sat there; return how many.

    Raises NotVisibleError, NotAllowed, and InputRefused for an empty council, a member without a name or
    named twice, other than one chair, an agency of another province, or once all units are published.
    """
    campaign, standing = held_campaign(slug, by=by, now=now)
    if not may_seat_council(standing, campaign):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được lập Hội đồng")
    refuse_unfit([(seat.name, NAME) for seat in seats] + [(seat.position, POSITION) for seat in seats])
    problems = _seat_faults(campaign, seats)
    if problems:
        raise InputRefused(problems)
    before = [_told(row) for row in CouncilMember.objects.filter(campaign=campaign)]
    rows = [_member(campaign, order, seat) for order, seat in enumerate(seats, start=1)]
    after = [_told(row) for row in rows]
    if before != after:
        _refuse_all_published(campaign)
        CouncilMember.objects.filter(campaign=campaign).delete()
        CouncilMember.objects.bulk_create(rows)
        record("rounds.council_seated", campaign.slug, {"from": before, "to": after}, by=by, now=now)
    return len(rows)


def _refuse_all_published(campaign: Campaign) -> None:
    """Who decided stays as it was once there is nothing left to decide."""
    if not campaign.units.filter(published=None).exists():
        raise InputRefused([Problem("published", "Kết quả của cả đợt đã công bố")])


def _member(campaign: Campaign, order: int, seat: Seat) -> CouncilMember:
    return CouncilMember(
        campaign=campaign,
        name=seat.name.strip(),
        position=seat.position.strip(),
        agency_id=seat.agency,
        chair=seat.chair,
        order=order,
    )


def _told(row: CouncilMember) -> dict[str, object]:
    return {"name": row.name, "position": row.position, "agency": row.agency_id, "chair": row.chair}


def _seat_faults(campaign: Campaign, seats: Sequence[Seat]) -> list[Problem]:
    found = []
    if campaign.circuit != Circuit.INTERNAL:
        message = f"Hội đồng chỉ có trong đợt “{CIRCUIT_NAMES[Circuit.INTERNAL]}”"
        found.append(Problem("other_circuit", message))
    names = [seat.name.strip() for seat in seats]
    if not seats or not all(names):
        found.append(Problem("missing_name", "Hãy ghi họ và tên từng thành viên Hội đồng"))
    if len({name.casefold() for name in names}) < len(names):
        found.append(
            Problem("duplicate_name", "Có thành viên được ghi hai lần: thêm chức vụ vào tên để phân biệt")
        )
    if sum(seat.chair for seat in seats) != 1:
        found.append(Problem("one_chair", "Hội đồng có đúng một Chủ tịch"))
    asked = {seat.agency for seat in seats if seat.agency is not None}
    known = Agency.objects.filter(pk__in=asked, root=campaign.province_id).count()
    if known < len(asked):
        found.append(Problem("missing_reference", "Có cơ quan không thuộc tỉnh này"))
    return found


@dataclass(frozen=True, slots=True)
class Vote:
    """What was put to the vote and how it went; `present` are those who came, or who answered in writing."""

    ballot: BallotKind
    fact: Fact
    present: int
    in_favour: int
    against: int
    reason: str
    minutes: str = ""


@transaction.atomic
def record_decision(
    slug: str, unit: str, line: str, vote: Vote, *, seen: int = 0, by: User, now: datetime
) -> CouncilDecision:
    """Record a vote; carried, its figure counts for the line, otherwise that of the last appraisal stays.

    Members who serve in the unit, above it or below it do not vote. `seen` is the version of the council's
    figure that the person saw, 0 for none. Raises NotVisibleError, NotAllowed, Closed, UnknownReference,
    FactError for a figure or a count that cannot be, and InputRefused: without a council or a reason, while
    the unit is still appraised, for more votes than voters, or when another has written since.
    """
    why_not = "Chỉ chuyên viên CCHC của tỉnh được ghi quyết định của Hội đồng"
    held = held_unit(slug, unit, may_record_decision, why_not, by=by, now=now)
    refuse_other_circuit(held, Circuit.INTERNAL)
    leaf, reason = (
        held.leaf(line),
        stated(vote.reason, "missing_reason", "Hãy ghi nội dung, lý do quyết định"),
    )
    if isinstance(vote.fact, Collected):
        raise FactError("Hội đồng biểu quyết một số của cả dòng", Place(criterion=line))
    evaluate(leaf, Figure(vote.fact).entry(), held.catalogue.rounding, held.calendar)
    members, own = _voters(held)
    problems = [*appraisal_under_way(held.unit, now), *_vote_faults(vote, members, own)]
    if problems:
        raise InputRefused(problems)
    passed = carried(vote.ballot, members, vote.present, vote.in_favour)
    row = CouncilDecision.objects.create(
        campaign_unit=held.unit,
        line=held.line(line),
        ballot=vote.ballot,
        members=members,
        present=vote.present,
        in_favour=vote.in_favour,
        against=vote.against,
        absent_own=own,
        carried=passed,
        fact=fact_to_json(vote.fact),
        reason=reason,
        minutes=worded(vote.minutes, MINUTES),
        by=by,
        at=now,
    )
    record("rounds.decision_recorded", held.subject(line, Round.COUNCIL), _counted(row), by=by, now=now)
    if passed:
        source = f"Hội đồng thẩm định: {row.minutes}" if row.minutes else "Hội đồng thẩm định"
        write(held, leaf, Round.COUNCIL, Figure(vote.fact, reason, source), seen=seen)
    return row


def _voters(held: Held) -> tuple[int, int]:
    """How many sit in the council, and how many of them serve too near to the unit to vote."""
    seated = list(CouncilMember.objects.filter(campaign=held.campaign).values_list("agency", flat=True))
    kin = kin_of(held.unit.unit)
    return len(seated), sum(agency in kin for agency in seated)


def _vote_faults(vote: Vote, members: int, own: int) -> list[Problem]:
    if members == 0:
        return [Problem("no_council", "Chưa lập Hội đồng của đợt này")]
    found = []
    if not 0 < vote.present <= members - own:
        message = f"Hội đồng có {members} thành viên, {own} thành viên không biểu quyết vì là đơn vị mình"
        found.append(
            Problem("too_many_present", f"{message}; số dự họp hoặc cho ý kiến không thể là {vote.present}")
        )
    if min(vote.in_favour, vote.against) < 0 or vote.in_favour + vote.against > vote.present:
        found.append(
            Problem("too_many_votes", "Số tán thành và không tán thành nhiều hơn số thành viên biểu quyết")
        )
    return found


def _counted(row: CouncilDecision) -> dict[str, object]:
    names = (
        "ballot",
        "members",
        "present",
        "in_favour",
        "against",
        "absent_own",
        "carried",
        "reason",
        "minutes",
    )
    return {**{name: getattr(row, name) for name in names}, "to": row.fact}
