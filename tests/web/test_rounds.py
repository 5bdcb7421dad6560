"""Rounds side by side: who said what of each line, what changed, totals, files, what the province writes."""

import re

import pytest
from django.test import Client

from cchc.core.campaign.circuit import Step
from cchc.records.campaigns.models import Portion
from cchc.records.entries.models import Entry
from cchc.records.people.models import Role
from tests.records.plays import acting
from tests.records.rounds.builders import YES
from tests.web.campaigns_built import INTERNAL, internal, portion_of
from tests.web.conftest import browser_of, signed_in
from tests.web.coordinating import PROVINCE, SMALL, disputed, national, scored, small
from tests.web.reading import html, part, words
from tests.web.test_cost import cost

PAGE = f"/dot/{SMALL}/don-vi/so-a/"
OF_PROVINCE = f"/dot/{PROVINCE}/don-vi/tinh-vinh-phuc/"


def test_every_round_of_a_line_with_what_it_changed(vinh_phuc: Client) -> None:
    disputed()
    said = words(html(vinh_phuc.get(PAGE)))
    assert "1.1 Có kế hoạch (minh họa) 2,00 2,00 Có Thuyết minh minh họa 0,00 Không Hồ sơ chưa đủ" in said
    assert "2,00 Có Đã có kế hoạch 0,00 Không Hồ sơ chưa đủ 0,00 −2,00" in said
    assert "1 dòng có vòng nói khác vòng trước" in said
    assert "Sau vòng Tự chấm 7,60 – 8,60 Sau vòng Thẩm định lần 1 5,60 – 6,60" in said
    only = words(html(vinh_phuc.get(f"{PAGE}?loc=khac")))
    assert "Đang hiện 1 trong 4 dòng" in only
    assert "1.4 Điều tra" in words(html(vinh_phuc.get(f"{PAGE}?loc=thieu")))


def test_bonus_and_penalty_lead_from_the_lines_to_the_total(vinh_phuc: Client) -> None:
    mine = portion_of(internal(), "so-a")
    acting.save(mine, "7.2", YES, mine.changed_at)
    Portion.objects.filter(pk=mine.pk).update(state="confirmed")
    address = f"/dot/{INTERNAL}/don-vi/so-a/"
    said = words(html(vinh_phuc.get(address)))
    assert re.search(
        r"điểm các dòng trong thang điểm \+ 1,50 – 3,00 điểm thưởng − 0,00 – 2,00 điểm phạt", said
    )
    assert "điểm thưởng nhiều nhất 3,00; điểm phạt nhiều nhất 2,00." in said
    file = vinh_phuc.get(f"{address}tai-ve.csv").content.decode()
    for row in ("Điểm các dòng trong thang điểm", "Điểm thưởng (nhiều nhất 3,00)"):
        assert row in file


def test_figures_inside_an_agency_are_not_told(vinh_phuc: Client) -> None:
    campaign = small()
    (portion,) = acting.portions(campaign, Step.SELF_SCORING, "so-a")
    acting.save(portion, "1.1", YES, portion.changed_at, "Số liệu nội bộ")
    assert "Số liệu nội bộ" not in html(vinh_phuc.get(PAGE))
    assert "Số liệu nội bộ" not in html(vinh_phuc.get(f"{PAGE}dong/1.1/"))
    own = browser_of(acting.worker(portion))
    assert "Số liệu nội bộ" in html(own.get(PAGE))


def test_units_do_not_see_one_another(db: None) -> None:
    disputed()
    other = browser_of(acting.person("minh-hoa/so-b", Role.SCORER))
    assert other.get(PAGE).status_code == 404
    assert other.get(f"{PAGE}dong/1.1/").status_code == 404


def test_leads_read_their_own_lines_only(db: None) -> None:
    scored(national())
    lead = browser_of(acting.person("vinh-phuc/so-tu-phap", Role.SCORER))
    page = html(lead.get(OF_PROVINCE))
    assert "chỉ nêu những dòng thuộc phần việc của cơ quan bạn" in page
    assert "Sau vòng" not in page
    assert lead.get(f"{OF_PROVINCE}dong/1.2/").status_code == 404
    assert lead.get(f"{OF_PROVINCE}dong/3.2.1/").status_code == 200


def test_a_line_opens_to_its_rounds_its_reckoning_and_its_history(vinh_phuc: Client) -> None:
    disputed()
    page = html(vinh_phuc.get(f"{PAGE}dong/1.1/"))
    assert "Thẩm định lần 2 được tính 0,00 Không" in words(part(page, "cac-vong"))
    assert "Giải trình ý kiến, không quyết định điểm 2,00 Có" in words(page)
    assert "Cách tính điểm đang được tính" in page
    assert "Ghi số liệu" in words(page)
    assert vinh_phuc.get(f"{PAGE}dong/9.9/").status_code == 404


def test_files(vinh_phuc: Client) -> None:
    disputed()
    text = vinh_phuc.get(f"{PAGE}tai-ve.csv").content.decode()
    assert "Hồ sơ chưa đủ" in text
    for form in ("xlsx", "json"):
        assert vinh_phuc.get(f"{PAGE}tai-ve.{form}").status_code == 200


def given(kept: str, points: str, **more: str) -> dict[str, str]:
    fields = {
        "said": "co-so",
        "f_points": points,
        "note": "Theo văn bản",
        "source": "Báo cáo",
        "seen": "0",
        **more,
    }
    return {"vong": kept, **{f"{kept}-{name}": value for name, value in fields.items()}}


def test_points_from_outside_have_a_source(vinh_phuc: Client) -> None:
    small()
    address = f"{PAGE}dong/1.4/"
    assert "Ghi vòng “Điểm từ bên ngoài”" in words(html(vinh_phuc.get(address)))
    assert "Hãy ghi nguồn của điểm." in html(vinh_phuc.post(address, given("external", "0,5", source="")))
    assert vinh_phuc.post(address, given("external", "0,5")).status_code == 302
    entry = Entry.objects.get(campaign_unit__campaign__slug=SMALL, round="external")
    assert (str(entry.points), entry.source) == ("0.5", "Báo cáo")
    changed = html(vinh_phuc.post(address, given("external", "0,7")))
    assert "Chưa ghi." in changed
    assert vinh_phuc.post(address, given("external", "0,7", seen="1")).status_code == 302


def test_a_round_that_is_not_his_is_refused(vinh_phuc: Client) -> None:
    small()
    assert vinh_phuc.post(f"{PAGE}dong/1.1/", given("external", "1")).status_code == 403
    leader = signed_in("lanhdao.vinhphuc")
    assert "Ghi vòng" not in html(leader.get(f"{PAGE}dong/1.4/"))
    assert leader.post(f"{PAGE}dong/1.4/", given("external", "1")).status_code == 403


def test_the_ministry_speaks_after_its_document_has_come(vinh_phuc: Client) -> None:
    national()
    page = html(vinh_phuc.post(f"{OF_PROVINCE}dong/1.2/", given("ministry", "1,75")))
    assert "Chưa ghi mốc “Bộ Nội vụ thẩm định”." in page


@pytest.mark.parametrize("tail", ["", "dong/1.1/"])
def test_cost(vinh_phuc: Client, tail: str) -> None:
    disputed()
    assert cost(vinh_phuc, f"{PAGE}{tail}") <= 15
