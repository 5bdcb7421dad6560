"""The board as a report: the words of the page, the counts of the document."""

from dataclasses import replace
from datetime import date

from cchc.core.agency.lineage import AgencyGroup
from cchc.core.catalogue.facts import Collected, Fact, FactEntry, NotApplicable, Unknown
from cchc.core.catalogue.measures import Scope
from cchc.core.catalogue.nodes import Conflict, Kind, RequiredEvidence, Statement, Target
from cchc.core.plan.board import AttachedDocument, PersonVerdict, requirement_board
from cchc.core.report.cells import NOT_APPLICABLE, UNKNOWN
from cchc.core.report.outline import Report
from cchc.core.report.requirement_board import requirement_board_report
from cchc.files import tables_csv, tables_json, tables_xlsx
from tests.core.builders import ON_TIME, REGISTER, area, assessment, bound, catalogue, collected, line, ratio
from tests.core.report.real import store

REPORT = RequiredEvidence("bao-cao", "Báo cáo kiểm soát TTHC")
POSTS = RequiredEvidence("mo-ta", "Bản mô tả", 5, "vị trí việc làm")
MEASURED = replace(
    line("1.1"),
    target=Target("Đúng hạn 100%", ON_TIME, bound("at_least", 100)),
    lead=("so-a", "so-b"),
    required_evidence=(REPORT,),
)
JUDGED = replace(line("2.1"), target=Target("Đúng quy định"), required_evidence=(REPORT, POSTS))
LOOSE = replace(line("x"), kind=Kind.REMAINDER, code=None, id="khac", target=Target("Có"))
VERSION = catalogue(area("1", MEASURED), area("2", JUDGED), remainder=(LOOSE,))
FOUR = AttachedDocument(7, "mo-ta", "Bản mô tả", "5/QĐ", date(2020, 3, 1), lines=frozenset({"2.1"}), pieces=4)


def report(
    facts: dict[str, Fact] | None = None,
    *verdicts: PersonVerdict,
    documents: tuple[AttachedDocument, ...] = (),
) -> Report:
    found = assessment(VERSION, facts)
    board = requirement_board(found, verdicts, documents)
    return requirement_board_report(found, board, REGISTER.name_of)


def said(found: Report, line: str, column: str) -> str:
    return found.by_id["lines"].cell(line, column).text


def test_the_board_of_996_dossiers() -> None:
    found = report({"1.1": ratio(996, 1000)})

    assert [said(found, "1.1", column) for column in ("verdict", "figure", "distance", "lead")] == [
        "chưa đạt",
        "99,6%",
        "còn thiếu 4 hồ sơ",
        "Sở A; Sở B",
    ]
    assert said(found, "1.1", "reckoning") == "996 / 1.000 hồ sơ = 99,6%"
    assert said(found, "1.1", "absent") == "Báo cáo kiểm soát TTHC"


def test_areas_head_their_lines_and_what_has_no_area_comes_last() -> None:
    assert [(row.id, row.style) for row in report().by_id["lines"].rows] == [
        ("1", "group"),
        ("1.1", "body"),
        ("2", "group"),
        ("2.1", "body"),
        ("khac", "body"),
    ]


def test_unknown_and_not_applicable_are_told_apart() -> None:
    found = report({"2.1": NotApplicable("Không có")})

    assert found.by_id["lines"].cell("1.1", "verdict") is UNKNOWN
    assert found.by_id["lines"].cell("2.1", "verdict") is NOT_APPLICABLE
    assert said(found, "khac", "verdict") == "chờ người xác nhận"


def test_whose_figures_are_missing_is_said() -> None:
    found = report({"1.1": collected("so-a", "so-b", so_a=ratio(1, 1))})

    assert said(found, "1.1", "distance") == "còn thiếu số liệu của: Sở B"


def test_a_group_without_members_is_named() -> None:
    group = AgencyGroup(id="cap-xa", name="UBND cấp xã")
    version = catalogue(area("1", replace(MEASURED, lead=("so-a", "cap-xa"))))
    facts: dict[str, Fact] = {"1.1": collected("so-a", "so-b", so_a=ratio(1, 1))}
    found = replace(assessment(version, facts), agencies=replace(REGISTER, groups=(group,)))
    made = requirement_board_report(found, requirement_board(found), found.agencies.name_of)

    assert said(made, "1.1", "verdict") == "chưa có số liệu"
    assert said(made, "1.1", "distance") == (
        "còn thiếu số liệu của: Sở B; chưa có danh sách đơn vị của nhóm: UBND cấp xã"
    )


def test_further_demands_stand_in_the_file() -> None:
    target = Target("Công bố 100%", ON_TIME, bound("at_least", 100), also=("Chậm nhất 05 ngày",))
    found = assessment(catalogue(area("1", replace(MEASURED, target=target))), {"1.1": ratio(5, 5)})
    made = requirement_board_report(found, requirement_board(found), REGISTER.name_of)

    assert said(made, "1.1", "verdict") == "đạt phần đo được"
    assert said(made, "1.1", "distance") == "yêu cầu khác chưa ai xác nhận"
    row = made.by_id["further"].rows[0]
    assert [cell.text for cell in row.cells] == ["1.1", "Chậm nhất 05 ngày", "chưa ai xác nhận"]
    assert "further" not in report().by_id


