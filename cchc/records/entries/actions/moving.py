"""What becomes of figures, proofs and questions when an open campaign moves to another catalogue version."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.errors import FactError, RuleError
from cchc.records.audit.actions import record
from cchc.records.campaigns.actions import move_catalogue
from cchc.records.campaigns.models import Campaign
from cchc.records.campaigns.queries import MovePlan
from cchc.records.catalogues.queries import work_calendar
from cchc.records.entries.actions.checking import reckoned
from cchc.records.entries.actions.figures import figure_of
from cchc.records.entries.actions.work import subject
from cchc.records.entries.models import Contribution, Entry, Proof, Question, Return, Typed
from cchc.records.people.models import User

Told = dict[str, object]


@transaction.atomic
def confirm_move(move_id: int, *, by: User, now: datetime) -> Campaign:
    """Move a campaign as a proposal says, with all its figures; what is lost stays in the log, word for word.

    Raises NotVisibleError, NotAllowed, and InputRefused for a proposal that is confirmed or no longer true.
    """
    return move_catalogue(move_id, lambda plan: _carry(plan, by, now), by=by, now=now)


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of one figure: where it goes with which points, None for what is lost."""

    line: str | None
    points: Decimal | None = None


def _carry(plan: MovePlan, by: User, now: datetime) -> Mapping[str, object]:
    """Carry over what belongs to carried lines, log and drop what belongs to lost ones."""
    figures = _carry_entries(plan, by, now)
    proofs = _carry_proofs(plan, by, now)
    members = _drop_contributions(plan, by, now)
    _carry_ticks_and_questions(plan)
    return {**figures, "proofs_lost": proofs, "contributions_lost": members}


def _carry_entries(plan: MovePlan, by: User, now: datetime) -> Told:
    """Every figure goes with its line; its points are computed anew under the new version."""
    rows = Entry.objects.filter(campaign_unit__campaign=plan.campaign).select_for_update(of=("self",))
    rows = rows.select_related("line", "campaign_unit__campaign", "campaign_unit__unit").order_by("pk")
    calendar = work_calendar([plan.campaign.year]) if plan.new_core.counts_working_days else WEEKENDS_ONLY
    lost, carried, counts = [], [], Counter[str]()
    for row in rows:
        fate = _fate(plan, row, calendar)
        if fate.line is None:
            lost.append(row.pk)
        else:
            carried.append(row)
        counts[_follow(plan, row, fate, by, now)] += 1
    Entry.objects.bulk_update(carried, ("line", "points"), batch_size=500)
    Entry.objects.filter(pk__in=lost).delete()
    return {f"figures_{name}": number for name, number in counts.items()}


def _fate(plan: MovePlan, row: Entry, calendar: WorkCalendar) -> _Fate:
    key = plan.carried.get(row.line.key)
    if key is None:
        return _Fate(None)
    try:
        leaf, rounding = plan.new_core.by_key[key], plan.new_core.rounding
        return _Fate(key, reckoned(leaf, figure_of(row).entry(), rounding, calendar))
    except (FactError, RuleError):
        return _Fate(None)


def _follow(plan: MovePlan, row: Entry, fate: _Fate, by: User, now: datetime) -> str:
    """Log what changes for a figure, and set it; `kept`, `changed` or `lost`."""
    before = {**figure_of(row).as_json(), "points": _points(row.points)}
    old = row.line.key
    if fate.line is None:
        detail = {"from": before, "to": None, "version": row.version}
        record(
            "entries.entry_lost_by_move", subject(row.campaign_unit, old, row.round), detail, by=by, now=now
        )
        return "lost"
    same = (old, row.points) == (fate.line, fate.points)
    row.line_id, row.points = plan.rows[row.line_id], fate.points
    if same:
        return "kept"
    after = {**before, "points": _points(fate.points)}
    moved: Told = {"line": old, "from": before, "to": after, "version": row.version}
    name = subject(row.campaign_unit, fate.line, row.round)
    record("entries.entry_moved", name, moved, by=by, now=now)
    return "changed"


def _points(points: Decimal | None) -> str | None:
    return None if points is None else f"{points.normalize():f}"


def _carry_proofs(plan: MovePlan, by: User, now: datetime) -> int:
    rows = Proof.objects.filter(campaign_unit__campaign=plan.campaign)
    lost = rows.exclude(line__in=plan.rows).select_related(
        "line", "campaign_unit__campaign", "campaign_unit__unit"
    )
    gone = list(lost)
    for row in gone:
        detail = {"document": row.document_id, "pages": row.pages, "from_last_year": row.from_last_year}
        name = subject(row.campaign_unit, row.line.key, row.round)
        record("entries.proof_lost_by_move", name, detail, by=by, now=now)
    Proof.objects.filter(pk__in=[row.pk for row in gone]).delete()
    for old, new in plan.rows.items():
        rows.filter(line=old).update(line=new)
    return len(gone)


def _drop_contributions(plan: MovePlan, by: User, now: datetime) -> int:
    """Figures of members go with their collected line; those of a lost line are logged and dropped."""
    rows = Contribution.objects.filter(member__collected__campaign_unit__campaign=plan.campaign)
    lost = list(
        rows.exclude(member__collected__line__in=plan.rows).select_related(
            "member__agency",
            "member__collected__line",
            "member__collected__campaign_unit__campaign",
            "member__collected__campaign_unit__unit",
        )
    )
    for row in lost:
        collected = row.member.collected
        detail = {"agency": row.member.agency.slug, "provisional": row.provisional, "from": row.fact}
        name = subject(collected.campaign_unit, collected.line.key)
        record("entries.contribution_lost_by_move", name, {**detail, "to": None}, by=by, now=now)
    Return.objects.filter(contribution__in=lost).delete()
    Contribution.objects.filter(pk__in=[row.pk for row in lost]).delete()
    return len(lost)


def _carry_ticks_and_questions(plan: MovePlan) -> None:
    """A question goes with its line, or stays with the old one; what changed is retyped."""
    kept = {one.old for one in plan.lines if one.what == "kept"}
    typed = Typed.objects.filter(campaign_unit__campaign=plan.campaign)
    typed.exclude(line__key__in=kept).delete()
    questions = Question.objects.filter(campaign=plan.campaign)
    for old, new in plan.rows.items():
        typed.filter(line=old).update(line=new)
        questions.filter(line=old).update(line=new)
