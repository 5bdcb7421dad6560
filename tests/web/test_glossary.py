"""The page of words: all of them, or those searched for, each with its own place."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.web.reading import html, part, words
from tests.web.test_cost import cost

PAGE = "/thuat-ngu/"


def test_every_section_and_a_place_for_each_word(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(PAGE))
    assert "Bộ tiêu chí Cách đo và cách chấm điểm Số liệu" in words(page)
    assert words(part(page, "tu-max-points")).startswith("Điểm tối đa điểm nhiều nhất của một dòng")
    assert "để trống: không nguồn nào nêu" in words(part(page, "tu-max-points"))
    assert "Chữ viết tắt Viết đầy đủ BCCI bưu chính công ích" in words(page)


@pytest.mark.parametrize(
    "wanted", ["CQCM", "đvhc", "dvhc", "BCCI", "PAKN", "SNCL", "TLKC", "cai cach", "dia phuong"]
)
def test_what_documents_abbreviate_is_found(vinh_phuc: Client, wanted: str) -> None:
    assert "Không có thuật ngữ nào" not in words(html(vinh_phuc.get(PAGE, {"tim": wanted})))


@pytest.mark.parametrize("wanted", ["điểm tối đa", "diem toi da", "DIEM  TOI DA"])
def test_words_are_found_without_marks(vinh_phuc: Client, wanted: str) -> None:
    page = html(vinh_phuc.get(PAGE, {"tim": wanted}))
    assert 'id="tu-max-points"' in page
    assert 'id="tu-agency"' not in page
    assert "Tìm thấy" in words(page)


@pytest.mark.parametrize("wanted", ["zzz", "%00", "đ" * 5000])
def test_nothing_found_is_said(vinh_phuc: Client, wanted: str) -> None:
    assert "Không có thuật ngữ nào hợp với" in words(html(vinh_phuc.get(PAGE, {"tim": wanted})))


def test_without_the_file_the_page_stands_empty(
    vinh_phuc: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.GLOSSARY = tmp_path / "GLOSSARY.md"
    assert "Không có thuật ngữ nào." in words(html(vinh_phuc.get(PAGE)))


def test_a_search_costs_nothing_more(vinh_phuc: Client) -> None:
    assert cost(vinh_phuc, f"{PAGE}?tim=diem") == cost(vinh_phuc, PAGE) <= 3
