"""Moving a campaign on its page: proposed, read line by line, confirmed by a person."""

from django.test import Client

from cchc.records.campaigns.models import Campaign, CatalogueMove
from tests.web.conftest import signed_in
from tests.web.coordinating import SMALL, scored, small
from tests.web.reading import html, part, words
from tests.web.test_cost import cost

PAGE = f"/dot/{SMALL}/doi-bo-tieu-chi/"
NEW = "par_index_agency/minh-hoa-so-2026"
PROPOSAL = {"version": NEW, "reason": "Văn bản hướng dẫn của năm"}


def test_a_proposal_is_read_before_anything_moves(vinh_phuc: Client) -> None:
    scored(small())
    assert "Hãy ghi lý do." in html(vinh_phuc.post(PAGE, {"version": NEW, "reason": ""}))
    assert "Bộ tiêu chí không dùng được." in html(vinh_phuc.post(PAGE, {**PROPOSAL, "version": "khac"}))
    page = html(vinh_phuc.post(PAGE, PROPOSAL, follow=True))
    said = words(part(page, "bao-cao"))
    assert "Mất số liệu 4 dòng" in said
    assert "Xác nhận chuyển, mất số liệu của 4 dòng" in said
    assert Campaign.objects.get(slug=SMALL).catalogue.key != NEW
    assert vinh_phuc.get(f"{PAGE}tai-ve.csv").status_code == 200


def test_only_what_was_read_is_confirmed(vinh_phuc: Client) -> None:
    scored(small())
    assert vinh_phuc.get(f"{PAGE}tai-ve.csv").status_code == 404
    vinh_phuc.post(PAGE, PROPOSAL)
    stale = vinh_phuc.post(PAGE, {"viec": "xac-nhan", "de-xuat": "999999"}, follow=True)
    assert "Đề xuất này không còn; hãy xem lại báo cáo." in words(html(stale))
    move = CatalogueMove.objects.get(campaign__slug=SMALL)
    done = vinh_phuc.post(PAGE, {"viec": "xac-nhan", "de-xuat": move.pk}, follow=True)
    assert "Đợt đã chuyển sang “Bộ tiêu chí nội bộ cấp sở (minh họa)”." in words(html(done))
    assert Campaign.objects.get(slug=SMALL).catalogue.key == NEW
    assert "Đã chuyển" in words(html(vinh_phuc.get(PAGE)))


def test_only_who_coordinates_moves(vinh_phuc: Client) -> None:
    small()
    assert signed_in("lanhdao.vinhphuc").get(PAGE).status_code == 403
    vinh_phuc.post(PAGE, PROPOSAL)
    assert cost(vinh_phuc, PAGE) <= 15
