"""Who is late: agencies with what they owe, missing lines and figures, points at risk, calls and promises."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from cchc.core.campaign.circuit import STEP_NAMES
from cchc.core.campaign.head import CampaignHead
from cchc.core.campaign.lateness import (
    LATENESS_NAMES,
    AgencyLateness,
    LastCall,
    Lateness,
    LineLateness,
    OwedPortion,
    OwedSum,
    by_agency,
    by_line,
    today_of,
)
from cchc.core.campaign.portion import STATE_NAMES
from cchc.core.campaign.risk import total_at_risk
from cchc.core.campaign.windows import end_text, remaining_text
from cchc.core.numerals import date_text
from cchc.core.report import cells
from cchc.core.report.campaign_block import campaign_facts, campaign_subtitle, is_illustrative
from cchc.core.report.cells import BLANK, Cell
from cchc.core.report.comparison import UNSOURCED
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section, total_row
from cchc.core.report.wording import Names
from cchc.core.scoring.span import Span, total

AT_RISK = Column("at_risk", "Điểm có nguy cơ mất", 14, Align.RIGHT)
AGENCIES = (
    Column("agency", "Cơ quan, đơn vị", 30),
    Column("lateness", "Tình trạng", 14),
    Column("open", "Phần việc chưa nộp", 10, Align.RIGHT),
    Column("left", "Phần việc đã nộp", 10, Align.RIGHT, narrow=False),
    Column("missing", "Số dòng còn thiếu", 10, Align.RIGHT),
    Column("figures", "Số liệu thành phần chưa gửi", 10, Align.RIGHT),
    AT_RISK,
    Column("ends_at", "Hạn gần nhất", 18),
    Column("call", "Lần đôn đốc gần nhất", 26, narrow=False),
    Column("promised", "Hứa xong", 14, narrow=False),
)
LINES = (
    Column("code", "Mã", 8),
    Column("name", "Tiêu chí, tiêu chí thành phần", 40),
    Column("portions", "Số phần việc còn thiếu dòng", 12, Align.RIGHT),
    AT_RISK,
    Column("agencies", "Cơ quan, đơn vị còn thiếu", 50, narrow=False),
)
PORTIONS = (
    Column("agency", "Cơ quan, đơn vị", 26),
    Column("unit", "Đơn vị được đánh giá", 24),
    Column("step", "Bước", 14),
    Column("state", "Trạng thái", 18),
    Column("lateness", "Tình trạng", 12),
    Column("missing", "Số dòng còn thiếu", 10, Align.RIGHT),
    AT_RISK,
    Column("ends_at", "Hạn", 18),
    Column("extended", "Đã cho thêm thời gian", 18, narrow=False),
    Column("codes", "Các dòng còn thiếu", 40, narrow=False, printed=False),
)
SUMS = (
    Column("code", "Mã", 8),
    Column("name", "Dòng tổng hợp từ nhiều đơn vị", 34),
    Column("unit", "Đơn vị được đánh giá", 24),
    Column("collating", "Cơ quan tổng hợp", 24),
    Column("expected", "Số đơn vị phải gửi", 10, Align.RIGHT),
    Column("final", "Đã gửi số chính thức", 10, Align.RIGHT),
    Column("provisional", "Đã gửi số ước", 10, Align.RIGHT),
    Column("missing", "Chưa gửi", 10, Align.RIGHT),
    Column("lateness", "Tình trạng", 12),
    Column("provisional_cutoff", "Ngày chốt số ước", 12),
    Column("final_cutoff", "Ngày chốt số chính thức", 12),
    Column("agencies", "Đơn vị chưa gửi", 50, narrow=False, printed=False),
)
FEW_NAMES = 8
NOTE = (
    "Điểm có nguy cơ mất: điểm tối đa của dòng chưa có số liệu đã được lãnh đạo đơn vị duyệt, kể cả dòng năm "
    "trước đạt điểm tối đa; phần đã biết là mất thì không tính ở đây."
)


def late_board_report(
    head: CampaignHead,
    portions: Iterable[OwedPortion],
    calls: Mapping[str, LastCall],
    names: Names,
    now: datetime,
    sums: Iterable[OwedSum] = (),
) -> Report:
    """Build the board of a campaign at `now`; `names` turns the identifier of an agency into its name.

    `sums`: the collected lines for which figures have not come; without any they have no section.
    """
    listed, awaited = tuple(portions), tuple(sums)
    agencies = by_agency(listed, calls, now, awaited)
    still = tuple(portion for one in agencies for portion in one.portions)
    order = [leaf.key for leaf in head.catalogue.leaves]
    return Report(
        "late_board",
        "BẢNG THEO DÕI TIẾN ĐỘ CHẤM ĐIỂM",
        campaign_subtitle(head),
        (*campaign_facts(head), *_facts(head, listed, still, now)),
        (
            _agencies(head, agencies, names, now),
            _lines(head, by_line(listed, order), names),
            *((_sums(head, awaited, names, now),) if awaited else ()),
            _portions(head, still, names, now),
        ),
        (NOTE,),
        is_illustrative(head),
    )


def _facts(
    head: CampaignHead, listed: tuple[OwedPortion, ...], still: tuple[OwedPortion, ...], now: datetime
) -> tuple[Fact, ...]:
    overdue = sum(portion.lateness(now) is Lateness.OVERDUE for portion in still)
    return (
        Fact("left", "Phần việc đã nộp", Cell(f"{len(listed) - len(still)}/{len(listed)}")),
        Fact("overdue", "Phần việc quá hạn", cells.count(overdue)),
        Fact("at_risk", "Điểm có nguy cơ mất", _risk_cell(head, listed, _risk(still))),
    )


def _risk(portions: Iterable[OwedPortion]) -> Span:
    return total(total_at_risk(portion.at_risk) for portion in portions)


def _agencies(
    head: CampaignHead, agencies: tuple[AgencyLateness, ...], names: Names, now: datetime
) -> Section:
    rows = tuple(Row(one.agency, _agency(head, one, names, now)) for one in agencies)
    still = tuple(portion for one in agencies for portion in one.portions)
    whole = (
        Cell("Tổng cộng"),
        BLANK,
        cells.count(sum(len(one.portions) for one in agencies)),
        cells.count(sum(one.left for one in agencies)),
        cells.count(sum(one.missing for one in agencies)),
        cells.count(sum(len(one.sums) for one in agencies)),
        _risk_cell(head, still, _risk(still)),
        *([BLANK] * 3),
    )
    closing = (total_row(AGENCIES, rows, "total", whole),) if rows else ()
    return Section("agencies", "Theo cơ quan, đơn vị", "Theo cơ quan", AGENCIES, (*rows, *closing))


def _agency(head: CampaignHead, one: AgencyLateness, names: Names, now: datetime) -> tuple[Cell, ...]:
    return (
        Cell(names(one.agency)),
        Cell(LATENESS_NAMES[one.worst]),
        cells.count(len(one.portions)),
        cells.count(one.left),
        cells.count(one.missing),
        cells.count(len(one.sums)),
        _risk_cell(head, one.portions, one.at_risk),
        _end(one.ends_at, now),
        cells.words(None if one.call is None else f"{date_text(one.call.on)}: {one.call.spoken_to}"),
        cells.words(promise_text(one.call, today_of(now))),
    )


def promise_text(call: LastCall | None, today: date) -> str:
    """Until when an agency promised to be done, and that the day has passed; empty for no promise."""
    if call is None or call.promised is None:
        return ""
    return f"{date_text(call.promised)}{' (đã quá ngày hứa)' if call.broken(today) else ''}"


def _risk_cell(head: CampaignHead, portions: Iterable[OwedPortion], risk: Span) -> Cell:
    """Points at risk: blank where no points hang on the work, unsourced where no maximum is known."""
    if not any(portion.owns_points for portion in portions):
        return BLANK
    if risk.high is None and risk.low == 0:
        return UNSOURCED
    return cells.span(risk, head.catalogue.rounding.places)


def _end(ends_at: datetime | None, now: datetime) -> Cell:
    return BLANK if ends_at is None else Cell(f"{end_text(ends_at)} ({remaining_text(ends_at, now)})")


def _lines(head: CampaignHead, lines: tuple[LineLateness, ...], names: Names) -> Section:
    rows = tuple(Row(one.line, _line(head, one, names)) for one in lines)
    return Section("lines", "Theo dòng chấm điểm", "Theo dòng", LINES, rows)


def _line(head: CampaignHead, one: LineLateness, names: Names) -> tuple[Cell, ...]:
    node = head.catalogue.by_key[one.line]
    agencies = tuple(dict.fromkeys(portion.agency for portion in one.portions))
    return (
        cells.words(node.code),
        Cell(node.title),
        cells.count(len(one.portions)),
        _risk_cell(head, one.portions, one.at_risk),
        Cell(few_names(agencies, names)),
    )


def _sums(head: CampaignHead, sums: tuple[OwedSum, ...], names: Names, now: datetime) -> Section:
    rows = tuple(Row(str(one.id), _sum(head, one, names, now)) for one in sums)
    return Section("figures", "Số liệu thành phần chưa gửi", "Số liệu thành phần", SUMS, rows)


def _sum(head: CampaignHead, one: OwedSum, names: Names, now: datetime) -> tuple[Cell, ...]:
    node = head.catalogue.by_key[one.line]
    days = (one.provisional_cutoff, one.final_cutoff)
    return (
        cells.words(node.code),
        Cell(node.title),
        Cell(names(one.unit)),
        Cell(names(one.collating)),
        cells.count(one.expected),
        cells.count(one.final),
        cells.count(one.provisional),
        cells.count(len(one.missing)),
        Cell(LATENESS_NAMES[one.lateness(now)]),
        *(BLANK if day is None else cells.day(day) for day in days),
        Cell("; ".join(names(agency) for agency in one.missing)),
    )


def few_names(agencies: tuple[str, ...], names: Names) -> str:
    """The first eight by name, and how many more there are."""
    named = "; ".join(names(agency) for agency in agencies[:FEW_NAMES])
    more = len(agencies) - FEW_NAMES
    return f"{named}; và {more} đơn vị khác" if more > 0 else named


def _portions(head: CampaignHead, still: tuple[OwedPortion, ...], names: Names, now: datetime) -> Section:
    rows = tuple(Row(str(portion.id), _portion(head, portion, names, now)) for portion in still)
    return Section("portions", "Từng phần việc chưa nộp", "Phần việc", PORTIONS, rows)


def _portion(head: CampaignHead, portion: OwedPortion, names: Names, now: datetime) -> tuple[Cell, ...]:
    return (
        Cell(names(portion.agency)),
        Cell(names(portion.unit)),
        Cell(STEP_NAMES[portion.step]),
        Cell(STATE_NAMES[portion.state]),
        Cell(LATENESS_NAMES[portion.lateness(now)]),
        cells.count(len(portion.missing)),
        _risk_cell(head, (portion,), total_at_risk(portion.at_risk)),
        _end(portion.ends_at, now),
        cells.words(None if portion.extended_until is None else end_text(portion.extended_until)),
        cells.words(", ".join(portion.missing)),
    )
