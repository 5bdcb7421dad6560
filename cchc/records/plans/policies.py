"""Who brings in and sees plans, who reports of his agency's tasks, confirms, raises and answers."""

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet

from cchc.records.people.models import Role, User
from cchc.records.people.queries import Standing, visible_roots
from cchc.records.plans.models import Plan

REPORTING = (Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD)


def may_load_plans(by: AbstractUser) -> bool:
    """Only an administrator of the installation loads plan files."""
    return by.is_active and by.is_superuser


def visible(by: User) -> QuerySet[Plan]:
    """The plans a person may see: those issued in the subtree of his own province."""
    return Plan.objects.filter(issuer__root__in=visible_roots(by))


def may_issue_plan(standing: Standing, root: int) -> bool:
    """Whoever coordinates in the province: signed plans, amendments, conclusions of meetings."""
    return standing.coordinates(root)


def may_write_plan_draft(standing: Standing, root: int) -> bool:
    """Whoever coordinates in the province writes drafts of plans, from nothing or from a document."""
    return standing.coordinates(root)


def may_read_plan_draft(standing: Standing, root: int) -> bool:
    """Whoever coordinates in the province, and its leaders."""
    return standing.coordinates(root) or standing.leads(root)


def may_report_progress(standing: Standing, agency: int, root: int) -> bool:
    """Who works for the agency reports of its tasks; who coordinates corrects."""
    return standing.serves(agency, *REPORTING) or standing.coordinates(root)


def may_confirm_progress(standing: Standing, agency: int, root: int) -> bool:
    """The head of the agency; who coordinates, for agencies whose head does not sign in."""
    return standing.serves(agency, Role.UNIT_HEAD) or standing.coordinates(root)


def may_raise_difficulty(standing: Standing, agency: int) -> bool:
    """Who works for the agency."""
    return standing.serves(agency, *REPORTING)


def may_answer_difficulty(standing: Standing, root: int) -> bool:
    """Whoever coordinates in the province."""
    return standing.coordinates(root)


def may_settle_due(standing: Standing, root: int) -> bool:
    """Whoever coordinates in the province gives a day to a task to which the text gives none."""
    return standing.coordinates(root)


def may_record_own_plan(standing: Standing, agency: int, root: int) -> bool:
    """Who works for the agency, and who coordinates in the province."""
    return standing.serves(agency, *REPORTING) or standing.coordinates(root)


def may_subscribe(standing: Standing, agency: int, root: int) -> bool:
    """Who serves in the agency in whatever role, who coordinates, and who leads the province."""
    return agency in standing.agencies or standing.coordinates(root) or standing.leads(root)
