"""The glossary as the page reads it: every row a term, found with and without marks."""

import os
import re
from pathlib import Path

import pytest

from cchc.files.glossary import Piece, fold, read_glossary

GLOSSARY = Path(__file__).resolve().parents[2] / "GLOSSARY.md"
SMALL = """# Bảng thuật ngữ

Lời mở đầu.

## Không có dòng nào

## Bộ tiêu chí

| Tiếng Việt | Tên | Nghĩa; đừng nhầm với |
|---|---|---|
| Điểm tối đa | `max_points` | điểm nhiều nhất, mã `1.2`; `null`: không nguồn nào nêu (`sourced`) |
| Tử số | `ratio.part` | phần được đếm |
"""
SHORT = """
## Chữ viết tắt

| Chữ viết tắt | Viết đầy đủ |
|---|---|
| ĐVHC | đơn vị hành chính |
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A glossary of two terms."""
    path = tmp_path / "GLOSSARY.md"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_every_row_of_the_house_is_a_term() -> None:
    rows = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    sections = read_glossary(GLOSSARY)
    headings = sum("| Tên |" in row or "| Chữ viết tắt |" in row for row in rows)
    assert sum(len(section.terms) for section in sections) == len(rows) - headings
    assert sections[0].title == "Bộ tiêu chí"


def test_anchors_are_given_once() -> None:
    anchors = [term.anchor for section in read_glossary(GLOSSARY) for term in section.terms]
    assert len(set(anchors)) == len(anchors)


def test_meanings_tell_names_from_words(small: Path) -> None:
    (section,) = read_glossary(small)
    most, part = section.terms
    assert most.meaning == (
        Piece("điểm nhiều nhất, mã ", is_name=False),
        Piece("1.2", is_name=True),
        Piece("; không nguồn nào nêu", is_name=False),
    )
    assert (part.name, part.anchor) == ("ratio.part", "tu-ratio-part")


def test_no_english_name_stands_in_a_meaning() -> None:
    pieces = [
        piece for section in read_glossary(GLOSSARY) for term in section.terms for piece in term.meaning
    ]
    assert [piece.text for piece in pieces if piece.is_name and re.search("[a-z]", piece.text)] == []


def test_an_abbreviation_has_no_name(small: Path) -> None:
    small.write_text(SMALL + SHORT, encoding="utf-8")
    named, short = read_glossary(small)
    assert (named.named, short.named) == (True, False)
    assert [(term.term, term.name, term.anchor) for term in short.terms] == [("ĐVHC", "", "tu-viet-tat-dvhc")]
    assert short.terms[0].has("dvhc")
    assert short.terms[0].has("don vi hanh chinh")


@pytest.mark.parametrize("wanted", ["điểm tối đa", "DIEM TOI DA", "đa nhiều", "max_points", ""])
def test_a_term_is_found_with_and_without_marks(small: Path, wanted: str) -> None:
    (section,) = read_glossary(small)
    assert section.terms[0].has(wanted)


def test_what_is_not_there_is_not_found(small: Path) -> None:
    (section,) = read_glossary(small)
    assert not section.terms[1].has("điểm")


def test_a_changed_file_is_read_again(small: Path) -> None:
    assert len(read_glossary(small)[0].terms) == 2
    small.write_text(SMALL.replace("| Tử số | `ratio.part` | phần được đếm |\n", ""), encoding="utf-8")
    os.utime(small, ns=(1, 1))
    assert len(read_glossary(small)[0].terms) == 1


def test_no_file_is_no_glossary(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "GLOSSARY.md") == ()


@pytest.mark.parametrize(
    ("text", "folded"), [("Đề nghị", "de nghi"), ("Thẩm định", "tham dinh"), ("ƯỚC", "uoc"), ("e\u0301", "e")]
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
