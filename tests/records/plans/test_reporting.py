"""An agency reports of its tasks, its head confirms, nobody writes over another unseen."""

from datetime import date

import pytest

from cchc.core.errors import InputRefused, NotAllowed
from cchc.core.plan.progress import Outlook, Status
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.people.models import User
from cchc.records.plans.actions import (
    Report,
    attach_document,
    confirm_progress,
    detach_document,
    save_progress,
)
from cchc.records.plans.models import Progress, ProgressDocument
from cchc.records.plans.queries.work import work_of
from tests.records.handing_in import handed_in
from tests.records.plans.building import SLUG, at, coordinator, done, head, issued, scorer, slot, task

pytestmark = pytest.mark.django_db
DAY = date(2018, 12, 20)
NOW = at(DAY)
MINE = slot("6", "2018-12")


def outlook(by: User, key: str = "2018-12", number: str = "6") -> Outlook:
    """Where a slot of Sở Nội vụ stands."""
    found = work_of(by, SLUG, DAY).at(slot(number, key))
    assert found is not None
    return found.outlook(DAY)


def refused(code: str, report: Report, number: str = "6", key: str = "2018-12", seen: int = 0) -> str:
    """The sentence with which a report is refused."""
    with pytest.raises(InputRefused) as error:
        save_progress(SLUG, slot(number, key), report, seen=seen, by=scorer(), now=NOW)
    assert code in {one.code for one in error.value.problems}
    return str(error.value)


def test_nothing_is_stored_before_somebody_says_something() -> None:
    assert len(work_of(coordinator(), SLUG, DAY).owed) == 89
    assert not Progress.objects.exists()


def test_an_agency_reports_and_its_head_confirms() -> None:
    by = scorer()
    row = save_progress(SLUG, MINE, done(DAY), seen=0, by=by, now=NOW)
    assert (row.version, row.confirmed_at, outlook(by)) == (1, None, Outlook.WAITING)
    with pytest.raises(NotAllowed):
        confirm_progress(SLUG, MINE, seen=1, by=by, now=NOW)
    confirm_progress(SLUG, MINE, seen=1, by=head(), now=NOW)
    confirm_progress(SLUG, MINE, seen=1, by=head(), now=NOW)
    assert outlook(by) is Outlook.DONE
    verbs = list(
        Event.objects.filter(subject__startswith=f"{SLUG}/so-noi-vu/6", at=NOW).values_list("verb", flat=True)
    )
    assert verbs == ["plans.progress_confirmed", "plans.progress_saved"]


def test_who_changes_it_afterwards_needs_a_new_confirmation() -> None:
    save_progress(SLUG, MINE, done(DAY), seen=0, by=head(), now=NOW)
    assert outlook(head()) is Outlook.DONE
    save_progress(SLUG, MINE, Report(Status.DOING), seen=1, by=coordinator(), now=NOW)
    assert outlook(head()) is Outlook.SOON
    with pytest.raises(InputRefused, match="Chỉ xác nhận khi"):
        confirm_progress(SLUG, MINE, seen=2, by=head(), now=NOW)


def test_late_follows_from_the_day() -> None:
    save_progress(
        SLUG, slot("8", "once"), done(date(2019, 1, 2)), seen=0, by=head(), now=at(date(2019, 1, 3))
    )
    assert outlook(head(), "once", "8") is Outlook.DONE_LATE


def test_nobody_writes_over_another_unseen() -> None:
    save_progress(SLUG, MINE, Report(Status.DOING, "Một nửa"), seen=0, by=scorer(), now=NOW)
    again = save_progress(SLUG, MINE, Report(Status.DOING, " Một nửa "), seen=0, by=coordinator(), now=NOW)
    assert again.version == 1
    told = refused("progress_changed", Report(Status.NOT_STARTED))
    assert "Đầu mối so-noi-vu đã ghi lúc 09:00 ngày 20/12/2018: Đang thực hiện" in told
    assert save_progress(SLUG, MINE, done(DAY), seen=1, by=scorer(), now=NOW).version == 2


def test_what_cannot_be_true_is_refused() -> None:
    assert "Hãy ghi kết quả" in refused("no_result", Report(Status.DONE, done_on=DAY))
    assert "Hãy ghi ngày" in refused("no_day", Report(Status.DONE, "Xong"))
    assert "20/12/2018" in refused("day_to_come", done(date(2018, 12, 21)))
    assert "lý do" in refused("no_reason", Report(Status.CANNOT, "x"))
    refused("too_long", Report(Status.DOING, "x" * 10_001))
    row = save_progress(
        SLUG, MINE, Report(Status.CANNOT, reason="Chưa có kinh phí"), seen=0, by=scorer(), now=NOW
    )
    assert (row.reason, row.done_on) == ("Chưa có kinh phí", None)


