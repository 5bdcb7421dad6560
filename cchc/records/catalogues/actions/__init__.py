"""Bringing in catalogue versions, mappings and calendars; drafts until they are published."""

from cchc.records.catalogues.actions.draft_lines import (
    add_draft_line,
    move_draft_line,
    remove_draft_line,
    renumber_draft,
    save_line,
)
from cchc.records.catalogues.actions.draft_mapping import save_correction, save_fresh, save_mapping
from cchc.records.catalogues.actions.drafts import (
    DraftGiven,
    apply_workbook,
    drop_draft,
    save_head,
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
    "move_draft_line",
    "publish_draft",
    "remove_draft_line",
    "renumber_draft",
    "save_correction",
    "save_fresh",
    "save_head",
    "save_line",
    "save_mapping",
    "settle",
    "start_draft",
]
