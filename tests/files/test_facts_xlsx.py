"""The template goes out, comes back filled, and gives the same sheet; every fault has its place."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    ChoiceFact,
    Collected,
    CountFact,
    DateFact,
    Fact,
    FactEntry,
    GivenFact,
    NotApplicable,
    PartsFact,
    PlanFact,
    RatioFact,
    Unknown,
    YesNoFact,
)
from cchc.core.catalogue.nodes import STATUS_LABELS, Catalogue, Node, Status
from cchc.core.errors import InputRefused
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.sheet import score_sheet
from cchc.files.facts_sheet import (
    CODE,
    CUTOFF,
    KEY,
    NOT_FOR_US,
    NOT_YET,
    NOTE,
    PROVISIONAL,
    SOURCE,
    STATE,
    STATUS,
    VALUE,
    Kind,
    inputs_of,
    key_of,
    rows_of,
)
from cchc.files.facts_xlsx import read_facts, read_filled, write_template
from tests.core.report.real import DEPARTMENTS, VINH_PHUC, store

Change = Callable[[Worksheet], None]


def template(catalogue: Catalogue) -> openpyxl.Workbook:
    stream = io.BytesIO()
    write_template(catalogue, stream)
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue()))


def saved(book: openpyxl.Workbook) -> io.BytesIO:
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    return stream


def facts_sheet(book: openpyxl.Workbook) -> Worksheet:
    sheet = book["Số liệu"]
    assert isinstance(sheet, Worksheet)
    return sheet


def row_of(sheet: Worksheet, key: str) -> int:
    return next(line for line in range(9, sheet.max_row + 1) if sheet.cell(line, KEY + 1).value == key)


def put(sheet: Worksheet, key: str, value: Any, column: int = VALUE) -> None:
    sheet.cell(row_of(sheet, key), column + 1).value = value


def fields_of(fact: Fact, leaf: Node) -> dict[str, Any]:
    """What an officer would type for a fact, by field."""
    match fact:
        case GivenFact() | CountFact() | RatioFact() | ChangeFact() | PlanFact() | DateFact():
            return {name: getattr(fact, name) for name in fact.__dataclass_fields__}
        case YesNoFact():
            return {"value": "Có" if fact.value else "không"}
        case CasesFact():
            return {f"cases.{kind}": number for kind, number in fact.cases}
        case PartsFact():
            asked = [entry.field for entry in inputs_of(leaf)]
            return {field: "Có" if field.removeprefix("parts.") in fact.done else "Không" for field in asked}
        case ChoiceFact():
            (entry,) = inputs_of(leaf)
            return {"option": dict(entry.options)[fact.option]}
        case _:
            raise AssertionError(fact)


def fill(sheet: Worksheet, catalogue: Catalogue, facts: dict[str, FactEntry]) -> None:
    for code, entry in facts.items():
        leaf = catalogue.by_key[code]
        first = key_of(leaf, inputs_of(leaf)[0])
        note = entry.note
        if isinstance(entry.fact, Unknown | NotApplicable):
            put(sheet, first, NOT_YET if isinstance(entry.fact, Unknown) else NOT_FOR_US, STATE)
            note = entry.fact.reason
        else:
            for field, value in fields_of(entry.fact, leaf).items():
                put(sheet, f"{code}|{field}", value)
        put(sheet, first, note or None, NOTE)
        put(sheet, first, entry.source or None, SOURCE)
        put(sheet, first, entry.cutoff_date, CUTOFF)
        put(sheet, first, "Có" if entry.provisional else None, PROVISIONAL)
        if entry.status != Status.SOURCED:
            put(sheet, first, STATUS_LABELS[Status(entry.status)], STATUS)


def results() -> list[Assessment]:
    paths = [
        path
        for name in (DEPARTMENTS, "par_index_commune/minh-hoa-xa-2026")
        for path in store().assessment_paths(name)
    ]
    return [store().result(VINH_PHUC), *(store().assessment(path) for path in paths)]


@pytest.mark.parametrize("result", results(), ids=lambda result: result.id)
def test_a_template_filled_with_the_facts_gives_the_same_sheet(result: Assessment) -> None:
    typed = {code: entry for code, entry in result.facts.items() if not isinstance(entry.fact, Collected)}
    book = template(result.catalogue)
    fill(facts_sheet(book), result.catalogue, typed)

    found = read_facts(saved(book), result.catalogue)

    ours = score_sheet(replace(result, facts=found))
    theirs = score_sheet(replace(result, facts=typed))
    assert found.keys() == typed.keys()
    assert ours.total == theirs.total
    assert [line.points for line in ours.lines] == [line.points for line in theirs.lines]
    assert [line.score.trace for line in ours.lines] == [line.score.trace for line in theirs.lines]


@pytest.fixture(scope="module")
def departments() -> Catalogue:
    return store().catalogue(DEPARTMENTS)


def test_an_untouched_template_says_nothing(departments: Catalogue) -> None:
    filled = read_filled(saved(template(departments)), departments)

    assert filled.facts == {}
    assert (filled.unit, filled.year, filled.day) == ("Đơn vị chưa ghi tên", 2026, date(2026, 12, 31))


def test_unit_year_and_day_are_read(departments: Catalogue) -> None:
    book = template(departments)
    sheet = facts_sheet(book)
    sheet["C4"], sheet["C5"], sheet["C6"] = "Sở  A", 2025, date(2025, 11, 30)

    filled = read_filled(saved(book), departments)

    assert (filled.unit, filled.year, filled.day) == ("Sở A", 2025, date(2025, 11, 30))


def test_only_what_is_to_be_filled_is_unlocked(departments: Catalogue) -> None:
    book = template(departments)
    sheet = facts_sheet(book)
    line = row_of(sheet, "1.3.1|part")

    assert sheet.protection.sheet
    assert sheet.cell(line, CODE + 1).protection.locked
    assert not sheet.cell(line, VALUE + 1).protection.locked
    assert sheet.column_dimensions["M"].hidden
    assert [book[name].sheet_state for name in ("Danh mục", "cchc")] == ["hidden", "veryHidden"]


def test_the_template_prints_at_a_readable_size(departments: Catalogue) -> None:
    sheet = facts_sheet(template(departments))

    assert sheet.print_area == f"'Số liệu'!$A$1:$I${sheet.max_row}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.oddHeader.center.text, sheet.oddHeader.right.text) == ("&P", "minh họa")
    assert sheet.print_title_rows == "$8:$8"
    assert sheet["A2"].value == departments.title
    assert (sheet["C9"].value, sheet["C9"].number_format) == (2, "[$-42A]#,##0.00")


def test_allowed_values_are_printed_and_enforced(departments: Catalogue) -> None:
    sheet = facts_sheet(template(departments))
    rules = {str(found.sqref): found for found in sheet.data_validations.dataValidation}
    kinds: dict[Kind, str] = {}
    for leaf, entry in rows_of(departments):
        kinds.setdefault(entry.kind, f"F{row_of(sheet, key_of(leaf, entry))}")

    assert set(kinds) == set(Kind) - {Kind.NOTHING}
    assert rules[kinds[Kind.YES_NO]].type == rules[kinds[Kind.OPTION]].type == "list"
    assert rules[kinds[Kind.WHOLE]].type == "whole"
    assert rules[kinds[Kind.NUMBER]].type == rules[kinds[Kind.POINTS]].type == "decimal"
    assert all(sheet.cell(line, 5).value for line in range(9, sheet.max_row + 1))


def test_decimal_commas_and_written_dates_are_accepted(departments: Catalogue) -> None:
    book = template(departments)
    sheet = facts_sheet(book)
    for key, value in (
        ("1.1.1|due", "15/1/2026"),
        ("1.1.1|done", "2026-01-09"),
        ("2.4|points", "2,75"),
        ("1.3.1|part", "1.234,50"),
        ("1.3.1|whole", "2000.5"),
        ("4.1.1|value", True),
    ):
        put(sheet, key, value)

    facts = read_facts(saved(book), departments)

    assert facts["1.1.1"].fact == DateFact(done=date(2026, 1, 9), due=date(2026, 1, 15))
    assert facts["2.4"].fact == GivenFact(Decimal("2.75"))
    assert facts["1.3.1"].fact == RatioFact(Decimal("1234.50"), Decimal("2000.5"))
    assert facts["4.1.1"].fact == YesNoFact(value=True)


def test_text_is_normalised(departments: Catalogue) -> None:
    book = template(departments)
    put(facts_sheet(book), "4.1.1|value", "Co\u0301")

    assert read_facts(saved(book), departments)["4.1.1"].fact == YesNoFact(value=True)


@pytest.mark.parametrize(
    ("key", "value", "column", "code", "says"),
    [
        ("2.4|points", "mười", VALUE, "unreadable_cell", "không phải là số"),
        ("2.4|points", 99, VALUE, "unreadable_cell", "vượt điểm tối đa"),
        ("2.4|points", True, VALUE, "unreadable_cell", "phải là số"),
        ("1.5|count", -1, VALUE, "unreadable_cell", "không thể âm"),
        ("1.5|count", "1.234", VALUE, "unreadable_cell", "số nghìn hay số thập phân"),
        ("1.5|count", 1e19, VALUE, "unreadable_cell", "Số quá lớn"),
        ("1.2|cases.late-quarter", 1.5, VALUE, "unreadable_cell", "số nguyên"),
        ("1.1.1|due", "31/2/2026", VALUE, "unreadable_cell", "không phải là ngày"),
        ("4.1.1|value", "có lẽ", VALUE, "unreadable_cell", "Chỉ nhận Có hoặc Không"),
        ("4.2.3|option", "khác", VALUE, "unreadable_cell", "Một trong"),
        ("4.1.1|value", "Ừ", STATE, "unreadable_cell", "Chỉ nhận “Chưa có số liệu”"),
        ("1.3.1|part", 3, VALUE, "missing_value", "Còn thiếu"),
        ("4.1.1|value", "x" * 3000, NOTE, "unreadable_cell", "Chữ quá dài"),
    ],
)
def test_a_cell_that_cannot_be_read_is_shown_with_its_place(
    departments: Catalogue, key: str, value: object, column: int, code: str, says: str
) -> None:
    book = template(departments)
    sheet = facts_sheet(book)
    put(sheet, key, value, column)

    with pytest.raises(InputRefused) as refused:
        read_facts(saved(book), departments, "phieu.xlsx")

    problem = next(found for found in refused.value.problems if found.code == code and says in found.message)
    assert (problem.place.file, problem.place.sheet) == ("phieu.xlsx", "Số liệu")
    assert problem.place.row is not None
    assert problem.place.column in ("F", "G", "H")
    assert problem.place.criterion == key.partition("|")[0]


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        (STATUS, "chắc chắn", "Chỉ nhận: có nguồn"),
        (CUTOFF, "hôm qua", "không phải là ngày"),
        (PROVISIONAL, "x", "Chỉ nhận Có hoặc Không"),
    ],
)
def test_remarks_that_cannot_be_read(departments: Catalogue, column: int, value: str, says: str) -> None:
    book = template(departments)
    put(facts_sheet(book), "1.5|count", 1)
    put(facts_sheet(book), "1.5|count", value, column)

    with pytest.raises(InputRefused, match=says):
        read_facts(saved(book), departments)


def test_all_faults_are_listed_together(departments: Catalogue) -> None:
    book = template(departments)
    sheet = facts_sheet(book)
    put(sheet, "2.4|points", "mười")
    put(sheet, "1.5|count", -1)
    sheet["C5"] = "năm nay"

    with pytest.raises(InputRefused) as refused:
        read_facts(saved(book), departments)

    assert len(refused.value.problems) == 3
    assert len(str(refused.value).splitlines()) == 3


def state_faults() -> list[tuple[str, str, str | None, object, str]]:
    return [
        ("1.3.1|part", NOT_FOR_US, None, None, "missing_reason"),
        ("4.1.1|value", NOT_FOR_US, "Không có", None, "not_applicable_forbidden"),
        ("1.3.1|part", NOT_YET, None, 3, "contradiction"),
    ]


@pytest.mark.parametrize(("key", "state", "note", "value", "code"), state_faults())
def test_states_that_cannot_stand(
    departments: Catalogue, key: str, state: str, note: str | None, value: object, code: str
) -> None:
    catalogue = replace(departments)
    leaf = catalogue.by_key[key.partition("|")[0]]
    book = template(catalogue)
    put(facts_sheet(book), key, state, STATE)
    put(facts_sheet(book), key, note, NOTE)
    put(facts_sheet(book), key, value)

    assert leaf.may_be_not_applicable is (code != "not_applicable_forbidden")
    with pytest.raises(InputRefused) as refused:
        read_facts(saved(book), catalogue)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_template_of_another_catalogue_is_refused(departments: Catalogue) -> None:
    book = template(departments)

    with pytest.raises(InputRefused, match="Tệp mẫu này của bộ tiêu chí par_index_agency"):
        read_facts(saved(book), store().catalogue("par_index_province/2948-qd-bnv-2017"))
    with pytest.raises(InputRefused, match="đã thay đổi từ khi ghi tệp mẫu"):
        read_facts(saved(book), replace(departments, sha256="0" * 64))


def test_a_file_path_is_as_good_as_a_stream(departments: Catalogue, tmp_path: Path) -> None:
    write_template(departments, tmp_path / "mau.xlsx")

    with (tmp_path / "mau.xlsx").open("rb") as stream:
        assert read_facts(stream, departments) == {}


def test_lines_without_rule_and_measure_ask_for_nothing(departments: Catalogue) -> None:
    leaf = replace(departments.by_key["2.4"], rule=None)

    assert inputs_of(leaf) == ()
    assert "từ 0" not in inputs_of(replace(departments.by_key["2.4"], max_points=None))[0].allowed
