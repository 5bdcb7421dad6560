"""The head of a draft from its form: lines kept as they were keep what is known of them."""

from collections.abc import Mapping
from typing import Any

from cchc.files.plan_import.body import targets_in
from cchc.files.plan_import.content import target_content


def head_content(given: Mapping[str, Any], plan: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of the head as a plan file has them, from a form without errors and the plan before."""
    return {
        "title": given["title"],
        "kind": given["kind"],
        "issuer": given["issuer"],
        "period": {"from": given["first"], "to": given["last"]},
        "budget": given["budget"] or None,
        "scoring_report_deadline": given["scoring_report_deadline"] or None,
        "notes": given["notes"].splitlines(),
        "legal_bases": given["legal_bases"].splitlines(),
        "recipients": given["recipients"].splitlines(),
        "targets": _targets(given["targets"].splitlines(), plan.get("targets") or ()),
        "general_duties": _duties(given["general_duties"].splitlines(), plan.get("general_duties") or ()),
    }


def _targets(texts: list[str], before: Any) -> list[dict[str, Any]]:
    """A line that stood there keeps its figures; a new one is read: year, rank, index."""
    left: dict[str, list[dict[str, Any]]] = {}
    for one in before:
        left.setdefault(" ".join(one["text"].split()), []).append(one)
    found: list[dict[str, Any]] = []
    for text in texts:
        if left.get(text):
            found.append(left[text].pop(0))
        else:
            read = targets_in(text)
            found += [{**target_content(one), "text": text} for one in read] or [{"text": text}]
    return found


def _duties(texts: list[str], before: Any) -> list[dict[str, Any]]:
    """A duty that stood there keeps its identifier and targets; the others are numbered on."""
    known = {" ".join(one["text"].split()): one for one in before}
    taken = {known[text]["id"] for text in texts if text in known}
    numbers = (str(number) for number in range(1, len(texts) + len(taken) + 1))
    free = (number for number in numbers if number not in taken)
    return [known[text] if text in known else {"id": next(free), "text": text} for text in texts]
