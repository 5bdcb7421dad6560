"""The ledger of returns and repairs: what was sent back to whom, why, until when, and when it was mended."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from cchc.core.campaign.circuit import STEP_NAMES, Step
from cchc.records.campaigns.models import Campaign
from cchc.records.campaigns.policies import SCORING, may_see_whole
from cchc.records.campaigns.queries import seen_portions
from cchc.records.campaigns.queries.sight import reached
from cchc.records.entries.models import Return
from cchc.records.people.queries import Standing


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One return, of a portion or of the figure of a member; `repaired_at` None while it waits."""

    id: int
    agency: str
    unit: str
    what: str
    portion: int | None
    lines: tuple[str, ...]
    reason: str
    due: date
    by: str
    at: datetime
    repaired_by: str
    repaired_at: datetime | None

    def overdue(self, today: date) -> bool:
        """Whether it is not repaired although its day is over."""
        return self.repaired_at is None and self.due < today

    @property
    def late(self) -> bool:
        """Whether it was repaired after its day."""
        return self.repaired_at is not None and timezone.localdate(self.repaired_at) > self.due


def returns_ledger(standing: Standing, campaign: Campaign) -> tuple[LedgerRow, ...]:
    """The returns of a campaign that concern a person, the newest first; at most six queries."""
    of_member = Q(contribution__member__collected__campaign_unit__campaign=campaign)
    if not may_see_whole(standing, campaign):
        near = reached(standing, *SCORING)
        of_member &= Q(contribution__member__agency__in=near) | Q(
            contribution__member__collected__collating__in=near
        )
    seen = Q(portion__in=seen_portions(standing, campaign).order_by().values("pk"))
    rows = Return.objects.filter(seen | of_member).select_related(
        "by",
        "repaired_by",
        "portion__agency",
        "portion__campaign_unit__unit",
        "contribution__member__agency",
        "contribution__member__collected__line",
        "contribution__member__collected__campaign_unit__unit",
    )
    return tuple(_row(row) for row in rows)


def _row(row: Return) -> LedgerRow:
    agency, unit, what, lines = _about(row)
    return LedgerRow(
        id=row.pk,
        agency=agency,
        unit=unit,
        what=what,
        portion=row.portion_id,
        lines=lines,
        reason=row.reason,
        due=row.due,
        by=str(row.by),
        at=row.at,
        repaired_by=str(row.repaired_by or ""),
        repaired_at=row.repaired_at,
    )


def _about(row: Return) -> tuple[str, str, str, tuple[str, ...]]:
    """Agency, unit, what it is, and the lines concerned."""
    if row.portion is not None:
        portion = row.portion
        step = STEP_NAMES[Step(portion.step)]
        return portion.agency.name, portion.campaign_unit.unit.name, step, tuple(row.lines)
    assert row.contribution is not None
    member = row.contribution.member
    collected = member.collected
    kind = "Số liệu ước" if row.contribution.provisional else "Số liệu chính thức"
    return member.agency.name, collected.campaign_unit.unit.name, kind, (collected.line.key,)