def test_an_estimate_says_so() -> None:
    found = assessment(VERSION)
    for cutoff, told in ((date(2020, 12, 14), "số ước đến 14/12/2020"), (None, "số ước")):
        entry = FactEntry(ratio(9, 10), cutoff_date=cutoff, provisional=True)
        estimated = replace(found, facts={"1.1": entry})
        made = requirement_board_report(estimated, requirement_board(estimated), REGISTER.name_of)
        assert said(made, "1.1", "figure") == f"90% ({told})"
    assert said(report(), "1.1", "figure") == ""


def test_units_that_are_short_are_named_up_to_five() -> None:
    two = collected("so-a", "so-b", "so-c", so_a=ratio(9, 10), so_b=ratio(7, 10), so_c=ratio(5, 5))
    told = said(report({"1.1": two}), "1.1", "reckoning")
    assert told == "21 / 25 hồ sơ = 84%; đơn vị còn thiếu: Sở B (3); Sở A (1)"
    units = [f"so-{letter}" for letter in "defghik"]
    many = Collected(tuple((unit, ratio(1, 2)) for unit in units), tuple(units))
    found = assessment(VERSION, {"1.1": many})
    made = requirement_board_report(found, requirement_board(found), str.upper)
    assert said(made, "1.1", "reckoning").endswith("SO-H (1); và 2 đơn vị khác")


def test_why_nothing_is_known_is_said() -> None:
    assert said(report({"1.1": Unknown("Chờ quyết toán")}), "1.1", "reckoning") == "Chờ quyết toán"
    none = collected("so-a", "so-b", so_a=NotApplicable("Không có"), so_b=NotApplicable("Không có"))
    assert said(report({"1.1": none}), "1.1", "reckoning") == "Không có"


def test_scope_and_hint_stand_in_the_file() -> None:
    measure = replace(ON_TIME, scope=Scope(counting="Không tính tự kiểm tra"))
    target = Target("Đúng hạn", measure, bound("at_least", 100))
    found = assessment(catalogue(area("1", replace(MEASURED, target=target, hint="Có thể thay"))))
    made = requirement_board_report(found, requirement_board(found), REGISTER.name_of)

    assert (said(made, "1.1", "scope"), said(made, "1.1", "hint")) == (
        "Không tính tự kiểm tra",
        "Có thể thay",
    )


def test_the_head_says_until_when_people_spoke_and_what_was_chosen() -> None:
    tick = PersonVerdict("2.1", met=True, by="Chuyên viên", on=date(2026, 11, 22), reason="Đã đủ")
    found = assessment(VERSION)
    made = requirement_board_report(
        found, requirement_board(found, [tick]), REGISTER.name_of, chosen="Sở A, chủ trì"
    )

    told = {fact.key: fact.cell.text for fact in made.facts}
    assert (told["confirmed"], told["chosen"]) == ("22/11/2026", "Sở A, chủ trì")
    assert {"confirmed", "chosen"}.isdisjoint(fact.key for fact in report().facts)


def test_who_ticked_when_and_why() -> None:
    tick = PersonVerdict("2.1", met=True, by="Chuyên viên", on=date(2020, 12, 1), reason="Đã đủ")

    assert said(report(None, tick), "2.1", "verdict") == "đạt"
    assert said(report(None, tick), "2.1", "reckoning") == "Chuyên viên xác nhận ngày 01/12/2020: Đã đủ"


def test_what_is_there_and_what_is_missing() -> None:
    found = report(documents=(FOUR,))

    assert said(found, "2.1", "attached") == "Bản mô tả số 5/QĐ ngày 01/03/2020"
    assert said(found, "2.1", "absent") == "Báo cáo kiểm soát TTHC; Bản mô tả (còn thiếu 01 vị trí việc làm)"
    assert said(report(), "2.1", "absent").endswith("Bản mô tả (ít nhất 05 vị trí việc làm)")
    evidence = found.by_id["evidence"].rows
    assert [[cell.text for cell in row.cells] for row in evidence] == [
        ["Báo cáo kiểm soát TTHC", "2", "1.1, 2.1", ""],
        ["Bản mô tả (ít nhất 05 vị trí việc làm)", "1", "2.1", "Bản mô tả số 5/QĐ ngày 01/03/2020"],
    ]


def test_the_real_board_has_80_lines_and_nineteen_on_one_report() -> None:
    found = store().result("par_index_province/2639-qd-ubnd-2020-vinh-long/examples/vinh-long-2020.yaml")
    made = requirement_board_report(found, requirement_board(found), found.agencies.name_of)

    assert [row.cells[1].text for row in made.by_id["verdicts"].rows] == [
        "0",
        "0",
        "0",
        "65",
        "0",
        "15",
        "80",
    ]
    assert made.by_id["evidence"].rows[0].cells[1].text == "19"
    assert len([row for row in made.by_id["lines"].rows if row.style == "body"]) == 80
    for writer in (tables_csv, tables_json, tables_xlsx):
        assert writer.write(made)


def test_a_contradiction_is_told_with_the_reading_that_the_verdict_follows() -> None:
    sides = Statement("Phụ lục", "20%"), Statement("Phần II", "30%")
    open_one = Conflict("one", "Tỷ lệ", *sides, "1.1")
    found = (open_one, Conflict("two", "Phạm vi", *sides, "2.1", followed="first"))
    result = assessment(VERSION)
    board = requirement_board(result)

    told = requirement_board_report(result, board, REGISTER.name_of, conflicts=found).by_id["lines"].rows

    assert [row.cells[-1].text for row in told if row.id in ("1.1", "2.1", "khac")] == [
        "Phụ lục: 20%; Phần II: 30%",
        "Phụ lục: 20%; Phần II: 30%; kết luận theo Phụ lục",
        "",
    ]
