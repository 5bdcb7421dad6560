"""A plan as a document is read on the terminal: what was understood, what is doubtful, how it compares."""

import json
import os
from pathlib import Path

import pytest

from cchc.cli.far import WIPED, far_told
from cchc.files.plan_import.probing import Progress
from tests.cli.conftest import PLAN, Run
from tests.files.plan_import.made import as_markdown, laid_out


@pytest.fixture
def document(tmp_path: Path) -> str:
    """The plan of Vĩnh Phúc as its office would type it."""
    path = tmp_path / "ke-hoach.md"
    path.write_bytes(as_markdown(laid_out("vinh-phuc-5264-2018")))
    return str(path)


def test_what_was_understood_is_printed_with_its_doubts(run: Run, document: str) -> None:
    said = run("plan", "import", document, "--agencies", "vinh-phuc")

    assert said.code == 1
    assert "5264/KH-UBND" in said.out
    assert "Chưa chọn bộ tiêu chí nên" in said.out
    assert max(len(line) for line in said.out.splitlines()) <= 100


def test_precision_and_recall_are_printed_for_each_field(run: Run, document: str) -> None:
    said = run("plan", "import", document, "--against", PLAN, "--json")

    rows = json.loads(said.out)["plan-import"]["sections"]["scores"]["rows"]
    found = {row["id"]: row["cells"] for row in rows}
    assert found["cơ quan chủ trì"]["precision"] == found["cơ quan chủ trì"]["recall"] == "100%"


def test_the_draft_is_written_as_a_plan_file(run: Run, document: str, tmp_path: Path) -> None:
    out = tmp_path / "ban-thao.yaml"
    run("plan", "import", document, "--against", PLAN, "--out", str(out))

    text = out.read_text(encoding="utf-8")
    assert text.startswith("# Cần xem lại")
    assert 'number: "5264/KH-UBND"' in text
    again = run("plan", "import", document, "--against", PLAN, "--out", str(out))
    assert (again.code, "Tệp đã có" in again.err) == (2, True)


def test_without_a_list_of_agencies_it_says_which_there_are(run: Run, document: str) -> None:
    said = run("plan", "import", document)

    assert said.code == 2
    assert "Chưa chọn danh sách cơ quan" in said.err
    assert "vinh-phuc" in said.err


def test_how_far_it_is_is_told_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    above, below = os.openpty()
    with os.fdopen(below, "w", encoding="utf-8") as terminal, monkeypatch.context() as here:
        here.setattr("sys.stderr", terminal)
        with far_told("trang") as told:
            told(Progress(3, 150, 2))
        said = os.read(above, 1000).decode()
    os.close(above)
    assert said.endswith(WIPED)
    assert "Đang đọc: 3 trong 150 trang, gặp 2 bảng" in said
