"""`cchc score`: files, suppositions, one point, and when something does not agree."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, VINH_PHUC, Run

DEPARTMENT = "catalogues/par_index_agency/minh-hoa-so-2026/examples/so-a-2026.yaml"


def test_only_the_deduction_table(run: Run) -> None:
    said = run("score", VINH_PHUC, "--deductions")

    assert said.out.startswith("BẢNG TỔNG HỢP TIÊU CHÍ BỊ TRỪ ĐIỂM")
    assert "12,45 + 7,26 = 19,71 = 100,00 − 80,29" in said.out


def test_json_goes_to_the_output_alone(run: Run) -> None:
    found = json.loads(run("score", VINH_PHUC, "--json").out)
    rows = {row["id"]: row["cells"] for row in found["score_sheet"]["sections"]["totals"]["rows"]}

    assert list(found) == ["score_sheet", "deduction_table"]
    assert rows["total"]["points"] == "80.29"
    assert (rows["direct"]["points"], rows["survey"]["points"]) == ("53.05", "27.24")


def test_files_are_written_beside_the_output(run: Run, tmp_path: Path) -> None:
    xlsx, csv = tmp_path / "bang-diem.xlsx", tmp_path / "bang-diem.csv"

    said = run("score", VINH_PHUC, "--xlsx", xlsx, "--csv", csv)

    assert said.err.splitlines() == [f"Đã ghi {xlsx}", f"Đã ghi {csv}"]
    assert xlsx.read_bytes()[:2] == b"PK"
    assert "80,29" in csv.read_text(encoding="utf-8-sig")


def test_an_illustrative_result_says_so(run: Run) -> None:
    assert "(minh họa)" in run("score", DEPARTMENT).out.splitlines()[0]


@pytest.mark.parametrize("supposed", ["7.2.2=1", "7.2.2=1,00", '{"7.2.2": {"points": 1.0}}'])
def test_a_supposition_is_added(run: Run, supposed: str) -> None:
    said = run("score", VINH_PHUC, "--what-if", supposed)

    assert said.code == 0
    assert "+1,00" in said.out
    assert "81,29" in said.out


@pytest.mark.parametrize(
    "supposed",
    [
        "7.2.2",
        "=1",
        "7.2.2=một",
        "7.2.2=NaN",
        "{",
        '{"7.2.2": 1}',
        '{"7.2.2": {"points": "x"}}',
        '{"7.2.2": {"points": NaN}}',
        '{"7.2.2": {"cases": 3}}',
        '{"7.2.2": {"khac": 3}}',
        "9.9=1",
        "7.2.2=5",
    ],
)
def test_a_supposition_that_cannot_be_read_is_refused(run: Run, supposed: str) -> None:
    said = run("score", VINH_PHUC, "--what-if", supposed)

    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith("Lỗi: ")
    assert "Traceback" not in said.err


def test_a_plan_named_by_hand_gives_the_proposals(run: Run) -> None:
    said = run("score", VINH_PHUC, "--plan", "catalogues/plans/vinh-phuc-5264-2018/plan.yaml", "--deductions")

    assert "chưa ghi (đề" in said.out


def altered(tmp_path: Path, before: str, after: str) -> Path:
    text = (ROOT / VINH_PHUC).read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "ket-qua.yaml"
    file.write_text(text.replace(before, after), encoding="utf-8")
    return file


def test_a_published_total_that_differs_is_a_finding(run: Run, tmp_path: Path) -> None:
    said = run("score", altered(tmp_path, "total: 80.29", "total: 81.29"))

    assert said.code == 1
    assert "Cần xem lại: Tổng điểm tính được 80,29, công bố 81,29" in said.err


def test_items_that_do_not_add_up_are_a_finding(run: Run, tmp_path: Path) -> None:
    said = run("score", altered(tmp_path, "amount: 0.20", "amount: 0.10"))

    assert said.code == 1
    assert "tiêu chí 7.1.1: Các khoản trừ cộng lại 0,10 điểm" in said.err
    assert "Phần điểm bị trừ chưa nêu" in said.out


def test_facts_that_cannot_be_are_told_with_file_and_row(run: Run, tmp_path: Path) -> None:
    file = altered(tmp_path, '"1.2": {points: 1.75}', '"1.2": {points: 4.00}')
    text = file.read_text(encoding="utf-8")
    assert '"7.2.2": {points: 0.00}' in text
    file.write_text(text.replace('"7.2.2": {points: 0.00}', '"7.2.2": {points: -1}'), encoding="utf-8")
    rows = [text[: text.index(f'"{code}": {{points')].count("\n") + 1 for code in ("1.2", "7.2.2")]

    said = run("score", file)

    assert (said.code, said.out) == (2, "")
    assert [line.partition(": Điểm")[0] for line in said.err.splitlines()] == [
        f"Lỗi: {file}, dòng {rows[0]}, tiêu chí 1.2",
        f"Lỗi: {file}, dòng {rows[1]}, tiêu chí 7.2.2",
    ]


def test_a_part_greater_than_its_whole_names_the_row(run: Run, tmp_path: Path) -> None:
    text = (ROOT / DEPARTMENT).read_text(encoding="utf-8")
    changed = text.replace('"1.3.2": {part: 4, whole: 4}', '"1.3.2": {part: 9, whole: 4}')
    assert changed != text
    file = tmp_path / "so-a.yaml"
    file.write_text(changed, encoding="utf-8")
    row = text[: text.index('"1.3.2"')].count("\n") + 1

    said = run("score", file)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"Lỗi: {file}, dòng {row}, tiêu chí 1.3.2: Tử số lớn hơn mẫu số: 9 > 4")
