"""Publishing on its page: what is still missing, the decision, the frozen text and the ranks."""

from datetime import timedelta
from decimal import Decimal

from django.test import Client
from django.utils import timezone

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import GivenFact
from cchc.records.campaigns.models import CampaignUnit, Window
from cchc.records.people.models import User
from cchc.records.rounds.actions import record_external
from cchc.records.rounds.models import Publication, Snapshot
from tests.web.conftest import signed_in
from tests.web.coordinating import SMALL, disputed, judged, scored, small
from tests.web.reading import html, words
from tests.web.test_cost import cost

PAGE = f"/dot/{SMALL}/cong-bo/"
TODAY = {"number": "215/QĐ-UBND", "group": "", "checked": "on"}


def day(days: int = 0) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


def ready() -> None:
    """Appraised once, all time is over, nobody has rebutted."""
    judged(scored(small()), Step.APPRAISAL_1)
    Window.objects.filter(campaign__slug=SMALL).update(closes_at=timezone.now() - timedelta(hours=1))


def test_what_stands_against_publishing_is_named(vinh_phuc: Client) -> None:
    disputed()
    page = html(vinh_phuc.get(PAGE))
    said = words(page)
    assert "Chưa công bố được, còn phải xong:" in said
    assert "Dòng 1.1: đơn vị giải trình: Có; thẩm định: Không; Hội đồng chưa quyết định" in said
    assert "Công bố 2 đơn vị" not in said
    assert f'href="/dot/{SMALL}/don-vi/so-a/"' in page
    refused = html(vinh_phuc.post(PAGE, {**TODAY, "day": day()}))
    assert "Chưa công bố." in refused
    assert not Publication.objects.filter(campaign__slug=SMALL).exists()


def test_lines_without_figures_ask_for_a_reason(vinh_phuc: Client) -> None:
    ready()
    assert "2 dòng chưa có số liệu" in words(html(vinh_phuc.get(PAGE)))
    assert "chưa nhập điểm từ bên ngoài" in html(vinh_phuc.post(PAGE, {**TODAY, "day": day()}))
    assert "Ngày quyết định còn ở phía trước." in html(vinh_phuc.post(PAGE, {**TODAY, "day": day(2)}))
    assert "Hãy ghi số quyết định." in html(vinh_phuc.post(PAGE, {"group": "", "number": "", "day": day()}))


def test_published_is_frozen_ranked_and_reckoned_again(vinh_phuc: Client) -> None:
    ready()
    sent = {**TODAY, "day": day(), "reason": "Chưa có kết quả điều tra"}
    page = words(html(vinh_phuc.post(PAGE, sent, follow=True)))
    assert "Đã công bố theo Quyết định số 215/QĐ-UBND. Kết quả đã đóng băng." in page
    snapshots = Snapshot.objects.filter(campaign_unit__campaign__slug=SMALL)
    assert all(one.sha256 in page for one in snapshots)
    assert snapshots.count() == 2
    assert "khớp từng chữ số" in words(html(vinh_phuc.get(f"{PAGE}?doi-chieu=so-a")))
    assert vinh_phuc.get(f"{PAGE}?doi-chieu=so-z").status_code == 404
    result = snapshots[0].campaign_unit.published
    assert result is not None
    assert f"/ket-qua/{result.slug}/" in html(vinh_phuc.get(PAGE))
    assert vinh_phuc.get(f"/ket-qua/{result.slug}/").status_code == 200
    rounds = html(vinh_phuc.get(f"/dot/{SMALL}/don-vi/so-a/"))
    assert "đã công bố và không thay đổi nữa" in rounds
    assert "Ghi vòng" not in html(vinh_phuc.get(f"/dot/{SMALL}/don-vi/so-a/dong/1.4/"))
    assert cost(vinh_phuc, PAGE) <= 15


def test_before_the_button_stand_the_totals_of_every_unit(vinh_phuc: Client) -> None:
    ready()
    page = html(vinh_phuc.get(PAGE))
    said = words(page)
    assert said.index("Sở A (minh họa) chưa công bố") < said.index("Công bố 2 đơn vị")
    assert "Tự chấm Sau thẩm định Sau Hội đồng Chỉ số (%) Còn vướng" in said
    assert "chưa xếp được Sở A (minh họa) chưa công bố 7,60 – 8,60 7,60 – 8,60 Hội đồng không xét" in said
    assert "1.4 Điều tra (minh họa)" in said
    for unit in ("so-a", "so-b"):
        acting_points(unit)
    assert "1/2 Sở A (minh họa) chưa công bố 8,10 8,10 Hội đồng không xét 81,00 không" in words(
        html(vinh_phuc.get(PAGE))
    )


def acting_points(unit: str) -> None:
    by = User.objects.get(username="vinhphuc")
    given = GivenFact(Decimal("0.5"))
    record_external(SMALL, unit, "1.4", given, source="Điều tra", seen=0, by=by, now=timezone.now())


def test_nobody_publishes_what_he_has_not_looked_at(vinh_phuc: Client) -> None:
    ready()
    sent = {**TODAY, "day": day(), "reason": "Chưa có kết quả điều tra"}
    del sent["checked"]
    refused = html(vinh_phuc.post(PAGE, sent))
    assert "Hãy đánh dấu là đã kiểm tra kết quả của các đơn vị." in refused
    assert not Publication.objects.exists()


def test_units_that_hinder_can_be_picked_out(vinh_phuc: Client) -> None:
    disputed()
    page = words(html(vinh_phuc.get(f"{PAGE}?vuong=1")))
    assert "Xem mọi đơn vị" in page
    assert "Sở A (minh họa) chưa công bố" in page
    assert vinh_phuc.get(f"{PAGE}?nhom=khac").status_code == 404
    assert vinh_phuc.get(f"{PAGE}?trang=99&vuong=x").status_code == 200


def test_the_leader_reads_the_totals_before_they_are_published(db: None) -> None:
    ready()
    assert "Sở A (minh họa) chưa công bố" in words(html(signed_in("lanhdao.vinhphuc").get(PAGE)))


def test_only_who_coordinates_publishes(db: None) -> None:
    ready()
    leader = signed_in("lanhdao.vinhphuc")
    assert "Quyết định công bố" not in html(leader.get(PAGE))
    assert leader.post(PAGE, {**TODAY, "day": day()}).status_code == 403


def test_a_group_that_is_not_there(vinh_phuc: Client) -> None:
    small()
    assert vinh_phuc.post(PAGE, {**TODAY, "group": "khac", "day": day()}).status_code == 404


def test_cost_does_not_grow_with_units(vinh_phuc: Client) -> None:
    small(("so-a", "so-b", "so-c", "so-d"))
    many = cost(vinh_phuc, PAGE)
    assert many <= 15
    CampaignUnit.objects.filter(unit__slug__in=("so-b", "so-c", "so-d")).update(ranking_group="khac")
    assert cost(vinh_phuc, PAGE) == many
    assert "Các nhóm xếp hạng" in html(vinh_phuc.get(PAGE))
    assert "Sở B (minh họa) chưa công bố" in words(html(vinh_phuc.get(f"{PAGE}?nhom=khac")))
