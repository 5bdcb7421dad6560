"""What must hold of a register before an office keeps it."""

from dataclasses import replace
from typing import Any

import pytest

from cchc.core.catalogue.measures import Count, Named, YesNo
from cchc.core.register.definition import (
    Amounts,
    ByKind,
    CaseCount,
    Condition,
    Feed,
    FieldOption,
    Reckoning,
    RegisterDefinition,
    RegisterField,
    Share,
    Tally,
)
from cchc.core.register.definition_checks import (
    MOST_FIELDS,
    definition_problems,
    extension_problems,
    suits,
)
from tests.core.builders import ON_TIME, line
from tests.core.register.samples import REPORTS

TEXT = RegisterField(key="a", label="A", kind="text")


def feeding(reckoning: Reckoning) -> RegisterDefinition:
    return replace(REPORTS, feeds=(Feed("bo", "1", reckoning),))


def with_fields(*fields: RegisterField) -> RegisterDefinition:
    return replace(REPORTS, fields=fields, feeds=())


DAY = REPORTS.by_key["due"]


@pytest.mark.parametrize(
    ("definition", "codes"),
    [
        (REPORTS, []),
        (with_fields(), ["no_fields", "no_day"]),
        (with_fields(TEXT), ["no_day"]),
        (with_fields(DAY, TEXT, TEXT), ["duplicate_id"]),
        (with_fields(DAY, replace(TEXT, key="Ngày gửi")), ["bad_key"]),
        (with_fields(DAY, replace(TEXT, kind="choice")), ["no_options"]),
        (with_fields(DAY, *(replace(TEXT, key=f"a{n}") for n in range(MOST_FIELDS))), ["too_many_fields"]),
        (replace(with_fields(DAY, TEXT), personal=True), ["personal_text"]),
        (feeding(Tally((Condition("gone", "filled"),))), ["unknown_field"]),
        (feeding(Tally((Condition("title", "late", "due"),))), ["no_date"]),
        (feeding(Tally((Condition("sent", "in_time", "title"),))), ["no_date"]),
        (feeding(Tally((Condition("kind", "is", "gone"),))), ["unknown_option"]),
        (feeding(Tally((Condition("secret", "is", "yes"),), of="pages")), []),
        (feeding(Tally((Condition("secret", "is_not", "yes"),))), ["empty_counts"]),
        (feeding(Tally((), of="title")), ["no_amount"]),
        (feeding(ByKind((CaseCount("it", (), of="cost"), CaseCount("law", (), of="pages")))), ["no_amount"]),
        (replace(REPORTS, feeds=(*REPORTS.feeds, *REPORTS.feeds)), ["duplicate_feed"]),
        (replace(REPORTS, due="due", done="sent"), []),
        (replace(REPORTS, due="due"), ["no_due"]),
        (replace(REPORTS, due="due", done="title"), ["no_due"]),
        (feeding(Share((Condition("sent", "late", "due"),), (Condition("kind", "is", "it"),))), []),
        (feeding(Amounts("paid", "title")), ["no_amount"]),
        (feeding(ByKind((CaseCount("it", (Condition("kind", "is", "x"),)),))), ["unknown_option"]),
    ],
)
def test_a_definition_is_checked(definition: RegisterDefinition, codes: list[str]) -> None:
    assert [problem.code for problem in definition_problems(definition)] == codes


KINDS = Count("báo cáo", (Named("it", "CNTT"), Named("law", "Pháp luật")))


@pytest.mark.parametrize(
    ("reckoning", "measure", "expected"),
    [
        (Tally(), Count("sáng kiến"), True),
        (Tally(), KINDS, False),
        (Share(()), ON_TIME, True),
        (Amounts("a", "b"), ON_TIME, True),
        (Share(()), YesNo("Có không?"), False),
        (ByKind((CaseCount("it", ()), CaseCount("law", ()))), KINDS, True),
        (ByKind((CaseCount("it", ()),)), KINDS, False),
        (ByKind(()), Count("sáng kiến"), False),
    ],
)
def test_a_reckoning_suits_the_measure_of_its_line(
    reckoning: Reckoning, measure: Count | YesNo, expected: bool
) -> None:
    assert suits(reckoning, replace(line("1"), measure=measure)) is expected


def test_how_a_line_is_fed() -> None:
    assert REPORTS.feed_of("bo-2017", "1.2") is REPORTS.feeds[0]
    assert REPORTS.feed_of("bo-2018", "1.2") is None


def changed(key: str, **what: Any) -> RegisterDefinition:
    fields = tuple(replace(one, **what) if one.key == key else one for one in REPORTS.fields)
    return replace(REPORTS, fields=fields)


@pytest.mark.parametrize(
    ("later", "codes"),
    [
        (REPORTS, []),
        (replace(REPORTS, title="Sổ báo cáo", feeds=(), fields=(*REPORTS.fields, TEXT)), []),
        (changed("kind", options=(*REPORTS.by_key["kind"].options, FieldOption("tax", "Thuế"))), []),
        (changed("title", required=False, label="Tên"), []),
        (replace(REPORTS, fields=REPORTS.fields[:-1]), ["field_gone"]),
        (changed("pages", kind="text"), ["field_changed"]),
        (changed("pages", unit="tờ"), ["field_changed"]),
        (changed("pages", required=True), ["field_changed"]),
        (changed("kind", options=REPORTS.by_key["kind"].options[:1]), ["option_gone"]),
        (replace(REPORTS, fields=(*REPORTS.fields, replace(TEXT, required=True))), ["field_added"]),
        (replace(REPORTS, day="sent"), ["day_changed"]),
        (replace(REPORTS, personal=True), ["day_changed"]),
    ],
)
def test_a_register_with_rows_may_only_grow(later: RegisterDefinition, codes: list[str]) -> None:
    assert [problem.code for problem in extension_problems(REPORTS, later)] == codes
