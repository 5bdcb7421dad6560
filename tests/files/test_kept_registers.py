"""Definitions of registers: the shipped ones hold, faults are told with their row, values survive keeping."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cchc.core.errors import InputRefused
from cchc.core.register.definition import Feed, Share, Tally
from cchc.core.register.rows import read_row
from cchc.files.check import check_path
from cchc.files.kept_registers import (
    feed_problems,
    register_from_text,
    register_from_tree,
    register_text,
    values_from_json,
    values_to_json,
)
from cchc.files.store import CatalogueStore
from tests.core.register.samples import REPORTS

STORE = CatalogueStore(Path(__file__).parents[2] / "catalogues")
PATHS = {path.stem: path for path in STORE.kept_register_paths()}
CITIZENS = STORE.raw(PATHS["phan-anh-kien-nghi"]).decode()


def test_the_shipped_registers_hold() -> None:
    report = check_path(STORE.root / "registers")
    assert (report.errors, report.files) == ((), len(PATHS))
    assert len(PATHS) == 9


@pytest.mark.parametrize("stem", PATHS)
def test_a_definition_survives_being_kept_as_text(stem: str) -> None:
    definition = register_from_tree(STORE.tree(PATHS[stem]))
    assert register_from_text(register_text(definition).encode()) == definition


def test_what_concerns_persons_holds_only_numbers() -> None:
    discipline = register_from_tree(STORE.tree(PATHS["ky-luat"]))
    assert discipline.personal
    assert {field.kind for field in discipline.fields} == {"date", "choice", "whole"}


@pytest.mark.parametrize(
    ("old", "new", "code", "row"),
    [
        ("id: phan-anh-kien-nghi", "id: khac", "id_not_file", 2),
        ("day: received", "day: content", "no_day", 8),
        ('line: "3.5.1"', 'line: "3.5"', "unknown_line", 35),
        ('line: "3.5.1"', 'line: "1.5"', "unfit_feed", 35),
        ("par_index_commune/minh-hoa-xa-2026", "par_index_commune/khac", "unknown_catalogue", 50),
        ("kind: share", "kind: half", "unknown_reckoning", None),
        ("schema: register/1", "schema: register/2", "unknown_schema", 1),
    ],
)
def test_faults_are_told(tmp_path: Path, old: str, new: str, code: str, row: int | None) -> None:
    path = tmp_path / "phan-anh-kien-nghi.yaml"
    path.write_text(CITIZENS.replace(old, new, 1), encoding="utf-8")
    (problem, *_) = check_path(path).errors
    assert problem.code == code
    assert row is None or problem.place.row is not None


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(InputRefused, match="không phải tệp sổ theo dõi"):
        register_from_text(b"schema: mapping/1\nfrom: a\n")


def test_a_feed_is_told_what_it_lacks() -> None:
    catalogue = STORE.catalogue("par_index_province/2639-qd-ubnd-2020-vinh-long")
    assert feed_problems(Feed(catalogue.id, "1.5", Tally()), catalogue) == ()
    assert [one.code for one in feed_problems(Feed(catalogue.id, "1.5", Share(())), catalogue)] == [
        "unfit_feed"
    ]


def test_values_survive_being_kept() -> None:
    given = {
        "title": "Báo cáo",
        "kind": "it",
        "due": "15/12/2026",
        "pages": "7",
        "cost": "1,5",
        "secret": "không",
    }
    values, problems = read_row(REPORTS, given)
    assert problems == ()
    kept = values_to_json(values)
    assert kept["due"] == "2026-12-15"
    assert kept["secret"] is False
    assert values_from_json(REPORTS, kept) == values
    assert (values["due"], values["cost"]) == (date(2026, 12, 15), Decimal("1.5"))
    shorter = replace(REPORTS, fields=REPORTS.fields[:2])
    assert set(values_from_json(shorter, kept)) == {"title", "kind"}
