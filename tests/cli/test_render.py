"""`cchc render`: documents from files, without a database."""

from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, VINH_PHUC, Run

STARTS = {".docx": b"PK", ".pdf": b"%PDF", ".xlsx": b"PK"}


def test_a_plan_as_word_pdf_and_tables(run: Run, tmp_path: Path) -> None:
    files = {ending: tmp_path / f"van-ban{ending}" for ending in STARTS}
    options = [part for ending, file in files.items() for part in (f"--{ending[1:]}", str(file))]
    said = run("render", PLAN, *options)
    assert said.code == 0, said.err
    for ending, file in files.items():
        assert file.read_bytes().startswith(STARTS[ending])
        assert f"Đã ghi {file}" in said.err


def test_a_plan_below_remarks_is_a_plan(run: Run, tmp_path: Path) -> None:
    text = Path(PLAN).read_text(encoding="utf-8").replace("schema: plan/1", 'schema: "plan/1"', 1)
    draft = tmp_path / "ban-thao.yaml"
    draft.write_text("# Chỗ cần xem lại\n" * 20 + text, encoding="utf-8")
    said = run("render", draft, "--docx", tmp_path / "a.docx")
    assert said.code == 0, said.err


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (PLAN, "to-trinh"),
        (PLAN, "quyet-dinh"),
        (VINH_PHUC, "bang-tru-diem"),
        (VINH_PHUC, "bao-cao-cham-diem"),
    ],
)
def test_every_kind(run: Run, tmp_path: Path, file: str, kind: str) -> None:
    assert run("render", file, "--kind", kind, "--docx", tmp_path / "a.docx").code == 0


def test_another_agency_may_issue(run: Run, tmp_path: Path) -> None:
    said = run("render", VINH_PHUC, "--issuer", "so-noi-vu", "--docx", tmp_path / "a.docx")
    assert said.code == 0
    assert "khong-co" in run("render", PLAN, "--issuer", "khong-co", "--docx", tmp_path / "b.docx").err


def test_what_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    assert "thêm --docx, --pdf hoặc --xlsx" in run("render", PLAN).err
    kind = run("render", PLAN, "--kind", "don-doc", "--docx", tmp_path / "a.docx")
    assert kind.code == 2
    assert "chọn --kind ke-hoach, to-trinh, quyet-dinh" in kind.err
    tables = run("render", PLAN, "--kind", "to-trinh", "--xlsx", tmp_path / "a.xlsx")
    assert "không có bảng nào" in tables.err
    assert ".docx" in run("render", PLAN, "--docx", tmp_path / "a.doc").err
    taken = tmp_path / "b.docx"
    taken.write_bytes(b"x")
    assert "không ghi đè" in run("render", PLAN, "--docx", taken).err


def test_without_fonts_no_pdf(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_VAR", str(tmp_path))
    said = run("render", PLAN, "--pdf", tmp_path / "a.pdf")
    assert said.code == 2
    assert "Chưa có phông chữ" in said.err
