"""The report of the province: who said what, what adds up, who is silent."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cchc.core.plan.progress import Outlook
from cchc.core.reporting.agency_report import AgencyReport, TaskLine
from cchc.core.reporting.consolidated import Indicator, TaskCount, consolidated
from cchc.core.reporting.periods import ReportPeriod

PERIOD = ReportPeriod(
    "2018-year", "Báo cáo năm 2018", date(2017, 12, 15), date(2018, 12, 14), date(2018, 12, 20)
)
DOSSIERS = Indicator("dossiers", "Số hồ sơ đã giải quyết", "hồ sơ")
LINES = tuple(
    TaskLine("steering", str(number), "Nhiệm vụ", None, outlook)
    for number, outlook in enumerate(
        (Outlook.DONE, Outlook.DONE, Outlook.DONE_LATE, Outlook.OVERDUE, Outlook.COMING)
    )
)
FIRST = AgencyReport(
    agency="so-a",
    remarks={"steering": "Đã chỉ đạo", "limits": "  "},
    tasks=LINES,
    figures={"dossiers": Decimal(996)},
)
SECOND = AgencyReport(agency="so-b", remarks={"steering": "Đã họp", "proposals": "Bổ sung kinh phí"})
STRANGER = AgencyReport(agency="so-x", remarks={"steering": "Xin chào"})


def test_reports_are_put_together() -> None:
    found = consolidated(PERIOD, ("so-b", "so-a", "so-c"), (FIRST, SECOND, STRANGER), (DOSSIERS,))
    assert [report.agency for report in found.reports] == ["so-b", "so-a"]
    assert found.silent == ("so-c",)
    assert found.remarks == {
        "steering": (("so-b", "Đã họp"), ("so-a", "Đã chỉ đạo")),
        "proposals": (("so-b", "Bổ sung kinh phí"),),
    }
    assert found.tasks == TaskCount(5, 2, 1, 1)
    (added,) = found.sums
    assert (added.total, added.parts, added.missing) == (
        Decimal(996),
        (("so-a", Decimal(996)),),
        ("so-b", "so-c"),
    )


def test_a_figure_that_nobody_gave_is_unknown() -> None:
    (added,) = consolidated(PERIOD, ("so-b",), (SECOND,), (DOSSIERS,)).sums
    assert added.total is None
    assert added.missing == ("so-b",)


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.decimals(0, 10**6, places=2) | st.none()))
def test_the_sum_is_that_of_its_parts(figures: dict[str, Decimal | None]) -> None:
    reports = [
        AgencyReport(agency=agency, remarks={}, figures={} if value is None else {"dossiers": value})
        for agency, value in figures.items()
    ]
    (added,) = consolidated(PERIOD, ("a", "b", "c", "d"), reports, (DOSSIERS,)).sums
    assert {agency for agency, _ in added.parts} | set(added.missing) == {"a", "b", "c", "d"}
    if added.total is not None:
        assert added.total == sum(value for value in figures.values() if value is not None)
