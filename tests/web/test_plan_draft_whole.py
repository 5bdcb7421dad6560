"""Nothing of a plan is lost: what was issued comes back from a draft, and every entry fits its form."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from cchc.core.plan.tasks import Plan as CorePlan
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from cchc.records.plans.draft_entries import WITH_TARGETS, entries_of
from cchc.records.plans.draft_queries import OpenDraft, open_draft
from cchc.records.plans.models import Plan
from cchc.records.plans.queries.issued import core_plan
from cchc.web.plan_draft_fields import Offers, offers_of
from cchc.web.plan_draft_forms import HeadForm, TaskForm, head_initial, task_initial
from cchc.web.plan_draft_head import head_content
from cchc.web.plan_entry_sections import SECTIONS
from cchc.web.plan_target_form import TargetForm
from tests.web.conftest import signed_in
from tests.web.drafting import HEAD, LIST, NEW, TASK, drafted, drafted_with_duty, kept, mine
from tests.web.reading import html, words
from tests.web.test_cost import cost
from tests.web.test_plan_drafts import read

pytestmark = pytest.mark.django_db
OF_THE_PAPER = {"id", "number", "day", "amends", "agencies", "catalogue", "result"}
SHIPPED = [("vinhphuc", "vinh-phuc-5264-2018"), ("vinhlong", "vinh-long-2639-2020")]


def begun(person: str, plan: str) -> tuple[Client, OpenDraft]:
    """The draft that begins with an issued plan."""
    client = signed_in(person)
    assert client.post(NEW, {"sua": plan}).status_code == 302
    return client, opened(person)


def opened(person: str) -> OpenDraft:
    """The draft that was made."""
    by = User.objects.get(username=person)
    return open_draft(standing_of(by, date(2020, 12, 1)), mine().get().slug)


def sent_back(form: Any) -> QueryDict:
    """What a browser sends of a form as it is shown, one by one as the fields show it."""
    sent = QueryDict(mutable=True)
    for field in form:
        value = field.value()
        if isinstance(value, list | tuple):
            sent.setlist(field.html_name, [str(one) for one in value])
        elif value not in (None, ""):
            sent[field.html_name] = str(value)
    return sent


def meant(value: Any) -> Any:
    """Keys that say nothing left out, numbers and white space as they are compared."""
    if isinstance(value, Mapping):
        told = {key: meant(one) for key, one in value.items()}
        return {key: one for key, one in told.items() if one not in ("", [], None, "None", "False")}
    if isinstance(value, list):
        return [meant(one) for one in value]
    return " ".join(str(value).split())


@pytest.mark.parametrize(("person", "plan"), SHIPPED)
def test_an_issued_plan_comes_back_whole_from_its_draft(person: str, plan: str) -> None:
    client, draft = begun(person, plan)
    sent = {"number": "77/KH-UBND", "day": "20/12/2020", "seen": 1}
    answer = client.post(f"{LIST}{draft.row.slug}/ban-hanh/", sent)
    assert answer.status_code == 302, words(html(answer))
    before, after = (
        core_plan(Plan.objects.get(**{key: value}))
        for key, value in (("slug", plan), ("number", "77/KH-UBND"))
    )
    for field in fields(CorePlan):
        if field.name not in OF_THE_PAPER:
            assert getattr(after, field.name) == getattr(before, field.name), field.name


@pytest.mark.parametrize(("person", "plan"), SHIPPED)
def test_a_draft_is_read_as_whole_as_the_plan_that_it_becomes(person: str, plan: str) -> None:
    """Coverage and check of the draft see what those of the issued plan see."""
    _, draft = begun(person, plan)
    issued = core_plan(Plan.objects.get(slug=plan))
    for field in fields(CorePlan):
        if field.name not in OF_THE_PAPER:
            assert getattr(draft.plan, field.name) == getattr(issued, field.name), field.name


@pytest.mark.parametrize(("person", "plan"), SHIPPED)
def test_every_entry_of_a_plan_can_be_entered(person: str, plan: str) -> None:
    _, draft = begun(person, plan)
    offers = offers_of(draft)
    for section in SECTIONS:
        for entry in entries_of(draft.row.content, section.key):
            form = section.form(offers, entry, sent_back(section.form(offers, entry)))
            assert form.is_valid(), (section.key, entry, form.errors)
            told = {key: value for key, value in entry.items() if key != "targets"}
            assert meant(form.content) == meant(told)
            if section.key in WITH_TARGETS:
                check_targets(offers, entry)


def check_targets(offers: Offers, entry: Mapping[str, Any]) -> None:
    """Every target of an entry comes back from its form."""
    for target in entry.get("targets") or ():
        kind = (target.get("measure") or {}).get("kind", "")
        form = TargetForm(offers, kind, target, sent_back(TargetForm(offers, kind, target)))
        assert form.is_valid(), (target, form.errors)
        assert meant(form.content) == meant(target)


@pytest.mark.parametrize(("person", "plan"), SHIPPED)
def test_every_task_and_the_head_of_a_plan_can_be_entered(person: str, plan: str) -> None:
    _, draft = begun(person, plan)
    offers, content = offers_of(draft), draft.row.content["plan"]
    for task in content["tasks"]:
        initial = task_initial(task)
        form = TaskForm(offers, sent_back(TaskForm(offers, initial=initial)), initial=initial)
        assert form.is_valid(), (task, form.errors)
        assert meant(form.content) == meant(task)
    initial = head_initial(content)
    empty = HeadForm(draft.register, draft.plan.day, initial=initial)
    head = HeadForm(draft.register, draft.plan.day, sent_back(empty), initial=initial)
    assert head.is_valid(), head.errors
    written = head_content(head.cleaned_data, content)
    assert meant(written) == meant({key: content.get(key) for key in written})


def test_what_a_document_lists_is_corrected_and_published(vinh_phuc: Client) -> None:
    """Deductions that were read stand in the draft with their doubts, and in the plan that is issued."""
    kept(vinh_phuc, read(vinh_phuc))
    draft = mine().get()
    here = f"{LIST}{draft.slug}/"
    entries = draft.content["deductions"]
    assert entries
    first = entries[0]["line"]
    draft.content["doubts"] = [
        {
            "code": "points_unread",
            "path": f"deductions/{first}/lost",
            "place": "Bảng 1",
            "text": "l,0",
            "candidates": [],
        },
        {"code": "no_lead", "path": "area_leads/8", "place": "Mục III", "text": "", "candidates": []},
    ]
    draft.save()
    assert f'href="{here}muc/bi-tru-diem/0/"' in html(vinh_phuc.get(here))
    assert "không đọc được số điểm" in words(html(vinh_phuc.get(f"{here}muc/bi-tru-diem/")))
    page = f"{here}muc/bi-tru-diem/0/"
    assert "Không đọc được số điểm" in words(html(vinh_phuc.get(page)))
    sent = {"line": first, "max": "1", "achieved": "0,25", "lost": "0,5", "seen": 1}
    assert "phải bằng điểm bị trừ" in words(html(vinh_phuc.post(page, sent)))
    refused = vinh_phuc.post(page, {**sent, "max": "-1"})
    assert "không nhỏ hơn 0" in words(html(refused))
    right = {**sent, "lost": "0,75", "responsible": ["so-noi-vu"], "explanation": "Chậm báo cáo"}
    assert vinh_phuc.post(page, right).status_code == 302
    assert [one["path"] for one in mine().get().content["doubts"]] == ["area_leads/8"]
    vinh_phuc.post(f"{here}xem-lai/", {"diem": 0, "seen": 2})
    lead = {"line": "1.2", "leads": ["so-noi-vu"], "requirement": "Đủ báo cáo\nĐúng hạn", "seen": 3}
    assert vinh_phuc.post(f"{here}muc/tieu-chi/them/", lead).status_code == 302
    answer = vinh_phuc.post(f"{here}ban-hanh/", {"number": "8/KH-UBND", "day": "20/7/2018", "seen": 4})
    plan = core_plan(Plan.objects.get(number="8/KH-UBND"))
    assert (plan.deductions[0].lost, plan.deductions[0].responsible) == (Decimal("0.75"), ("so-noi-vu",))
    assert plan.criteria[0].requirement == "Đủ báo cáo\nĐúng hạn"
    said = words(html(vinh_phuc.get(answer.url)))
    assert "Chậm báo cáo" in said
    assert "Tiêu chí, yêu cầu và tài liệu kiểm chứng" in said


def test_entries_are_taken_out_and_none_is_named_twice(vinh_phuc: Client) -> None:
    here = drafted()
    lead = {"area": "1", "lead": "so-noi-vu"}
    page = f"{here}muc/chu-tri-linh-vuc/"
    assert vinh_phuc.post(f"{page}them/", {**lead, "seen": 2}).status_code == 302
    assert "Đã có mục" in words(html(vinh_phuc.post(f"{page}them/", {**lead, "seen": 3})))
    assert "Sở Nội vụ" in words(html(vinh_phuc.get(page)))
    assert vinh_phuc.get(f"{page}7/").status_code == vinh_phuc.get(f"{here}muc/la/").status_code == 404
    vinh_phuc.post(f"{page}0/", {"viec": "xoa", "seen": 2})
    assert mine().get().content["plan"]["area_leads"]
    vinh_phuc.post(f"{page}0/", {"viec": "xoa", "seen": 3})
    assert mine().get().content["plan"]["area_leads"] == []


def test_targets_are_measured_judged_and_taken_out(vinh_phuc: Client) -> None:
    here = drafted_with_duty()
    page = f"{here}muc/nhiem-vu-chung/0/chi-tieu/0/"
    assert "Tử số" in words(html(vinh_phuc.get(page, {"cach-do": "ratio"})))
    ratio = {
        "cach-do": "ratio",
        "text": "100% thủ tục được công khai",
        "measure.part": "Số thủ tục đã công khai",
        "measure.whole": "Tổng số thủ tục",
        "measure.noun": "thủ tục",
        "seen": 4,
    }
    for bound, said in (("nhiều", "Chưa rõ ngưỡng"), ("", "Hãy ghi ngưỡng"), ("từ 120 trở lên", "100")):
        assert said in words(html(vinh_phuc.post(page, {**ratio, "bound": bound}))), bound
    assert vinh_phuc.post(page, {**ratio, "bound": "từ 99,5 trở lên"}).status_code == 302
    (target,) = mine().get().content["plan"]["general_duties"][0]["targets"]
    assert target["condition"] == {"at_least": "99.5"}
    assert vinh_phuc.get(f"{here}muc/nhiem-vu-chung/0/chi-tieu/5/").status_code == 404
    assert vinh_phuc.get(f"{here}muc/tieu-chi/0/chi-tieu/").status_code == 404
    vinh_phuc.post(page, {"viec": "xoa", "seen": 4})
    assert mine().get().content["plan"]["general_duties"][0]["targets"]
    vinh_phuc.post(page, {"viec": "xoa", "seen": 5})
    assert mine().get().content["plan"]["general_duties"][0]["targets"] == []


def test_what_is_judged_of_a_task_goes_with_it(vinh_phuc: Client) -> None:
    here = drafted()
    judged = {"line": "7.1.1", "task": "1", "text": "Đúng nguyên nhân", "by": "Sở Nội vụ", "seen": 2}
    assert vinh_phuc.post(f"{here}muc/nguyen-nhan/them/", judged).status_code == 302
    vinh_phuc.post(f"{here}nhiem-vu/1/", {**TASK, "number": "1a", "seen": 3})
    assert mine().get().content["plan"]["cause_judgements"][0]["task"] == "1a"
    vinh_phuc.post(f"{here}nhiem-vu/1a/", {"viec": "xoa", "seen": 4})
    assert mine().get().content["plan"]["cause_judgements"] == []


def test_names_that_are_not_there_are_told_before_issuing(vinh_phuc: Client) -> None:
    here = drafted()
    vinh_phuc.post(f"{here}phan-dau/", {**HEAD, "seen": 2})
    draft = mine().get()
    plan = draft.content["plan"]
    plan["area_leads"] = [{"area": "99", "lead": "so-noi-vu"}]
    plan["reporting"] = [{"text": "Báo cáo", "who": ["so-la"]}]
    draft.content["criteria"] = [{"line": "9.9.9", "leads": ["so-khac"]}]
    draft.save()
    answer = vinh_phuc.post(f"{here}ban-hanh/", {"number": "8/KH-UBND", "day": "20/7/2018", "seen": 3})
    said = words(html(answer))
    for text in ("không có lĩnh vực “99”", "không có dòng “9.9.9”", "“so-la”", "“so-khac”"):
        assert text in said


def test_pages_of_the_lists_cost_a_constant_number_of_queries(vinh_phuc: Client) -> None:
    here = drafted_with_duty()
    duty = f"{here}muc/nhiem-vu-chung/"
    for page in (duty, f"{duty}them/", f"{duty}0/", f"{duty}0/chi-tieu/", f"{duty}0/chi-tieu/0/"):
        assert cost(vinh_phuc, page) <= 15, page
