"""While a draft is written it is held against the lost points and against the check, at every step."""

import pytest
from django.test import Client

from cchc.records.audit.models import Event
from cchc.records.catalogues.models import CatalogueVersion
from tests.web.drafting import LIST, NEW, SOURCES, TASK, drafted, mine, new_draft
from tests.web.reading import html, part, words
from tests.web.test_cost import cost


@pytest.fixture
def here(vinh_phuc: Client) -> str:
    """The address of a draft without tasks."""
    return f"{LIST}{new_draft(vinh_phuc).slug}/"


def covered(client: Client, here: str) -> str:
    """What the page of the draft says of lost points."""
    return words(part(html(client.get(here)), "do-phu"))


def test_every_task_moves_the_coverage(vinh_phuc: Client, here: str) -> None:
    assert "nêu được 0,00 điểm ở 0 dòng; dự kiến lấy lại 0,00 điểm" in covered(vinh_phuc, here)
    vinh_phuc.post(f"{here}nhiem-vu/", {**TASK, "seen": 1})
    assert "nêu được 1,00 điểm ở 1 dòng; dự kiến lấy lại 0,50 điểm" in covered(vinh_phuc, here)
    page = words(html(vinh_phuc.get(f"{here}nhiem-vu/1/")))
    assert "Nhiệm vụ này nêu các dòng mất 1,00 điểm: 1.6 (1,00)" in page
    assert "Cả bản thảo nêu được 1,00 điểm trong 19,71 điểm bị trừ" in page
    vinh_phuc.post(f"{here}nhiem-vu/1/", {**TASK, "mends": ["index:"], "seen": 2})
    assert "nêu được 0,00 điểm" in covered(vinh_phuc, here)
    assert "không nêu dòng nào đang mất điểm" in words(html(vinh_phuc.get(f"{here}nhiem-vu/1/")))


def test_a_lost_line_opens_a_task_for_it(vinh_phuc: Client, here: str) -> None:
    lead = {"area": "1", "lead": "so-noi-vu", "seen": 1}
    assert vinh_phuc.post(f"{here}muc/chu-tri-linh-vuc/them/", lead).status_code == 302
    assert f'href="{here}nhiem-vu/?dong=1.6"' in html(vinh_phuc.get(here))
    page = html(vinh_phuc.get(f"{here}nhiem-vu/", {"dong": "1.6"}))
    for field, value in (("id_mends", "line:1.6"), ("id_leads", "so-noi-vu")):
        boxes = part(page, field)
        assert f'value="{value}"' in boxes[: boxes.index("<details")]
    assert " checked" not in html(vinh_phuc.get(f"{here}nhiem-vu/", {"dong": "la"})).partition("<main")[2]


def test_a_cause_that_is_mended_is_told_beside_the_line(vinh_phuc: Client) -> None:
    here = drafted()
    judged = {"line": "7.1.1", "task": "1", "text": "Đúng nguyên nhân", "by": "Sở Nội vụ", "seen": 2}
    vinh_phuc.post(f"{here}muc/nguyen-nhan/them/", judged)
    assert "khắc phục theo nguyên nhân: 1" in covered(vinh_phuc, here)


def test_the_check_speaks_while_the_draft_is_written(vinh_phuc: Client, here: str) -> None:
    vinh_phuc.post(f"{here}nhiem-vu/", {**TASK, "deadline": "rồi sẽ xong", "seen": 1})
    page = html(vinh_phuc.get(here))
    assert "Nhiệm vụ 1 có thời hạn “rồi sẽ xong” mà phần mềm không hiểu" in words(page)
    assert f'<a href="{here}nhiem-vu/1/">Sửa nhiệm vụ 1</a>' in page
    assert "phần mềm không hiểu" in words(html(vinh_phuc.get(f"{here}nhiem-vu/1/")))
    vinh_phuc.post(f"{here}nhiem-vu/1/", {**TASK, "seen": 2})
    assert "phần mềm không hiểu" not in words(html(vinh_phuc.get(here)))


def test_the_result_is_chosen_later_and_another_time(vinh_phuc: Client) -> None:
    given = {**SOURCES, "title": "Kế hoạch thử", "kind": "improvement_plan", "year": "2018", "result": ""}
    vinh_phuc.post(NEW, given)
    here = f"{LIST}{mine().get().slug}/"
    assert "Chưa chọn kết quả cần khắc phục" in covered(vinh_phuc, here)
    chosen = {"ket-qua": "vinh-phuc-2017", "seen": 1}
    vinh_phuc.post(f"{here}ket-qua/", chosen)
    assert "Bị trừ 19,71 điểm" in covered(vinh_phuc, here)
    vinh_phuc.post(f"{here}ket-qua/", {**chosen, "seen": 2})
    assert mine().get().version == 2
    assert vinh_phuc.post(f"{here}ket-qua/", {"ket-qua": "la", "seen": 2}).status_code == 404
    vinh_phuc.post(f"{here}ket-qua/", {"ket-qua": "", "seen": 2})
    assert mine().get().result is None
    changes = Event.objects.filter(verb="plans.draft_changed").order_by("pk")
    assert [one.detail["to"] for one in changes] == ["vinh-phuc-2017", None]


def test_codes_of_another_catalogue_are_not_compared(vinh_phuc: Client, here: str) -> None:
    draft = mine().get()
    draft.catalogue = CatalogueVersion.objects.exclude(pk=draft.catalogue_id).order_by("pk")[0]
    draft.save()
    assert "chấm theo bộ tiêu chí khác" in covered(vinh_phuc, here)
    refused = vinh_phuc.post(f"{here}ket-qua/", {"ket-qua": "vinh-phuc-2017", "seen": 1}, follow=True)
    assert "chấm theo bộ tiêu chí khác với bản thảo" in words(html(refused))


def test_the_page_of_a_draft_costs_a_constant_number_of_queries(vinh_phuc: Client) -> None:
    here = drafted()
    assert cost(vinh_phuc, here) <= 15
    assert cost(vinh_phuc, f"{here}nhiem-vu/?dong=1.6") <= 15


def test_a_line_that_nobody_mends_is_named_once(vinh_phuc: Client, here: str) -> None:
    page = vinh_phuc.get(here)
    assert any(not row.named for row in page.context["coverage"].rows)
    assert "không nhiệm vụ nào nêu" not in words(html(page))
