"""Reporting rounds as they are given: the list, the board, one report, the report of the province."""

from collections.abc import Iterable
from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from cchc.api.schemas.plain import GREATEST, Body, Day, Number, Slug, Text
from cchc.core.campaign.written import number_in
from cchc.core.reporting.agency_report import TaskLine
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.sections import WRITTEN
from cchc.records.reports.models import AgencyReport, ReportingRound
from cchc.records.reports.queries import ReportView, RoundBoard, WholeReport
from cchc.records.reports.queries.listed import RoundCount


class RoundStateOut(Schema):
    """Báo cáo của một cơ quan mình đang ở bước nào."""

    agency: str
    state: str


class ReportingRoundOut(Schema):
    """Một đợt báo cáo; `sent`, `asked` chỉ cho người xem được cả đợt."""

    slug: str
    name: str
    province: str
    kind: str
    year: int
    data_from: date
    data_to: date
    units_due: date
    due: date
    closed_at: datetime | None
    version: int
    illustrative: bool
    asked: int | None
    sent: int | None
    own: list[RoundStateOut]


class BoardAgencyOut(Schema):
    """Một cơ quan trên bảng theo dõi; `days_late` null: chưa quá hạn."""

    agency: str
    name: str
    state: str
    version: int
    due: date
    days_late: int | None
    sent_at: datetime | None


class ReportingBoardOut(Schema):
    """Ai đã gửi, ai chậm; cơ quan chỉ thấy báo cáo của mình; gửi `version` ở `seen` khi sửa đợt."""

    slug: str
    name: str
    version: int
    units_due: date
    due: date
    closed_at: datetime | None
    whole: bool
    agencies: list[BoardAgencyOut]


class AskedFigureOut(Schema):
    """Một chỉ tiêu phải ghi; `of` là mã của tổng số chứa nó; `value` null: chưa ghi."""

    key: str
    title: str
    unit: str
    of: str
    value: str | None


class RemarkOut(Schema):
    """Nhận xét ở một mục."""

    section: str
    title: str
    text: str


class PeriodTaskOut(Schema):
    """Một nhiệm vụ của kỳ."""

    section: str
    task: str
    title: str
    due: date | None
    outlook: str
    result: str
    reason: str


class ReportReturnOut(Schema):
    """Lần trả lại chưa được sửa."""

    reason: str
    due: date


class AgencyReportOut(Schema):
    """Báo cáo của một cơ quan; gửi `version` ở `seen` khi ghi."""

    agency: str
    name: str
    state: str
    version: int
    remarks: list[RemarkOut]
    figures: list[AskedFigureOut]
    tasks: list[PeriodTaskOut]
    sent_at: datetime | None
    returned: ReportReturnOut | None


class AgencyReportGiven(Body):
    """Nhận xét theo mục, số liệu theo mã chỉ tiêu; mục, chỉ tiêu không gửi là để trống."""

    remarks: dict[Slug, Text] = Field(default_factory=dict)
    figures: dict[Slug, Number] = Field(default_factory=dict)
    seen: int = Field(ge=0, le=GREATEST)

    @property
    def typed(self) -> dict[str, str]:
        """The figures as a person would type them."""
        return {key: text.replace(".", ",") for key, text in self.figures.items()}


class FiguresGiven(Body):
    """Chỉ những số này được ghi, nhận xét và số khác giữ nguyên; null là xóa số."""

    figures: dict[Slug, Number | None]
    seen: int = Field(ge=0, le=GREATEST)

    @property
    def typed(self) -> dict[str, str]:
        """The figures as a person would type them."""
        return {key: "" if text is None else text.replace(".", ",") for key, text in self.figures.items()}


class AgencyFiguresGiven(Body):
    """Số liệu của một cơ quan, theo mã chỉ tiêu; `seen` là lần ghi đã xem, 0 khi cơ quan chưa viết."""

    agency: Slug
    figures: dict[Slug, Number]
    seen: int = Field(ge=0, le=GREATEST)


class RoundFiguresGiven(Body):
    """Số liệu các cơ quan gửi bằng tệp, thư."""

    rows: list[AgencyFiguresGiven] = Field(min_length=1, max_length=500)


class FilledOut(Schema):
    """Đã ghi hộ cho mấy báo cáo, mấy số."""

    reports: int
    figures: int


class ReportReturnGiven(Body):
    """Lý do trả lại, gửi lại trước hết ngày nào."""

    reason: Text
    due: Day


