"""The chairman's page holds no figure of its own: each one stands on the page it was taken from."""

import re

from django.test import Client

from tests.web.reading import html, part, words

PHUC, LONG = "/lanh-dao/tinh-vinh-phuc/", "/lanh-dao/tinh-vinh-long/"
RESULT, PLAN = "/ket-qua/vinh-phuc-2017/", "/ke-hoach/vinh-phuc-5264-2018/"


def said(site: Client, address: str) -> str:
    return words(html(site.get(address)))


def test_the_headline_is_that_of_the_overview(site: Client) -> None:
    leader, overview = said(site, PHUC), said(site, RESULT)
    for figure in ("80,29 /100", "20 /63", "giảm 12 bậc so với năm trước", "còn 5 bậc", "19,71"):
        assert figure in leader
        assert figure in overview
    assert "7,26 điều tra xã hội học" in leader
    assert "7,26 điểm điều tra xã hội học" in overview


def test_the_largest_losses_are_those_of_the_overview(site: Client) -> None:
    ranked = re.findall(r'class="ld-weak-amount">(.*?)</span>', html(site.get(PHUC)), re.DOTALL)
    overview = html(site.get(RESULT)).partition('id="mat-nhieu-ten"')[2]
    shown = re.findall(r'class="cc-ranked-figure">(.*?)</span>\s', overview, re.DOTALL)
    assert [words(one).lstrip("−") for one in ranked] == [words(one) for one in shown[:5]]


def test_losses_without_an_owner_are_those_of_the_deduction_table(site: Client) -> None:
    table = html(site.get(f"{RESULT}bang-tru-diem/?xem=theo-co-quan"))
    assert "5,00" in words(part(table, "chua-ghi"))
    assert "12,45" in words(table)
    assert "5,00 trong 12,45 điểm bị trừ" in said(site, PHUC)


def test_losses_that_no_task_mends_are_those_of_the_coverage(site: Client) -> None:
    assert "Không nhiệm vụ nào nêu 4,00" in said(site, f"{PLAN}do-phu/")
    assert "4,00 điểm trực tiếp đã mất mà không nhiệm vụ nào" in said(site, PHUC)


def test_the_standing_is_that_of_the_league(site: Client) -> None:
    leader, league = said(site, LONG), said(site, "/chi-so/papi/xep-hang/2024/")
    own = re.search(r"36/61 .{0,20}Vĩnh Long .{0,40}43,20", league)
    assert own is not None
    assert "43,20 /80" in leader
    assert "36 /61" in leader
    assert "2,37" in league
    assert "tăng 2,37 điểm" in leader


def test_the_requirements_are_those_of_the_board(site: Client) -> None:
    assert "65 chưa có số liệu; 15 chờ xác nhận" in said(site, LONG)
    board = said(site, "/ket-qua/vinh-long-2020/yeu-cau/")
    assert "65" in board
    assert "15" in board
