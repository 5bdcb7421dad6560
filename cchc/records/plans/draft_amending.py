"""Amending an issued plan: a draft that begins with what was issued."""

from cchc.core.numerals import date_text
from cchc.files.yaml_tree import parse_yaml
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.people.queries import Standing
from cchc.records.plans.actions.drafts import NewDraft
from cchc.records.plans.draft_content import amending
from cchc.records.plans.models import Plan
from cchc.records.plans.policies import may_issue_plan, visible


def amendable(standing: Standing) -> tuple[tuple[str, str], ...]:
    """Identifier and name of each plan that the person may amend, the newest first; one query."""
    rows = visible(standing.person).select_related("issuer").defer("text")
    return tuple(
        (one.slug, f"{one.number} ngày {date_text(one.day)}")
        for one in rows
        if may_issue_plan(standing, one.issuer.root_id or one.issuer_id)
    )


def amendment_of(standing: Standing, slug: str) -> NewDraft:
    """What the draft of an amendment begins with; raises NotVisibleError for who may not amend it."""
    row = (
        visible(standing.person).filter(slug=slug).select_related("issuer", "register", "catalogue", "result")
    )
    plan = row.first()
    if plan is None or not may_issue_plan(standing, plan.issuer.root_id or plan.issuer_id):
        raise NotVisibleError(slug)
    return NewDraft(
        register=plan.register.slug,
        catalogue=plan.catalogue.key,
        kind=plan.kind,
        title=plan.title,
        content=amending(_as_json(plan), plan.slug),
        result=plan.result.slug if plan.result else "",
        amends=plan.slug,
    )


def _as_json(plan: Plan) -> dict[str, object]:
    """The keys of the file of a plan, dates and decimals as text."""
    found = _plain(parse_yaml(plan.text.encode(), plan.slug).data)
    assert isinstance(found, dict)
    return found


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
