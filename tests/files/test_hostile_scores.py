"""Uploads that are dangerous, damaged or not what they claim are refused before they can do harm."""

import io
import time

import openpyxl
import pytest

from cchc.core.errors import InputRefused
from cchc.files import scores_grid, workbook_guard
from cchc.files.scores_import import read_upload
from cchc.files.scores_template import scores_template
from tests.files.index_sample import sample_index, sample_units
from tests.files.test_hostile_xlsx import parts_of, zipped

HEADINGS = "Năm;Đơn vị;Mã;Nội dung;Điểm"


@pytest.fixture(scope="module")
def clean() -> bytes:
    return scores_template(sample_index(), 2020, sample_units()[2020])


def refusal(raw: bytes, file: str = "diem.xlsx") -> tuple[str, str]:
    with pytest.raises(InputRefused) as refused:
        read_upload(raw, file, sample_index(), sample_units(), 2020)
    (problem,) = refused.value.problems
    assert problem.hint
    assert "cchc template" not in problem.hint
    assert problem.place.file == file
    return problem.code, problem.message


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"MZ\x90\x00" + b"\0" * 100, "other_kind"),
        (b"\x7fELF" + b"\0" * 100, "other_kind"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "other_kind"),
        (b"\x89PNG\r\n\x1a\n", "other_kind"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "other_kind"),
        (b"PK", "not_xlsx"),
        (zipped({"a.txt": b"a"}), "not_xlsx"),
        (HEADINGS.encode("utf-16"), "not_utf8"),
        (HEADINGS.encode("utf-8") + b"\n2019;\xc7n;1;1;1\n", "not_utf8"),
        (b"\x00\x01\x02", "control_character"),
    ],
)
def test_a_file_is_judged_by_its_content(raw: bytes, code: str) -> None:
    for name in ("diem.xlsx", "diem.csv", "diem.exe"):
        assert refusal(raw, name)[0] == code


def test_a_file_of_100_megabytes_is_refused_by_its_size() -> None:
    assert refusal(b"a" * 100_000_000) == ("file_too_large", "Tệp quá lớn, chỉ nhận tối đa 5 MB")
    assert refusal(b"PK" + b"\0" * workbook_guard.MOST_BYTES)[0] == "file_too_large"


def test_zip_bombs_and_macros_are_refused(clean: bytes) -> None:
    large = {**parts_of(clean), "xl/media/large.bin": b"\0" * (workbook_guard.MOST_UNPACKED + 1)}
    assert refusal(zipped(large))[0] == "zip_bomb"
    assert refusal(zipped({**parts_of(clean), "xl/vbaProject.bin": b"x"}))[0] == "macro"


def test_a_damaged_workbook_is_refused(clean: bytes) -> None:
    parts = parts_of(clean)
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:300]
    assert refusal(zipped(parts))[0] == "not_xlsx"
    assert refusal(clean[: len(clean) // 2])[0] == "not_xlsx"


def test_many_large_sheets_are_refused_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores_grid, "MOST_CELLS", 1_000)
    book = openpyxl.Workbook()
    for number in range(3):
        book.create_sheet(f"S{number}")["Z20"] = 1
    stream = io.BytesIO()
    book.save(stream)
    assert refusal(stream.getvalue()) == ("sheet_too_large", "Tệp có quá nhiều ô")


def test_a_workbook_without_a_table_of_scores_is_refused() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Năm"
    stream = io.BytesIO()
    book.save(stream)
    assert refusal(stream.getvalue()) == ("missing_column", "Không tìm thấy bảng điểm trong tệp")


def test_entities_are_refused(clean: bytes) -> None:
    parts = parts_of(clean)
    parts["xl/sharedStrings.xml"] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts["xl/sharedStrings.xml"]
    assert refusal(zipped(parts))[0] == "not_xlsx"


def test_a_file_of_nothing_but_faults_is_judged_quickly() -> None:
    rows = "".join(f"2019;{'Cửu Lon' * 5}{n};;Tiến {n};{n}x\n" for n in range(19_000))
    before = time.perf_counter()
    verdict = read_upload(f"{HEADINGS}\n{rows}".encode(), "a.csv", sample_index(), sample_units())
    assert time.perf_counter() - before < 10
    assert len(verdict.refused) == 19_000


def test_very_long_texts_are_shortened_where_they_are_shown() -> None:
    long = "a" * 3_000
    verdict = read_upload(
        f"{HEADINGS}\n2019;{long};{long};{long};{long}\n".encode(), "a.csv", sample_index(), sample_units()
    )
    (row,) = verdict.refused
    assert max(len(text) for text in (row.unit, row.line, row.value)) <= 125
    assert all(len(reason.text) < 250 for reason in row.reasons)
