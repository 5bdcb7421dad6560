"""Terminal, pages and files tell one story: whatever door is taken, each figure is the same."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from django.test import Client

from cchc.core.numerals import points_text
from cchc.core.scoring.sheet import score_sheet
from cchc.files.store import CatalogueStore
from tests.cli.conftest import Run

STORE = CatalogueStore(settings.CATALOGUES)
FILES = [path for identifier in STORE.catalogue_ids() for path in STORE.assessment_paths(identifier)]
every_result = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def downloaded(site: Client, path: Path, report: str, form: str) -> bytes:
    answer = site.get(f"/ket-qua/{path.stem}/tai-ve/{report}.{form}")
    assert answer.status_code == 200
    return answer.content


@every_result
def test_the_terminal_and_the_site_give_the_same_json(run: Run, site: Client, path: Path) -> None:
    printed = json.loads(run("score", path, "--json").out)
    sheet = json.loads(downloaded(site, path, "bang-diem", "json"))
    deductions = json.loads(downloaded(site, path, "bang-tru-diem", "json"))
    assert sheet["score_sheet"] == printed["score_sheet"]
    if "deduction_table" in printed:
        assert deductions["deduction_table"] == printed["deduction_table"]


@every_result
def test_workbooks_of_both_doors_hold_the_same_cells(
    run: Run, site: Client, path: Path, tmp_path: Path
) -> None:
    run("score", path, "--xlsx", tmp_path / "terminal.xlsx")
    theirs = openpyxl.load_workbook(tmp_path / "terminal.xlsx", data_only=True)
    ours = openpyxl.load_workbook(io.BytesIO(downloaded(site, path, "bang-diem", "xlsx")), data_only=True)
    for name in ours.sheetnames:
        assert list(ours[name].values) == list(theirs[name].values)


@every_result
def test_the_csv_of_the_site_ends_in_the_total_of_the_terminal(run: Run, site: Client, path: Path) -> None:
    total = json.loads(run("score", path, "--json").out)["score_sheet"]["texts"]["total"]
    text = downloaded(site, path, "bang-diem", "csv").decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=";") if "Tổng điểm" in row]
    assert rows
    assert any(total in row for row in rows)


@every_result
def test_the_pages_show_the_total_and_every_point(site: Client, path: Path) -> None:
    sheet = score_sheet(STORE.assessment(path))
    overview = site.get(f"/ket-qua/{path.stem}/").content.decode()
    assert sheet.total.points.text() in overview
    table = site.get(f"/ket-qua/{path.stem}/bang-diem/").content.decode()
    for line in sheet.lines:
        assert points_text(line.points) in table
