"""The form of one line: it arises from the measure, the server reckons, nobody writes over another unseen."""

import re
from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from cchc.core.campaign.circuit import Step
from cchc.records.assessments.models import Assessment
from cchc.records.campaigns.models import Campaign, CampaignUnit, Window
from cchc.records.entries.models import Entry
from tests.web.campaigns_built import INTERNAL, internal, portion_of, staff_of_a
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, part, words
from tests.web.test_cost import cost

PART = {"HTTP_X_CCHC_PART": "1"}
RATIO = {"said": "co-so", "f_part": "9", "f_whole": "10", "seen": "0"}


@pytest.fixture
def campaign(db: None) -> Campaign:
    return internal()


@pytest.fixture
def scorer(campaign: Campaign) -> Client:
    return browser_of(staff_of_a()["scorer"])


@pytest.fixture
def second(campaign: Campaign) -> Client:
    return browser_of(staff_of_a()["second"])


def address(campaign: Campaign, line: str = "1.3.1", step: Step = Step.SELF_SCORING) -> str:
    return f"/dot/{INTERNAL}/phan/{portion_of(campaign, 'so-a', step).pk}/dong/{line}/"


def stored(line: str = "1.3.1") -> Entry:
    return said_of_a().get(line__key=line)


def said_of_a() -> QuerySet[Entry]:
    """What is stored in the campaign of these tests; the demonstration has figures of its own."""
    return Entry.objects.filter(campaign_unit__campaign__slug=INTERNAL)


def near(response: HttpResponse) -> str:
    """What stands after a redirect to the page of a line."""
    assert response.status_code == 302
    return str(response["Location"])


def test_a_ratio_is_filled_in_saved_and_reckoned(scorer: Client, campaign: Campaign) -> None:
    page = address(campaign)
    asked = words(html(scorer.get(page)))
    assert "Số phòng, đơn vị được kiểm tra" in asked
    assert "Từ 30% trở lên: 2,00" in asked
    sent = {
        **RATIO,
        "note": "Theo kế hoạch",
        "source": "Thanh tra",
        "cutoff": f"{timezone.localdate():%d/%m/%Y}",
    }
    assert near(scorer.post(page, sent)) == page
    entry = stored()
    assert (entry.fact, str(entry.points), entry.note, entry.version) == (
        {"part": "9", "whole": "10"},
        "2",
        "Theo kế hoạch",
        1,
    )
    shown = html(scorer.get(page))
    assert 'value="9"' in shown
    assert "2,00 /2" in words(part(shown, "ket-qua-dong"))
    assert "9 / 10 đơn vị = 90%" in words(shown)
    assert re.search(r"Đã lưu lúc \d\d:\d\d", words(shown))


def test_saving_may_lead_to_the_next_line(scorer: Client, campaign: Campaign) -> None:
    assert near(scorer.post(address(campaign), {**RATIO, "tiep": "1"})) == address(campaign, "1.3.2")


@pytest.mark.parametrize(
    ("line", "typed", "fact"),
    [
        (
            "1.1.1",
            {"f_due": "15/01/2026", "f_done": "14/01/2026"},
            {"due": "2026-01-15", "done": "2026-01-14"},
        ),
        ("1.1.2", {"f_actual": "38", "f_planned": "40"}, {"actual": "38", "planned": "40"}),
        (
            "1.2",
            {"f_cases.late-quarter": "1", "f_cases.late-year": "0", "f_cases.incomplete": "2"},
            {"cases": {"late-quarter": 1, "late-year": 0, "incomplete": 2}},
        ),
    ],
)
def test_every_measure_has_its_form(
    scorer: Client, campaign: Campaign, line: str, typed: dict[str, str], fact: object
) -> None:
    page = address(campaign, line)
    near(scorer.post(page, {"said": "co-so", "seen": "0", **typed}))
    assert stored(line).fact == fact
    shown = html(scorer.get(page))
    for value in typed.values():
        assert value in shown


def test_every_line_of_the_catalogue_opens(scorer: Client, campaign: Campaign) -> None:
    portion = portion_of(campaign, "so-a")
    for line in portion.lines:
        assert "Tài liệu kiểm chứng" in html(scorer.get(address(campaign, line)))


