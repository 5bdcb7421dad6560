"""`cchc annex`: a file of an office becomes a catalogue that `cchc check` reads."""

from pathlib import Path

from cchc.files.store import CatalogueStore
from tests.cli.conftest import ROOT, Run
from tests.files.annex.making import PrintedRow, docx_of, printed

ID = "par_index_commune/minh-hoa-phu-luc"
ABOUT = (
    "--id",
    ID,
    "--title",
    "Bộ tiêu chí minh họa",
    "--year",
    "2026",
    "--level",
    "commune",
    "--illustrative",
)


def written(folder: Path, raw: bytes) -> tuple[Path, Path]:
    """The annex in a folder, and where its catalogue goes."""
    file, out = folder / "phu-luc.docx", folder / "catalogues" / ID / "catalogue.yaml"
    file.write_bytes(raw)
    return file, out


def test_doubts_are_printed_and_the_file_can_be_checked(run: Run, tmp_path: Path) -> None:
    catalogue = CatalogueStore(ROOT / "catalogues").catalogue("par_index_commune/minh-hoa-xa-2026")
    file, out = written(tmp_path, docx_of(printed(catalogue)))

    said = run("annex", file, *ABOUT, "--out", out)

    assert said.code == 1
    assert "Xem lại: tiêu chí 1.1.2, bảng 1, dòng 5, cột 4: Chưa nêu đơn vị đếm" in said.out
    assert said.out.splitlines()[-1].startswith("1/QĐ-UBND ngày 05/01/2026: 37 dòng, ")
    checked = run("check", out)
    assert checked.out.splitlines()[-1].startswith("Đã kiểm tra 1 tệp: 1 lỗi")
    assert "khác 0,00 điểm của dòng 7" in checked.out


def test_without_a_doubt_the_exit_code_is_good(run: Run, tmp_path: Path) -> None:
    rows = [
        PrintedRow({"number": "1", "name": "Chỉ đạo", "maximum": "1"}),
        PrintedRow({"number": "1.1", "name": "Kế hoạch", "maximum": "1", "scale": "Đạt: 1; không đạt: 0"}),
        PrintedRow({"name": "Tổng cộng", "maximum": "1"}),
    ]
    file, out = written(tmp_path, docx_of(rows, ("number", "name", "maximum", "scale")))

    said = run("annex", file, *ABOUT, "--out", out)

    assert (said.code, said.out) == (0, "1/QĐ-UBND ngày 05/01/2026: 2 dòng, 0 chỗ phải xem lại\n")
    assert run("check", out).code == 0


def test_nothing_is_written_over(run: Run, tmp_path: Path) -> None:
    file, out = written(tmp_path, b"x")
    out.parent.mkdir(parents=True)
    out.write_text("x")

    assert run("annex", file, *ABOUT, "--out", out).code == 2
    assert out.read_text() == "x"


def test_wrong_use_is_told(run: Run, tmp_path: Path) -> None:
    file, out = written(tmp_path, b"%PDF")

    assert "không phải là .docx hay .xlsx" in run("annex", file, *ABOUT, "--out", out).err
    assert "Không có cấp" in run("annex", file, *ABOUT[:-3], "--level", "tinh", "--out", out).err
