"""The list of indices, the league table and the map, with the demo data."""

import csv
from io import StringIO

import pytest
from django.test import Client

from tests.web.reading import html, part, words
from tests.web.test_cost import MOST, cost

LEAGUE = "/chi-so/papi/xep-hang/{}/"
ADDRESSES = (
    "/chi-so/",
    LEAGUE.format(2020),
    f"{LEAGUE.format(2020)}?noi-dung=transparency&nhom=1&muc-tieu=30",
    "/chi-so/par-index/xep-hang/2020/",
    "/chi-so/papi/ban-do/2020/",
    "/chi-so/papi/ho-so/tinh-vinh-long/",
    "/chi-so/papi/ho-so/tinh-vinh-phuc/?nam=2024",
    "/chi-so/sipas/ho-so/tinh-vinh-long/",
)


FOOT = "Điểm công bố giữ nguyên chữ số của nguồn"


def row(page: str, unit: str) -> str:
    """The words of the row of a unit."""
    return words(part(page, f"dong-{unit}"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_passes_fifteen_queries(vinh_long: Client, address: str) -> None:
    assert cost(vinh_long, address) <= MOST


@pytest.mark.parametrize("address", [*ADDRESSES, "/chi-so/papi/nhap/"])
def test_the_foot_says_what_holds_for_published_points(vinh_long: Client, address: str) -> None:
    page = html(vinh_long.get(address))
    assert FOOT in page
    assert "chính xác đến phần trăm" not in page


def test_other_pages_say_how_points_are_computed(vinh_long: Client) -> None:
    page = html(vinh_long.get("/"))
    assert "chính xác đến phần trăm" in page
    assert FOOT not in page


@pytest.mark.parametrize(
    ("year", "value", "rank"), [(2018, "44,65", 21), (2019, "42,23", 48), (2020, "43,20", 23)]
)
def test_vinh_long_stands_where_it_stood(vinh_long: Client, year: int, value: str, rank: int) -> None:
    found = row(html(vinh_long.get(LEAGUE.format(year))), "tinh-vinh-long")
    assert value in found
    assert found.startswith(f"{rank}/")
    assert "đơn vị của mình" in found


def test_groups_have_their_real_sizes(vinh_long: Client) -> None:
    page = words(html(vinh_long.get(LEAGUE.format(2020))))
    assert "Nhóm cao nhất: 16" in page
    later = words(html(vinh_long.get(LEAGUE.format(2022))))
    assert "công bố: 16, 16, 14, 15" in later


def test_a_missing_province_is_missing(vinh_phuc: Client) -> None:
    found = row(html(vinh_phuc.get(LEAGUE.format(2024))), "tinh-vinh-phuc")
    assert "không có trong công bố" in found
    assert "0,00" not in found


def test_sources_that_disagree_are_both_shown(vinh_long: Client) -> None:
    found = row(html(vinh_long.get(LEAGUE.format(2019))), "tinh-quang-ninh")
    assert "46,66" in found
    assert "44,66" in found


def test_a_table_of_few_units_has_no_computed_rank(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/chi-so/par-index/xep-hang/2017/"))
    found = row(page, "tinh-vinh-phuc")
    assert "80,29" in found
    assert "20" in found
    assert "Chưa tính hạng" in words(page)


def test_a_group_is_shown_alone(vinh_long: Client) -> None:
    page = html(vinh_long.get(f"{LEAGUE.format(2020)}?nhom=2"))
    assert "Đang hiện 16 trong 63 đơn vị" in words(page)
    assert 'id="dong-tinh-vinh-long"' in page


def test_the_distance_to_the_target_is_computed(vinh_long: Client) -> None:
    page = html(vinh_long.get(f"{LEAGUE.format(2019)}?muc-tieu=30"))
    assert "Còn thiếu để đạt mục tiêu" in page
    assert "Còn thiếu để đạt mục tiêu" not in html(vinh_long.get(f"{LEAGUE.format(2019)}?muc-tieu=không"))


def test_the_file_says_what_the_page_says(vinh_long: Client) -> None:
    page = html(vinh_long.get(LEAGUE.format(2020)))
    file = vinh_long.get("/chi-so/papi/xep-hang/2020/tai-ve.csv").content.decode("utf-8-sig")
    rows = [line for line in csv.reader(StringIO(file), delimiter=";") if "Vĩnh Long" in line]
    assert rows
    for text in ("23/63", "43,20"):
        assert any(text in cell for cell in rows[0])
        assert text in row(page, "tinh-vinh-long")


def test_the_newest_year_is_led_to(vinh_long: Client) -> None:
    response = vinh_long.get("/chi-so/papi/")
    assert (response.status_code, response["Location"]) == (302, LEAGUE.format(2024))


@pytest.mark.parametrize(
    "address",
    [
        "/chi-so/khong-co/",
        "/chi-so/khong-co/xep-hang/2020/",
        "/chi-so/papi/xep-hang/1999/",
        "/chi-so/papi/ban-do/1999/",
        "/chi-so/papi/ban-do/2020/hinh/khac.svg",
        "/chi-so/papi/ban-do/2020/hinh/ban-do.exe",
        "/chi-so/papi/xep-hang/2020/tai-ve.exe",
        "/chi-so/papi/ho-so/tinh-khong-co/",
        "/chi-so/papi/ho-so/tinh-vinh-long/hinh/khac.svg",
    ],
)
def test_what_does_not_exist_is_not_found(vinh_long: Client, address: str) -> None:
    assert vinh_long.get(address).status_code == 404


def test_strange_words_in_the_address_change_nothing(vinh_long: Client) -> None:
    plain = html(vinh_long.get(LEAGUE.format(2020)))
    strange = f"{LEAGUE.format(2020)}?noi-dung=<script>&nhom=9&muc-tieu=-1"
    assert row(html(vinh_long.get(strange)), "tinh-vinh-long") == row(plain, "tinh-vinh-long")
    assert "<script>" not in html(vinh_long.get(strange))


def test_the_map_names_both_archipelagos(vinh_long: Client) -> None:
    page = html(vinh_long.get("/chi-so/papi/ban-do/2020/"))
    assert "Hoàng Sa" in page
    assert "Trường Sa" in page


@pytest.mark.parametrize("form", ["svg", "png", "csv"])
def test_a_chart_may_be_taken_along(vinh_long: Client, form: str) -> None:
    for address in ("/chi-so/papi/ban-do/2020/hinh/ban-do", "/chi-so/papi/ho-so/tinh-vinh-long/hinh/qua-khu"):
        response = vinh_long.get(f"{address}.{form}")
        assert response.status_code == 200
        assert len(response.content) > 200


def test_a_year_that_is_declared_but_not_published_counts_the_34(vinh_long: Client) -> None:
    said = words(html(vinh_long.get("/chi-so/par-index/xep-hang/2025/")))
    assert "34 đơn vị chưa có số liệu" in said
    page = html(vinh_long.get("/chi-so/par-index/ban-do/2025/"))
    assert "Chưa có số liệu PAR INDEX năm 2025" in words(page)
    assert "Hoàng Sa" in page
    newest = vinh_long.get("/chi-so/par-index/")
    assert newest["Location"] == "/chi-so/par-index/xep-hang/2024/"
