"""Writing the lists of a draft beside its tasks, entry by entry; never over what one has not seen."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cchc.records.people.models import User
from cchc.records.plans.actions.drafts import change_draft
from cchc.records.plans.draft_entries import with_entry, with_target, without_entry
from cchc.records.plans.models import PlanDraft


def save_entry(
    slug: str,
    section: str,
    place: int | None,
    entry: Mapping[str, Any],
    *,
    seen: int,
    by: User,
    now: datetime,
) -> PlanDraft:
    """Write one entry of a section: a new one (`place` None), or the one that stands there."""
    return change_draft(
        slug, lambda content: with_entry(content, section, place, entry), section, seen, by, now
    )


def remove_entry(slug: str, section: str, place: int, *, seen: int, by: User, now: datetime) -> PlanDraft:
    """Take one entry out."""
    return change_draft(slug, lambda content: without_entry(content, section, place), section, seen, by, now)


def save_target(
    slug: str,
    at: tuple[str, int, int | None],
    target: Mapping[str, Any] | None,
    *,
    seen: int,
    by: User,
    now: datetime,
) -> PlanDraft:
    """Write one target of a duty or requirement, `at` section, entry and target (None: a new one).

    `target` None takes it out.
    """
    return change_draft(slug, lambda content: with_target(content, *at, target), at[0], seen, by, now)
