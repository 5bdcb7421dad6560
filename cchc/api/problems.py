"""What is refused, in one shape and in one place: every error of the house with its status."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from cchc.core.campaign.portion import WrongState
from cchc.core.errors import CchcError, InputRefused, NotAllowed, Place, Problem
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.evidence.queries import UnknownDocumentError
from cchc.records.indexes.queries import UnknownIndexError, UnknownScoreError

CHANGED = {
    "due_changed",
    "entry_changed",
    "progress_changed",
    "report_changed",
    "round_changed",
    "round_closed",
    "round_open",
    "row_changed",
    "rows_changed",
    "verdict_changed",
}
TOLD = {
    400: Problem("bad_request", "Nội dung gửi lên không đọc được", hint="Gửi JSON đúng chuẩn"),
    401: Problem("no_key", "Thiếu khóa truy cập, hoặc khóa không còn dùng được"),
    403: Problem("not_allowed", "Bạn không được làm việc này"),
    404: Problem("not_found", "Không có, hoặc không dành cho bạn"),
    405: Problem("wrong_method", "Địa chỉ này không nhận cách gọi ấy"),
    413: Problem("too_large", "Nội dung gửi lên quá lớn"),
    429: Problem("too_many", "Gọi quá nhiều lần, hãy đợi rồi gọi lại"),
    500: Problem("broken", "Hệ thống gặp lỗi; lỗi đã được ghi lại"),
}
MISSING = (NotVisibleError, UnknownDocumentError, UnknownIndexError, UnknownScoreError, Http404)
FAULTS = {
    "missing": "Thiếu trường này",
    "extra_forbidden": "Không nhận trường này",
    "string_pattern_mismatch": "Không đúng cách viết",
    "string_too_long": "Quá dài",
    "string_type": "Phải là chữ",
    "int_type": "Phải là số nguyên",
    "int_parsing": "Phải là số nguyên",
    "bool_type": "Phải là true hoặc false",
}
UNFIT = "Giá trị không hợp lệ"
NO_SUCH_FACT = "Số liệu không có dạng nào được mô tả"


class PlaceOut(Schema):
    """Chỗ cần sửa; phần nào không biết thì null."""

    file: str | None
    sheet: str | None
    row: int | None
    column: str | None
    criterion: str | None


class ProblemOut(Schema):
    """Một điều không nhận được."""

    code: str
    message: str
    hint: str
    place: PlaceOut


class RefusalOut(Schema):
    """Mọi câu trả lời lỗi có dạng này; `code`, `message` là của điều đầu tiên."""

    code: str
    message: str
    problems: list[ProblemOut]


def refusal(problems: Iterable[Problem], status: int) -> JsonResponse:
    """The answer to something that is refused."""
    told = [_told(problem) for problem in problems]
    return JsonResponse(
        {"code": told[0]["code"], "message": told[0]["message"], "problems": told}, status=status
    )


def plain_refusal(status: int) -> JsonResponse:
    """The answer to something refused of which only the status is known."""
    return refusal([TOLD.get(status, TOLD[500 if status >= 500 else 400])], status)


def _told(problem: Problem) -> dict[str, Any]:
    place = {name: getattr(problem.place, name) for name in Place.__dataclass_fields__}
    return {"code": problem.code, "message": problem.message, "hint": problem.hint, "place": place}


def map_errors(api: NinjaAPI) -> None:
    """Let the interface answer every error of the house; what is not named here is a fault of ours (500)."""
    handlers: tuple[tuple[type[Exception], Callable[[HttpRequest, Any], HttpResponse]], ...] = (
        *((one, _missing) for one in MISSING),
        (ValidationError, _unfit),
        (HttpError, _by_status),
        (RequestDataTooBig, _too_large),
        (CchcError, _refused),
    )
    for error, answer in handlers:
        api.add_exception_handler(error, answer)


def _missing(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return plain_refusal(404)


def _by_status(_request: HttpRequest, error: HttpError) -> HttpResponse:
    told = plain_refusal(error.status_code)
    if error.status_code == 401:
        told["WWW-Authenticate"] = "Bearer"
    return told


def _too_large(_request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    return plain_refusal(413)


def _refused(_request: HttpRequest, error: CchcError) -> HttpResponse:
    problems = error.problems if isinstance(error, InputRefused) else (error.problem,)
    return refusal(problems, _status(error, problems))


def _status(error: CchcError, problems: Iterable[Problem]) -> int:
    if isinstance(error, NotAllowed):
        return 403
    codes = {problem.code for problem in problems}
    if isinstance(error, WrongState) or CHANGED & codes:
        return 409
    return 413 if "file_too_large" in codes else 422


def _unfit(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    found: dict[str, Problem] = {}
    for fault in error.errors:
        where = [str(one) for one in fault["loc"]]
        of_fact = "fact" in where
        column = ".".join(where[: where.index("fact") + 1] if of_fact else where)
        text = NO_SUCH_FACT if of_fact else FAULTS.get(fault["type"], UNFIT)
        found.setdefault(column, Problem("invalid", text, Place(column=column)))
    return refusal(found.values(), 422)