def test_unknown_and_not_applicable_need_no_figures(scorer: Client, campaign: Campaign) -> None:
    page = address(campaign)
    near(scorer.post(page, {"said": "chua-co", "reason": "Chờ kết luận thanh tra", "seen": "0"}))
    assert stored().fact == {"unknown": "Chờ kết luận thanh tra"}
    near(scorer.post(page, {"said": "khong-danh-gia", "reason": "Không có đơn vị trực thuộc", "seen": "1"}))
    assert stored().fact == {"not_applicable": "Không có đơn vị trực thuộc"}
    assert "Không đánh giá" not in words(html(scorer.get(address(campaign, "1.1.2"))))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"f_part": "11", "f_whole": "10"}, "Tử số lớn hơn mẫu số"),
        ({"f_part": "chín", "f_whole": "10"}, "không phải là số"),
        ({"f_part": "-1", "f_whole": "10"}, "không thể âm"),
        ({"f_part": "", "f_whole": "10"}, "Số phòng, đơn vị được kiểm tra"),
        ({"f_part": "1.234", "f_whole": "2000"}, "Không rõ"),
        ({"f_part": "9", "f_whole": "10", "cutoff": "30/11/2126"}, "Ngày chốt số liệu chưa tới"),
        ({"f_part": "9", "f_whole": "10", "said": ""}, "Hãy chọn có hay chưa có số liệu"),
        ({"f_part": "9", "f_whole": "10", "said": "khac"}, "khac"),
        ({"f_part": "9", "f_whole": "10", "note": "a\x07b"}, "không in được"),
    ],
)
def test_what_cannot_be_true_comes_back_with_what_was_typed(
    scorer: Client, campaign: Campaign, typed: dict[str, str], told: str
) -> None:
    answer = scorer.post(address(campaign), {**RATIO, **typed})
    said = words(html(answer))
    assert "Chưa lưu." in said
    assert told in said
    assert not said_of_a().exists()
    assert f'value="{typed.get("f_whole", "10")}"' in html(answer)


def test_the_second_is_told_who_was_first_and_nothing_is_lost(
    scorer: Client, second: Client, campaign: Campaign
) -> None:
    page = address(campaign)
    near(scorer.post(page, RATIO))
    answer = second.post(page, {**RATIO, "f_part": "5", "note": "Tôi đếm lại"})
    box = words(html(answer))
    assert "có người khác vừa ghi dòng này" in box
    assert "Số của Nguyễn Thị An" in box
    assert "9/10 đơn vị" in box
    assert "5/10 đơn vị" in box
    assert "Tôi đếm lại" in box
    assert stored().fact == {"part": "9", "whole": "10"}
    near(second.post(page, {**RATIO, "f_part": "5", "keep": "1"}))
    assert (stored().fact, stored().version) == ({"part": "5", "whole": "10"}, 2)


def test_autosave_answers_in_parts(scorer: Client, second: Client, campaign: Campaign) -> None:
    page = address(campaign)
    saved = scorer.post(page, RATIO, **PART)
    assert 'data-cc-look="saved" data-cc-seen="1"' in html(saved)
    assert "2,00" in words(part(html(saved), "ket-qua-dong"))
    short = scorer.post(page, {**RATIO, "f_whole": "", "seen": "1"}, **PART)
    assert 'data-cc-look="unsaved" data-cc-seen=""' in html(short)
    assert "Chưa lưu: " in words(html(short))
    clash = second.post(page, {**RATIO, "f_part": "5"}, **PART)
    assert "cc-conflict-box" in html(clash)


def test_a_preview_reckons_and_writes_nothing(scorer: Client, campaign: Campaign) -> None:
    page = f"{address(campaign)}tinh-thu/"
    said = words(html(scorer.post(page, {**RATIO, "f_part": "2"})))
    assert "Điểm nếu lưu 1,00 /2" in said
    assert "không phải là số" in words(html(scorer.post(page, {**RATIO, "f_part": "x"})))
    assert "Chưa tính được điểm" in words(html(scorer.post(page, {**RATIO, "f_part": ""})))
    assert "Tử số lớn hơn" in words(html(scorer.post(page, {**RATIO, "f_part": "11"})))
    assert not said_of_a().exists()
    assert scorer.get(page).status_code == 405


