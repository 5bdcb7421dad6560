"""Figures, points with their trace, proofs and gaps of lines, as they are given."""

from datetime import date, datetime
from typing import Any

from ninja import Schema

from cchc.api.schemas.plain import exact
from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.facts import FactEntry
from cchc.core.catalogue.nodes import Node
from cchc.core.scoring.evaluate import Score
from cchc.files.facts_json import fact_to_json
from cchc.records.audit.queries import HistoryRow
from cchc.records.entries.models import Entry
from cchc.records.entries.queries import ProofShown, RoundFigure
from cchc.records.entries.queries.stored import stored_fact


class SaidOut(Schema):
    """Số liệu: `fact` có dạng như khi gửi lên (số tổng hợp: `expected`, `units`), `text` là lời đọc được."""

    fact: dict[str, Any]
    text: str
    note: str
    source: str
    cutoff: date | None
    provisional: bool


class FigureOut(SaidOut):
    """Số liệu của một vòng; `points` null là chưa biết; `version` để gửi kèm ở `seen` khi sửa."""

    points: str | None
    version: int
    by: str
    at: datetime


class StepOfReckoning(Schema):
    """Một bước của cách tính."""

    label: str
    text: str


class ScoreOut(Schema):
    """Điểm do máy chủ tính: `scored`, `unknown` hoặc `not_applicable`, kèm cách tính."""

    state: str
    points: str | None
    trace: list[StepOfReckoning]


class ProofOut(Schema):
    """Một tài liệu chứng minh dòng."""

    id: int
    line: str
    round: str
    document: int
    kind: str
    title: str
    number: str
    day: date | None
    address: str
    pieces: int
    pages: str
    from_last_year: bool
    other_reason: str
    by: str
    at: datetime


class GapOut(Schema):
    """Một điều còn thiếu trước khi gửi."""

    line: str
    code: str
    text: str


class HistoryOut(Schema):
    """Một lần thay đổi: ai, lúc nào, từ gì thành gì."""

    at: datetime
    who: str
    act: str
    unit: str
    line: str
    round: str
    before: str
    after: str
    more: str


def said_of(entry: FactEntry, node: Node | None) -> dict[str, Any]:
    """What is said of a line, without who says it."""
    return {
        "fact": fact_to_json(entry.fact),
        "text": fact_text(entry.fact, node),
        "note": entry.note,
        "source": entry.source,
        "cutoff": entry.cutoff_date,
        "provisional": entry.provisional,
    }


def said_out(entry: FactEntry, node: Node | None) -> SaidOut:
    """A figure of last year."""
    return SaidOut(**said_of(entry, node))


def figure_out(figure: RoundFigure, node: Node | None) -> FigureOut:
    """A figure of a round."""
    return FigureOut(
        **said_of(figure.entry, node),
        points=exact(figure.points),
        version=figure.version,
        by=figure.by,
        at=figure.at,
    )


def stored_out(row: Entry, node: Node | None) -> FigureOut:
    """A figure that has just been saved."""
    fact = stored_fact(row.fact)
    entry = FactEntry(fact, row.source, row.cutoff_date, row.provisional, note=row.note)
    return figure_out(RoundFigure(entry, row.points, row.version, str(row.by), row.at), node)


def score_out(score: Score) -> ScoreOut:
    """Points with their trace."""
    steps = [StepOfReckoning(label=one.label, text=one.text) for one in score.trace]
    return ScoreOut(state=score.state.value, points=exact(score.points), trace=steps)


def proof_out(shown: ProofShown) -> ProofOut:
    """A document on a line."""
    named = {name: getattr(shown, name) for name in ProofShown.__dataclass_fields__}
    return ProofOut(**{**named, "round": shown.round.value})


def history_out(row: HistoryRow) -> HistoryOut:
    """One act of the log in words."""
    return HistoryOut(**{name: getattr(row, name) for name in HistoryOut.model_fields})
