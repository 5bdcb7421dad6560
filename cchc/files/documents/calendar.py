"""Holidays of a year and the cut-offs of periodic reports as written."""

from datetime import date
from typing import Annotated, Literal

from cchc.files.document import Many, Some, written
from cchc.files.documents.written import Slug, Text, WrittenSource
from cchc.files.misfits import Meaning


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
    data_from: Annotated[Text, Meaning("Số liệu tính từ ngày; để tra cứu, chưa phép tính nào dùng")]
    data_to: Annotated[Text, Meaning("Số liệu tính đến hết ngày; để tra cứu, chưa phép tính nào dùng")]
    due: Annotated[Text, Meaning("Hạn gửi báo cáo; để tra cứu, chưa phép tính nào dùng")]
    source: WrittenSource


@written
class WrittenCutoffs:
    schema_: Literal["cutoffs/1"]
    reports: Some[WrittenCutoff]
