"""What stands against submitting: no figure, no reason, no document, too few of them, members missing."""

from dataclasses import replace
from datetime import date

import pytest

from cchc.core.campaign.gaps import (
    LineState,
    ProofHeld,
    deadline_of,
    evidence_warnings,
    gaps,
)
from cchc.core.catalogue.facts import (
    Collected,
    DateFact,
    Fact,
    NotApplicable,
    Unknown,
    YesNoFact,
)
from cchc.core.catalogue.nodes import Node, RequiredEvidence
from tests.core.builders import collected, ratio
from tests.core.campaign.samples import COUNT, RATIO, YES_NO, proven

REPORT = RequiredEvidence("report", "Báo cáo CCHC năm")
POSTS = RequiredEvidence("posts", "Đề án vị trí việc làm", 5, "vị trí việc làm")
YES = YesNoFact(value=True)


def held(kind: str = "", pieces: int = 1, day: date | None = None, *, old: bool = False) -> ProofHeld:
    return ProofHeld(kind, pieces, day, old)


def codes(node: Node, fact: Fact | None, *proofs: ProofHeld, note: str = "", gathered: bool = False) -> str:
    found = gaps([LineState(node, fact, note, proofs, gathered)])
    assert all(gap.line == node.key and gap.text for gap in found)
    return ", ".join(gap.code for gap in found)


@pytest.mark.parametrize(
    ("node", "fact", "found"),
    [
        (YES_NO, None, "no_fact"),
        (YES_NO, Unknown(), "no_reason"),
        (YES_NO, Unknown("  "), "no_reason"),
        (YES_NO, Unknown("chờ Cục Thống kê"), ""),
        (YES_NO, NotApplicable("không có"), "not_applicable_refused"),
        (RATIO, NotApplicable(" "), "no_reason"),
        (RATIO, NotApplicable("không có TTHC"), ""),
        (YES_NO, YES, "no_evidence"),
        (RATIO, Collected((), ()), "no_fact"),
        (RATIO, collected("so-a", "so-b", so_a=ratio(1, 2)), "sum_missing_members, no_evidence"),
    ],
)
def test_what_is_missing_without_documents(node: Node, fact: Fact | None, found: str) -> None:
    assert codes(node, fact) == found


def test_a_document_or_a_note_is_enough_where_none_is_named() -> None:
    assert codes(YES_NO, YES, held()) == ""
    assert codes(YES_NO, YES, note="Đã nêu trong báo cáo năm") == ""
    assert codes(YES_NO, YES, note="  ") == "no_evidence"


def test_required_documents_are_counted_each() -> None:
    node = proven(YES_NO, REPORT, POSTS)

    assert codes(node, YES, held()) == "no_evidence, no_evidence"
    assert codes(node, YES, held("report"), held("posts", 3)) == "evidence_too_few"
    assert codes(node, YES, held("report"), held("posts", 3), held("posts", 2)) == ""
    assert codes(node, YES, note="Chưa phê duyệt đề án") == ""
    assert [gap.text for gap in gaps([LineState(node, YES, "", (held("posts", 3),))])] == [
        "Chưa có tài liệu kiểm chứng: Báo cáo CCHC năm",
        "Đề án vị trí việc làm: còn thiếu 02 vị trí việc làm",
    ]
    assert "ít nhất 05 vị trí việc làm" in gaps([LineState(node, YES, "", ())])[1].text


def test_a_gathered_line_needs_its_sum() -> None:
    whole = collected("so-a", so_a=ratio(1, 2))

    assert codes(RATIO, whole, held(), gathered=True) == ""
    assert codes(RATIO, ratio(1, 2), held(), gathered=True) == "sum_missing_members"
    assert codes(RATIO, ratio(1, 2), gathered=True, note="Lấy từ hệ thống của Bộ") == ""
    assert codes(RATIO, Unknown("chưa đủ"), gathered=True) == ""


def test_gaps_stand_in_the_order_of_the_lines() -> None:
    lines = [LineState(node, None, "", ()) for node in (RATIO, COUNT, YES_NO)]

    assert [gap.line for gap in gaps(lines)] == ["2.1", "1.2", "1.1"]


def test_documents_after_the_deadline_or_the_year_and_of_last_year_are_warned_of() -> None:
    node = proven(COUNT, REPORT)
    proofs = (
        held("report", day=date(2026, 12, 16)),
        held("report", day=date(2026, 12, 14)),
        held("other", day=date(2027, 1, 5), old=True),
        held("report"),
    )
    line = LineState(node, None, "", proofs)

    assert evidence_warnings(line, 2026, date(2026, 12, 14)) == (
        "Báo cáo CCHC năm: ngày 16/12/2026, sau thời hạn 14/12/2026",
        "Tài liệu ngoài danh mục: ngày 05/01/2027, sau thời hạn 14/12/2026",
        "Tài liệu ngoài danh mục: của năm trước (N-1), kiểm tra còn dùng được cho năm 2026",
    )
    assert evidence_warnings(replace(line, proofs=proofs[2:3]), 2026, None) == (
        "Tài liệu ngoài danh mục: ngày 05/01/2027, sau năm đánh giá 2026",
        "Tài liệu ngoài danh mục: của năm trước (N-1), kiểm tra còn dùng được cho năm 2026",
    )


def test_only_a_date_has_a_deadline() -> None:
    due = date(2026, 12, 14)

    assert deadline_of(DateFact(done=date(2026, 12, 1), due=due)) == due
    assert deadline_of(ratio(1, 2)) is None
    assert deadline_of(None) is None
