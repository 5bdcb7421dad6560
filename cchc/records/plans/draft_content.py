"""Changes of the content of a draft, as pure functions from what was there to what will be there."""

from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from typing import Any

from cchc.core.errors import InputRefused, Problem
from cchc.files.plan_import.content import TABLES, doubt_of, slug_of, with_tables
from cchc.files.plan_import.verdicts import NOT_UNDERSTOOD, of_one_cause

Content = dict[str, Any]
KINDS = {
    "improvement_plan": "Kế hoạch nâng cao Chỉ số CCHC",
    "annual_par_plan": "Kế hoạch CCHC năm",
    "meeting_conclusion": "Thông báo kết luận",
    "agency_plan": "Kế hoạch của cơ quan",
}
TASK_LISTS = ("leads", "coordinating", "mends")


def empty_content(kind: str, title: str, agencies: str, catalogue: str, year: int) -> Content:
    """A plan of which only title, kind and year are known."""
    plan: Content = {
        "schema": "plan/1",
        "id": "",
        "kind": kind,
        "number": "",
        "date": None,
        "issuer": None,
        "title": title,
        "period": {"from": year, "to": year},
        "agencies": agencies,
        "catalogue": catalogue,
        "result": None,
        "legal_bases": [],
        "recipients": [],
        "budget": None,
        "targets": [],
        "area_leads": [],
        "scoring_report_deadline": None,
        "general_duties": [],
        "tasks": [],
        "body_requirements": [],
    }
    return {"plan": plan, "criteria": [], "deductions": [], "doubts": [], "file": ""}


def with_head(content: Content, head: Mapping[str, Any]) -> Content:
    """The head replaced by what a person wrote; its doubts are settled with it."""
    changed = deepcopy(content)
    changed["plan"].update(head)
    return without_doubts(changed, ("header/", "targets", "general_duties"))


def with_task(content: Content, old: str | None, task: Mapping[str, Any]) -> Content:
    """A task added, or the one of this number replaced in its place; its doubts are settled with it.

    Raises InputRefused for a number that another task has, or a task that is not there.
    """
    changed = deepcopy(content)
    tasks = changed["plan"]["tasks"]
    number = task["id"]
    if number != old and any(one["id"] == number for one in tasks):
        raise InputRefused([Problem("number_taken", f"Đã có nhiệm vụ số {number}", hint="Chọn số khác")])
    if old is None:
        tasks.append(dict(task))
        return changed
    place = _place(tasks, old)
    tasks[place] = {**tasks[place], **task}
    for judgement in changed["plan"].get("cause_judgements") or ():
        judgement["task"] = number if judgement["task"] == old else judgement["task"]
    return without_doubts(changed, (f"tasks/{old}/", f"tasks/{old}"), exact=True)


def without_task(content: Content, number: str) -> Content:
    """A task taken out with its doubts and judgements; raises InputRefused for one that is not there."""
    changed = deepcopy(content)
    tasks = changed["plan"]["tasks"]
    del tasks[_place(tasks, number)]
    judgements = changed["plan"].get("cause_judgements") or []
    changed["plan"]["cause_judgements"] = [one for one in judgements if one["task"] != number]
    return without_doubts(changed, (f"tasks/{number}/", f"tasks/{number}"), exact=True)


def _place(tasks: list[Content], number: str) -> int:
    found = next((place for place, one in enumerate(tasks) if one["id"] == number), None)
    if found is None:
        raise InputRefused([Problem("unknown_task", f"Không có nhiệm vụ số {number} trong bản thảo")])
    return found


def without_settled(content: Content, places: Collection[int]) -> Content:
    """Doubts settled as they are, each with all that are told together with it.

    Several at once only where nothing of them stands in the draft. Raises InputRefused for none, for one that
    is not there, and for several of which one is a value of the draft.
    """
    doubts = tuple(doubt_of(one) for one in content["doubts"])
    if not places:
        raise InputRefused([Problem("none_chosen", "Chưa chọn điểm nào")])
    if not all(0 <= place < len(doubts) for place in places):
        raise InputRefused([Problem("unknown_doubt", "Điểm này đã được xem lại")])
    if len(places) > 1 and any(doubts[place].code not in NOT_UNDERSTOOD for place in places):
        told = "Chỉ chỗ chưa đưa vào bản thảo mới xác nhận nhiều chỗ một lúc được"
        raise InputRefused([Problem("one_by_one", told, hint="Giá trị đã đưa vào thì xem lại từng điểm")])
    settled = frozenset[int]().union(*(of_one_cause(doubts, place) for place in places))
    changed = deepcopy(content)
    changed["doubts"] = [one for at, one in enumerate(changed["doubts"]) if at not in settled]
    return changed


def issued_plan(content: Content, slug: str, number: str, day: str) -> Content:
    """The keys of the plan file that is issued, under its number and day."""
    plan = deepcopy(with_tables(content))
    plan.update({"id": slug, "number": number, "date": day})
    return {key: value for key, value in plan.items() if value is not None or key in ("issuer", "result")}


def amending(content: Content, amended: str) -> Content:
    """The content of an issued plan as the beginning of its amendment: without number and day."""
    plan = {key: value for key, value in deepcopy(content).items() if key not in TABLES}
    plan.update({"id": "", "number": "", "date": None, "amends": amended})
    tables = {key: deepcopy(content.get(key) or []) for key in TABLES}
    return {"plan": plan, **tables, "doubts": [], "file": ""}


def plan_slug(province: str, number: str, year: int) -> str:
    """The identifier of an issued plan."""
    return slug_of(province, number.partition("/")[0], str(year))


def without_doubts(content: Content, paths: Iterable[str], *, exact: bool = False) -> Content:
    """Without the doubts whose path begins so; `exact`: that are the path, or stand below one with a `/`."""
    starts = tuple(paths)

    def settled(path: str) -> bool:
        return any(
            path == one or (path.startswith(one) and (not exact or one.endswith("/"))) for one in starts
        )

    content["doubts"] = [one for one in content["doubts"] if not settled(one["path"])]
    return content
