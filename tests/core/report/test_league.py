"""The league table as a report."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.core.index.definition import IndexYear
from cchc.core.index.league import League, league
from cchc.core.index.scores import Score, ScoreTable
from cchc.core.report.cells import Presence
from cchc.core.report.league import league_report, rank_text
from cchc.core.report.outline import Report
from tests.core.index.small import INDEX, UNITS, scores, table, without_absent, year_of


def report(found: League) -> Report:
    return league_report(INDEX, found, str.title)


def test_every_unit_has_a_row_with_its_place() -> None:
    section = report(league(table(), 2020, "total", UNITS, 2)).by_id["league"]
    assert section.cell("an", "rank").text == "1/4"
    assert section.cell("binh", "rank").text == "2/4 (đồng hạng)"
    assert section.cell("an", "value").text == "8,25"
    assert section.cell("an", "change").text == "+3,25"
    assert section.cell("an", "rank_change").text == "tăng 4"
    assert section.cell("dung", "rank_change").text == "giảm 2"
    assert section.cell("an", "group").text == "Nhóm 1"
    assert section.cell("an", "behind").presence is Presence.BLANK
    assert section.cell("dung", "to_target").text == "1,00"


def test_a_unit_without_a_rank_says_so() -> None:
    found = league(table(), 2020, "total", UNITS).row("giang")
    assert found is not None
    assert rank_text(found) == "chưa có số liệu"


def test_a_distance_is_never_rounded_to_a_tie() -> None:
    close = scores({("an", 2019, "second"): "1.001", ("binh", 2019, "second"): "1"})
    found = league_report(INDEX, league(ScoreTable(INDEX, close), 2019, "second", ("an", "binh")), str.title)
    assert found.by_id["league"].cell("binh", "behind").text == "< 0,01"


def test_an_absent_unit_is_said_to_be_absent() -> None:
    section = report(league(table(), 2020, "total", UNITS)).by_id["league"]
    assert section.cell("giang", "value").text == "không có trong công bố"
    assert section.cell("giang", "note").text == "Không khảo sát"
    assert section.notes[0] == "Giang không có trong công bố: Không khảo sát."


def test_an_incomplete_table_has_stated_ranks_only() -> None:
    more = (
        Score("giang", 2020, "total", None, "press", rank=3, of=63),
        Score("an", 2020, "second", Decimal(7), "press", rank=2),
    )
    bare = without_absent()
    found = league(table(*more, index=bare), 2020, "total", (*UNITS, "ha"))
    section = league_report(bare, found, str.title).by_id["league"]
    assert section.cell("an", "rank").presence is Presence.UNKNOWN
    assert section.cell("giang", "stated").text == "3"
    assert section.cell("ha", "value").text == "chưa có số liệu"
    assert section.cell("ha", "stated").text == ""
    assert any("còn 2 đơn vị" in note for note in section.notes)
    second = league_report(bare, league(table(*more, index=bare), 2020, "second", UNITS), str.title)
    assert second.by_id["league"].cell("an", "stated").text == "2"


def test_sources_that_disagree_stand_beside_one_another() -> None:
    more = (
        Score("an", 2020, "second", Decimal("7.3"), "press"),
        Score("an", 2020, "total", Decimal("9.9"), "khác"),
    )
    found = league_report(INDEX, league(table(*more), 2020, "total", UNITS), str.title)
    assert found.by_id["league"].cell("an", "others").text == "9,9 (khác)"
    facts = {fact.key: fact.cell.text for fact in found.facts}
    assert facts["sources"] == "cộng từ các nội dung thành phần của: Bộ số liệu"
    second = league_report(INDEX, league(table(), 2020, "second", UNITS), str.title)
    assert {fact.key: fact.cell.text for fact in second.facts}["sources"] == "Bộ số liệu"


def test_published_group_sizes_are_told_where_they_differ() -> None:
    index = replace(
        INDEX,
        years=(IndexYear(year=2020, units_on=date(2020, 12, 31), published_groups=(1, 1, 1, 1)),),
        attribution="Nhà công bố",
    )
    found = league(table(index=index), 2020, "second", UNITS[:4])
    facts = {fact.key: fact.cell.text for fact in league_report(index, found, str.title).facts}
    assert facts["groups"] == "Nhóm 1: 1; Nhóm 2: 2; Nhóm 3: 0; Nhóm 4: 1"
    total = league(table(index=index), 2020, "total", UNITS[:4])
    shown = league_report(index, total, str.title)
    assert "(công bố: 1, 1, 1, 1)" in {fact.key: fact.cell.text for fact in shown.facts}["groups"]
    assert "Nhà công bố" in shown.by_id["league"].notes


def test_across_a_break_nothing_is_compared() -> None:
    more = scores(year_of(2021, dict.fromkeys(UNITS, "5")))
    section = report(league(table(*more), 2021, "total", UNITS)).by_id["league"]
    assert section.cell("an", "change").text == "không so sánh"
    assert section.cell("an", "rank_change").text == "giữ nguyên (tham khảo)"
    assert any("chỉ để tham khảo" in note for note in section.notes)
    assert section.cell("an", "band").text == "B"
    assert any("Không so sánh với năm 2020" in note for note in section.notes)
    assert not any("không xếp loại" in note for note in section.notes)


def test_a_year_without_known_bands_says_so() -> None:
    notes = report(league(table(), 2019, "total", UNITS)).by_id["league"].notes
    assert any("không xếp loại" in note for note in notes)
    assert not any(
        "xếp loại" in note for note in report(league(table(), 2019, "second", UNITS)).sections[0].notes
    )


def test_a_year_that_is_not_described_has_no_date() -> None:
    index = replace(INDEX, years=())
    found = league_report(index, league(table(index=index), 2019, "total", UNITS), str.title)
    assert {fact.key: fact.cell.text for fact in found.facts}["published_on"] == "chưa rõ ngày công bố"
