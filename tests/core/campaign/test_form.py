"""The form of every line gives the fact that was typed, and refuses what cannot be true at its field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.core.campaign.form import (
    fact_from_fields,
    fact_of,
    faults_of_fields,
    fields_for,
    fields_of_fact,
)
from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    ChoiceFact,
    Collected,
    CountFact,
    DateFact,
    FactEntry,
    GivenFact,
    Known,
    NotApplicable,
    PartsFact,
    PlanFact,
    RatioFact,
    Unknown,
    YesNoFact,
)
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import FactError
from cchc.core.scoring.evaluate import State, evaluate
from tests.core.bounded import BOUNDED
from tests.core.campaign.samples import (
    ASKED,
    CASES,
    CHANGE,
    CHOICE,
    COUNT,
    DATE,
    GATHERED,
    GIVEN,
    PARTS,
    PLAN,
    RATIO,
    SILENT,
    VERSION,
    YES_NO,
)

BRIEFLY = settings(BOUNDED, max_examples=40)
Given = dict[str, str | tuple[str, ...]]
NUMBERS = st.decimals(0, Decimal(10) ** 17, places=6) | st.integers(0, 10**17).map(Decimal)
DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PAIRS = st.tuples(NUMBERS, NUMBERS)
FACTS: dict[str, st.SearchStrategy[Known]] = {
    YES_NO.key: st.builds(YesNoFact, st.booleans()),
    COUNT.key: st.builds(CountFact, NUMBERS),
    CASES.key: st.tuples(st.integers(0, 10**17), st.integers(0, 9)).map(
        lambda counts: CasesFact((("late", counts[0]), ("none", counts[1])))
    ),
    RATIO.key: PAIRS.map(lambda pair: RatioFact(*sorted(pair))),
    CHANGE.key: PAIRS.map(lambda pair: ChangeFact(*pair)),
    PLAN.key: PAIRS.map(lambda pair: PlanFact(*pair)),
    DATE.key: st.builds(DateFact, done=DATES, due=DATES),
    PARTS.key: st.builds(PartsFact, st.frozensets(st.sampled_from(("plan", "check")))),
    CHOICE.key: st.builds(ChoiceFact, st.sampled_from(("good", "poor"))),
    GIVEN.key: st.builds(GivenFact, st.decimals(0, 3, places=3)),
}
TYPED = st.text(max_size=30) | st.sampled_from(
    [
        "",
        "0",
        "5",
        "1,5",
        "1.5",
        "1.234",
        "-1",
        "1e9",
        "NaN",
        "Infinity",
        "٣",
        "31/12/2026",
        "yes",
        "Có",
        "plan",
    ]
)


@pytest.mark.parametrize("node", ASKED, ids=lambda node: node.key)
@BRIEFLY
@given(st.data())
def test_what_is_filled_in_reads_back_as_the_same_fact(node: Node, data: st.DataObject) -> None:
    fact = data.draw(FACTS[node.key])
    filled = fields_of_fact(node, fact)

    assert set(filled) == {field.name for field in fields_for(node)}
    assert fact_from_fields(node, filled) == fact
    assert faults_of_fields(node, filled) == {}


@pytest.mark.parametrize("node", ASKED, ids=lambda node: node.key)
@BRIEFLY
@given(st.data())
def test_anything_typed_is_a_fact_that_can_be_scored_or_refused_at_its_field(
    node: Node, data: st.DataObject
) -> None:
    names = [field.name for field in fields_for(node)]
    values = st.one_of(TYPED, st.lists(TYPED, max_size=3).map(tuple))
    typed: Given = data.draw(st.dictionaries(st.sampled_from([*names, "other"]), values))

    faults = faults_of_fields(node, typed)

    if not faults:
        fact = fact_from_fields(node, typed)
        assert evaluate(node, FactEntry(fact), VERSION.rounding).state in State
        return
    assert set(faults) <= set(names)
    with pytest.raises(FactError) as refused:
        fact_from_fields(node, typed)
    assert refused.value.problem.place.column in faults
    assert refused.value.problem.place.criterion == node.key


@pytest.mark.parametrize(
    ("node", "fields"),
    [
        (YES_NO, [("value", "yes_no", "Có kế hoạch không?", "")]),
        (COUNT, [("count", "number", "Số văn bản", "văn bản")]),
        (
            CASES,
            [
                ("cases.late", "integer", "Số báo cáo: chậm", "báo cáo"),
                ("cases.none", "integer", "Số báo cáo: không gửi", "báo cáo"),
            ],
        ),
        (
            RATIO,
            [
                ("part", "number", "Số hồ sơ đúng hạn", "hồ sơ"),
                ("whole", "number", "Số hồ sơ đã giải quyết", "hồ sơ"),
            ],
        ),
        (
            CHANGE,
            [
                ("current", "number", "Thu ngân sách: năm đánh giá", "tỷ đồng"),
                ("base", "number", "Thu ngân sách: năm trước liền kề", "tỷ đồng"),
            ],
        ),
        (
            PLAN,
            [
                ("actual", "number", "Tinh giản biên chế: thực hiện", "người"),
                ("planned", "number", "Tinh giản biên chế: kế hoạch giao", "người"),
            ],
        ),
        (
            DATE,
            [("due", "date", "Hạn cuối cùng (trước ngày 15/12)", ""), ("done", "date", "Ngày thực hiện", "")],
        ),
        (PARTS, [("parts", "parts", "Các nội dung đã thực hiện", "")]),
        (CHOICE, [("option", "choice", "Chọn một mức", "")]),
        (GIVEN, [("points", "points", "Điểm đạt: Kết quả thẩm định", "điểm")]),
        (SILENT, []),
    ],
    ids=lambda value: value.key if isinstance(value, Node) else "",
)
def test_every_measure_and_rule_asks_for_its_fields(node: Node, fields: list[tuple[str, ...]]) -> None:
    asked = fields_for(node)

    assert [(one.name, one.kind, one.label, one.unit) for one in asked] == fields
    assert all(one.required for one in asked)


def test_choices_are_told_by_name() -> None:
    assert fields_for(CHOICE)[0].options == (("good", "Tốt"), ("poor", "Chưa tốt"))
    assert fields_for(PARTS)[0].options == (("plan", "Ban hành kế hoạch"), ("check", "Tự kiểm tra"))
    assert fields_for(YES_NO)[0].options == (("yes", "Có"), ("no", "Không"))
    assert fields_for(GIVEN)[0].hint == "từ 0 đến 3,00"
    assert fields_for(replace(GIVEN, max_points=None))[0].hint == ""


def test_members_of_a_gathered_line_enter_figures_where_points_come_from_outside() -> None:
    typed: Given = {"part": "8", "whole": "10"}
    fact = RatioFact(Decimal(8), Decimal(10))

    assert [field.name for field in fields_for(GATHERED)] == ["points"]
    assert [field.name for field in fields_for(GATHERED, figures=True)] == ["part", "whole"]
    assert fields_for(CHOICE, figures=True) == ()
    assert fact_from_fields(GATHERED, typed, figures=True) == fact
    assert fields_of_fact(GATHERED, fact) == typed
    assert faults_of_fields(GATHERED, {"part": "11", "whole": "10"}, figures=True).keys() == {"part"}


def test_the_requirement_is_asked_where_the_line_has_no_scale() -> None:
    assert [one.name for one in fields_for(replace(GATHERED, rule=None))] == ["part", "whole"]


@pytest.mark.parametrize(
    ("node", "typed", "column", "says"),
    [
        (RATIO, {"part": "11", "whole": "10"}, "part", "Tử số lớn hơn mẫu số"),
        (RATIO, {"part": "1"}, "whole", "Còn thiếu: Số hồ sơ đã giải quyết"),
        (RATIO, {"part": "", "whole": "1"}, "part", "Còn thiếu"),
        (RATIO, {"part": ("1", "2"), "whole": "3"}, "part", "chỉ nhận một giá trị"),
        (RATIO, {"part": (), "whole": "3"}, "part", "Còn thiếu"),
        (COUNT, {"count": "-1"}, "count", "không thể âm"),
        (COUNT, {"count": "9" * 5000}, "count", "quá lớn"),
        (CASES, {"cases.late": "1,5", "cases.none": "0"}, "cases.late", "số nguyên"),
        (CASES, {"cases.late": "1"}, "cases.none", "Còn thiếu"),
        (YES_NO, {"value": "có lẽ"}, "value", "Chỉ nhận Có hoặc Không"),
        (DATE, {"due": "30/02/2026", "done": "01/03/2026"}, "due", "không phải là ngày"),
        (CHOICE, {"option": "best"}, "option", "Chỉ nhận một trong: Tốt; Chưa tốt"),
        (PARTS, {"parts": "plan,other"}, "parts", "Chỉ nhận các nội dung"),
        (PARTS, {}, "parts", "Còn thiếu"),
        (GIVEN, {"points": "3,01"}, "points", "vượt điểm tối đa 3,00"),
    ],
)
def test_what_cannot_be_true_is_told_at_its_field(node: Node, typed: Given, column: str, says: str) -> None:
    with pytest.raises(FactError, match=says) as refused:
        fact_from_fields(node, typed)

    assert refused.value.problem.place.column == column
    assert refused.value.problem.place.criterion == node.key
    assert column in faults_of_fields(node, typed)


def test_all_faults_of_a_form_are_told_together() -> None:
    assert faults_of_fields(RATIO, {"part": "x"}) == {
        "part": "“x” không phải là số",
        "whole": "Còn thiếu: Số hồ sơ đã giải quyết",
    }


def test_a_line_of_which_nobody_says_what_to_enter_takes_nothing() -> None:
    with pytest.raises(FactError, match="Chưa nguồn nào nêu"):
        fact_from_fields(SILENT, {"value": "yes"})
    assert faults_of_fields(SILENT, {}) == {"": "Chưa nguồn nào nêu dòng này phải nhập gì"}


def test_nothing_done_is_an_answer_and_no_answer_is_none() -> None:
    assert fact_from_fields(PARTS, {"parts": ()}) == PartsFact(frozenset())
    assert fact_from_fields(PARTS, {"parts": ""}) == PartsFact(frozenset())
    assert fact_from_fields(PARTS, {"parts": ("check", "plan")}) == PartsFact(frozenset({"plan", "check"}))


@pytest.mark.parametrize("typed", ["Có", "CÓ", "Co\u0301", " yes ", ("yes",)])
def test_yes_in_the_ways_of_writing_it(typed: str | tuple[str, ...]) -> None:
    assert fact_from_fields(YES_NO, {"value": typed}) == YesNoFact(value=True)
    assert fact_from_fields(YES_NO, {"value": "không"}) == YesNoFact(value=False)


def test_points_without_a_known_maximum_are_taken() -> None:
    assert fact_from_fields(replace(GIVEN, max_points=None), {"points": "9,5"}) == GivenFact(Decimal("9.5"))


def test_what_is_no_single_figure_fills_no_field() -> None:
    for fact in (Unknown("chưa tổng hợp"), NotApplicable("không có"), Collected((), ())):
        assert fields_of_fact(RATIO, fact) == {}
    assert fields_of_fact(RATIO, CountFact(Decimal(1))) == {}


def test_values_of_fields_are_a_fact() -> None:
    assert fact_of({"cases.a": 1, "cases.b": 0}) == CasesFact((("a", 1), ("b", 0)))
