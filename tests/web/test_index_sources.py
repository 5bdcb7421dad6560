"""Every figure on a page of an index can be followed to its source; notes of the year are said everywhere."""

import pytest
from django.test import Client

from tests.web.reading import html, part, words

pytestmark = pytest.mark.django_db
SERVICE = "/chi-so/chi-so-766"
DAY = "Số tại ngày 28/10/2024"
WRONG = "Địa chỉ có điều kiện lọc không đúng"


def test_a_league_table_lists_its_sources_by_number(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/chi-so/par-index/xep-hang/2016/"))
    row = words(part(page, "dong-tinh-vinh-phuc"))
    assert "hạng [1]" in row
    assert "(suy ra bằng phép tính)" in row
    sources = part(page, "nguon-so-lieu")
    assert "[1] Kế hoạch số 5264/KH-UBND" in words(sources)
    assert "ngày 18/07/2018" in words(sources)
    assert "suy ra bằng phép tính" in words(sources)
    assert 'rel="noopener noreferrer external"' in sources


def test_a_total_that_is_printed_is_not_called_a_sum(vinh_long: Client) -> None:
    for form in ("csv", "json"):
        file = vinh_long.get(f"{SERVICE}/xep-hang/2024/tai-ve.{form}").content.decode("utf-8-sig")
        assert "Báo Quảng Nam" in file
        assert "cộng từ" not in file


def test_sums_name_the_sources_of_their_parts(vinh_long: Client) -> None:
    file = vinh_long.get("/chi-so/papi/xep-hang/2020/tai-ve.csv").content.decode("utf-8-sig")
    assert "cộng từ các nội dung thành phần của: Bộ số liệu PAPI" in file
    assert "cộng từ [1]" in words(
        part(html(vinh_long.get("/chi-so/papi/xep-hang/2020/")), "dong-tinh-vinh-long")
    )


def test_an_entered_source_is_named(vinh_long: Client) -> None:
    given = {
        "year": "2025",
        "unit": "Vĩnh Long",
        "line": "total",
        "value": "44,20",
        "source": "Báo cáo PAPI 2025",
        "day": "15/4/2026",
        "existing": "refuse",
    }
    vinh_long.post("/chi-so/papi/nhap/", given)
    page = html(vinh_long.get("/chi-so/papi/xep-hang/2025/"))
    assert "[1] Báo cáo PAPI 2025, ngày 15/04/2026" in words(part(page, "nguon-so-lieu"))
    chart = vinh_long.get("/chi-so/papi/ho-so/tinh-vinh-long-2025/hinh/qua-khu.csv?nam=2025")
    assert "Báo cáo PAPI 2025" in chart.content.decode("utf-8-sig")


@pytest.mark.parametrize(
    "address",
    ["xep-hang/2024/", "ban-do/2024/", "ho-so/tinh-quang-nam/", "ban-do/2024/hinh/ban-do.csv"],
)
def test_the_note_of_a_year_is_said(vinh_long: Client, address: str) -> None:
    said = vinh_long.get(f"{SERVICE}/{address}").content.decode("utf-8-sig")
    assert said.count(DAY) == 1


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_note_of_a_year_is_in_the_files(vinh_long: Client, form: str) -> None:
    assert DAY in vinh_long.get(f"{SERVICE}/xep-hang/2024/tai-ve.{form}").content.decode("utf-8-sig")
    past = vinh_long.get(f"{SERVICE}/ho-so/tinh-quang-nam/hinh/qua-khu.csv")
    assert DAY in past.content.decode("utf-8-sig")


def test_a_profile_lists_sources_with_day_and_address(vinh_long: Client) -> None:
    page = html(vinh_long.get("/chi-so/papi/ho-so/tinh-quang-ninh/?nam=2019"))
    sources = page.split('id="nguon-ten"')[1]
    assert 'rel="noopener noreferrer external"' in sources
    assert ", ngày " in words(sources)


@pytest.mark.parametrize(
    "address",
    [
        "papi/xep-hang/2020/?muc-tieu=0",
        "papi/xep-hang/2020/?muc-tieu=abc",
        "papi/xep-hang/2021/?muc-tieu=63",
        "papi/xep-hang/2024/?noi-dung=khong-co",
        "papi/xep-hang/2020/?nhom=9",
        "papi/ban-do/2020/?noi-dung=khong-co",
        "papi/ho-so/tinh-vinh-long/?nam=1999",
        "papi/ho-so/tinh-vinh-long/?noi-dung=khong-co",
        "sipas/ho-so/tinh-vinh-long/?noi-dung=khong-co",
    ],
)
def test_what_an_address_asks_in_vain_is_said(vinh_long: Client, address: str) -> None:
    assert WRONG in words(html(vinh_long.get(f"/chi-so/{address}")))


@pytest.mark.parametrize(
    "address",
    [
        "papi/xep-hang/2020/?muc-tieu=30&nhom=&noi-dung=total",
        "par-index/xep-hang/2020/?muc-tieu=30",
        "papi/ho-so/tinh-vinh-long/?nam=&noi-dung=",
    ],
)
def test_what_an_address_may_ask_is_not_complained_of(vinh_long: Client, address: str) -> None:
    assert WRONG not in words(html(vinh_long.get(f"/chi-so/{address}")))


def test_a_new_form_is_said_where_no_source_speaks_of_a_break(vinh_long: Client) -> None:
    said = words(html(vinh_long.get("/chi-so/sipas/ho-so/tinh-vinh-long/")))
    assert "Phiếu đổi từ năm 2023" in said
    assert "Phiếu đổi từ năm 2022" not in said
    assert "Phương pháp 2022:" in said
    assert "2022–2022" not in said
