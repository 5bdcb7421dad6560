"""The board of requirements on the terminal."""

import json
from pathlib import Path

from tests.cli.conftest import VINH_PHUC, Run

FOLDER = "catalogues/par_index_province/2639-qd-ubnd-2020-vinh-long/examples"
REAL, TWIN = f"{FOLDER}/vinh-long-2020.yaml", f"{FOLDER}/vinh-long-2020-minh-hoa.yaml"


def test_996_dossiers_are_not_all(run: Run) -> None:
    said = run("requirements", TWIN)

    assert said.code == 0
    assert said.out.startswith("BẢNG THEO DÕI YÊU CẦU CẢI CÁCH HÀNH CHÍNH (minh họa)")
    assert "hồ sơ" in said.out
    assert max(len(line) for line in said.out.splitlines()) <= 100
    lines = json.loads(run("requirements", TWIN, "--json").out)["requirement_board"]["sections"]["lines"]
    told = json.dumps(lines, ensure_ascii=False)
    assert "còn thiếu 4 hồ sơ" in told
    assert "99,6%" in told
    assert "Phần II, mục I.7.b: Từ 20% trở lên đối với mức độ 3" in told
    assert "kết luận theo Phụ lục 1, dòng 7.2.2" in told
    assert "kết luận theo Phần II, mục I.2.c" in told


def test_what_nobody_knows_is_no_failure(run: Run, tmp_path: Path) -> None:
    said = run("requirements", REAL, "--csv", tmp_path / "yeu-cau.csv")

    assert said.code == 0
    assert "chưa có số liệu" in (tmp_path / "yeu-cau.csv").read_text(encoding="utf-8-sig")


def test_a_catalogue_without_requirements_is_said(run: Run) -> None:
    said = run("requirements", VINH_PHUC)

    assert said.code == 2
    assert "không kèm yêu cầu" in said.err
