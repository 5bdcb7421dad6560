"""Difficulties and proposals of a plan, what waits for an answer first."""

from collections.abc import Iterable

from django.db.models import BooleanField, Case, QuerySet, Value, When

from cchc.records.plans.models import Difficulty, Plan

ANSWERED = Case(When(answer="", then=Value(value=False)), default=True, output_field=BooleanField())


def difficulties_of(plans: Iterable[Plan], task: str = "", agency: str = "") -> QuerySet[Difficulty]:
    """The difficulties told of a plan in all its versions, of one task and one agency where named."""
    rows = Difficulty.objects.filter(task__plan__in=list(plans))
    rows = rows.filter(task__number=task) if task else rows
    rows = rows.filter(agency__slug=agency) if agency else rows
    return (
        rows.select_related("task__plan", "agency", "by", "answered_by")
        .annotate(done=ANSWERED)
        .order_by("done", "-at", "-pk")
    )
