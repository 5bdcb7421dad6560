"""Results and league tables: the very reports that pages, files and the terminal print."""

from datetime import date
from typing import Any

from ninja import Schema

from cchc.core.report.outline import Report
from cchc.files.tables_json import as_json
from cchc.records.assessments.queries import AssessmentSummary
from cchc.records.indexes.queries import IndexSummary


class RowOut(Schema):
    """Một hàng: `cells` theo khóa của cột; `states` nói ô null nào là chưa có số liệu, không đánh giá."""

    id: str
    style: str
    level: int
    cells: dict[str, Any]
    states: dict[str, str] | None = None


class SectionOut(Schema):
    """Một bảng: cột theo thứ tự in, các hàng, ghi chú."""

    title: str
    columns: dict[str, str]
    rows: list[RowOut]
    notes: list[str]


class ReportOut(Schema):
    """Một báo cáo: số là chữ có dấu chấm, khoảng điểm là {low, high}; `texts` là chữ in trên trang."""

    title: str
    subtitle: str
    illustrative: bool
    facts: dict[str, Any]
    texts: dict[str, str]
    sections: dict[str, SectionOut]
    notes: list[str]


class ResultOut(Schema):
    """Một kết quả đánh giá được xem."""

    slug: str
    title: str
    unit: str
    province: str
    year: int
    level: str
    catalogue: str
    data_date: date | None
    illustrative: bool


class IndexOut(Schema):
    """Một chỉ số và những năm đã công bố; `shown` là năm trang mở ra."""

    slug: str
    short_name: str
    title: str
    publisher: str
    years: list[int]
    shown: int | None


def report_out(report: Report) -> ReportOut:
    """A report as the file writes it, so that the interface never says another figure."""
    return ReportOut(**as_json(report))


def result_out(row: AssessmentSummary) -> ResultOut:
    """One result in the list."""
    return ResultOut(
        slug=row.slug,
        title=row.title,
        unit=row.unit_name,
        province=row.unit_root_name,
        year=row.year,
        level=row.level,
        catalogue=row.catalogue_key,
        data_date=row.data_date,
        illustrative=row.illustrative,
    )


def index_out(row: IndexSummary) -> IndexOut:
    """One index in the list."""
    return IndexOut(
        slug=row.slug,
        short_name=row.short_name,
        title=row.title,
        publisher=row.publisher,
        years=list(row.years),
        shown=row.shown,
    )
