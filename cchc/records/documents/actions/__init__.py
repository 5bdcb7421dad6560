"""Freezing documents, recording how they came back signed, keeping templates."""

from cchc.records.documents.actions.issuing import attach_signed, freeze
from cchc.records.documents.actions.templates import bring_template, end_template, start_template

__all__ = ["attach_signed", "bring_template", "end_template", "freeze", "start_template"]
