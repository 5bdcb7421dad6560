"""A gathered figure with its parts: who is missing is named and never zero."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.campaign.collecting import MemberFigure
from cchc.core.catalogue.facts import CasesFact, ChangeFact, CountFact, NotApplicable, Single, YesNoFact
from cchc.core.catalogue.nodes import Node
from cchc.core.report.cells import Presence
from cchc.core.report.collecting import collecting_report
from cchc.core.report.outline import Report
from tests.core.builders import ratio
from tests.core.campaign.samples import CASES, CHANGE, COUNT, GATHERED, SILENT, YES_NO
from tests.core.report.campaign_samples import HEAD, names, texts


def gathered(node: Node, *figures: Single | None, provisional: Single | None = None) -> Report:
    members = [
        MemberFigure(agency, "Đã gửi" if figure else "Đang nhập", figure, provisional)
        for agency, figure in zip(("so-a", "so-b", "so-c"), figures, strict=False)
    ]
    return collecting_report(HEAD, "Tỉnh", node, members, names)


def fact_of(report: Report, key: str) -> str:
    return next(fact.cell.text for fact in report.facts if fact.key == key)


def test_a_gathered_figure_shows_every_member_and_a_sum_with_its_parts() -> None:
    report = gathered(GATHERED, ratio(8, 10), ratio("2.5", 10), provisional=ratio(7, 9))
    members = report.by_id["members"]

    assert [one.key for one in members.columns] == [
        "agency",
        "final.part",
        "final.whole",
        "reading",
        "state",
        "provisional.part",
        "provisional.whole",
        "note",
    ]
    assert texts(report, "so-a", "agency", "final.part", "reading", "provisional.part") == [
        "Sở A",
        "8",
        "80%",
        "7",
    ]
    assert texts(report, "so-b", "final.part") == ["2,5"]
    assert texts(report, "total", "agency", "final.part", "final.whole", "reading", "provisional.whole") == [
        "Cộng (2/2 đơn vị)",
        "10,5",
        "20",
        "52,5%",
        "18",
    ]
    assert set(members.by_id["total"].sums) == {
        "final.part",
        "final.whole",
        "provisional.part",
        "provisional.whole",
    }
    assert fact_of(report, "came") == "2/2"
    assert fact_of(report, "result") == "10,5 / 20 hồ sơ = 52,5%"
    assert fact_of(report, "line") == "4.3 Tiêu chí 4.3"


def test_who_is_missing_is_named_and_never_zero() -> None:
    report = gathered(GATHERED, ratio(8, 10), None, NotApplicable("không có"))
    members = report.by_id["members"]

    assert fact_of(report, "missing") == "Sở B"
    assert members.cell("so-b", "final.part").presence is Presence.UNKNOWN
    assert members.cell("so-c", "final.part").presence is Presence.NOT_APPLICABLE
    assert texts(report, "so-c", "reading") == [""]
    assert texts(report, "total", "agency", "final.part") == ["Cộng đến nay (2/3 đơn vị)", "8"]
    assert members.by_id["total"].sums == ()
    assert next(fact.label for fact in report.facts if fact.key == "result") == "Kết quả tính đến nay"


@pytest.mark.parametrize(
    ("node", "figure", "result"),
    [
        (GATHERED, None, "chưa có số liệu"),
        (SILENT, ratio(1, 2), "chưa có số liệu"),
        (GATHERED, ratio(3, 2), "Tử số lớn hơn mẫu số: 3 > 2 (Số hồ sơ đúng hạn / Số hồ sơ đã giải quyết)"),
        (
            YES_NO,
            YesNoFact(value=True),
            "Số liệu của các đơn vị không cộng được: chỉ cộng được số lượng, tử số, mẫu số, số thực hiện",
        ),
        (COUNT, CountFact(Decimal("1E+3")), "1.000 văn bản"),
    ],
)
def test_the_result_says_why_there_is_none(node: Node, figure: Single | None, result: str) -> None:
    assert fact_of(gathered(node, figure), "result") == result


def test_figures_of_every_addable_measure_have_their_cells() -> None:
    cases = gathered(CASES, CasesFact((("late", 2), ("none", 0))))
    change = gathered(CHANGE, ChangeFact(Decimal(105), Decimal(100)))
    lonely = gathered(replace(COUNT, code=None), CountFact(Decimal(1)))

    assert texts(cases, "so-a", "final.cases.late", "final.cases.none", "reading") == ["2", "0", "2 báo cáo"]
    assert texts(change, "total", "final.current", "reading") == ["105", "tăng 5%"]
    assert fact_of(lonely, "line") == "Tiêu chí 1.2"
    assert texts(gathered(GATHERED, ratio(3, 2)), "so-a", "reading") == [""]
