"""Rounds of one unit side by side: silent, unknown, not applicable and zero told apart."""

from dataclasses import dataclass, replace
from decimal import Decimal

from cchc.core.campaign.circuit import Round
from cchc.core.catalogue.facts import FactEntry, GivenFact, Known, NotApplicable, Unknown
from cchc.core.catalogue.nodes import Effect
from cchc.core.report.cells import Presence
from cchc.core.report.rounds import rounds_report
from cchc.core.scoring.sheet import score_sheet
from tests.core.builders import area, catalogue, line, points, sheet
from tests.core.report.campaign_samples import HEAD, VERSION, texts


@dataclass(frozen=True)
class Said:
    entry: FactEntry
    points: Decimal | None


def given(text: str, note: str = "", *, provisional: bool = False) -> Said:
    value = points(text)
    assert value is not None
    return Said(FactEntry(GivenFact(value), note=note, provisional=provisional), value)


def open_point(fact: Known | NotApplicable | Unknown) -> Said:
    return Said(FactEntry(fact), None)


FIGURES = {
    "1.1": {
        Round.SELF: given("1.00", "Đã ban hành đúng hạn", provisional=True),
        Round.APPRAISAL_1: given("0.50", "Kế hoạch ban hành chậm"),
        Round.REBUTTAL: given("1.00", "Đã gửi bản điện tử đúng hạn"),
    },
    "1.2": {Round.SELF: open_point(NotApplicable("không có TTHC"))},
    "2.1": {Round.SELF: open_point(Unknown("chờ số liệu")), Round.APPRAISAL_1: given("0.25")},
}


def test_rounds_stand_side_by_side_and_say_what_they_changed() -> None:
    report = rounds_report(HEAD, "Sở A", FIGURES)
    section = report.by_id["lines"]

    assert [one.key for one in section.columns if one.key.endswith("_points") and one.group] == [
        "self_points",
        "appraisal_1_points",
        "rebuttal_points",
    ]
    assert texts(report, "1.1", "max_points", "self_points", "appraisal_1_points", "rebuttal_points") == [
        "1,00",
        "1,00",
        "0,50",
        "1,00",
    ]
    assert texts(report, "1.1", "counted", "difference", "self_fact") == [
        "0,50",
        "-0,50",
        "1,00 điểm (số ước)",
    ]
    (reason,) = texts(report, "1.1", "reason")
    assert reason.split("; ") == [
        "Tự chấm: Đã ban hành đúng hạn",
        "Thẩm định lần 1: Kế hoạch ban hành chậm",
        "Giải trình: Đã gửi bản điện tử đúng hạn",
    ]
    assert [row.id for row in section.rows] == ["1", "1.1", "1.2", "2", "2.1", "2.2", "rest"]
    assert report.subtitle == "Sở A. Đợt chấm điểm năm 2026"
    assert not report.illustrative


def test_silent_unknown_and_not_applicable_are_told_apart() -> None:
    section = rounds_report(HEAD, "Sở A", FIGURES).by_id["lines"]

    assert section.cell("1.2", "self_points").presence is Presence.NOT_APPLICABLE
    assert section.cell("1.2", "appraisal_1_points").presence is Presence.BLANK
    assert section.cell("1.2", "difference").presence is Presence.BLANK
    assert section.cell("2.1", "self_points").presence is Presence.UNKNOWN
    assert section.cell("2.1", "difference").presence is Presence.UNKNOWN
    assert section.cell("2.2", "counted").presence is Presence.UNKNOWN
    assert section.cell("2.2", "max_points").presence is Presence.UNKNOWN


def test_totals_are_those_of_the_score_sheet() -> None:
    own = sheet(VERSION, {"1.1": "1.00", "1.2": "2.00", "2.1": "1.00", "2.2": "1.00", "rest": "3.00"})
    judged = sheet(VERSION, {"1.1": "0.50", "1.2": "2.00", "2.1": "0.25", "2.2": "1.00", "rest": "3.00"})
    both = rounds_report(HEAD, "Sở A", FIGURES, {Round.SELF: own, Round.APPRAISAL_1: judged})
    half = sheet(VERSION, {"1.1": "1.00"})
    unsure = rounds_report(HEAD, "Sở A", FIGURES, {Round.SELF: half, Round.APPRAISAL_1: judged})
    alone = rounds_report(HEAD, "Sở A", FIGURES, {Round.SELF: own})

    assert texts(both, "total", "self_points", "appraisal_1_points", "rebuttal_points", "counted") == [
        "8,00",
        "6,75",
        "",
        "6,75",
    ]
    assert texts(both, "total", "difference") == ["-1,25"]
    assert texts(unsure, "total", "difference") == ["chưa có số liệu"]
    assert texts(alone, "total", "difference") == [""]


def test_bonus_penalty_and_rescaling_lead_from_the_lines_to_the_total() -> None:
    plain = catalogue(area("1", line("1.1", "6.00"), line("1.2", "4.00", optional=True)), scale="10.00")
    more = area("2", line("2.1", "3.00", effect=Effect.BONUS), line("2.2", "5.00", effect=Effect.PENALTY))
    version = replace(plain, areas=(*plain.areas, more), bonus_cap=Decimal("1.00"))
    head = replace(HEAD, catalogue=version)
    own = sheet(version, {"1.1": "3.00", "1.2": "4.00", "2.1": "2.00", "2.2": "4.50"})
    facts = {**own.assessment.facts, "1.2": FactEntry(NotApplicable("không có"))}
    judged = score_sheet(replace(own.assessment, facts=facts))
    sheets = {Round.SELF: own, Round.APPRAISAL_1: judged}
    said = {"2.2": {Round.SELF: given("4.50"), Round.APPRAISAL_1: given("3.00")}}
    report = rounds_report(head, "Sở A", {**FIGURES, **said}, sheets)
    taken = texts(report, "2.2", "self_points", "appraisal_1_points", "counted", "difference")
    kept = [row.id for row in report.by_id["lines"].rows][-5:]
    alone = rounds_report(head, "Sở A", FIGURES, {Round.SELF: own})

    assert taken == ["-0,50", "-2,00", "-2,00", "-1,50"]
    assert kept == ["lines", "scaled", "bonus", "penalty", "total"]
    assert [
        texts(report, row, "name", "self_points", "appraisal_1_points", "difference") for row in kept
    ] == [
        ["Điểm các dòng trong thang điểm", "7,00", "3,00", "-4,00"],
        ["Quy đổi về thang 10 (không kể dòng không đánh giá)", "7,00", "5,00", "-2,00"],
        ["Điểm thưởng (nhiều nhất 1,00)", "1,00", "1,00", "0,00"],
        ["Điểm phạt", "-0,50", "-0,50", "0,00"],
        ["Tổng điểm", "7,50", "5,50", "-2,00"],
    ]
    assert "scaled" not in alone.by_id["lines"].by_id
    assert texts(alone, "lines", "max_points", "counted") == ["", "7,00"]


def test_nothing_said_shows_the_lines_alone() -> None:
    report = rounds_report(replace(HEAD, illustrative=True), "Sở A", {})

    assert [one.key for one in report.by_id["lines"].columns] == [
        "code",
        "name",
        "max_points",
        "counted",
        "difference",
        "reason",
    ]
    assert report.illustrative
