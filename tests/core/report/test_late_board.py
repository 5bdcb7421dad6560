"""Who is late, with what, until when, and what is at stake."""

from datetime import date, datetime

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.lateness import LastCall, OwedPortion, OwedSum
from cchc.core.campaign.portion import PortionState
from cchc.core.campaign.risk import points_at_risk
from cchc.core.campaign.windows import Window
from cchc.core.report.cells import Presence
from cchc.core.report.late_board import few_names, late_board_report, promise_text
from cchc.core.report.outline import Report
from tests.core.campaign.samples import DAY, NOON
from tests.core.report.campaign_samples import HEAD, VERSION, names, texts


def owed(
    number: int,
    agency: str,
    *missing: str,
    step: Step = Step.SELF_SCORING,
    state: PortionState = PortionState.DRAFT,
    window: Window | None = None,
    until: datetime | None = None,
) -> OwedPortion:
    risks = tuple(one for one in points_at_risk(VERSION, {}, {}) if one.line in missing)
    return OwedPortion(number, agency, "xa-1", step, state, 5, missing, risks, window, until)


CLOSED = Window(Step.SELF_SCORING, NOON - 20 * DAY, NOON - 2 * DAY)
PORTIONS = (
    owed(1, "so-a", "1.1", "1.2", window=CLOSED),
    owed(2, "so-b", "1.1", "2.2", window=CLOSED, until=NOON + 5 * DAY),
    owed(3, "so-b", state=PortionState.CONFIRMED),
    owed(4, "so-c"),
)
CALLS = {"so-a": LastCall(date(2026, 12, 14), "Ông A", date(2026, 12, 14))}


def board(*portions: OwedPortion) -> Report:
    return late_board_report(HEAD, portions, CALLS, names, NOON)


def test_the_board_names_who_is_late_with_what_and_until_when() -> None:
    report = board(*PORTIONS)
    agencies = report.by_id["agencies"]

    assert [row.id for row in agencies.rows] == ["so-a", "so-b", "so-c", "total"]
    assert [cell.text for cell in agencies.by_id["so-a"].cells] == [
        "Sở A",
        "Quá hạn",
        "1",
        "0",
        "2",
        "0",
        "3,00",
        "12:00 ngày 13/12/2026 (đã đóng 2 ngày trước)",
        "14/12/2026: Ông A",
        "14/12/2026 (đã quá ngày hứa)",
    ]
    assert texts(report, "so-b", "lateness", "left", "at_risk", "call", "promised") == [
        "Còn thời gian",
        "1",
        "ít nhất 1,00",
        "",
        "",
    ]
    assert [cell.text for cell in agencies.by_id["total"].cells[:7]] == [
        "Tổng cộng",
        "",
        "3",
        "1",
        "4",
        "0",
        "ít nhất 4,00",
    ]
    assert {fact.key: fact.cell.text for fact in report.facts if fact.place == "figure"} == {
        "left": "1/4",
        "overdue": "1",
        "at_risk": "ít nhất 4,00",
    }


def test_the_board_goes_by_line_and_by_portion_too() -> None:
    report = board(*PORTIONS)

    assert [row.id for row in report.by_id["lines"].rows] == ["1.1", "1.2", "2.2"]
    assert texts(report, "1.1", "portions", "at_risk", "agencies") == ["2", "2,00", "Sở A; Sở B"]
    assert report.by_id["lines"].cell("2.2", "at_risk").presence is Presence.UNKNOWN
    assert [row.id for row in report.by_id["portions"].rows] == ["1", "2", "4"]
    portions = report.by_id["portions"]
    assert [portions.cell("2", one).text for one in ("unit", "step", "state", "extended", "codes")] == [
        "Xã 1",
        "Tự chấm điểm",
        "Đang nhập",
        "12:00 ngày 20/12/2026",
        "1.1, 2.2",
    ]
    assert portions.cell("4", "ends_at").presence is Presence.BLANK


def test_appraisals_put_no_points_at_risk() -> None:
    report = board(owed(9, "so-a", "1.1", step=Step.APPRAISAL_1, window=CLOSED))

    assert [
        report.by_id[one].rows[0].cells[index].presence for one, index in (("agencies", 6), ("lines", 3))
    ] == [
        Presence.BLANK,
        Presence.BLANK,
    ]
    assert texts(report, "9", "step", "at_risk") == ["Thẩm định lần 1", ""]


def test_sums_of_the_board_hold_where_all_is_known() -> None:
    total = board(PORTIONS[0]).by_id["agencies"].by_id["total"]

    assert "at_risk" in total.sums


def test_a_board_without_open_work_is_empty() -> None:
    report = board(PORTIONS[2])

    assert all(section.rows == () for section in report.sections)


def test_long_lists_of_names_are_cut_and_counted() -> None:
    assert few_names(("so-a", "so-b"), names) == "Sở A; Sở B"
    assert few_names(("so-a",) * 10, names).endswith("; và 2 đơn vị khác")
    assert promise_text(LastCall(date(2026, 12, 1), "A"), date(2026, 12, 2)) == ""
    assert (
        promise_text(LastCall(date(2026, 12, 1), "A", date(2026, 12, 2)), date(2026, 12, 2)) == "02/12/2026"
    )


def test_figures_that_agencies_have_not_sent_have_a_section() -> None:
    day = date(2026, 12, 10)
    awaited = OwedSum(7, "1.2", "xa-1", "so-b", 3, 1, 2, ("so-a", "so-c"), None, day, CLOSED)
    report = late_board_report(HEAD, PORTIONS, CALLS, names, NOON, [awaited])
    section = report.by_id["figures"]

    assert "figures" not in board(*PORTIONS).by_id
    (row,) = section.rows
    assert [cell.text for cell in row.cells] == [
        "1.2",
        VERSION.by_key["1.2"].title,
        "Xã 1",
        "Sở B",
        "3",
        "1",
        "2",
        "2",
        "Quá hạn",
        "",
        "10/12/2026",
        "Sở A; Sở C",
    ]
    assert texts(report, "so-c", "lateness", "open", "figures") == ["Quá hạn", "1", "1"]
    assert report.by_id["agencies"].cell("total", "figures").text == "2"
