"""A draft plan as the keys of a plan file (plan/1), ready for JSON and YAML, with its doubts beside it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from cchc.core.plan.tasks import Mend, PlanTarget
from cchc.core.vietnamese import folded
from cchc.files.plan_import.doubts import Doubt
from cchc.files.plan_import.draft import (
    DraftCriterion,
    DraftDeduction,
    DraftPlan,
    DraftReporting,
    DraftTask,
)

# Keys whose text is written without quotation marks: dates and exact decimals.
EXACT = frozenset(("expected", "at_least", "above", "at_most", "below", "equal", "max", "achieved", "lost"))
UNQUOTED = EXACT | {"date"}
TABLES = ("criteria", "deductions")
LONGEST_SLUG = 80


def content_of(draft: DraftPlan) -> dict[str, Any]:
    """Everything of a draft as JSON: `plan` (keys of plan/1), `criteria`, `deductions`, `doubts`, `file`."""
    return {
        "plan": _plan(draft),
        "criteria": [_criterion(one) for one in draft.criteria],
        "deductions": [_deduction(one) for one in draft.deductions],
        "doubts": [doubt_content(one) for one in draft.doubts],
        "file": draft.file,
    }


def with_tables(content: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a plan file with criteria and deductions among them, without their places in the file."""
    tables = {key: [_told(one) for one in content.get(key) or ()] for key in TABLES}
    return {**content["plan"], **{key: rows for key, rows in tables.items() if rows}}


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "place" and value not in (None, "", [])}


def doubt_content(doubt: Doubt) -> dict[str, Any]:
    """One doubt as JSON."""
    return {
        "code": doubt.code,
        "path": doubt.path,
        "place": doubt.place,
        "text": doubt.text,
        "candidates": list(doubt.candidates),
    }


def doubt_of(content: Mapping[str, Any]) -> Doubt:
    """One doubt back from JSON."""
    return Doubt(
        content["code"], content["path"], content["place"], content["text"], tuple(content["candidates"])
    )


def slug_of(*parts: str) -> str:
    """An identifier of small letters and hyphens from names and numbers."""
    plain = re.sub(r"[^a-z0-9]+", "-", folded(" ".join(parts))).strip("-")
    return plain[:LONGEST_SLUG].strip("-") or "ban-thao"


def _plan(draft: DraftPlan) -> dict[str, Any]:
    header = draft.header
    number = header.number.partition("/")[0]
    year = str(header.day.year) if header.day else ""
    return {
        "schema": "plan/1",
        "id": slug_of(draft.agencies, number, year),
        "kind": header.kind,
        "number": header.number,
        "date": header.day.isoformat() if header.day else None,
        "issuer": header.issuer,
        "title": header.title,
        "period": {"from": header.first_year, "to": header.last_year},
        "agencies": draft.agencies,
        "catalogue": draft.catalogue,
        "result": None,
        "legal_bases": list(header.legal_bases),
        "recipients": list(header.recipients),
        "budget": draft.budget or None,
        "targets": [target_content(one) for one in draft.targets],
        "area_leads": [{"area": one.area, "lead": one.lead} for one in draft.area_leads],
        "scoring_report_deadline": draft.scoring_report_deadline or None,
        "reporting": [_reporting(one) for one in draft.reporting],
        "general_duties": [{"id": one.id, "text": one.text} for one in draft.duties],
        "tasks": [_task(one) for one in draft.tasks],
        "body_requirements": [
            {"id": one.id, "section": one.section, "area": one.area, "text": one.text}
            for one in draft.requirements
        ],
    }


def _reporting(one: DraftReporting) -> dict[str, Any]:
    return _filled(
        {"who": list(one.who), "rhythm": one.rhythm or None, "through": one.through, "text": one.text}
    )


def target_content(target: PlanTarget) -> dict[str, Any]:
    """An aim of the whole plan, as a plan file writes it."""
    return _filled(
        {
            "year": target.year,
            "index": target.index,
            "rank_at_most": target.rank_at_most,
            "factor": target.factor or None,
            "at_least": None if target.at_least is None else f"{target.at_least:f}",
            "unit": target.unit or None,
            "text": target.text,
        }
    )


def _task(task: DraftTask) -> dict[str, Any]:
    quantity = task.quantity
    return {
        "id": task.id,
        "title": task.title,
        "leads": list(task.leads),
        "coordinating": list(task.coordinating),
        "deadline": task.deadline or None,
        "mends": [mend_content(one) for one in task.mends],
    } | _filled(
        {
            "written": task.written or None,
            "section": task.section or None,
            "requirement": task.requirement or None,
            "evidence": task.evidence or None,
            "budget": task.budget or None,
            "expected": None if task.expected is None else f"{task.expected:f}",
            "quantity": {"count": quantity.count, "noun": quantity.noun} if quantity else None,
        }
    )


def mend_content(mend: Mend) -> dict[str, Any]:
    """What a task mends, as a plan file writes it."""
    return {"index": True} if mend.kind == "index" else {mend.kind: mend.target}


def _criterion(one: DraftCriterion) -> dict[str, Any]:
    return {
        "line": one.code,
        "title": one.title,
        "leads": list(one.leads),
        "coordinating": list(one.coordinating),
        "requirement": one.requirement,
        "evidence": one.evidence,
        "place": one.place,
    }


def _deduction(one: DraftDeduction) -> dict[str, Any]:
    points = {"max": one.most, "achieved": one.achieved, "lost": one.lost}
    return {
        "line": one.code,
        "title": one.title,
        **{key: None if value is None else f"{value:f}" for key, value in points.items()},
        "explanation": one.explanation,
        "responsible": list(one.responsible),
        "place": one.place,
    }


def _filled(keys: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if value is not None}


def plan_yaml(plan: Mapping[str, Any], doubts: tuple[Doubt, ...] = ()) -> str:
    """A plan file; its doubts stand above it as remarks. Deterministic: keys in the order given."""
    head = [f"# Cần xem lại {len(doubts)} điểm:"] if doubts else []
    head += [f"# - {' '.join(str(doubt).split())}" for doubt in doubts]
    return "\n".join((*head, *_rows(plan, 0), ""))


def _rows(mapping: Mapping[str, Any], depth: int) -> Iterator[str]:
    room = "  " * depth
    for key, value in mapping.items():
        if isinstance(value, Mapping) and value:
            yield f"{room}{key}:"
            yield from _rows(value, depth + 1)
        elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            yield f"{room}{key}:"
            for one in value:
                first, *others = _rows(one, depth + 2)
                yield f"{room}  - {first.lstrip()}"
                yield from others
        elif isinstance(value, list):
            yield f"{room}{key}: [{', '.join(_scalar('', one) for one in value)}]"
        else:
            yield f"{room}{key}: {_scalar(key, value)}"


def _scalar(key: str, value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) or key in UNQUOTED:
        return str(value)
    return json.dumps(str(value), ensure_ascii=False)
