"""The first page lists what a person may see, real before illustrative."""

from django.test import Client

from cchc.records.people.models import User
from tests.records.plans.building import head, nothing_said, scorer
from tests.web.conftest import browser_of, signed_in
from tests.web.reading import html, part, words
from tests.web.test_cost import cost


def test_results_and_plans(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/")))
    assert said.index("Tỉnh Vĩnh Phúc 2017") < said.index("Sở A (minh họa) 2026")
    assert "5264/KH-UBND 18/07/2018" in said
    assert "Độ phủ điểm mất" in said
    assert "Vĩnh Long" not in said


def test_totals_and_places_stand_beside_the_results(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/")))
    assert "Tỉnh Vĩnh Phúc 2017 80,29 /100 20/63 (công bố)" in said
    assert "Sở A (minh họa) 2026 92,46 /100 1/3" in said
    assert "Sở B (minh họa) 2026 48,54 – 77,54 /100 chưa có số liệu" in said


def test_a_result_without_scale_has_no_total(vinh_long: Client) -> None:
    said = words(html(vinh_long.get("/")))
    assert "Tỉnh Vĩnh Long 2020 chưa có số liệu chưa có số liệu" in said


def test_a_person_without_role_is_told_whom_to_ask(db: None) -> None:
    User.objects.create_user("moi")
    said = words(html(signed_in("moi").get("/")))
    assert "Chưa có kết quả nào" in said
    assert "Chưa có kế hoạch nào" in said


def test_tasks_of_plans_wait_for_who_reports_confirms_and_answers(vinh_phuc: Client) -> None:
    nothing_said()
    assert "viec-ke-hoach" not in html(vinh_phuc.get("/"))
    assert "viec-ke-hoach" not in html(signed_in("lanhdao.vinhphuc").get("/"))
    reporter, chief = browser_of(scorer()), browser_of(head())
    before = words(part(html(reporter.get("/")), "viec-ke-hoach"))
    assert "Nhiệm vụ 6, Tháng 12/2018: Đôn đốc" in before
    assert "Sở Nội vụ 5264/KH-UBND Quá hạn 31/12/2018 (quá" in before
    assert "Còn 2 việc khác" in words(html(reporter.get("/")))
    slot = "/ke-hoach/vinh-phuc-5264-2018/nhiem-vu/6/so-noi-vu/2018-12/"
    reporter.post(slot, {"viec": "kho-khan", "kind": "difficulty", "text": "Thiếu kinh phí"})
    done = {"viec": "ghi", "status": "done", "result": "Đã đôn đốc", "done_on": "20/12/2018", "seen": "0"}
    reporter.post(slot, done)
    first = words(part(html(chief.get("/")), "viec-ke-hoach"))
    assert first.index("Chờ lãnh đạo đơn vị xác nhận") < first.index("Quá hạn")
    asked = words(part(html(vinh_phuc.get("/")), "viec-ke-hoach"))
    assert "1 khó khăn, kiến nghị của các cơ quan 5264/KH-UBND Chờ trả lời" in asked
    assert "1 kết quả của các cơ quan 5264/KH-UBND Chờ xác nhận" in asked
    assert cost(vinh_phuc, "/") <= 15
    assert cost(reporter, "/") <= 15
