"""Which year an index opens with, and which unit is the own one in a year that counts the 34."""

import pytest
from django.test import Client

from tests.web.reading import html, part, words

pytestmark = pytest.mark.django_db
FIGURE = {
    "year": "2025",
    "unit": "Vĩnh Long",
    "line": "total",
    "value": "44,20",
    "source": "Báo cáo PAPI 2025",
    "day": "15/4/2026",
    "existing": "refuse",
}
LEAGUE_2025 = "/chi-so/papi/xep-hang/2025/"


@pytest.fixture
def one_figure_of_2025(vinh_long: Client) -> Client:
    assert vinh_long.post("/chi-so/papi/nhap/", FIGURE).status_code == 302
    return vinh_long


def test_one_figure_of_a_new_year_does_not_become_the_front_page(one_figure_of_2025: Client) -> None:
    newest = one_figure_of_2025.get("/chi-so/papi/")
    assert newest["Location"] == "/chi-so/papi/xep-hang/2024/"
    listed = html(one_figure_of_2025.get("/chi-so/"))
    assert "/chi-so/papi/xep-hang/2024/" in listed
    assert LEAGUE_2025 not in listed
    assert "2011–2025" in words(listed)


def test_in_a_year_of_the_34_the_own_province_is_what_it_has_become(one_figure_of_2025: Client) -> None:
    page = html(one_figure_of_2025.get(LEAGUE_2025))
    assert "đơn vị của mình" in words(part(page, "dong-tinh-vinh-long-2025"))
    assert "/chi-so/papi/ho-so/tinh-vinh-long-2025/" in page
    assert "Đến dòng của đơn vị" not in page or 'href="#dong-tinh-vinh-long-2025"' in page


def test_vinh_phuc_has_become_phu_tho(one_figure_of_2025: Client, vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(LEAGUE_2025))
    assert "Hồ sơ Phú Thọ" in words(page)
    assert "/chi-so/papi/ho-so/tinh-phu-tho-2025/" in page


def test_the_profiles_before_and_after_lead_to_one_another(one_figure_of_2025: Client) -> None:
    after = html(one_figure_of_2025.get("/chi-so/papi/ho-so/tinh-vinh-long-2025/"))
    assert "/chi-so/papi/ho-so/tinh-vinh-long/" in after
    assert "/chi-so/papi/ho-so/tinh-ben-tre/" in after
    before = html(one_figure_of_2025.get("/chi-so/papi/ho-so/tinh-vinh-long/"))
    assert "/chi-so/papi/ho-so/tinh-vinh-long-2025/" in before
    assert "44,20" not in words(part(before, "tung-noi-dung-ten"))


def test_the_profile_of_another_province_is_no_sister_page(vinh_long: Client) -> None:
    own = html(vinh_long.get("/chi-so/papi/ho-so/tinh-vinh-long/?nam=2020"))
    assert own.split("Các trang của PAPI")[1].split("</nav>")[0].count('aria-current="page"') == 1
    other = html(vinh_long.get("/chi-so/papi/ho-so/tinh-quang-ninh/?nam=2020"))
    assert 'aria-current="page"' not in other.split("Các trang của PAPI")[1].split("</nav>")[0]
    assert "Xếp hạng PAPI năm 2020" in words(other.split('aria-label="Đường dẫn"')[1].split("</nav>")[0])


def test_a_day_that_nobody_knows_is_the_day_that_is_not_known(vinh_long: Client) -> None:
    said = words(html(vinh_long.get("/chi-so/papi/xep-hang/2012/")))
    assert "chưa rõ ngày công bố" in said
