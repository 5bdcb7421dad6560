"""The sheet of a portion as it is given, and what is sent to change a line of it."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from cchc.api.schemas.campaigns import PortionOut, portion_out
from cchc.api.schemas.catalogues import FieldOut, fields_out
from cchc.api.schemas.facts import FactGiven
from cchc.api.schemas.figures import (
    FigureOut,
    GapOut,
    ProofOut,
    SaidOut,
    ScoreOut,
    figure_out,
    proof_out,
    said_out,
    score_out,
)
from cchc.api.schemas.plain import Body, Day, Flag, LineKey, RowId, Text, exact
from cchc.records.entries.queries import PortionSheet, SheetLine

Seen = Annotated[int, Field(strict=True, ge=0, le=2_147_483_647)]


class SheetLineOut(Schema):
    """Một dòng của phần việc: số liệu đang có, điểm kèm cách tính, điều còn thiếu, tài liệu, số năm trước."""

    line: str
    title: str
    max_points: str | None
    figure: FigureOut | None
    score: ScoreOut | None
    judged: str | None
    earlier: dict[str, FigureOut]
    last_year: SaidOut | None
    proofs: list[ProofOut]
    gaps: list[GapOut]
    warnings: list[str]
    collected: int | None
    from_outside: bool
    may_edit: bool
    fields: list[FieldOut]


class OpenReturnOut(Schema):
    """Một lần trả lại chưa bổ sung; `lines` rỗng: cả phần việc."""

    lines: list[str]
    reason: str
    due: date
    by: str
    at: datetime


class SheetOut(Schema):
    """Một phần việc với các dòng; `hidden`: số liệu chưa rời cơ quan, người gọi chỉ thấy số dòng đã nhập."""

    portion: PortionOut
    round: str
    filled: int
    may_edit: bool
    closed: str
    acts: list[str]
    hidden: bool
    returns: list[OpenReturnOut]
    lines: list[SheetLineOut]


class EntryGiven(Body):
    """Số liệu của một dòng; `seen` là `version` đã xem, 0 khi dòng chưa có số liệu."""

    fact: FactGiven
    note: Text = ""
    source: Text = ""
    cutoff: Day | None = None
    provisional: Flag = False
    seen: Seen


class ProofGiven(Body):
    """Gắn một tài liệu vào một hay nhiều dòng của phần việc."""

    document: RowId
    lines: Annotated[list[LineKey], Field(min_length=1, max_length=200)]
    pages: Text = ""
    from_last_year: Flag = False
    other_reason: Text = ""


class ReturnGiven(Body):
    """Trả lại cả phần việc, hoặc những dòng nêu ở `lines`, với lý do và hạn bổ sung."""

    lines: list[LineKey] = Field(default_factory=list, max_length=500)
    reason: Text
    due: Day


class DoneOut(Schema):
    """Việc đã làm xong; `state` là trạng thái mới, nếu có."""

    done: bool
    state: str | None = None


class AgreedOut(Schema):
    """Số dòng vừa được đồng ý."""

    lines: int


def line_of_sheet(shown: SheetLine) -> SheetLineOut:
    """One line of a sheet."""
    node = shown.node
    return SheetLineOut(
        line=node.key,
        title=node.title,
        max_points=exact(node.max_points),
        figure=None if shown.figure is None else figure_out(shown.figure, node),
        score=None if shown.score is None else score_out(shown.score),
        judged=None if shown.judged is None else shown.judged.value,
        earlier={kept.value: figure_out(said, node) for kept, said in shown.earlier.items()},
        last_year=None if shown.last_year is None else said_out(shown.last_year, node),
        proofs=[proof_out(one) for one in shown.proofs],
        gaps=[GapOut(line=gap.line, code=gap.code, text=gap.text) for gap in shown.gaps],
        warnings=list(shown.warnings),
        collected=shown.collected,
        from_outside=shown.from_outside,
        may_edit=shown.may_edit,
        fields=fields_out(node),
    )


def sheet_out(sheet: PortionSheet) -> SheetOut:
    """A whole sheet."""
    portion = portion_out(sheet.portion, sheet.portion.campaign_unit.campaign, {})
    portion.closes_at = sheet.time.closes_at
    return SheetOut(
        portion=portion,
        round=sheet.round.value,
        filled=sheet.filled,
        may_edit=sheet.may_edit,
        closed=sheet.time.why,
        acts=[act.value for act in sheet.acts],
        hidden=sheet.hidden,
        returns=[
            OpenReturnOut(lines=list(one.lines), reason=one.reason, due=one.due, by=one.by, at=one.at)
            for one in sheet.returns
        ],
        lines=[line_of_sheet(line) for line in sheet.lines],
    )
