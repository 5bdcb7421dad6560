"""The circuit of the province as a line of steps: what was recorded, what comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cchc.core.campaign.circuit import STEP_NAMES, STEPS, Circuit, Step
from cchc.core.campaign.windows import Window, window_text
from cchc.core.numerals import date_text, number_text
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.evidence.models import Document
from cchc.records.rounds.actions.milestones import ORDER
from cchc.records.rounds.frozen_json import published_from_json
from cchc.records.rounds.models import Milestone, PublishedResult


@dataclass(frozen=True, slots=True)
class StepOfLine:
    """One step: whether it is done, and its document or its time."""

    step: str
    name: str
    look: str
    text: str
    source: str
    document: Document | None
    recorded: bool


def line_of_steps(
    unit: CampaignUnit, stored: Iterable[Milestone], windows: Mapping[Step, Window], now: datetime, left: str
) -> tuple[StepOfLine, ...]:
    """The six steps in order; `left` tells how many portions of self-scoring were accepted."""
    done = {Step(row.step): row for row in stored}
    rows, reached = [], False
    for step in STEPS[Circuit.NATIONAL]:
        row = done.get(step)
        finished = row is not None or (step is Step.PUBLICATION and unit.published_id is not None)
        look = "done" if finished else "next" if reached else "now"
        reached = reached or not finished
        if step is Step.SELF_SCORING and done:
            look, reached = "done", False
        text = left if step is Step.SELF_SCORING else _text(row, windows.get(step), now)
        source = "" if row is None else row.source
        name, paper = STEP_NAMES[step], _paper(row)
        rows.append(StepOfLine(step.value, name, look, text, source, paper, row is not None))
    return tuple(rows)


def _paper(row: Milestone | None) -> Document | None:
    return None if row is None else row.document


def _text(row: Milestone | None, window: Window | None, now: datetime) -> str:
    if row is None:
        return "" if window is None else window_text(window, now)
    number = f"{row.number}, " if row.number else ""
    sent = f"; gửi ngày {date_text(row.sent_on)}" if row.sent_on else ""
    return f"{number}ngày {date_text(row.day)}{sent}"


def recorded_values(stored: Iterable[Milestone]) -> dict[Step, dict[str, Any]]:
    """What the forms of milestones show of what is stored."""
    return {
        Step(row.step): {
            "number": row.number,
            "day": date_text(row.day),
            "sent_on": "" if row.sent_on is None else date_text(row.sent_on),
            "source": row.source,
            "document": row.document_id,
        }
        for row in stored
        if row.step in ORDER
    }


def published_values(row: PublishedResult | None) -> dict[str, Any]:
    """What the form of the published figures shows of what is stored."""
    if row is None:
        return {"seen": 0}
    told = published_from_json(row.figures)
    named = [("total", told.total), *((f"group-{ref}", one) for ref, one in told.groups)]
    named += [(f"part-{ref}", one) for ref, one in told.parts]
    points = {f"points-{name}": number_text(one.points, 6) for name, one in named}
    ranks = {f"rank-{name}": one.rank for name, one in named}
    whole = {"source": told.source, "units": told.units, "rank_change": told.rank_change}
    return {**whole, **points, **ranks, "seen": row.version}
