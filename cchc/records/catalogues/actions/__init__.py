"""Bringing in catalogue versions, mappings and calendars; drafts until they are published."""

from cchc.records.catalogues.actions.drafts import (
    DraftGiven,
    add_draft_line,
    apply_workbook,
    drop_draft,
    remove_draft_line,
    save_head,
    save_line,
    settle,
    start_draft,
)
from cchc.records.catalogues.actions.loading import load_calendar, load_catalogue, load_mapping
from cchc.records.catalogues.actions.publishing import publish_draft

__all__ = [
    "DraftGiven",
    "add_draft_line",
    "apply_workbook",
    "drop_draft",
    "load_calendar",
    "load_catalogue",
    "load_mapping",
    "publish_draft",
    "remove_draft_line",
    "save_head",
    "save_line",
    "settle",
    "start_draft",
]
