"""The council on its pages: members, disputes, votes whose outcome is said at once."""

import pytest
from django.test import Client

from cchc.records.entries.models import Entry
from cchc.records.rounds.models import CouncilDecision, CouncilMember
from tests.web.conftest import signed_in
from tests.web.coordinating import PROVINCE, SMALL, disputed, national, small
from tests.web.reading import html, part, words
from tests.web.test_cost import cost

PAGE = f"/dot/{SMALL}/hoi-dong/"
LINE = f"{PAGE}so-a/1.1/"
SEATS = {
    "name-0": "Trần Văn Chủ",
    "position-0": "Phó Chủ tịch",
    "name-1": "Lê Viên",
    "name-2": "Hà Thư",
    "chair": "0",
}
VOTE = {
    "said": "co-so",
    "f_value": "yes",
    "ballot": "meeting",
    "present": "3",
    "in_favour": "2",
    "against": "1",
    "note": "Tài liệu bổ sung hợp lệ",
    "minutes": "05/BB-HĐTĐ",
    "seen": "0",
}


def answered(client: Client) -> dict[str, str]:
    """A vote in favour of the unit, with the field of the line as its form names it."""
    page = html(client.get(LINE))
    name = page.split('name="f_')[1].split('"')[0]
    value = page.split(f'name="f_{name}" value="')[1].split('"')[0]
    return {**{key: one for key, one in VOTE.items() if key != "f_value"}, f"f_{name}": value}


def test_members_take_their_seats(vinh_phuc: Client) -> None:
    small()
    assert "Chưa lập Hội đồng." in words(html(vinh_phuc.get(PAGE)))
    assert "Hãy chọn Chủ tịch Hội đồng" in html(vinh_phuc.post(PAGE, {**SEATS, "chair": "9"}))
    assert "Hãy ghi họ và tên ít nhất một thành viên." in html(vinh_phuc.post(PAGE, {"chair": "0"}))
    assert vinh_phuc.post(PAGE, SEATS).status_code == 302
    said = words(part(html(vinh_phuc.get(PAGE)), "thanh-vien"))
    assert "Thành viên Hội đồng: 3 Trần Văn Chủ , Phó Chủ tịch Chủ tịch Hội đồng" in said
    assert CouncilMember.objects.filter(campaign__slug=SMALL).count() == 3


def test_a_dispute_is_voted_on_and_the_outcome_is_said(vinh_phuc: Client) -> None:
    disputed()
    vinh_phuc.post(PAGE, SEATS)
    assert "Sở A (minh họa) 1.1 Có kế hoạch (minh họa) Có Không Ghi biểu quyết" in words(
        html(vinh_phuc.get(PAGE))
    )
    page = words(html(vinh_phuc.post(LINE, answered(vinh_phuc), follow=True)))
    assert "Được thông qua: Sở A (minh họa), dòng 1.1; 2 tán thành, 1 không tán thành trong 3" in page
    assert "Không còn dòng nào phải đưa ra Hội đồng." in page
    assert Entry.objects.get(campaign_unit__campaign__slug=SMALL, round="council").points == 2


def test_exactly_half_is_not_more_than_half(vinh_phuc: Client) -> None:
    disputed()
    vinh_phuc.post(PAGE, SEATS)
    half = {**answered(vinh_phuc), "present": "2", "in_favour": "1", "against": "1"}
    page = words(html(vinh_phuc.post(LINE, half, follow=True)))
    assert "Không được thông qua, giữ kết luận thẩm định lần 2" in page
    assert not CouncilDecision.objects.get(campaign_unit__campaign__slug=SMALL).carried


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"in_favour": "5"}, "Số phiếu nhiều hơn số người biểu quyết."),
        ({"present": ""}, "Hãy ghi số người."),
        ({"ballot": ""}, "Hãy chọn hình thức biểu quyết."),
        ({"note": ""}, "Hãy ghi nội dung, lý do quyết định."),
        ({"present": "9"}, "số dự họp hoặc cho ý kiến không thể là 9"),
    ],
)
def test_a_vote_that_cannot_be(vinh_phuc: Client, wrong: dict[str, str], told: str) -> None:
    disputed()
    vinh_phuc.post(PAGE, SEATS)
    assert told in html(vinh_phuc.post(LINE, {**answered(vinh_phuc), **wrong}))
    assert not CouncilDecision.objects.filter(campaign_unit__campaign__slug=SMALL).exists()


def test_another_line_is_brought_before_the_council(vinh_phuc: Client) -> None:
    small()
    answer = vinh_phuc.get(f"{PAGE}chon/?don-vi=so-b&dong=1.2")
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}so-b/1.2/")
    assert vinh_phuc.get(f"{PAGE}chon/?don-vi=so-z&dong=1.2").status_code == 404
    assert vinh_phuc.get(f"{PAGE}chon/?don-vi=so-b&dong=9.9").status_code == 404
    assert vinh_phuc.get(f"{PAGE}so-b/9.9/").status_code == 404


def test_leaders_read_and_the_national_circuit_has_none(db: None) -> None:
    small()
    national()
    leader = signed_in("lanhdao.vinhphuc")
    assert "Ghi danh sách thành viên" not in html(leader.get(PAGE))
    assert leader.post(PAGE, SEATS).status_code == 403
    assert leader.get(LINE).status_code == 403
    assert leader.get(f"/dot/{PROVINCE}/hoi-dong/").status_code == 404


@pytest.mark.parametrize("address", [PAGE, LINE])
def test_cost(vinh_phuc: Client, address: str) -> None:
    disputed()
    assert cost(vinh_phuc, address) <= 15
