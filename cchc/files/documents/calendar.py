"""Holidays of a year and the cut-offs of periodic reports as written."""

from datetime import date
from typing import Literal

from cchc.files.document import Many, Some, written
from cchc.files.documents.written import Slug, Text, WrittenSource


@written
class WrittenDay:
    date: date
    name: Text


@written
class WrittenCalendar:
    schema_: Literal["calendar/1"]
    year: int
    holidays: Many[WrittenDay]
    makeup_days: Many[WrittenDay] = ()
    source: WrittenSource


@written
class WrittenCutoff:
    id: Slug
    name: Text
    data_from: Text
    data_to: Text
    due: Text
    source: WrittenSource


@written
class WrittenCutoffs:
    schema_: Literal["cutoffs/1"]
    reports: Some[WrittenCutoff]
