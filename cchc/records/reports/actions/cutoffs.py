"""Bringing in the periodic reports of a year with their cut-offs."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from cchc.core.errors import NotAllowed
from cchc.core.reporting.periods import Cutoff
from cchc.records.audit.actions import record
from cchc.records.people.models import User
from cchc.records.reports.models import PeriodCutoff
from cchc.records.reports.policies import may_load_cutoffs

FIELDS = ("slug", "name", "data_from", "data_to", "due")


@transaction.atomic
def load_cutoffs(cutoffs: Iterable[Cutoff], *, by: User, now: datetime) -> bool:
    """Keep these reports in place of what was kept; return whether anything changed. Raises NotAllowed."""
    if not may_load_cutoffs(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp mốc chốt số liệu")
    given = [(one.id, one.name, one.data_from.text, one.data_to.text, one.due.text) for one in cutoffs]
    if list(PeriodCutoff.objects.values_list(*FIELDS)) == given:
        return False
    PeriodCutoff.objects.all().delete()
    PeriodCutoff.objects.bulk_create(
        PeriodCutoff(position=position, **dict(zip(FIELDS, one, strict=True)))
        for position, one in enumerate(given)
    )
    detail = {"reports": [f"{name}: {first} - {last}, {due}" for _, name, first, last, due in given]}
    record("reports.cutoffs_loaded", "cutoffs", detail, by=by, now=now)
    return True
