"""Who is late: by agency and by line, points at risk, calls with promises, constant cost."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cchc.records.campaigns.models import CollectedLine, Member, Portion, Window
from cchc.records.notices.models import Call
from tests.web.campaigns_built import COLLECTING, collecting, figure_sent
from tests.web.conftest import signed_in
from tests.web.coordinating import SMALL, scored, small
from tests.web.reading import html, part, words
from tests.web.test_cost import cost

PAGE = f"/dot/{SMALL}/cham-muon/"


def overdue() -> None:
    """Self-scoring closed an hour ago; the later steps have not begun."""
    now = timezone.now()
    rows = Window.objects.filter(campaign__slug=SMALL)
    rows.exclude(step="self_scoring").update(
        opens_at=now + timedelta(days=30), closes_at=now + timedelta(days=40)
    )
    rows.filter(step="self_scoring").update(closes_at=now - timedelta(hours=1))


def agency(name: str) -> int:
    return Portion.objects.filter(campaign_unit__campaign__slug=SMALL, agency__slug=name).values_list(
        "agency", flat=True
    )[0]


def test_agencies_with_what_they_owe_and_what_is_at_risk(vinh_phuc: Client) -> None:
    small()
    overdue()
    said = words(html(vinh_phuc.get(PAGE)))
    assert "Phần việc quá hạn 2 trong 2 phần việc của các bước đã mở" in said
    assert "Theo cơ quan: 2 cơ quan còn nợ" in said
    assert re.search(r"Sở A \(minh họa\) Quá hạn Tự chấm điểm Đang nhập; .* \(đã đóng 1 giờ trước\)", said)
    assert "Điểm có nguy cơ mất 18,00" in said
    assert "Theo dòng: 3 dòng còn thiếu" in said


def test_filters(vinh_phuc: Client) -> None:
    small()
    overdue()
    assert "Không cơ quan nào hợp với điều kiện lọc." in words(html(vinh_phuc.get(f"{PAGE}?tim=so+tu+phap")))
    one = words(html(vinh_phuc.get(f"{PAGE}?tim=so+b&qua-han=1")))
    assert "Theo cơ quan: 1 cơ quan còn nợ" in one
    later = words(html(vinh_phuc.get(f"{PAGE}?buoc=appraisal_1")))
    assert "Sở Nội vụ Chưa đến thời gian" in later


def test_nobody_late_is_told(vinh_phuc: Client) -> None:
    scored(small())
    overdue()
    said = words(html(vinh_phuc.get(PAGE)))
    assert "Không cơ quan nào còn nợ phần việc của bước đã mở." in said
    assert "Đã nộp 2" in said


def test_a_call_and_its_promise(vinh_phuc: Client) -> None:
    small()
    number = agency("so-a")
    assert "Ghi cuộc gọi tới Sở A (minh họa)" in words(html(vinh_phuc.get(f"{PAGE}?goi={number}")))
    assert vinh_phuc.get(f"{PAGE}?goi=999999").status_code == 404
    promised = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"
    call = {"agency": number, "spoken_to": "Chị Hoa, Văn phòng", "said": "Chờ số liệu", "promised": promised}
    assert vinh_phuc.post(PAGE, call).status_code == 302
    page = html(vinh_phuc.get(PAGE))
    assert f"Chị Hoa, Văn phòng hứa xong {promised}" in words(page)
    assert "Chờ số liệu" in words(part(page, "cuoc-goi"))
    Call.objects.filter(campaign__slug=SMALL).update(promised=timezone.localdate() - timedelta(days=1))
    assert "đã quá ngày hứa" in words(html(vinh_phuc.get(PAGE)))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"spoken_to": " "}, "Hãy ghi đã trao đổi với ai."),
        ({"said": ""}, "Hãy ghi nội dung trao đổi."),
        ({"promised": "01/01/2020"}, "Ngày hứa phải từ hôm nay trở đi."),
        ({"agency": "999999"}, "Cơ quan không thuộc tỉnh của đợt chấm điểm."),
    ],
)
def test_a_call_that_lacks_something(vinh_phuc: Client, wrong: dict[str, str], told: str) -> None:
    small()
    call = {"agency": agency("so-a"), "spoken_to": "Chị Hoa", "said": "Chờ", "promised": "", **wrong}
    assert told in html(vinh_phuc.post(PAGE, call))
    assert not Call.objects.filter(campaign__slug=SMALL).exists()


def test_figures_that_members_have_not_sent(vinh_long: Client) -> None:
    first = Member.objects.get(collected__campaign_unit__campaign=collecting(), agency__slug="so-y-te")
    figure_sent(first)
    CollectedLine.objects.update(final_cutoff=timezone.localdate() - timedelta(days=1))
    address = f"/dot/{COLLECTING}/cham-muon/"
    page = html(vinh_long.get(address))
    said = words(part(page, "so-lieu-thanh-phan"))
    assert "Số liệu thành phần chưa gửi: 2 số liệu của 1 dòng" in said
    assert re.search(r"1/3 0 2 Quá hạn số chính thức: \d\d/\d\d/\d{4} Sở Tư pháp; Sở Xây dựng", said)
    assert f"/dot/{COLLECTING}/tong-hop/{first.collected_id}/" in page
    assert "Sở Xây dựng Quá hạn Số liệu thành phần: 3.4.1" in words(page)
    other = words(html(vinh_long.get(f"{address}?tim=xay+dung&qua-han=1")))
    assert "Số liệu thành phần chưa gửi: 1 số liệu của 1 dòng" in other
    for none in ("?buoc=review", "?tim=cong+thuong", "?nhom=xa&tim=cong+thuong"):
        assert "Số liệu thành phần chưa gửi" not in words(html(vinh_long.get(f"{address}{none}")))
    assert "Số liệu thành phần chưa gửi" in vinh_long.get(f"{address}tai-ve.csv").content.decode()
    number = first.collected.members.get(agency__slug="so-xay-dung").agency_id
    assert "Ghi cuộc gọi tới Sở Xây dựng" in words(html(vinh_long.get(f"{address}?goi={number}")))
    assert cost(vinh_long, address) <= 15


def test_leaders_read_and_do_not_call(db: None) -> None:
    small()
    leader = signed_in("lanhdao.vinhphuc")
    assert "Ghi cuộc gọi" not in html(leader.get(PAGE))
    assert leader.post(PAGE, {"agency": agency("so-a"), "spoken_to": "A", "said": "B"}).status_code == 403


def test_the_board_leaves_as_a_file(vinh_phuc: Client) -> None:
    small()
    text = vinh_phuc.get(f"{PAGE}tai-ve.csv").content.decode()
    assert "Sở B (minh họa)" in text
    assert vinh_phuc.get(f"{PAGE}tai-ve.xlsx").status_code == 200
    assert vinh_phuc.get(f"{PAGE}tai-ve.exe").status_code == 404


def test_more_units_cost_no_more(vinh_phuc: Client) -> None:
    small(("so-a", "so-b", "so-c", "so-d", "so-e", "so-f"))
    assert cost(vinh_phuc, PAGE) <= 15
