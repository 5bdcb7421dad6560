"""What every data file shares: the forms of its scalars, sources and contradictions."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from cchc.core.agency.lineage import Provenance
from cchc.core.catalogue.nodes import Conflict, Side, Statement, Status
from cchc.files.document import written
from cchc.files.misfits import NOT_NEGATIVE, NUMBER, TEXT, Form, Meaning, MisfitError, pattern, whole

STATUSES = {str(status): status for status in Status}
SLUG_FORM = "[a-z0-9]+(-[a-z0-9]+)*"
SNAKE_FORM = "[a-z0-9]+(_[a-z0-9]+)*"
SLUG_HINT = "Chữ thường không dấu, số và dấu gạch nối: so-noi-vu"

Number = Annotated[Decimal, NUMBER]
Points = Annotated[Decimal, NOT_NEGATIVE]
Positive = Annotated[int, whole(1)]
Natural = Annotated[int, whole(0)]
Text = Annotated[str, TEXT]
Slug = Annotated[str, pattern(SLUG_FORM, "mã định danh", SLUG_HINT)]
AgencyId = Annotated[str, pattern(f"({SLUG_FORM}/)?{SLUG_FORM}", "mã cơ quan", SLUG_HINT)]
CatalogueId = Annotated[
    str,
    pattern(f"{SNAKE_FORM}/{SLUG_FORM}", "mã bộ tiêu chí", "Viết như par_index_province/2948-qd-bnv-2017"),
]
Snake = Annotated[str, pattern(SNAKE_FORM, "tên loại", "Chữ thường không dấu, số và dấu gạch dưới")]
StatusText = Annotated[
    Status,
    Form(
        lambda value: STATUSES.get(value) if isinstance(value, str) else None,
        "mức độ có nguồn",
        {"enum": list(STATUSES)},
        f"Chọn một trong: {', '.join(STATUSES)}",
    ),
]
OptionalDate = date | None


@written
class WrittenSource:
    title: Text | None = None
    status: StatusText = Status.SOURCED
    note: Text | None = None

    def to_core(self) -> Provenance:
        return Provenance(self.title or "", str(self.status), self.note or "")


@written
class WrittenStatement:
    place: Text
    says: Text

    def to_core(self) -> Statement:
        return Statement(self.place, self.says)


@written
class WrittenConflict:
    id: Slug
    about: Text
    first: WrittenStatement
    second: WrittenStatement
    line: Text | None = None
    note: Text | None = None
    followed: Side | None = None

    def to_core(self) -> Conflict:
        first, second = self.first.to_core(), self.second.to_core()
        return Conflict(self.id, self.about, first, second, self.line, self.note or "", self.followed)


def refuse_reversed_years(keys: dict[str, Any]) -> None:
    """Say that a period ends before it begins; MisfitError."""
    last = keys.get("to")
    if last is not None and last < keys["from"]:
        raise MisfitError("period_reversed", "Năm cuối của giai đoạn đứng trước năm đầu", "Đổi from và to")


@written
class WrittenPeriod:
    from_: int
    to: Annotated[int | None, Meaning("Năm cuối; null: và những năm tiếp theo")]

    @staticmethod
    def check_keys(keys: dict[str, Any]) -> None:
        refuse_reversed_years(keys)
