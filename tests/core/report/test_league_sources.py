"""Every figure and every stated rank of a league table leads to its source."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.core.catalogue.nodes import Status
from cchc.core.index.definition import Index, IndexYear, ScoreSource
from cchc.core.index.league import league
from cchc.core.index.scores import Score
from cchc.core.report.league import league_report
from cchc.core.report.league_sources import (
    figures_text,
    marks_of,
    numbered_sources,
    source_text,
    sources_text,
)
from tests.core.index.small import INDEX, UNITS, table

ENTERED = ScoreSource(
    "nhap:1", "Báo B", Status.DERIVED, "https://bao.example", day=date(2021, 5, 4), note="đã nhập"
)
WIDER: Index = replace(INDEX, sources=(*INDEX.sources, ENTERED))
RANK_ONLY = Score("giang", 2020, "total", None, "press", rank=3, of=63)
DERIVED = Score("giang", 2020, "second", Decimal("6.5"), "nhap:1", rank=2)


def test_a_source_is_told_with_day_status_and_address() -> None:
    assert source_text(ENTERED) == "Báo B; ngày 04/05/2021; suy ra bằng phép tính; https://bao.example"
    assert source_text(INDEX.sources[0]) == "Bộ số liệu"


def test_sums_are_told_as_sums_of_their_parts() -> None:
    found = league(table(RANK_ONLY, index=WIDER), 2020, "total", UNITS)
    assert sources_text(WIDER, found) == "cộng từ các nội dung thành phần của: Bộ số liệu; hạng theo: Báo A"
    numbered = numbered_sources(WIDER, found)
    assert [one.text for one in numbered] == ["[1] Bộ số liệu", "[2] Báo A"]
    section = league_report(WIDER, found, str.title).by_id["league"]
    assert section.cell("an", "sources").text == "cộng từ [1]"
    assert section.cell("giang", "sources").text == "hạng [2]"


def test_a_total_that_is_printed_is_no_sum() -> None:
    printed = Score("an", 2020, "total", Decimal("8.25"), "press")
    figure = table(printed, index=WIDER).figure("an", 2020, "total")
    assert figure is not None
    assert (figure.source, figure.computed, figure.origins) == ("press", False, ("press",))
    assert figures_text(WIDER, [figure]) == "Báo A"
    assert figures_text(WIDER, []) == ""


def test_an_entered_figure_names_its_source_and_what_is_not_certain() -> None:
    found = league(table(DERIVED, index=WIDER), 2020, "second", UNITS)
    report = league_report(WIDER, found, str.title)
    section = report.by_id["league"]
    assert section.cell("giang", "value").text == "6,50 (suy ra bằng phép tính)"
    assert section.cell("giang", "stated").text == "2 (suy ra bằng phép tính)"
    assert section.cell("giang", "sources").text == "[2]"
    assert section.cell("giang", "note").text == "Chỉ số ghi là không có trong công bố: Không khảo sát"
    assert section.cell("an", "value").text == "7,25"
    assert report.notes == (
        "Nguồn [1] Bộ số liệu",
        "Nguồn [2] Báo B; ngày 04/05/2021; suy ra bằng phép tính; https://bao.example",
    )


def test_sources_that_disagree_are_numbered_too_and_unknown_ones_bear_no_mark() -> None:
    more = (Score("an", 2020, "second", Decimal("7.9"), "press"), replace(DERIVED, source="khác"))
    found = league(table(*more, index=WIDER), 2020, "second", UNITS)
    assert [one.source.id for one in numbered_sources(WIDER, found)] == ["data", "press"]
    row = found.row("giang")
    assert row is not None
    assert marks_of(row, numbered_sources(WIDER, found)) == ""


def test_a_rank_by_another_source_is_marked_beside_the_figure() -> None:
    ranked = Score("an", 2020, "second", None, "press", rank=1)
    found = league(table(ranked, index=WIDER), 2020, "second", UNITS)
    row = found.row("an")
    assert row is not None
    assert marks_of(row, numbered_sources(WIDER, found)) == "[1]; hạng [2]"


def test_the_note_of_a_year_stands_first() -> None:
    noted = replace(INDEX, years=(IndexYear(year=2019, units_on=date(2019, 12, 31), note="Số tại một ngày"),))
    report = league_report(noted, league(table(index=noted), 2019, "total", UNITS), str.title)
    assert report.sections[0].notes[0] == "Năm 2019: Số tại một ngày"
