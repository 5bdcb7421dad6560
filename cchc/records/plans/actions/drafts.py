"""Writing drafts of plans: started, changed, settled, issued, dropped; never over what one has not seen."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.numerals import date_text
from cchc.core.plan.tasks import Plan as CorePlan
from cchc.files.plan_import.content import doubt_of, plan_yaml, slug_of, with_tables
from cchc.files.store import digest, plan_from_text
from cchc.records.agencies.models import Agency, Register
from cchc.records.agencies.queries import register_of
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.models import Role, User
from cchc.records.people.queries import Standing, standing_of
from cchc.records.plans.actions.loading import issue_plan
from cchc.records.plans.actions.sources import source_named
from cchc.records.plans.draft_content import (
    Content,
    issued_plan,
    plan_slug,
    with_head,
    with_task,
    without_settled,
    without_task,
)
from cchc.records.plans.draft_faults import unknown_names
from cchc.records.plans.draft_queries import result_named
from cchc.records.plans.models import Plan, PlanDraft
from cchc.records.plans.policies import may_read_plan_draft, may_write_plan_draft, visible

LONGEST_TITLE = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class NewDraft:
    """What a draft begins with; `file_sha256` proves from which file it was read."""

    register: str
    catalogue: str
    kind: str
    title: str
    content: Content
    result: str = ""
    amends: str = ""
    file_name: str = ""
    file_sha256: str = ""


@transaction.atomic
def start_draft(new: NewDraft, *, by: User, now: datetime) -> PlanDraft:
    """Begin a draft. Raises NotAllowed, and InputRefused for a register or catalogue that is not there."""
    standing = standing_of(by, timezone.localdate(now))
    register = Register.objects.filter(slug=new.register).first()
    catalogue = CatalogueVersion.objects.filter(key=new.catalogue).first()
    if register is None or catalogue is None:
        raise InputRefused([Problem("unknown_source", "Không có danh sách cơ quan hoặc bộ tiêu chí đã chọn")])
    province = drafting_province(standing, register)
    result = result_named(standing, new.result) if new.result else None
    amends = visible(by).filter(slug=new.amends).first() if new.amends else None
    if (new.result and result is None) or (new.amends and amends is None):
        raise NotVisibleError(new.result or new.amends)
    draft = PlanDraft.objects.create(
        slug=_free_slug(province, new.title),
        province=province,
        register=register,
        catalogue=catalogue,
        result=result,
        amends=amends,
        kind=new.kind,
        title=new.title[:LONGEST_TITLE],
        content=new.content,
        file_name=new.file_name[:255],
        file_sha256=new.file_sha256,
        source=source_named(new.file_sha256),
        made_by=by,
        made_at=now,
        changed_by=by,
        changed_at=now,
    )
    detail = {"file": new.file_name, "sha256": new.file_sha256, "tasks": len(new.content["plan"]["tasks"])}
    record("plans.draft_started", draft.slug, detail, by=by, now=now)
    return draft


def drafting_province(standing: Standing, register: Register) -> Agency:
    """The province that the person coordinates and to which the register belongs; raises NotAllowed."""
    roots = [one.root for one in standing.held if one.role == Role.COORDINATOR and one.root is not None]
    for root in roots:
        if not may_write_plan_draft(standing, root):
            continue
        here = Agency.objects.filter(pk=root).first()
        if here is not None and Agency.objects.filter(register=register, root=root).exists():
            return here
    raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được lập bản thảo kế hoạch")


def _free_slug(province: Agency, title: str) -> str:
    Agency.objects.select_for_update(of=("self",)).get(pk=province.pk)  # two drafts of one title at once
    stem = slug_of(province.slug, title)[:60].strip("-")
    taken = set(PlanDraft.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(
        name for name in (stem, *(f"{stem}-{count}" for count in range(2, 10_000))) if name not in taken
    )


def save_head(slug: str, head: Mapping[str, Any], *, seen: int, by: User, now: datetime) -> PlanDraft:
    """Write the head with targets and general duties."""
    return change_draft(slug, lambda content: with_head(content, head), "head", seen, by, now)


def save_task(
    slug: str, old: str | None, task: Mapping[str, Any], *, seen: int, by: User, now: datetime
) -> PlanDraft:
    """Write one task: a new one (`old` None), or the one of this number."""
    return change_draft(
        slug, lambda content: with_task(content, old, task), f"task {task['id']}", seen, by, now
    )


def remove_task(slug: str, number: str, *, seen: int, by: User, now: datetime) -> PlanDraft:
    """Take one task out."""
    return change_draft(slug, lambda content: without_task(content, number), f"task {number}", seen, by, now)


def settle_doubts(slug: str, places: Collection[int], *, seen: int, by: User, now: datetime) -> PlanDraft:
    """Say that doubtful places are right as they stand; the log lists them."""
    what = f"doubts {', '.join(map(str, sorted(places)))}"
    return change_draft(slug, lambda content: without_settled(content, places), what, seen, by, now)


@transaction.atomic
def change_draft(
    slug: str, change: Callable[[Content], Content], what: str, seen: int, by: User, now: datetime
) -> PlanDraft:
    """Change the content of a draft that nobody else has changed since it was seen.

    Raises NotVisibleError, NotAllowed, InputRefused; equal content writes nothing.
    """
    draft = _locked(slug, seen, by, now)
    changed = change(draft.content)
    if changed == draft.content:
        return draft
    before, draft.content = draft.content, changed
    draft.kind, draft.title = changed["plan"]["kind"], changed["plan"]["title"][:LONGEST_TITLE]
    draft.version, draft.changed_by, draft.changed_at = draft.version + 1, by, now
    draft.save()
    detail = {"what": what, "version": draft.version, **_difference(before, changed)}
    record("plans.draft_changed", draft.slug, detail, by=by, now=now)
    return draft


@transaction.atomic
def choose_result(slug: str, result: str, *, seen: int, by: User, now: datetime) -> PlanDraft:
    """Hold the draft against another result, or none; what is chosen already writes nothing.

    Raises NotVisibleError, NotAllowed, and InputRefused for a result of another catalogue.
    """
    draft = _locked(slug, seen, by, now)
    chosen = result_named(standing_of(by, timezone.localdate(now)), result) if result else None
    if result and chosen is None:
        raise NotVisibleError(result)
    if chosen is not None and chosen.catalogue_id != draft.catalogue_id:
        told = "Kết quả này chấm theo bộ tiêu chí khác với bản thảo"
        raise InputRefused([Problem("other_catalogue", told)])
    if chosen == draft.result:
        return draft
    before, draft.result = draft.result, chosen
    draft.version, draft.changed_by, draft.changed_at = draft.version + 1, by, now
    draft.save()
    detail = {
        "what": "result",
        "version": draft.version,
        "from": None if before is None else before.slug,
        "to": result or None,
    }
    record("plans.draft_changed", draft.slug, detail, by=by, now=now)
    return draft


def _locked(slug: str, seen: int, by: User, now: datetime) -> PlanDraft:
    standing = standing_of(by, timezone.localdate(now))
    draft = PlanDraft.objects.select_for_update(of=("self",)).filter(slug=slug).first()
    if draft is None or not may_read_plan_draft(standing, draft.province_id):
        raise NotVisibleError(slug)
    if not may_write_plan_draft(standing, draft.province_id):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được sửa bản thảo kế hoạch")
    if draft.issued_id is not None:
        raise InputRefused([Problem("draft_issued", "Bản thảo này đã được ban hành, không sửa được nữa")])
    if draft.version != seen:
        who = draft.changed_by.get_full_name() or draft.changed_by.get_username()
        at = timezone.localtime(draft.changed_at)
        told = f"{who} đã sửa bản thảo lúc {at:%H:%M} ngày {date_text(at.date())}, sau khi trang này được mở"
        hint = "Mở lại trang để xem nội dung mới rồi ghi lại"
        raise InputRefused([Problem("draft_changed", told, hint=hint)])
    return draft


def _difference(before: Content, after: Content) -> dict[str, object]:
    """What changed in the plan, by its keys; of tasks only those that are not the same."""
    old, new = with_tables(before), with_tables(after)
    keys = [key for key in {*old, *new} if key != "tasks" and old.get(key) != new.get(key)]
    was = {one["id"]: one for one in old["tasks"]}
    now = {one["id"]: one for one in new["tasks"]}
    tasks = sorted(one for one in {*was, *now} if was.get(one) != now.get(one))
    return {
        "from": {**{key: old.get(key) for key in keys}, **{f"task {one}": was.get(one) for one in tasks}},
        "to": {**{key: new.get(key) for key in keys}, **{f"task {one}": now.get(one) for one in tasks}},
        "doubts": len(after["doubts"]),
        "settled": [_told(one) for one in before["doubts"] if one not in after["doubts"]],
    }


def _told(doubt: Mapping[str, Any]) -> str:
    """A doubt as the log keeps it."""
    return str(doubt_of(doubt))


@transaction.atomic
def issue_draft(slug: str, number: str, day: date, *, seen: int, by: User, now: datetime) -> Plan:
    """Enter the draft as the plan that was signed under this number on this day.

    Raises NotVisibleError, NotAllowed, and InputRefused while doubts are open or the plan is incomplete.
    """
    draft = _locked(slug, seen, by, now)
    _refuse_doubts(draft)
    content = issued_plan(
        draft.content, plan_slug(draft.province.slug, number, day.year), number, day.isoformat()
    )
    core, raw = _read(draft, content)
    result = draft.result.slug if draft.result else None
    plan = issue_plan(core, raw.decode(), digest(raw), result, by=by, now=now)
    draft.issued, draft.changed_by, draft.changed_at = plan, by, now
    draft.version += 1
    draft.save()
    record("plans.draft_issued", draft.slug, {"plan": plan.slug, "number": number}, by=by, now=now)
    return plan


def _refuse_doubts(draft: PlanDraft) -> None:
    left = len(draft.content["doubts"])
    if left:
        told = f"Còn {left} điểm chưa xem lại; sửa hoặc xác nhận từng điểm trước khi ban hành"
        raise InputRefused([Problem("doubts_open", told)])
    if not draft.content["plan"]["tasks"]:
        raise InputRefused([Problem("no_tasks", "Bản thảo chưa có nhiệm vụ nào")])


def _read(draft: PlanDraft, content: Content) -> tuple[CorePlan, bytes]:
    """The plan as any plan file is read; what is missing is told with its key and task."""
    raw = plan_yaml(content).encode()
    core = plan_from_text(raw, content["id"], core_catalogue(draft.catalogue), register_of(draft.register))
    if faults := unknown_names(core):
        raise InputRefused(list(faults))
    return core, raw


@transaction.atomic
def drop_draft(slug: str, *, seen: int, by: User, now: datetime) -> None:
    """Throw a draft away; the log keeps what it was."""
    draft = _locked(slug, seen, by, now)
    detail = {"title": draft.title, "version": draft.version, "from": with_tables(draft.content)}
    record("plans.draft_dropped", draft.slug, detail, by=by, now=now)
    draft.delete()
