"""The log as a table that leaves the house as .xlsx or .csv."""

from collections.abc import Sequence

from django.utils import timezone

from cchc.core.report.cells import words
from cchc.core.report.outline import Align, Column, Report, Row, Section
from cchc.records.audit.queries import HistoryRow

COLUMNS = (
    Column("at", "Thời điểm", 16, Align.CENTRE),
    Column("who", "Người thực hiện", 22),
    Column("act", "Hành động", 22),
    Column("unit", "Đơn vị", 24),
    Column("line", "Dòng", 30),
    Column("round", "Vòng, bước", 16),
    Column("before", "Từ", 28),
    Column("after", "Thành", 28),
    Column("more", "Ghi chú", 30, narrow=False),
)


def log_report(title: str, rows: Sequence[HistoryRow], *, illustrative: bool = False) -> Report:
    """The rows as a report; texts are written as texts, so that no cell becomes a formula."""
    section = Section("log", title, "Nhật ký", COLUMNS, tuple(_row(row) for row in rows))
    return Report("log", title, "", (), (section,), illustrative=illustrative)


def _row(row: HistoryRow) -> Row:
    at = f"{timezone.localtime(row.at):%d/%m/%Y %H:%M}"
    texts = (at, row.who, row.act, row.unit, row.line, row.round, row.before, row.after, row.more)
    return Row(str(row.event), tuple(words(text) for text in texts))
