"""A draft as it is stored: the text of its file, and beside it texts and marks as plain JSON."""

from dataclasses import asdict
from typing import Any

from cchc.files.catalogue_import.annex_line import Mark
from cchc.files.catalogue_import.catalogue_yaml import yaml_of
from cchc.files.catalogue_import.draft_catalogue import Draft, LineText
from cchc.files.yaml_tree import parse_yaml

Notes = dict[str, Any]


def stored(draft: Draft) -> tuple[str, Notes]:
    """The text and the notes of a draft."""
    texts = {key: asdict(text) for key, text in draft.texts.items()}
    marks = {key: [asdict(mark) for mark in found] for key, found in draft.marks.items() if found}
    return yaml_of(draft.content), {"texts": texts, "marks": marks}


def loaded(text: str, notes: Notes) -> Draft:
    """The draft of a text and notes that `stored` gave."""
    content = parse_yaml(text.encode(), "bản thảo").data
    assert isinstance(content, dict)
    return Draft(
        content,
        {key: LineText(**one) for key, one in notes.get("texts", {}).items()},
        {key: [Mark(**one) for one in found] for key, found in notes.get("marks", {}).items()},
    )
