"""The board of requirements: what is computed, what a person says, and what is there to prove it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc.core.agency.lineage import AgencyGroup
from cchc.core.catalogue.facts import CountFact, Fact, NotApplicable, PartsFact, Unknown, YesNoFact
from cchc.core.catalogue.measures import Count, Measure, Named, Parts
from cchc.core.catalogue.nodes import Node, RequiredEvidence, Target
from cchc.core.plan.attainment import Met
from cchc.core.plan.board import (
    AttachedDocument,
    Board,
    PersonVerdict,
    Requirement,
    requirement_board,
)
from tests.core.builders import ON_TIME, area, assessment, bound, catalogue, collected, line, ratio

REPORT = RequiredEvidence("bao-cao", "Báo cáo kiểm soát thủ tục hành chính")
POSTS = RequiredEvidence("mo-ta", "Bản mô tả", 5, "vị trí việc làm")
PARTS = Parts((Named("a", "Hội nghị"), Named("b", "Tin, bài"), Named("c", "Báo in")))
TICK = PersonVerdict("1.2", met=True, by="Chuyên viên", on=date(2020, 12, 1), reason="Đã ban hành")


def asked(code: str, measure: Measure | None, *evidence: RequiredEvidence) -> Node:
    """A line that a plan demands something of; at least 100 where it is measured."""
    condition = None if measure is None or isinstance(measure, Parts) else bound("at_least", 100)
    target = Target(f"Yêu cầu {code}", measure, condition)
    return replace(line(code), target=target, required_evidence=evidence)


VERSION = catalogue(
    area("1", asked("1.1", ON_TIME, REPORT), asked("1.2", None, REPORT, POSTS), line("1.3")),
    area("2", asked("2.1", PARTS)),
)


def board(
    facts: dict[str, Fact] | None = None,
    *verdicts: PersonVerdict,
    documents: tuple[AttachedDocument, ...] = (),
) -> Board:
    return requirement_board(assessment(VERSION, facts), verdicts, documents)


def row(found: Board, code: str) -> Requirement:
    return next(entry for entry in found.requirements if entry.node.key == code)


def test_only_lines_with_a_requirement_stand_on_the_board() -> None:
    assert [entry.node.key for entry in board().requirements] == ["1.1", "1.2", "2.1"]


def test_996_of_1000_is_not_100() -> None:
    found = row(board({"1.1": ratio(996, 1000)}), "1.1")

    assert (found.met, found.figure) == (Met.NOT_MET, "99,6%")
    assert found.reckoning == "996 / 1.000 hồ sơ = 99,6%"
    assert found.attainment.text == "còn thiếu 4 hồ sơ"


def test_almost_everything_never_reads_as_everything() -> None:
    assert row(board({"1.1": ratio(1_999_999, 2_000_000)}), "1.1").figure == "99,99995%"
    assert row(board({"1.1": ratio(2, 3)}), "1.1").figure == "66,67%"


def test_parts_are_counted_of_how_many() -> None:
    found = row(board({"2.1": PartsFact(frozenset({"a", "b"}))}), "2.1")

    assert (found.met, found.figure) == (Met.NOT_MET, "2/3 nội dung")


@pytest.mark.parametrize(
    ("fact", "met"),
    [
        (Unknown(), Met.UNKNOWN),
        (NotApplicable("Không có hồ sơ"), Met.NOT_APPLICABLE),
        (collected("so-a", "so-b", so_a=ratio(1, 1)), Met.UNKNOWN),
        (collected(), Met.UNKNOWN),
        (CountFact(Decimal(3)), Met.UNKNOWN),
        (YesNoFact(value=True), Met.UNKNOWN),
    ],
)
def test_what_is_not_known_has_no_figure(fact: Fact, met: Met) -> None:
    found = row(board({"1.1": fact}), "1.1")

    assert (found.met, found.figure, found.reckoning) == (met, "", "")


def test_figures_of_all_members_are_added_up() -> None:
    found = row(board({"1.1": collected("so-a", "so-b", so_a=ratio(9, 10), so_b=ratio(10, 10))}), "1.1")

    assert (found.figure, found.attainment.text) == ("95%", "còn thiếu 1 hồ sơ")


GROUP = AgencyGroup(id="cac-so", name="Các sở", members=("so-a", "so-b"))
EMPTY = AgencyGroup(id="cap-xa", name="UBND cấp xã")


def led(fact: Fact, *leads: str) -> Requirement:
    """A line led by these whose figures are this fact."""
    version = catalogue(area("1", replace(asked("1.1", ON_TIME), lead=leads)))
    found = assessment(version, {"1.1": fact})
    register = replace(found.agencies, groups=(GROUP, EMPTY))
    return requirement_board(replace(found, agencies=register)).requirements[0]


def test_every_member_of_a_leading_group_must_be_among_the_figures() -> None:
    whole = collected("so-a", "so-b", so_a=ratio(5, 5), so_b=ratio(5, 5))
    half = collected("so-a", so_a=ratio(5, 5))

    assert led(whole, "cac-so").met is Met.MET
    assert (led(half, "cac-so").met, led(half, "cac-so").figure) == (Met.UNKNOWN, "")
    assert led(half, "cac-so").attainment.missing == ("so-b",)
    assert led(ratio(5, 5), "cac-so", "cap-xa").met is Met.MET


def test_a_group_without_known_members_leaves_the_verdict_open() -> None:
    whole = collected("so-a", "so-b", so_a=ratio(5, 5), so_b=ratio(5, 5))
    found = led(whole, "cac-so", "cap-xa")

    assert (found.met, found.figure, found.attainment.unlisted) == (Met.UNKNOWN, "", ("cap-xa",))
    nobody = collected("so-a", "so-b", so_a=NotApplicable("Không"), so_b=NotApplicable("Không"))
    assert led(nobody, "cap-xa").met is Met.NOT_APPLICABLE


def test_the_newest_word_is_that_of_a_person_who_counts() -> None:
    late = replace(TICK, on=date(2026, 11, 22))

    assert (board().newest_word, board(None, TICK, late).newest_word) == (None, date(2026, 11, 22))
    assert board({"1.2": NotApplicable("Không có")}, TICK).newest_word is None
    assert (board(None, TICK).measured, board({"1.1": ratio(1, 1)}).measured) == (False, True)


def test_the_mark_of_a_verdict_follows_all_that_it_says() -> None:
    assert TICK.mark == replace(TICK).mark
    others = (replace(TICK, met=False), replace(TICK, reason="Khác"), replace(TICK, by="Người khác"))
    assert len({TICK.mark, *(other.mark for other in others)}) == 4


def test_a_person_is_waited_for_until_he_has_ticked() -> None:
    assert row(board(), "1.2").met is Met.BY_PERSON
    assert row(board(None, TICK), "1.2").met is Met.MET
    assert row(board(None, replace(TICK, met=False)), "1.2").met is Met.NOT_MET
    assert row(board({"1.2": NotApplicable("Không có")}, TICK), "1.2").met is Met.NOT_APPLICABLE


def test_nobody_ticks_what_is_computed() -> None:
    found = row(board({"1.1": ratio(996, 1000)}, replace(TICK, line="1.1")), "1.1")

    assert (found.met, found.person) == (Met.NOT_MET, None)


def test_verdicts_are_counted() -> None:
    found = board({"1.1": ratio(996, 1000)})

    assert [found.count(met) for met in Met] == [0, 0, 1, 1, 0, 1]


def test_one_document_proves_many_lines() -> None:
    report = AttachedDocument(1, "bao-cao", "Báo cáo quý IV", lines=frozenset({"1.1", "1.2"}))
    found = board(documents=(report,))

    assert [row(found, code).documents for code in ("1.1", "1.2", "2.1")] == [(report,), (report,), ()]
    assert [row(found, code).missing_evidence for code in ("1.1", "1.2", "2.1")] == [0, 5, 0]


def test_one_file_may_hold_what_is_counted_singly() -> None:
    four = AttachedDocument(1, "mo-ta", "Bốn bản mô tả", lines=frozenset({"1.2"}), pieces=4)
    one = replace(four, id=2, pieces=1)

    assert row(board(documents=(four,)), "1.2").evidence[1].missing == 1
    assert row(board(documents=(four, one)), "1.2").evidence[1].missing == 0


def test_what_is_not_asked_for_stands_apart() -> None:
    letter = AttachedDocument(3, "cong-van", "Công văn", lines=frozenset({"1.1"}))
    found = row(board(documents=(letter,)), "1.1")

    assert (found.other_documents, found.documents) == ((letter,), (letter,))
    assert found.missing_evidence == 1


def test_a_count_is_shown_with_its_noun() -> None:
    version = catalogue(area("1", asked("1.1", Count("sáng kiến"))))
    found = requirement_board(assessment(version, {"1.1": CountFact(Decimal(3))})).requirements[0]

    assert found.figure == "3 sáng kiến"
