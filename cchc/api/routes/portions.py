"""A portion of work: its sheet, its lines saved with the version seen, proofs, how it leaves the agency."""

from datetime import datetime
from typing import Literal, Protocol

from django.utils import timezone
from ninja import Path, Router

from cchc.api.answers import reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.schemas.facts import fact_given
from cchc.api.schemas.figures import FigureOut, ProofOut, proof_out, stored_out
from cchc.api.schemas.plain import LineKey, RowId
from cchc.api.schemas.portions import (
    AgreedOut,
    DoneOut,
    EntryGiven,
    ProofGiven,
    ReturnGiven,
    SheetLineOut,
    SheetOut,
    line_of_sheet,
    sheet_out,
)
from cchc.core.campaign.circuit import PORTION_ROUNDS, Step
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Portion
from cchc.records.campaigns.queries import portion_for
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.actions import (
    accept,
    agree_all,
    attach_proof,
    confirm,
    detach_proof,
    save_entry,
    send_back,
    submit,
    withdraw,
)
from cchc.records.entries.queries import portion_sheet
from cchc.records.entries.queries.proofs import shown_proof
from cchc.records.people.models import User

portions = Router(tags=["Phần việc"])


class Act(Protocol):
    """An act on a portion as a whole."""

    def __call__(self, portion_id: int, /, *, by: User, now: datetime) -> Portion:
        """Do it, or raise why not."""
        ...


ACTS: dict[str, Act] = {"submit": submit, "withdraw": withdraw, "confirm": confirm, "accept": accept}
Named = Literal["submit", "withdraw", "confirm", "accept"]


@portions.get(
    "/portions/{portion}",
    response=reads(SheetOut),
    url_name="portion",
    summary="Các dòng của phần việc",
    operation_id="portion",
)
def sheet(request: Call, portion: Path[RowId]) -> SheetOut:
    """Mọi dòng với số liệu, điểm kèm cách tính, điều còn thiếu, tài liệu; những việc người gọi làm được."""
    now = timezone.now()
    return sheet_out(portion_sheet(standing(request, now), portion, now))


@portions.get(
    "/portions/{portion}/lines/{line}",
    response=reads(SheetLineOut),
    url_name="portion_line",
    summary="Một dòng của phần việc",
    operation_id="portion_line",
)
def one_line(request: Call, portion: Path[RowId], line: Path[LineKey]) -> SheetLineOut:
    """Như trong bảng của phần việc, chỉ một dòng."""
    now = timezone.now()
    found = portion_sheet(standing(request, now), portion, now).line(line)
    if found is None:
        raise NotVisibleError(line)
    return line_of_sheet(found)


@portions.post(
    "/portions/{portion}/lines/{line}",
    response=writes(FigureOut),
    auth=WRITE,
    url_name="portion_line",
    summary="Ghi số liệu một dòng",
    operation_id="save_entry",
)
def save(request: Call, portion: Path[RowId], line: Path[LineKey], given: EntryGiven) -> FigureOut:
    """Điểm do máy chủ tính. Người khác đã ghi sau `seen`, hay phần việc đã đóng, thì 409: không ghi đè."""
    row = save_entry(
        portion,
        line,
        fact_given(given.fact),
        note=given.note,
        source=given.source,
        cutoff=given.cutoff,
        provisional=given.provisional,
        seen=given.seen,
        by=caller(request),
        now=timezone.now(),
    )
    nodes = core_catalogue(row.campaign_unit.campaign.catalogue).by_key
    return stored_out(row, nodes.get(line))


@portions.post(
    "/portions/{portion}/proofs",
    response=writes(list[ProofOut]),
    auth=WRITE,
    url_name="proofs",
    summary="Gắn tài liệu vào dòng",
    operation_id="attach_proof",
)
def attach(request: Call, portion: Path[RowId], given: ProofGiven) -> list[ProofOut]:
    """Một tài liệu chứng minh một hay nhiều dòng; không gắn được dòng nào thì không gắn dòng nào cả."""
    now = timezone.now()
    found = portion_for(standing(request, now), portion)
    made = attach_proof(
        found.campaign_unit_id,
        PORTION_ROUNDS[Step(found.step)],
        given.document,
        given.lines,
        pages=given.pages,
        from_last_year=given.from_last_year,
        other_reason=given.other_reason,
        by=caller(request),
        now=now,
    )
    return [proof_out(shown_proof(one)) for one in made]


@portions.post(
    "/proofs/{proof}/detach",
    response=writes(DoneOut),
    auth=WRITE,
    url_name="proof_detach",
    summary="Gỡ tài liệu khỏi dòng",
    operation_id="detach_proof",
)
def detach(request: Call, proof: Path[RowId]) -> DoneOut:
    """Tài liệu vẫn được lưu, chỉ không còn chứng minh dòng ấy."""
    detach_proof(proof, by=caller(request), now=timezone.now())
    return DoneOut(done=True)


@portions.post(
    "/portions/{portion}/return",
    response=writes(DoneOut),
    auth=WRITE,
    url_name="portion_return",
    summary="Trả lại phần việc",
    operation_id="send_back",
)
def back(request: Call, portion: Path[RowId], given: ReturnGiven) -> DoneOut:
    """Phần việc trở về trạng thái sửa được đến hết ngày `due`, kể cả khi bước đã đóng."""
    by, now = caller(request), timezone.now()
    row = send_back(portion, given.lines, given.reason, given.due, by=by, now=now)
    return DoneOut(done=True, state=None if row.portion is None else row.portion.state)


@portions.post(
    "/portions/{portion}/agree",
    response=writes(AgreedOut),
    auth=WRITE,
    url_name="portion_agree",
    summary="Đồng ý tất cả các dòng còn lại",
    operation_id="agree_all",
)
def agree(request: Call, portion: Path[RowId]) -> AgreedOut:
    """Kết luận bằng đúng số liệu của đơn vị ở mọi dòng chưa có kết luận và không có giải trình."""
    return AgreedOut(lines=agree_all(portion, by=caller(request), now=timezone.now()))


@portions.post(
    "/portions/{portion}/{act}",
    response=writes(DoneOut),
    auth=WRITE,
    url_name="portion_act",
    summary="Gửi, rút lại, duyệt, tiếp nhận phần việc",
    operation_id="portion_act",
)
def act(request: Call, portion: Path[RowId], act: Path[Named]) -> DoneOut:
    """`submit` gửi lãnh đạo đơn vị, `withdraw` rút lại, `confirm` duyệt để rời đơn vị, `accept` tiếp nhận."""
    row = ACTS[act](portion, by=caller(request), now=timezone.now())
    return DoneOut(done=True, state=row.state)
