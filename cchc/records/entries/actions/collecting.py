"""Taking the sum of the members' figures over into the self-score of the agency that owes the line."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.circuit import Round
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import CollectedLine, Member, Portion
from cchc.records.entries.actions.checking import reckoned
from cchc.records.entries.actions.figures import Figure, cleaned, figure_of
from cchc.records.entries.actions.saving import refuse_changed, stored_entry, write_entry
from cchc.records.entries.actions.work import Work
from cchc.records.entries.models import Contribution, Entry
from cchc.records.entries.policies import may_adopt_sum
from cchc.records.entries.queries.contributions import (
    collected_rows,
    counted,
    leaf_of,
    owning_portion,
    readable,
    sum_from,
)
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of


@transaction.atomic
def adopt_sum(
    collected_id: int, *, provisional: bool = False, note: str = "", seen: int, by: User, now: datetime
) -> Entry:
    """Write the sum of what was sent, with its parts and with who is missing, as the self-score of the line.

    A provisional sum takes final figures where they are there. `seen` is the version of the entry that the
    person saw. Raises NotVisibleError, NotAllowed, Closed, FactError for a figure that cannot be true of its
    member, and InputRefused when nothing was sent or somebody else has written meanwhile.
    """
    work, collected = _opened(collected_id, by, now)
    work.refuse_unless_editable()
    leaf = leaf_of(collected)
    members = list(Member.objects.filter(collected=collected).select_related("agency").order_by("position"))
    rows = Contribution.objects.filter(member__collected=collected)
    figures = counted(rows, provisional=provisional)
    if not figures:
        place = Place(criterion=leaf.key)
        raise InputRefused([Problem("no_contributions", "Chưa đơn vị nào gửi số liệu", place)])
    for member in members:
        if member.pk in figures:
            readable(leaf, member.agency.name, figures[member.pk], work.calendar)
    cutoff = collected.provisional_cutoff if provisional else collected.final_cutoff
    source = f"Tổng hợp từ {len(figures)}/{len(members)} đơn vị"
    figure = Figure(sum_from(members, figures), note, source, cutoff, provisional)
    return _written(work, collected, cleaned(figure, leaf.key), seen)


def _opened(collected_id: int, by: User, now: datetime) -> tuple[Work, CollectedLine]:
    collected = collected_rows().filter(pk=collected_id).first()
    if collected is None:
        raise NotVisibleError(str(collected_id))
    owner = owning_portion(collected)
    Portion.objects.select_for_update(of=("self",)).filter(pk=owner.pk).first()
    standing = standing_of(by, timezone.localdate(now))
    portion = owning_portion(collected)
    portion.campaign_unit = collected.campaign_unit
    if not may_adopt_sum(standing, collected, portion):
        campaign = collected.campaign_unit.campaign
        if standing.leads(campaign.province_id):
            raise NotAllowed("Chỉ cơ quan tổng hợp hoặc cơ quan chấm dòng này được nhận số tổng hợp")
        raise NotVisibleError(str(collected_id))
    return Work(portion, standing, by, now), collected


def _written(work: Work, collected: CollectedLine, figure: Figure, seen: int) -> Entry:
    leaf = leaf_of(collected)
    stored = stored_entry(work.unit, leaf.key, Round.SELF)
    if stored is not None and figure_of(stored) == figure:
        return stored
    refuse_changed(stored, seen, leaf)
    points = reckoned(leaf, figure.entry(), work.catalogue.rounding, work.calendar)
    return write_entry(work.unit, leaf, Round.SELF, figure, points, stored, by=work.by, now=work.now)
