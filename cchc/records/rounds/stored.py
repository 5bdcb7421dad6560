"""Stored deductions of the Ministry as core values, and back."""

from datetime import datetime

from cchc.core.catalogue.nodes import Status
from cchc.core.scoring.assessment import DeductionItem, DocumentCited
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.people.models import User
from cchc.records.rounds.models import RoundDeduction


def core_deduction(row: RoundDeduction) -> DeductionItem:
    """The item as the core reckons with it."""
    named = row.document_number or row.document_date or row.document_title
    return DeductionItem(
        line=row.line.key,
        cause=row.cause,
        amount=row.amount,
        document=DocumentCited(row.document_number, row.document_date, row.document_title) if named else None,
        judge=row.judge,
        occurring=tuple(row.occurring),
        responsible=tuple(row.responsible),
        responsible_status=Status(row.responsible_status),
        leading=tuple(row.leading),
        note=row.note,
    )


def deduction_row(
    unit: CampaignUnit, line: CatalogueLine, position: int, item: DeductionItem, by: User, at: datetime
) -> RoundDeduction:
    """The row that keeps an item of the line."""
    document = item.document or DocumentCited()
    return RoundDeduction(
        campaign_unit=unit,
        line=line,
        position=position,
        cause=item.cause.strip(),
        amount=item.amount,
        document_number=document.number,
        document_date=document.day,
        document_title=document.title,
        judge=item.judge,
        occurring=list(item.occurring),
        responsible=list(item.responsible),
        leading=list(item.leading),
        responsible_status=item.responsible_status.value,
        note=item.note,
        by=by,
        at=at,
    )
