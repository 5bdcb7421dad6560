"""What is typed into a row becomes values, or is refused with its column."""

from datetime import date
from decimal import Decimal

import pytest

from cchc.core.register.rows import RegisterRow, Value, read_row, shown, written_row
from tests.core.register.samples import REPORTS

GIVEN = {
    "title": " Báo cáo CNTT\nnăm 2017 ",
    "kind": "Báo cáo CNTT",
    "due": "15/12/2017",
    "sent": "2017-12-20",
    "pages": "12",
    "cost": "1.250,5",
    "secret": "Không",
    "stranger": "x",
}
VALUES: dict[str, Value] = {
    "title": "Báo cáo CNTT\nnăm 2017",
    "kind": "it",
    "due": date(2017, 12, 15),
    "sent": date(2017, 12, 20),
    "pages": Decimal(12),
    "cost": Decimal("1250.5"),
    "secret": False,
}


def test_typed_columns_become_values() -> None:
    assert read_row(REPORTS, GIVEN) == (VALUES, ())


def test_written_again_it_is_the_same_row() -> None:
    assert read_row(REPORTS, written_row(REPORTS, VALUES)) == (VALUES, ())


@pytest.mark.parametrize(
    ("key", "text", "label"),
    [
        ("title", "", "Tên báo cáo"),
        ("title", "x" * 2001, "Tên báo cáo"),
        ("title", "a\x00b", "Tên báo cáo"),
        ("kind", "it2", "Loại"),
        ("due", "", "Hạn gửi"),
        ("due", "31/2/2017", "Hạn gửi"),
        ("pages", "1,5", "Số trang"),
        ("cost", "-1", "Kinh phí"),
        ("secret", "chắc", "Mật"),
    ],
)
def test_what_a_column_cannot_take_is_told(key: str, text: str, label: str) -> None:
    values, problems = read_row(REPORTS, GIVEN | {key: text})
    assert [problem.place.column for problem in problems] == [label]
    assert key not in values


def test_shown_in_a_table() -> None:
    told = {key: shown(REPORTS.by_key[key], VALUES.get(key)) for key in REPORTS.by_key}
    assert told["kind"] == "Báo cáo CNTT"
    assert told["due"] == "15/12/2017"
    assert told["pages"] == "12 trang"
    assert told["secret"] == "không"
    assert told["paid"] == ""
    assert shown(REPORTS.by_key["kind"], "gone") == "gone"
    assert shown(REPORTS.by_key["secret"], value=True) == "có"


def test_the_day_places_a_row() -> None:
    assert RegisterRow("1", "so-a", VALUES).day(REPORTS) == date(2017, 12, 15)
    assert RegisterRow("1", "so-a", {}).day(REPORTS) is None