class WrittenReportOut(Schema):
    """Báo cáo sau khi ghi."""

    version: int
    state: str


class SumPartOut(Schema):
    """Phần của một cơ quan trong tổng."""

    agency: str
    value: str


class FigureSumOut(Schema):
    """Một chỉ tiêu cộng cho toàn tỉnh; `total` null: chưa cơ quan nào ghi; `missing`: chưa gồm ai."""

    key: str
    title: str
    unit: str
    total: str | None
    parts: list[SumPartOut]
    missing: list[str]


class SectionSaidOut(Schema):
    """Một cơ quan ghi gì ở một mục."""

    agency: str
    text: str


class WholeSectionOut(Schema):
    """Một mục với lời của từng cơ quan."""

    section: str
    title: str
    said: list[SectionSaidOut]


class WholeReportOut(Schema):
    """Báo cáo tổng hợp; `silent` là cơ quan chưa gửi."""

    slug: str
    name: str
    asked: list[str]
    silent: list[str]
    sections: list[WholeSectionOut]
    sums: list[FigureSumOut]


def round_out(one: ReportingRound, count: RoundCount) -> ReportingRoundOut:
    """A round in the list."""
    days = {name: getattr(one, name) for name in ("data_from", "data_to", "units_due", "due", "closed_at")}
    return ReportingRoundOut(
        slug=one.slug,
        name=one.name,
        province=one.root.name,
        kind=one.kind,
        year=one.year,
        illustrative=one.illustrative,
        version=one.version,
        asked=count.asked if count.whole else None,
        sent=count.sent if count.whole else None,
        own=[RoundStateOut(agency=name, state=state) for name, state in count.own],
        **days,
    )


def reporting_board_out(board: RoundBoard) -> ReportingBoardOut:
    """The board."""
    rows = [
        BoardAgencyOut(
            agency=row.report.agency.slug,
            name=row.report.agency.name,
            state=row.report.state,
            version=row.report.version,
            due=row.due,
            days_late=row.days_late,
            sent_at=row.report.sent_at,
        )
        for row in board.rows
    ]
    found = board.round
    return ReportingBoardOut(
        slug=found.slug,
        name=found.name,
        version=found.version,
        units_due=found.units_due,
        due=found.due,
        closed_at=found.closed_at,
        whole=board.whole,
        agencies=rows,
    )


def agency_report_out(view: ReportView, tasks: Iterable[TaskLine]) -> AgencyReportOut:
    """One report."""
    report, returned = view.report, view.returned
    return AgencyReportOut(
        agency=report.agency.slug,
        name=report.agency.name,
        state=report.state,
        version=report.version,
        remarks=[
            RemarkOut(section=one.key, title=one.title, text=report.remarks[one.key])
            for one in WRITTEN
            if one.key in report.remarks
        ],
        figures=[_figure(report, one) for one in view.indicators],
        tasks=[_task(one) for one in tasks],
        sent_at=report.sent_at,
        returned=None if returned is None else ReportReturnOut(reason=returned.reason, due=returned.due),
    )


def whole_out(whole: WholeReport) -> WholeReportOut:
    """The report of the province."""
    found, titles = whole.consolidated, {one.key: one.title for one in WRITTEN}
    return WholeReportOut(
        slug=whole.board.round.slug,
        name=whole.board.round.name,
        asked=list(found.asked),
        silent=list(found.silent),
        sections=[
            WholeSectionOut(
                section=key,
                title=titles[key],
                said=[SectionSaidOut(agency=agency, text=text) for agency, text in said],
            )
            for key, said in found.remarks.items()
        ],
        sums=[
            FigureSumOut(
                key=one.indicator.key,
                title=one.indicator.title,
                unit=one.indicator.unit,
                total=None if one.total is None else f"{one.total:f}",
                parts=[SumPartOut(agency=agency, value=f"{value:f}") for agency, value in one.parts],
                missing=list(one.missing),
            )
            for one in found.sums
        ],
    )


def _figure(report: AgencyReport, one: Indicator) -> AskedFigureOut:
    text = report.figures.get(one.key)
    value = None if text is None else f"{number_in(text):f}"
    return AskedFigureOut(key=one.key, title=one.title, unit=one.unit, of=one.of, value=value)


def _task(one: TaskLine) -> PeriodTaskOut:
    return PeriodTaskOut(
        section=one.section,
        task=one.task,
        title=one.title,
        due=one.due,
        outlook=one.outlook.value,
        result=one.result,
        reason=one.reason,
    )