def test_units_are_named_and_never_a_percentage() -> None:
    mine, by, now = slot("13", "once", "so-thong-tin-va-truyen-thong"), coordinator(), at(date(2018, 12, 20))
    communes = [f"Xã {number}" for number in range(1, 95)]
    half = Report(Status.DONE, "61 xã", DAY, (*communes[:61], "Xã 1", " "))
    with pytest.raises(InputRefused, match="Mới 61/94 đơn vị cấp xã: còn 33"):
        save_progress(SLUG, mine, half, seen=0, by=by, now=now)
    row = save_progress(SLUG, mine, Report(Status.DOING, "61 xã", units=half.units), seen=0, by=by, now=now)
    assert len(row.units) == 61
    assert save_progress(SLUG, mine, done(DAY, *communes), seen=1, by=by, now=now).status == Status.DONE


def test_only_units_of_the_list_are_counted() -> None:
    quantity = {"count": 2, "noun": "xã", "units": ["Xã A", "Xã B"]}
    issued("thu-2018", date(2018, 1, 5), task("1", "Tháng 12/2018", quantity=quantity))
    with pytest.raises(InputRefused, match="Không có trong danh sách của nhiệm vụ: Xã C"):
        save_progress("thu-2018", slot("1", "once"), done(DAY, "Xã A", "Xã C"), seen=0, by=scorer(), now=NOW)


def test_each_member_of_a_group_reports_its_own() -> None:
    own = slot("24", "once", "ubnd-huyen-tam-dao")
    by = scorer("ubnd-huyen-tam-dao")
    save_progress(SLUG, own, done(date(2018, 7, 30)), seen=0, by=by, now=NOW)
    with pytest.raises(NotAllowed):
        save_progress(SLUG, slot("24", "once", "ubnd-huyen-yen-lac"), done(DAY), seen=0, by=by, now=NOW)


def test_who_coordinates_in_a_task_may_report_beside() -> None:
    beside = slot("11", "once")
    save_progress(SLUG, beside, Report(Status.DOING, "Đã góp ý"), seen=0, by=scorer(), now=NOW)
    work = work_of(coordinator(), SLUG, DAY)
    assert [one for one, _ in work.beside] == [beside]
    assert not any(one.slot == beside for one in work.owed)


@pytest.mark.parametrize(
    "unknown",
    [
        slot("6", "2017-12"),
        slot("99", "2018"),
        slot("6", "2018-12", "so-y-te"),
        slot("6", "2018-12", "khong-co"),
        slot("11", "2018", "so-noi-vu"),
    ],
)
def test_what_is_not_owed_is_not_there(unknown: tuple[str, str, str]) -> None:
    with pytest.raises(NotVisibleError):
        save_progress(
            SLUG, slot(unknown[0], unknown[2], unknown[1]), done(DAY), seen=0, by=coordinator(), now=NOW
        )
    with pytest.raises(NotVisibleError):
        confirm_progress(SLUG, slot("6", "2018-12"), seen=0, by=head(), now=NOW)


def test_another_province_finds_nothing() -> None:
    with pytest.raises(NotVisibleError):
        save_progress(SLUG, MINE, done(DAY), seen=0, by=User.objects.get(username="vinhlong"), now=NOW)


def test_documents_prove_what_was_said() -> None:
    document, by = handed_in("so-noi-vu"), scorer()
    with pytest.raises(InputRefused, match="trước khi gắn"):
        attach_document(SLUG, MINE, document.pk, by=by, now=NOW)
    save_progress(SLUG, MINE, done(DAY), seen=0, by=by, now=NOW)
    attach_document(SLUG, MINE, document.pk, by=by, now=NOW)
    attach_document(SLUG, MINE, document.pk, by=by, now=NOW)
    found = work_of(by, SLUG, DAY).at(MINE)
    assert found is not None
    assert found.said is not None
    assert found.said.documents == ProgressDocument.objects.count() == 1
    with pytest.raises(NotVisibleError):
        attach_document(SLUG, MINE, 0, by=by, now=NOW)
    with pytest.raises(NotAllowed):
        detach_document(SLUG, MINE, document.pk, by=scorer("so-tu-phap"), now=NOW)
    detach_document(SLUG, MINE, document.pk, by=by, now=NOW)
    with pytest.raises(NotVisibleError):
        detach_document(SLUG, MINE, document.pk, by=by, now=NOW)
