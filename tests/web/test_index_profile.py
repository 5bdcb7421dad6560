"""The profile of a province on PAPI and SIPAS."""

import re

from django.test import Client

from tests.web.reading import html, part, words

PAPI = "/chi-so/papi/ho-so/tinh-vinh-long/"


def test_no_line_is_drawn_across_a_break(vinh_long: Client) -> None:
    page = html(vinh_long.get(f"{PAPI}?nam=2020"))
    assert "không so sánh được" in words(page)
    drawing = vinh_long.get(f"{PAPI}hinh/qua-khu.csv?nam=2020").content.decode("utf-8-sig")
    assert "43,20" in drawing


def test_tasks_stand_beside_what_they_serve(vinh_long: Client) -> None:
    page = html(vinh_long.get(f"{PAPI}?nam=2020"))
    said = words(page)
    assert "31 dòng phụ lục và 13 đoạn trong phần nội dung" in said
    assert "1 nội dung chưa giao cơ quan nào chủ trì: 4.4" in said
    knowledge = words(part(page, "viec-civic-knowledge"))
    assert "Sở Tư pháp" in knowledge
    assert "Thường xuyên" in knowledge


def test_a_task_for_what_is_no_longer_measured_is_kept(vinh_long: Client) -> None:
    said = words(html(vinh_long.get(f"{PAPI}?nam=2024")))
    permits = words(part(html(vinh_long.get(f"{PAPI}?nam=2024")), "viec-construction-permits"))
    assert "không đo trong năm 2024" in permits
    assert "Sở Xây dựng" in permits
    assert "31 dòng phụ lục và 13 đoạn" in said


def test_a_plan_says_nothing_of_the_years_before_it(vinh_long: Client) -> None:
    said = words(html(vinh_long.get(f"{PAPI}?nam=2014")))
    assert "2639/QĐ-UBND" not in said
    assert "Mục tiêu: hạng" not in said


def test_another_province_sees_figures_but_no_plan(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{PAPI}?nam=2020")))
    assert "43,20" in said
    assert "2639/QĐ-UBND" not in said


def test_a_missing_year_is_said_plainly(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/chi-so/papi/ho-so/tinh-vinh-phuc/?nam=2024")))
    assert "không có trong công bố" in said
    assert not re.search(r"\b0,00 điểm năm 2024", said)


def test_another_line_is_followed_through_the_years(vinh_long: Client) -> None:
    page = html(vinh_long.get(f"{PAPI}?nam=2020&noi-dung=transparency"))
    assert re.search(r'<option value="transparency" selected', page)


def test_disagreeing_sources_are_listed(vinh_long: Client) -> None:
    said = words(html(vinh_long.get("/chi-so/papi/ho-so/tinh-quang-ninh/?nam=2019")))
    assert "các nguồn nêu khác nhau" in said
    assert "44,66" in said


def test_sipas_shows_both_targets_and_the_break(vinh_long: Client) -> None:
    said = words(html(vinh_long.get("/chi-so/sipas/ho-so/tinh-vinh-long/")))
    assert "5 yếu tố, 22 câu hỏi" in said
    assert "từ 83% trở lên" in said
    assert "từ 82% trở lên" in said
    assert "kế hoạch nêu hai mức" in said
    assert "Từ năm 2022 hỏi người dân" in said
    assert "Từ năm 2022: Từ năm" not in said
    assert "chưa có số liệu" in said


def test_sipas_of_a_province_with_results(vinh_long: Client) -> None:
    assert "95,76%" in words(html(vinh_long.get("/chi-so/sipas/ho-so/tinh-quang-ninh/")))
