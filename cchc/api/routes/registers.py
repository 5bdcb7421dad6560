"""Registers kept all year: read, a row added or corrected, the figure that rows give for a line."""

from django.utils import timezone
from ninja import Path, Query, Router

from cchc.api.answers import reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.schemas.plain import RowId, Slug, Year
from cchc.api.schemas.registers import (
    FactWanted,
    RegisterFactOut,
    RegisterOut,
    RegisterRowGiven,
    RegisterRowOut,
    RegisterWholeOut,
    RegisterYearGiven,
    RegisterYearOut,
    RowsWanted,
    fact_of_register,
    register_out,
    register_whole,
    row_out,
    year_out,
)
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.queries.register_owed import year_standings
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.registers.actions import close_year, open_year, save_row
from cchc.records.registers.policies import may_read_rows
from cchc.records.registers.queries import (
    definition_of,
    register_fact,
    register_named,
    registers_seen,
    row_named,
    rows_seen,
)

registers = Router(tags=["Sổ theo dõi"])


@registers.get(
    "/registers",
    response=reads(list[RegisterOut]),
    url_name="registers",
    summary="Các sổ được xem",
    operation_id="registers",
)
def listed(request: Call) -> list[RegisterOut]:
    """Sổ dùng chung và sổ riêng của tỉnh mà người gọi có vai trò."""
    return [register_out(one) for one in registers_seen(standing(request)).select_related("province")]


@registers.get(
    "/registers/{slug}",
    response=reads(RegisterWholeOut),
    url_name="register",
    summary="Một sổ: các cột và các dòng",
    operation_id="register",
)
def whole(request: Call, slug: Path[Slug], wanted: Query[RowsWanted]) -> RegisterWholeOut:
    """Chỉ những dòng người gọi được xem, mới nhất trước."""
    mine = standing(request)
    found = register_named(mine, slug)
    rows = rows_seen(mine, found, wanted.wanted())
    some = list(rows[wanted.offset : wanted.offset + wanted.limit])
    return register_whole(found, definition_of(found), some, rows.count())


@registers.post(
    "/registers/{slug}/rows",
    response=writes(RegisterRowOut),
    auth=WRITE,
    url_name="register_rows",
    summary="Thêm một dòng",
    operation_id="add_register_row",
)
def add(request: Call, slug: Path[Slug], given: RegisterRowGiven) -> RegisterRowOut:
    """Chỉ người của cơ quan ghi sổ của cơ quan mình."""
    return _saved(request, slug, None, given)


@registers.get(
    "/registers/{slug}/rows/{row}",
    response=reads(RegisterRowOut),
    url_name="register_row",
    summary="Một dòng",
    operation_id="register_row",
)
def one(request: Call, slug: Path[Slug], row: Path[RowId]) -> RegisterRowOut:
    """Cả dòng đã bỏ, cho ai được xem sổ của cơ quan."""
    mine = standing(request)
    found = register_named(mine, slug)
    return row_out(definition_of(found), row_named(mine, found, row))


@registers.post(
    "/registers/{slug}/rows/{row}",
    response=writes(RegisterRowOut),
    auth=WRITE,
    url_name="register_row",
    summary="Sửa một dòng",
    operation_id="save_register_row",
)
def save(request: Call, slug: Path[Slug], row: Path[RowId], given: RegisterRowGiven) -> RegisterRowOut:
    """Người khác đã ghi sau `seen` thì 409; nội dung của họ được giữ."""
    return _saved(request, slug, row, given)


@registers.get(
    "/registers/{slug}/years/{year}",
    response=reads(list[RegisterYearOut]),
    url_name="register_year",
    summary="Ai đã xác nhận sổ của năm",
    operation_id="register_year",
)
def year_standing(request: Call, slug: Path[Slug], year: Path[Year]) -> list[RegisterYearOut]:
    """Cơ quan chưa xác nhận đứng trước, cả cơ quan phải giữ sổ mà chưa ghi dòng nào."""
    mine = standing(request)
    return [year_out(one) for one in year_standings(mine, register_named(mine, slug), year)]


@registers.post(
    "/registers/{slug}/years/{year}",
    response=writes(list[RegisterYearOut]),
    auth=WRITE,
    url_name="register_year",
    summary="Xác nhận sổ của năm",
    operation_id="confirm_register_year",
)
def confirm_year(
    request: Call, slug: Path[Slug], year: Path[Year], given: RegisterYearGiven
) -> list[RegisterYearOut]:
    """Lãnh đạo cơ quan xác nhận sổ đã đủ, không phát sinh (`rows` 0), hoặc rút. Sổ vừa đổi thì 409."""
    by, now = caller(request), timezone.now()
    if given.confirm:
        close_year(slug, given.agency, year, rows=given.rows, by=by, now=now)
    else:
        open_year(slug, given.agency, year, by=by, now=now)
    return year_standing(request, slug, year)


@registers.get(
    "/registers/{slug}/fact",
    response=reads(RegisterFactOut),
    url_name="register_fact",
    summary="Số liệu sổ cho một dòng tiêu chí",
    operation_id="register_fact",
)
def fact(request: Call, slug: Path[Slug], wanted: Query[FactWanted]) -> RegisterFactOut:
    """Kèm các dòng được tính; `provisional` cho đến khi lãnh đạo cơ quan xác nhận sổ đã đủ."""
    mine = standing(request)
    found = register_named(mine, slug)
    agency = Agency.objects.filter(pk=wanted.agency).first()
    version = CatalogueVersion.objects.filter(key=wanted.catalogue).first()
    if agency is None or version is None:
        raise NotVisibleError(slug)
    if not may_read_rows(mine, agency.pk, agency.root_id or agency.pk):
        raise NotVisibleError(slug)
    catalogue = core_catalogue(version)
    return fact_of_register(register_fact(found, catalogue, wanted.line, agency, wanted.year, mine.day))


def _saved(request: Call, slug: str, row: int | None, given: RegisterRowGiven) -> RegisterRowOut:
    by, now = caller(request), timezone.now()
    kept = save_row(slug, row, given.values, agency=given.agency or 0, seen=given.seen, by=by, now=now)
    return row_out(definition_of(kept.register), kept)
