"""Where rounds disagree it is said and can be filtered; what has not begun or has no lines says so too."""

import pytest
from django.test import Client

from cchc.core.campaign.circuit import Step
from cchc.records.campaigns.models import Campaign, Portion
from tests.web.campaigns_built import INTERNAL, internal, staff_of_a
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, part, words
from tests.web.test_portion import RATIO, address, appraised, at_step, only


@pytest.fixture
def campaign(db: None) -> Campaign:
    return internal()


@pytest.fixture
def staff(campaign: Campaign) -> dict[str, Client]:
    return {name: browser_of(one) for name, one in staff_of_a().items()}


def contested(client: Client, page: str) -> tuple[str, str]:
    """What the whole page says, and the contested row when only such rows are asked for."""
    return words(html(client.get(page))), words(part(html(client.get(f"{page}?loc=khac-nhau")), "cac-dong"))


def test_a_line_on_which_rounds_disagree_is_found_in_every_round(
    staff: dict[str, Client], campaign: Campaign
) -> None:
    judge, scorer = staff["appraiser"], staff["scorer"]
    first = appraised(staff, campaign)
    assert "Đang thẩm định" in words(html(judge.get(first)))
    assert "2/2 dòng chưa kết luận" in words(html(judge.get("/dot/")))
    assert "Không có dòng nào có ý kiến khác nhau" in contested(judge, first)[1]
    judge.post(f"{first}dong/1.3.1/", {**RATIO, "f_part": "2", "note": "Chỉ 2 thông báo hợp lệ"})
    judge.post(f"{first}dong/1.3.2/", {"agree": "1", "seen": "0"})
    whole, row = contested(judge, first)
    assert "Kết luận khác đơn vị (1)" in whole
    assert "khác số liệu của đơn vị" in row

    Portion.objects.filter(step=Step.APPRAISAL_1).update(state="confirmed")
    at_step(campaign, Step.REBUTTAL)
    page = only(campaign, "1.3.1", "1.3.2", step=Step.REBUTTAL)
    whole, row = contested(scorer, page)
    assert "Thẩm định khác tự chấm (1)" in whole
    assert "Đang giải trình" in whole
    assert "chưa giải trình" in row
    assert "1.3.2" not in row
    assert "chưa giải trình dòng nào" in words(html(scorer.get("/dot/")))
    scorer.post(f"{page}dong/1.3.1/", {**RATIO, "f_part": "10", "note": "Bổ sung một thông báo"})
    assert "Đã giải trình 1 dòng Điểm đến nay 2,00 của 1 dòng đã ghi" in words(html(scorer.get(page)))
    assert "đã giải trình 1 dòng" in words(html(scorer.get("/dot/")))

    Portion.objects.filter(step=Step.REBUTTAL).update(state="confirmed")
    at_step(campaign, Step.APPRAISAL_2)
    second = only(campaign, "1.3.1", "1.3.2", step=Step.APPRAISAL_2)
    whole, row = contested(judge, second)
    assert "Đơn vị giải trình (1)" in whole
    assert "đơn vị có giải trình" in row
    assert "đã kết luận 0 dòng" in words(html(judge.get("/dot/")))


def test_a_penalty_says_what_it_takes(staff: dict[str, Client], campaign: Campaign) -> None:
    page, scorer = only(campaign, "7.2", "7.3"), staff["scorer"]
    scorer.post(f"{page}dong/7.3/", {"said": "co-so", "f_count": "0", "seen": "0", "note": "Không có"})
    said = words(html(scorer.get(page)))
    assert "0 báo cáo gửi chậm phạt 0,00" in said
    assert "phạt 0,00" in words(html(scorer.get(f"{page}dong/7.3/")))


def test_what_is_not_open_says_when_it_will_be(staff: dict[str, Client], campaign: Campaign) -> None:
    said = words(html(staff["scorer"].get(address(campaign, Step.REBUTTAL))))
    assert "Trạng thái Chưa mở Thời hạn mở sau" in said
    listed = words(html(signed_in("vinhphuc").get(f"/dot/{INTERNAL}/?buoc=rebuttal")))
    assert "Giải trình Chưa mở 0 dòng" in listed


def test_the_units_of_a_campaign_lead_to_their_rounds(campaign: Campaign) -> None:
    client = signed_in("vinhphuc")
    assert f'href="/dot/{INTERNAL}/don-vi/so-a/"' in html(client.get(f"/dot/{INTERNAL}/"))
    assert client.get(f"/dot/{INTERNAL}/don-vi/so-a/").status_code == 200


def test_an_agency_without_lines_has_nothing_to_enter(staff: dict[str, Client], campaign: Campaign) -> None:
    said = words(html(staff["scorer"].get(only(campaign))))
    assert "không có dòng nào giao cơ quan này: không phải nhập gì" in said
    assert "Điểm đến nay không có dòng" in said
    assert "không có dòng" in words(html(signed_in("vinhphuc").get(f"/dot/{INTERNAL}/")))


def test_hidden_figures_are_not_counted(campaign: Campaign) -> None:
    said = words(html(signed_in("vinhphuc").get(address(campaign))))
    assert "Điểm đến nay chưa được xem" in said
    assert "Còn thiếu (0)" not in said


def test_who_gives_time_is_led_to_where_it_is_given(staff: dict[str, Client], campaign: Campaign) -> None:
    page, client = address(campaign), signed_in("vinhphuc")
    at_step(campaign, Step.APPRAISAL_1)
    portion = Portion.objects.get(pk=int(page.split("/")[-2]))
    where = f"/dot/{INTERNAL}/thiet-lap/?phan={portion.pk}"
    assert f'href="{where}"' in html(client.get(page))
    assert client.get(where).status_code == 200
    asked = html(staff["scorer"].get(page))
    assert "thiet-lap" not in asked
    assert "đề nghị chuyên viên cải cách hành chính của Sở Nội vụ" in words(asked)
