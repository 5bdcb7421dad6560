"""The data files of the house itself: no fault, and the facts of both documents as they were written."""

from decimal import Decimal
from pathlib import Path

import pytest

from cchc.files.check import CheckReport, check_all
from cchc.files.lock import read_lock
from cchc.files.store import CatalogueStore

STORE = CatalogueStore(Path(__file__).parents[2] / "catalogues")
PROVINCE_2017 = "par_index_province/2948-qd-bnv-2017"
VINH_LONG = "par_index_province/2639-qd-ubnd-2020-vinh-long"


@pytest.fixture(scope="module")
def report() -> CheckReport:
    return check_all(STORE.root)


def test_every_data_file_is_without_fault(report: CheckReport) -> None:
    assert "\n".join(map(str, report.errors)) == ""
    assert report.files >= 39


def test_contradictions_of_the_sources_are_reported(report: CheckReport) -> None:
    messages = [notice.message for notice in report.notices if notice.code == "stored_conflict"]
    assert any("38 tiêu chí" in message and "39 tiêu chí" in message for message in messages)


def test_every_published_catalogue_is_in_lock() -> None:
    locked = read_lock(STORE)
    published = [name for name in STORE.catalogue_ids() if STORE.catalogue(name).published]
    assert {name: STORE.catalogue(name).sha256 for name in published} == locked


def test_the_catalogue_of_2017_adds_up_to_100_with_only_sourced_or_derived_maxima() -> None:
    catalogue = STORE.catalogue(PROVINCE_2017)
    assert [area.max_points for area in catalogue.areas] == [
        Decimal(text) for text in ("10", "10", "14.5", "11", "16", "7", "16", "15.5")
    ]
    assert sum(leaf.max_points or 0 for leaf in catalogue.leaves) == Decimal(100)
    assert {node.reference.status for node in catalogue.nodes} == {"sourced", "derived"}


def test_the_vinh_long_tree_has_111_rows_of_which_80_are_scored_and_no_maximum_is_invented() -> None:
    catalogue = STORE.catalogue(VINH_LONG)
    assert (len(catalogue.nodes), len(catalogue.leaves)) == (111, 80)
    assert {node.max_points for node in catalogue.nodes} == {None}


def test_the_plan_of_vinh_phuc_has_24_tasks_for_the_lost_points_of_its_result() -> None:
    plan = STORE.plan_named("vinh-phuc-5264-2018")
    assert len(plan.tasks) == 24
    assert plan.result is not None
    result = STORE.result(plan.result)
    assert len({item.line for item in result.deductions}) == 16
    assert sum(item.amount for item in result.deductions) == Decimal("12.45")
