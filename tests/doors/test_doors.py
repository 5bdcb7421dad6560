"""Terminal, pages and files tell one story: whatever door is taken, each figure is the same."""

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from django.test import Client

from cchc.core.catalogue.nodes import Effect, Kind
from cchc.core.numerals import points_text
from cchc.core.report.score_lines import lines_section
from cchc.core.scoring.evaluate import State
from cchc.core.scoring.sheet import Line, score_sheet
from cchc.files.store import CatalogueStore
from tests.cli.conftest import Run
from tests.web.reading import part, words

STORE = CatalogueStore(settings.CATALOGUES)
FILES = [path for identifier in STORE.catalogue_ids() for path in STORE.assessment_paths(identifier)]
every_result = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def figures(table: str, key: str) -> tuple[str, ...]:
    """Maximum, points and loss in the row of a line, as they are read, without the marks of remarks."""
    cells = re.findall(r'<td class="cc-num[^>]*>(.*?)</td>', part(table, f"dong-{key}"), re.DOTALL)
    return tuple(words(re.sub(r'<a class="cc-mark".*?</a>', "", cell, flags=re.DOTALL)) for cell in cells)


def expected(line: Line) -> tuple[str, str, str]:
    """The same of the computed line: bonus and penalty stand outside the scale, in words of their own."""
    outside = line.node.effect is not Effect.SCORE
    most = "" if outside else points_text(line.node.max_points)
    if line.score.state is State.NOT_APPLICABLE:
        return most, "không đánh giá", ""
    lost = points_text(line.lost)
    if line.score.state is State.UNKNOWN:
        return most, "chưa có số liệu", "" if outside else lost
    if line.node.effect is Effect.PENALTY:
        return "", f"phạt {lost}", ""
    if line.node.effect is Effect.BONUS:
        return "", f"thưởng {points_text(line.points)}", ""
    return most, points_text(line.points), lost


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
    shown = {line.node.key: figures(table, line.node.key) for line in sheet.lines}
    assert shown == {line.node.key: expected(line) for line in sheet.lines}


@every_result
def test_the_page_gives_every_criterion_the_figures_of_the_file(site: Client, path: Path) -> None:
    sheet = score_sheet(STORE.assessment(path))
    table = site.get(f"/ket-qua/{path.stem}/bang-diem/").content.decode()
    rows = [
        row
        for row in lines_section(sheet, str).rows
        if row.style == "group" and sheet.assessment.catalogue.by_key[row.id].kind is not Kind.AREA
    ]
    assert {row.id: figures(table, row.id) for row in rows} == {
        row.id: tuple(cell.text for cell in row.cells[2:5]) for row in rows
    }
