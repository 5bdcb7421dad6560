"""Published scores that people entered, as they are given."""

from datetime import date, datetime

from ninja import Schema

from cchc.api.schemas.plain import Page, Year, exact
from cchc.records.indexes.queries import EnteredScore


class OfYear(Page):
    """Một năm, hoặc mọi năm, và phần nào của danh sách."""

    year: Year | None = None


class EnteredOut(Schema):
    """Một điểm công bố đã nhập, của nguồn nào, ai nhập; `value` null: nguồn chỉ nêu hạng."""

    id: int
    unit: str
    unit_name: str
    year: int
    line: str
    value: str | None
    rank: int | None
    of: int | None
    source: str
    day: date | None
    address: str | None
    by: str | None
    at: datetime | None


def entered_out(one: EnteredScore) -> EnteredOut:
    """An entered score."""
    score = one.score
    return EnteredOut(
        id=one.id,
        unit=score.unit,
        unit_name=one.unit,
        year=score.year,
        line=score.line,
        value=exact(score.value),
        rank=score.rank,
        of=score.of,
        source=one.source.title,
        day=one.source.day,
        address=one.source.address,
        by=one.by,
        at=one.at,
    )
