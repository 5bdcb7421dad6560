"""The other commands, exit codes, and wrong use."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, ROOT, VINH_PHUC, Run

OLD, NEW = "par_index_province/2948-qd-bnv-2017", "par_index_province/2639-qd-ubnd-2020-vinh-long"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the data folder that may be changed."""
    shutil.copytree(ROOT / "catalogues", tmp_path / "catalogues")
    return tmp_path / "catalogues"


def test_the_data_of_the_project_has_no_fault(run: Run) -> None:
    said = run("check")

    assert said.code == 0
    assert ": 0 lỗi, " in said.out.splitlines()[-1]
    assert said.err.startswith("Đang kiểm tra")


def test_a_fault_is_shown_with_file_and_row(run: Run, copied: Path) -> None:
    file = copied / "plans/vinh-phuc-5264-2018/plan.yaml"
    text = file.read_text(encoding="utf-8")
    row = text[: text.index('{line: "1.6"}')].count("\n") + 1
    file.write_text(text.replace('{line: "1.6"}', "{line: 1.6}"), encoding="utf-8")

    said = run("check", file)

    assert said.code == 1
    assert f"plan.yaml, dòng {row}" in said.out
    found = json.loads(run("check", file, "--json").out)
    assert [(error["code"], error["place"]["row"]) for error in found["errors"]] == [("unquoted_code", row)]


def test_coverage_of_a_plan_without_result_needs_one(run: Run) -> None:
    plan = "catalogues/plans/vinh-long-2639-2020/plan.yaml"

    assert "--result" in run("coverage", plan).err
    other = run("coverage", plan, "--result", VINH_PHUC)
    assert other.code == 2
    assert "bộ tiêu chí" in other.err


def test_coverage_with_a_result_named_by_hand(run: Run) -> None:
    said = run("coverage", PLAN, "--result", VINH_PHUC, "--json")
    found = json.loads(said.out)["coverage"]

    assert said.code == 0
    assert found["facts"]["can_win_back"] == "8.45"
    assert found["facts"]["idle_tasks"] == 14


@pytest.mark.parametrize("name", [OLD, f"catalogues/{OLD}", f"catalogues/{OLD}/catalogue.yaml"])
def test_catalogues_are_named_by_identifier_folder_or_file(run: Run, name: str) -> None:
    said = run("compare", name, NEW)

    assert said.code == 0
    assert "Nhập chung" in said.out


def test_versions_without_a_mapping_are_wholly_unmapped(run: Run) -> None:
    said = run("compare", NEW, OLD)

    assert said.code == 0
    assert said.err.startswith("Chưa có bảng đối chiếu")


def test_a_mapping_that_names_what_is_not_there_is_a_finding(run: Run, copied: Path) -> None:
    (mapping,) = (copied / "mappings").glob("*.yaml")
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text.replace('from: ["7.1.4"]', 'from: ["7.1.9"]'), encoding="utf-8")

    said = run("compare", copied / OLD, copied / NEW)

    assert (said.code, said.out) == (1, "")
    assert "7.1.9" in said.err


def draft_of(copied: Path) -> Path:
    file = copied / "par_index_agency/minh-hoa-so-2026/catalogue.yaml"
    draft = copied / "par_index_agency/ban-nhap-2027/catalogue.yaml"
    draft.parent.mkdir()
    text = file.read_text(encoding="utf-8").replace("minh-hoa-so-2026", "ban-nhap-2027")
    draft.write_text(text.replace("state: published", "state: draft"), encoding="utf-8")
    return draft


def test_a_draft_is_published_once(run: Run, copied: Path) -> None:
    draft = draft_of(copied)

    first, second = run("publish", draft.parent), run("publish", draft)

    assert first.code == 0
    assert "SHA-256" in first.out
    assert second.code == 1
    assert "đã ban hành" in second.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("score",), "Thiếu tham số TỆP"),
        (("score", "khong-co.yaml"), "Không tìm thấy tệp"),
        (("score", "khong-co.xlsx"), "Không tìm thấy tệp"),
        (("score", VINH_PHUC, "--traec", "1.2"), "Không có tùy chọn --traec (có phải: --trace)"),
        (("score", VINH_PHUC, "--trace"), "Tùy chọn --trace dùng chưa đúng"),
        (("score", VINH_PHUC, "--trace", "3.1"), "3.1.1"),
        (("score", VINH_PHUC, "thừa"), "Thừa tham số"),
        (("cham",), "Không có lệnh này; các lệnh: check, publish, score"),
        (("compare", "khong/co", "khong/co"), "Không tìm thấy tệp"),
        (("compare", "../..", "x"), "không hợp lệ"),
        (("template", OLD, "khong-co/mau.xlsx"), "Không đọc hoặc ghi được tệp"),
        (("publish", "setup"), "Không tìm thấy tệp"),
    ],
)
def test_wrong_use_is_told_in_vietnamese(run: Run, arguments: tuple[str, ...], says: str) -> None:
    said = run(*arguments)

    assert said.code == 2
    assert says in said.err
    assert "Traceback" not in said.err


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    said = run()

    assert said.code == 2
    assert said.out.startswith("Cách dùng: cchc LỆNH")


@pytest.mark.parametrize(
    "command", ["check", "publish", "score", "compare", "coverage", "requirements", "template"]
)
def test_help_is_vietnamese(run: Run, command: str) -> None:
    said = run(command, "--help")

    assert said.code == 0
    assert said.out.startswith(f"Cách dùng: cchc {command}")
    assert not {"Usage", "Options", "required", "default"} & set(said.out.replace("[", " ").split())


def test_notices_may_be_left_out(run: Run) -> None:
    said = run("check", "--errors-only", "catalogues")
    count = said.out.splitlines()

    assert said.code == 0
    assert len(count) == 1
    assert re.fullmatch(r"Đã kiểm tra \d+ tệp: 0 lỗi, [1-9]\d* lưu ý", count[0])


def test_errors_stand_last_above_the_count(run: Run, copied: Path) -> None:
    file = copied / "par_index_agency/minh-hoa-so-2026/examples/so-a-2026.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"2.4": {points: 2.77}', '"2.4": {points: 2,77}'), encoding="utf-8")

    *notices, gap, error, count = run("check", copied).out.splitlines()
    alone = run("check", file).out.splitlines()

    assert {notice.partition(":")[0] for notice in notices} == {"Lưu ý"}
    assert gap == ""
    assert error.endswith("Số thập phân phải dùng dấu chấm: 2.77 (Dấu phẩy trong ngoặc ngăn cách hai khóa)")
    assert f": 1 lỗi, {len(notices)} lưu ý" in count
    assert alone == [error, "Đã kiểm tra 1 tệp: 1 lỗi, 0 lưu ý"]
