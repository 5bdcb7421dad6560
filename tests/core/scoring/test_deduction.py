"""The deduction table: by line and by agency, each item counted once."""

from decimal import Decimal

from cchc.core.scoring.deduction import DeductionTable, deduction_problems, deduction_table
from cchc.core.scoring.sheet import score_sheet
from tests.core.builders import area, assessment, catalogue, item, line

VERSION = catalogue(area("1", *(line(f"1.{number}", "3.00") for number in range(1, 5))))
FACTS = {"1.1": "1.75", "1.2": "2.00", "1.3": "2.50", "1.4": "3.00"}
ITEMS = (
    item("1.1", "1.00", "so-a"),
    item("1.1", "0.25", "so-b"),
    item("1.2", "1.00", "so-b", "so-a"),
)


def table() -> DeductionTable:
    return deduction_table(score_sheet(assessment(VERSION, FACTS, ITEMS)))


def test_rows_hold_the_items_of_their_line() -> None:
    rows = table().rows

    assert [(row.line.node.key, row.lost, len(row.items)) for row in rows] == [
        ("1.1", Decimal("1.25"), 2),
        ("1.2", Decimal("1.00"), 1),
    ]
    assert table().total == Decimal("2.25")


def test_losses_without_an_item_are_silent() -> None:
    assert [entry.node.key for entry in table().silent] == ["1.3"]
    assert table().silent_total == Decimal("0.50")


def test_a_shared_loss_is_counted_once_and_not_divided() -> None:
    losses = {loss.agencies: (loss.amount, loss.shared) for loss in table().by_agency}

    assert losses == {
        ("so-a", "so-b"): (Decimal("1.00"), True),
        ("so-a",): (Decimal("1.00"), False),
        ("so-b",): (Decimal("0.25"), False),
    }
    assert sum(amount for amount, _ in losses.values()) == table().total


def test_the_order_of_shared_agencies_does_not_matter() -> None:
    items = (item("1.1", "0.25", "so-a", "so-b"), item("1.1", "1.00", "so-b", "so-a"))

    losses = deduction_table(score_sheet(assessment(VERSION, FACTS, items))).by_agency

    assert [(loss.agencies, loss.amount) for loss in losses] == [(("so-a", "so-b"), Decimal("1.25"))]


def test_an_agency_that_the_source_does_not_name_stays_unnamed() -> None:
    items = (item("1.1", "1.25"), item("1.2", "0.50", "so-a"), item("1.2", "0.50"))

    losses = deduction_table(score_sheet(assessment(VERSION, FACTS, items))).by_agency

    assert [(loss.agencies, loss.amount) for loss in losses] == [
        ((), Decimal("1.75")),
        (("so-a",), Decimal("0.50")),
    ]


def test_items_that_do_not_explain_the_loss_are_reported() -> None:
    items = (item("1.1", "1.00"), item("1.2", "1.25"), item("1.3", "0.50"))

    problems = deduction_problems(score_sheet(assessment(VERSION, FACTS, items)))

    assert [(problem.place.criterion, problem.message) for problem in problems] == [
        ("1.1", "Các khoản trừ cộng lại 1,00 điểm, nhưng dòng này mất 1,25 điểm"),
        ("1.2", "Các khoản trừ cộng lại 1,25 điểm, nhưng dòng này mất 1,00 điểm"),
    ]


def test_items_on_a_line_without_points_are_reported() -> None:
    sheet = score_sheet(assessment(VERSION, {}, (item("1.1", "1.00"),)))

    assert deduction_table(sheet).rows[0].lost == 0
    assert [problem.code for problem in deduction_problems(sheet)] == ["deductions_do_not_sum"]
