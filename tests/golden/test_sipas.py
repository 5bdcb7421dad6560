"""SIPAS as published: two methods that never join, three forms, and the few figures that have a source."""

from collections import Counter
from decimal import Decimal

import pytest

from cchc.core.index.scores import ScoreTable
from cchc.core.plan.attainment import Met, attain_line
from cchc.core.plan.served import served
from tests.golden.real_data import STORE, VINH_LONG

SIPAS = STORE.index("sipas")
TABLE = ScoreTable(SIPAS, STORE.scores("sipas"))
PLAN = STORE.plan_named("vinh-long-2639-2020")


def test_the_first_method_has_five_factors_of_22_questions() -> None:
    factors = SIPAS.children("total", 2020)
    assert [len(SIPAS.children(factor.key, 2020)) for factor in factors] == [4, 4, 7, 3, 4]
    assert [line.key for line in SIPAS.children("total", 2022)] == ["policy", "service"]


def test_no_year_since_2022_compares_with_one_before() -> None:
    assert all(SIPAS.breaks_between(line.key, 2021, 2022) for line in SIPAS.lines)
    assert SIPAS.breaks_between("total", 2022, 2024) == ()


def test_nothing_is_summed_for_the_weights_are_not_settled() -> None:
    assert not any(line.summed for line in SIPAS.lines)


@pytest.mark.parametrize(
    ("unit", "year", "value"),
    [
        ("tinh-quang-ninh", 2020, "95.76"),
        ("thanh-pho-hai-phong", 2020, "93.57"),
        ("tinh-dong-thap", 2020, "89.06"),
    ],
)
def test_published_figures(unit: str, year: int, value: str) -> None:
    assert TABLE.value(unit, year, "total") == Decimal(value)


@pytest.mark.parametrize("unit", ["tinh-vinh-long", "tinh-vinh-phuc"])
def test_provinces_without_a_source_have_no_figure(unit: str) -> None:
    assert TABLE.years_of(unit) == ()


@pytest.mark.parametrize(
    ("form", "questions"), [("2640-qd-bnv-2017", 22), ("phieu-2022", 33), ("1001-qd-bnv-2023", 39)]
)
def test_the_forms_with_their_core_questions(form: str, questions: int) -> None:
    instrument = STORE.instrument(f"sipas/{form}")
    everything = [question for block in instrument.blocks for question in block.all_questions()]
    assert len(instrument.core_questions) == questions
    assert instrument.warnings
    assert sum(question.sensitive for question in everything) == (0 if form.startswith("2640") else 2)


def test_every_factor_has_a_task_and_4_4_of_papi_has_none() -> None:
    factors = [entry for entry in served(PLAN, SIPAS, 2020).lines if entry.line.level == "dimension"]
    assert [len(entry.tasks) for entry in factors] == [1] * 5
    without = served(PLAN, STORE.index("papi"), 2020).without_owner
    assert [line.code for line in without] == ["4.4"]


def test_the_illustrated_board_of_vinh_long() -> None:
    result = STORE.result(f"{VINH_LONG}/examples/vinh-long-2020-minh-hoa.yaml")
    found = {
        leaf.key: attain_line(result, leaf.key, leaf.target)
        for leaf in result.catalogue.leaves
        if leaf.target is not None
    }
    assert result.illustrative
    assert Counter(entry.met for entry in found.values()) == {
        Met.MET: 31,
        Met.MET_AS_MEASURED: 10,
        Met.NOT_MET: 17,
        Met.UNKNOWN: 6,
        Met.NOT_APPLICABLE: 1,
        Met.BY_PERSON: 15,
    }
    assert (found["3.4.1"].met, found["3.4.1"].text) == (Met.NOT_MET, "còn thiếu 4 hồ sơ")
    assert [len(found[line].missing) for line in ("3.2.3", "3.3.1")] == [3, 3]
