"""How a campaign goes on: calls to late agencies, returns, duties, more time, as they are given."""

from datetime import date, datetime

from ninja import Schema

from cchc.records.campaigns.models import Duty, Extension
from cchc.records.entries.queries import LedgerRow
from cchc.records.notices.models import Call


class CallOut(Schema):
    """Một cuộc gọi đôn đốc: trao đổi với ai, nội dung, hứa xong trước hết ngày nào."""

    agency: str
    agency_name: str
    spoken_to: str
    said: str
    promised: date | None
    by: str
    at: datetime


class ReturnOut(Schema):
    """Một lần trả lại; `repaired_at` null: chưa bổ sung, `lines` rỗng: cả phần việc."""

    id: int
    agency: str
    unit: str
    what: str
    portion: int | None
    lines: list[str]
    reason: str
    due: date
    by: str
    at: datetime
    repaired_by: str
    repaired_at: datetime | None
    overdue: bool
    late: bool


class DutyOut(Schema):
    """Một phân công; `line` rỗng: mọi lĩnh vực, trừ những gì giao riêng."""

    kind: str
    kind_name: str
    line: str
    agency: str
    agency_name: str


class ExtensionOut(Schema):
    """Một lần cho thêm thời gian, mở lại hay trả lại."""

    portion: int
    agency: str
    unit: str
    step: str
    kind: str
    kind_name: str
    until: datetime
    running: bool
    reason: str
    by: str
    at: datetime


class SettingsOut(Schema):
    """Phân công, các lần cho thêm thời gian (mới nhất trước), điều cần biết khi mở đợt."""

    duties: list[DutyOut]
    extensions: list[ExtensionOut]
    opening_report: list[str]


class OutsideOut(Schema):
    """Một dòng do bên ngoài chấm; `missing` là các đơn vị chưa có điểm, trong `units` đơn vị."""

    line: str
    title: str
    units: int
    missing: list[str]


def call_out(row: Call) -> CallOut:
    """A call whose agency and caller are at hand."""
    return CallOut(
        agency=row.agency.slug,
        agency_name=row.agency.name,
        spoken_to=row.spoken_to,
        said=row.said,
        promised=row.promised,
        by=str(row.by),
        at=row.at,
    )


def return_out(row: LedgerRow, today: date) -> ReturnOut:
    """A return as it stands today."""
    named = {name: getattr(row, name) for name in LedgerRow.__dataclass_fields__}
    return ReturnOut(**{**named, "lines": list(row.lines)}, overdue=row.overdue(today), late=row.late)


def duty_out(row: Duty) -> DutyOut:
    """A duty whose agency is at hand."""
    return DutyOut(
        kind=row.kind,
        kind_name=row.get_kind_display(),
        line=row.key,
        agency=row.agency.slug,
        agency_name=row.agency.name,
    )


def extension_out(row: Extension, now: datetime) -> ExtensionOut:
    """More time whose portion, agency, unit and giver are at hand."""
    return ExtensionOut(
        portion=row.portion_id,
        agency=row.portion.agency.slug,
        unit=row.portion.campaign_unit.unit.slug,
        step=row.portion.step,
        kind=row.kind,
        kind_name=row.get_kind_display(),
        until=row.until,
        running=row.until > now,
        reason=row.reason,
        by=str(row.by),
        at=row.at,
    )
