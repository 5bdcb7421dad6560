"""The chairman's page on screen: who sees it, where its figures lead, no codes, a day on each figure."""

import re

import pytest
from django.test import Client

from cchc.records.people.models import User
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, words
from tests.web.test_cost import MOST, cost

PHUC, LONG = "/lanh-dao/tinh-vinh-phuc/", "/lanh-dao/tinh-vinh-long/"
CODE = re.compile(r"(?<![\d/])\d{1,2}(?:\.\d{1,2})+(?![\d/])")
DAY = re.compile(r"\d\d/\d\d/\d{4}")


@pytest.fixture
def chairman(db: None) -> Client:
    return signed_in("lanhdao.vinhphuc")


@pytest.fixture
def neighbour(db: None) -> Client:
    return signed_in("lanhdao.vinhlong")


def paper(client: Client, address: str) -> str:
    """The markup of the sheet of paper alone."""
    page = html(client.get(address))
    return page[page.index("<article") : page.index("</article>")]


def test_it_is_the_first_thing_that_a_chairman_finds(chairman: Client, vinh_phuc: Client) -> None:
    for client in (chairman, vinh_phuc):
        page = html(client.get("/"))
        assert page.index(f'href="{PHUC}"') < page.index('id="ket-qua"')
        assert LONG not in page


def test_who_holds_another_role_is_not_led_there(db: None) -> None:
    User.objects.create_user("moi")
    assert "lanh-dao" not in html(signed_in("moi").get("/"))


def test_each_province_sees_its_own_only(chairman: Client, neighbour: Client) -> None:
    assert [chairman.get(address).status_code for address in (PHUC, LONG)] == [200, 404]
    assert [neighbour.get(address).status_code for address in (PHUC, LONG)] == [404, 200]
    assert chairman.get("/lanh-dao/tinh-vinh-long.pdf").status_code == 404
    assert chairman.get("/lanh-dao/so-noi-vu/").status_code == 404


def test_blocks_stand_in_their_order(chairman: Client) -> None:
    said = words(paper(chairman, PHUC))
    titles = (
        "TỈNH VĨNH PHÚC",
        "Tổng điểm năm 2017 80,29 /100",
        "Vị trí của tỉnh trên các chỉ số",
        "Điểm theo cách đánh giá, năm 2017",
        "Từng lĩnh vực, năm 2017",
        "Năm khoản mất điểm lớn nhất, năm 2017",
        "Việc chỉ Chủ tịch quyết được",
        "Dự báo và điểm có nguy cơ mất: chưa có trong bản này.",
        "Nguồn:",
        "Ý kiến của Chủ tịch:",
    )
    places = [said.index(title) for title in titles]
    assert places == sorted(places)


@pytest.mark.parametrize("who", ["vinhphuc", "vinhlong"])
def test_no_code_stands_on_the_paper(db: None, who: str) -> None:
    address = {"vinhphuc": PHUC, "vinhlong": LONG}[who]
    assert CODE.findall(words(paper(signed_in(who), address))) == []


@pytest.mark.parametrize("who", ["vinhphuc", "vinhlong"])
def test_every_figure_has_its_day(db: None, who: str) -> None:
    shown = paper(signed_in(who), {"vinhphuc": PHUC, "vinhlong": LONG}[who])
    dated = re.findall(r'class="ld-dated"[^>]*>(.*?)</(?:p|span|td)>', shown, re.DOTALL)
    kept = [words(one) for one in dated if "ký, ghi rõ họ tên" not in one]
    assert [one for one in kept if not DAY.search(one)] == []
    assert shown.count('class="ld-figure"') == 4
    assert len(kept) >= 4 + 1 + 3 + 4


def test_figures_lead_to_where_they_can_be_checked(chairman: Client, neighbour: Client) -> None:
    for client, address in ((chairman, PHUC), (neighbour, LONG)):
        links = set(re.findall(r'class="ld-link" href="([^"#?]+)', paper(client, address)))
        assert len(links) >= 3
        assert {client.get(link).status_code for link in links} == {200}


def test_the_pdf_is_a_file_of_the_same_page(chairman: Client) -> None:
    response = chairman.get("/lanh-dao/tinh-vinh-phuc.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="trang-lanh-dao-tinh-vinh-phuc.pdf"'
    assert response.content.startswith(b"%PDF")


@pytest.mark.parametrize("address", [PHUC, "/lanh-dao/tinh-vinh-phuc.pdf"])
def test_its_cost(chairman: Client, address: str) -> None:
    assert cost(chairman, address) <= MOST


@pytest.mark.parametrize("address", [LONG, "/lanh-dao/tinh-vinh-long.pdf"])
def test_the_cost_of_a_board(neighbour: Client, address: str) -> None:
    assert cost(neighbour, address) <= MOST


def test_a_province_without_any_data_still_has_its_page(admin_user: User) -> None:
    said = words(paper(browser_of(admin_user), "/lanh-dao/tinh-an-giang/"))
    assert "TỈNH AN GIANG" in said
    assert "chưa có kế hoạch" in said


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("xlsx", b"PK")])
def test_offices_get_it_for_word_and_excel(chairman: Client, form: str, begins: bytes) -> None:
    sent = chairman.get(f"{PHUC}tai-ve.{form}")
    assert sent.content.startswith(begins)
    assert f"trang-lanh-dao-tinh-vinh-phuc.{form}" in sent["Content-Disposition"]
    assert chairman.get(f"{LONG}tai-ve.{form}").status_code == 404


def test_there_is_no_other_form(chairman: Client) -> None:
    assert chairman.get(f"{PHUC}tai-ve.exe").status_code == 404
