"""What a person says of a requirement that no figure decides."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cchc.core.errors import InputRefused, NotAllowed, UnknownReference
from cchc.core.plan.attainment import Met
from cchc.core.plan.board import PersonVerdict, requirement_board
from cchc.records.assessments.actions import tick_requirement
from cchc.records.assessments.models import RequirementVerdict
from cchc.records.assessments.queries import (
    NotVisibleError,
    board_records,
    documents_of,
    verdicts_of,
    visible_assessments,
)
from cchc.records.audit.models import Event
from cchc.records.people.models import Membership, User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
SLUG = "vinh-long-2020"
REASON = "Đủ 4 báo cáo quý, gửi đúng hạn"


def person(username: str = "vinhlong") -> User:
    return User.objects.get(username=username)


def tick(line: str = "1.2", *, met: bool | None = True, reason: str = REASON, by: str = "vinhlong") -> bool:
    return tick_requirement(SLUG, line, met=met, reason=reason, by=person(by), now=NOW)


def test_a_tick_is_told_with_who_and_when() -> None:
    assert tick()
    said = PersonVerdict("1.2", True, "Chuyên viên CCHC tỉnh Vĩnh Long", date(2026, 11, 22), REASON)
    assert verdicts_of(person(), SLUG) == (said,)
    found = board_records(person(), SLUG)
    entry = requirement_board(found.assessment, found.verdicts).requirements[1]
    assert (entry.node.key, entry.met, entry.person) == ("1.2", Met.MET, said)
    assert Event.objects.get(verb="assessments.requirement_ticked").subject == f"{SLUG}/1.2"


def test_the_word_is_changed_and_taken_back() -> None:
    assert tick()
    assert not tick(reason=f"  {REASON} ")
    assert tick(met=False)
    assert str(RequirementVerdict.objects.get()) == "1.2: chưa đạt"
    assert tick(met=None, reason="Nhầm dòng")
    assert not tick(met=None, reason="")
    assert verdicts_of(person(), SLUG) == ()
    taken = Event.objects.get(verb="assessments.requirement_tick_taken_back")
    assert taken.detail == {"met": False, "reason": REASON, "taken_back": "Nhầm dòng"}


def test_what_is_computed_is_not_ticked() -> None:
    with pytest.raises(InputRefused, match="số liệu quyết định"):
        tick("1.1")
    for line in ("1.3", "4.3"):
        with pytest.raises(InputRefused, match="không phải là dòng của bảng theo dõi"):
            tick(line)
    with pytest.raises(UnknownReference):
        tick("9.9")
    with pytest.raises(InputRefused, match="Hãy ghi lý do"):
        tick(reason="  ")
    assert not RequirementVerdict.objects.exists()


def seen(line: str = "1.2") -> str:
    return next((said.mark for said in verdicts_of(person(), SLUG) if said.line == line), "")


def test_nobody_overwrites_what_he_has_not_read() -> None:
    by = {"by": person(), "now": NOW}
    assert tick_requirement(SLUG, "1.2", met=True, reason=REASON, seen="", **by)
    first = seen()
    with pytest.raises(InputRefused, match=r"vừa xác nhận dòng 1\.2 đạt, ngày 22/11/2026: Đủ 4 báo cáo"):
        tick_requirement(SLUG, "1.2", met=False, reason="Thiếu quý IV", seen="", **by)
    assert tick_requirement(SLUG, "1.2", met=False, reason="Thiếu quý IV", seen=first, **by)
    with pytest.raises(InputRefused, match=r"vừa xác nhận dòng 1\.2 chưa đạt"):
        tick_requirement(SLUG, "1.2", met=None, reason="", seen=first, **by)
    assert tick_requirement(SLUG, "1.2", met=None, reason="", seen=seen(), **by)
    with pytest.raises(InputRefused, match="vừa được bỏ"):
        tick_requirement(SLUG, "1.2", met=True, reason=REASON, seen=first, **by)
    assert Event.objects.filter(verb__startswith="assessments.requirement").count() == 3


def test_the_same_word_sent_twice_is_written_once() -> None:
    by = {"by": person(), "now": NOW}
    assert tick_requirement(SLUG, "1.2", met=True, reason=REASON, seen="", **by)
    assert not tick_requirement(SLUG, "1.2", met=True, reason=REASON, seen="", **by)
    assert Event.objects.filter(verb="assessments.requirement_ticked").count() == 1


def test_only_the_coordinator_of_the_province_ticks() -> None:
    with pytest.raises(NotAllowed):
        tick(by="lanhdao.vinhlong")
    with pytest.raises(NotVisibleError):
        tick(by="vinhphuc")
    Membership.objects.filter(person=person()).update(valid_to=date(2020, 1, 1))
    with pytest.raises(NotVisibleError):
        tick()


@pytest.mark.parametrize(("username", "may"), [("vinhlong", True), ("lanhdao.vinhlong", False)])
def test_the_board_says_who_may(username: str, may: bool) -> None:
    found = board_records(person(username), SLUG)
    assert (found.may_tick, found.may_attach) == (may, may)


def test_a_stranger_reads_nothing() -> None:
    for read in (board_records, verdicts_of, documents_of):
        with pytest.raises(NotVisibleError):
            read(person("vinhphuc"), SLUG)


def test_the_twin_is_found_by_unit_year_and_catalogue() -> None:
    found = board_records(person(), SLUG)
    assert found.twin is not None
    other = board_records(person(), found.twin)
    assert (other.twin, other.assessment.illustrative) == (SLUG, True)
    assert board_records(person("vinhphuc"), "vinh-phuc-2017").twin is None


def test_a_list_says_which_results_have_requirements() -> None:
    seen = {one.slug: (one.has_requirements, one.has_scale) for one in visible_assessments(person())}
    assert seen[SLUG] == (True, False)
    seen = {one.slug: one.has_requirements for one in visible_assessments(person("vinhphuc"))}
    assert not seen["vinh-phuc-2017"]


def test_the_number_of_queries_does_not_grow() -> None:
    board_records(person(), SLUG)
    by = person()
    with CaptureQueriesContext(connection) as few:
        board_records(by, SLUG)
    for line in ("1.2", "4.3.1"):
        tick(line)
    with CaptureQueriesContext(connection) as more:
        board_records(by, SLUG)
    assert len(few) == len(more) <= 11


def test_the_database_wants_a_reason() -> None:
    tick()
    with pytest.raises(IntegrityError), transaction.atomic():
        RequirementVerdict.objects.update(reason="")
