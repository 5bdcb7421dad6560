"""Holidays of a year and the cut-offs of periodic reports as written."""

from datetime import date
from typing import Annotated, Literal

from cchc.core.reporting.periods import Cutoff, year_day
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
    data_from: Annotated[Text, Meaning("Số liệu tính từ ngày: 14/3 hoặc 15/12 năm trước")]
    data_to: Annotated[Text, Meaning("Số liệu tính đến hết ngày")]
    due: Annotated[Text, Meaning("Ngày cuối cùng gửi báo cáo còn đúng hạn")]
    source: WrittenSource

    def to_core(self) -> Cutoff:
        return Cutoff(
            self.id, self.name, year_day(self.data_from), year_day(self.data_to), year_day(self.due)
        )


@written
class WrittenCutoffs:
    schema_: Literal["cutoffs/1"]
    reports: Some[WrittenCutoff]
