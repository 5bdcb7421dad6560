"""Who may bring in and who may see results, who judges requirements and attaches documents."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet

from cchc.records.assessments.models import Assessment
from cchc.records.evidence.policies import may_enter_document
from cchc.records.people.models import User
from cchc.records.people.queries import visible_roots


def may_load_results(by: AbstractUser) -> bool:
    """Only an administrator of the installation loads result files."""
    return by.is_active and by.is_superuser


def visible(by: User) -> QuerySet[Assessment]:
    """The results a person may see: those of units in the subtree of his own province."""
    return Assessment.objects.filter(unit__root__in=visible_roots(by))


def may_tick_requirement(by: User, assessment: Assessment, day: date) -> bool:
    """Whoever coordinates in the province of the unit says whether a qualitative requirement is met."""
    return may_enter_document(by, assessment.province, day)


def may_attach_document(by: User, assessment: Assessment, day: date) -> bool:
    """Whoever may enter documents of the province of the unit attaches them to the lines of its results."""
    return may_enter_document(by, assessment.province, day)


def may_detach_document(by: User, assessment: Assessment, day: date) -> bool:
    """Whoever may attach a document may take it away again."""
    return may_attach_document(by, assessment, day)