def test_a_closed_step_says_why_and_takes_nothing(scorer: Client, campaign: Campaign) -> None:
    now = timezone.now()
    closed = {"opens_at": now - timedelta(days=9), "closes_at": now - timedelta(days=2)}
    Window.objects.filter(campaign=campaign, step=Step.SELF_SCORING).update(**closed)
    page = address(campaign)
    said = words(html(scorer.get(page)))
    assert "Chỉ xem, không sửa được." in said
    assert "đã đóng 2 ngày trước" in said
    assert "Cần thêm thời gian" in said
    assert 'id="phieu"' not in html(scorer.get(page))
    assert scorer.post(page, RATIO).status_code == 302
    assert "Chưa lưu: Bước này đã đóng" in words(html(scorer.post(page, RATIO, **PART)))
    assert not said_of_a().exists()


def test_others_neither_see_nor_write(scorer: Client, campaign: Campaign) -> None:
    near(scorer.post(address(campaign), RATIO))
    assert signed_in("vinhlong").get(address(campaign)).status_code == 404
    coordinator = signed_in("vinhphuc")
    said = words(html(coordinator.get(address(campaign))))
    assert "chỉ xem được đã nhập bao nhiêu dòng" in said
    assert "9/10" not in said
    assert "90%" not in said
    assert coordinator.post(address(campaign), RATIO).status_code == 403
    assert coordinator.get(f"{address(campaign)}lich-su/").status_code == 403
    assert coordinator.post(f"{address(campaign)}tinh-thu/", RATIO).status_code == 403


@pytest.mark.parametrize("line", ["9.9", "1", "1.3"])
def test_what_is_no_line_of_the_portion_is_not_found(scorer: Client, campaign: Campaign, line: str) -> None:
    assert scorer.get(address(campaign, line)).status_code == 404
    assert scorer.get(address(campaign).replace(INTERNAL, "dot-khac")).status_code == 404


def test_history_tells_from_what_to_what(scorer: Client, campaign: Campaign) -> None:
    page = address(campaign)
    assert "Chưa có thay đổi nào" in words(html(scorer.get(f"{page}lich-su/")))
    near(scorer.post(page, RATIO))
    near(scorer.post(page, {**RATIO, "f_part": "8", "seen": "1"}))
    said = words(html(scorer.get(f"{page}lich-su/")))
    assert "Nguyễn Thị An" in said
    assert "9/10" in said
    assert "8/10" in said


def test_questions_of_a_line_are_asked_there(scorer: Client, campaign: Campaign) -> None:
    page = address(campaign)
    assert "Hãy ghi câu hỏi" in words(html(scorer.post(f"{page}hoi/", {"text": " "})))
    answer = scorer.post(f"{page}hoi/", {"text": "Đơn vị nào được tính?"})
    assert near(answer) == f"{page}#hoi-dap"
    said = words(html(scorer.get(page)))
    assert "Đơn vị nào được tính? Nguyễn Thị An, Sở A (minh họa) hỏi" in said
    assert "Chưa có trả lời" in said


def test_a_line_costs_at_most_fifteen_queries(scorer: Client, campaign: Campaign) -> None:
    empty = cost(scorer, address(campaign))
    near(scorer.post(address(campaign), RATIO))
    assert cost(scorer, address(campaign)) == empty <= 15
    assert cost(scorer, f"{address(campaign)}lich-su/") <= 15


def test_last_year_is_offered_and_taken_over_by_a_button_only(scorer: Client, campaign: Campaign) -> None:
    result = Assessment.objects.get(slug="so-a-2026")
    CampaignUnit.objects.filter(campaign=campaign).update(previous=result)
    page = address(campaign)
    shown = html(scorer.get(page))
    assert "Số liệu năm trước (N-1)" in words(shown)
    assert 'id="id_f_part" value' not in shown
    assert not said_of_a().exists()
    near(scorer.post(page, {"last_year": "1", "seen": "0"}))
    entry = stored()
    assert entry.provisional
    assert "năm trước (N-1)" in entry.note
    near(scorer.post(page, {"last_year": "1", "seen": "0"}))
    assert stored().version == 1
    assert cost(scorer, page) <= 15
    assert cost(scorer, page.partition("dong/")[0]) <= 15
