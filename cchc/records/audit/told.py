"""What the detail of an event says, in Vietnamese: figures, states, days, reasons."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from cchc.core.campaign.circuit import STEP_NAMES
from cchc.core.campaign.fact_wording import fact_text
from cchc.core.campaign.portion import STATE_NAMES
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import CchcError
from cchc.core.numerals import date_text, scale_text
from cchc.files.facts_json import fact_from_json

STATES = {state.value: name for state, name in STATE_NAMES.items()}
STEPS = {step.value: name for step, name in STEP_NAMES.items()}
# What of a detail a reader wants to know besides from and to, in this order.
LABELS = {
    "step": "bước",
    "agency": "cơ quan",
    "reason": "lý do",
    "lines": "dòng",
    "due": "hạn bổ sung",
    "until": "đến",
    "number": "số",
    "day": "ngày",
    "file": "tệp",
    "in_favour": "tán thành",
    "present": "dự họp hoặc cho ý kiến",
    "members": "thành viên",
    "carried": "được thông qua",
    "minutes": "biên bản",
    "new": "mới",
    "replaced": "thay",
    "title": "tên",
    "said": "nội dung",
}


def told(value: Any, node: Node | None = None) -> str:
    """One value of a detail in words; empty for nothing. `node` names the parts of its figures."""
    match value:
        case None | "" | []:
            return ""
        case bool():
            return "Có" if value else "Không"
        case int():
            return str(value)
        case str():
            return _word(value)
        case list():
            return "; ".join(filter(None, (told(one, node) for one in value)))
        case dict():
            return _figure(value, node)
        case _:
            return str(value)


def _word(text: str) -> str:
    """A state or a step by its name, a day as one writes it, any other text as it is."""
    named = STATES.get(text) or STEPS.get(text)
    return named or _moment(text) or text


def _moment(text: str) -> str:
    if not text[:4].isdigit() or text[4:5] != "-":
        return ""
    try:
        if "T" not in text:
            return date_text(date.fromisoformat(text))
        return f"{timezone.localtime(datetime.fromisoformat(text)):%H:%M %d/%m/%Y}"
    except ValueError:
        return ""


def _figure(value: Mapping[str, Any], node: Node | None) -> str:
    """A figure with its points, note and source; a fact alone; anything else as its values."""
    if "fact" in value:
        return "; ".join(_parts(value, node))
    try:
        return fact_text(fact_from_json(dict(value)), node)
    except (CchcError, ValueError, TypeError, AttributeError):
        return "; ".join(filter(None, (told(one, node) for one in value.values())))


def _parts(value: Mapping[str, Any], node: Node | None) -> Iterator[str]:
    yield told(value["fact"], node)
    points = value.get("points")
    if points is not None:
        yield f"{points_said(points)} điểm"
    if value.get("provisional"):
        yield "số ước"
    for key, label in (("cutoff", "số liệu đến"), ("note", "thuyết minh:"), ("source", "nguồn:")):
        if value.get(key):
            yield f"{label} {told(value[key])}"


def points_said(points: object) -> str:
    """Points of the log with a decimal comma."""
    return scale_text(Decimal(str(points)))


def more_of(detail: Mapping[str, Any]) -> str:
    """What a detail says besides from and to: `lý do: …; hạn bổ sung: 31/12/2026`."""
    said = ((label, told(detail.get(key))) for key, label in LABELS.items())
    return "; ".join(f"{label}: {text}" for label, text in said if text)
