"""Reports of agencies, written, sent, returned and closed by several people at the same moment."""

from collections.abc import Callable
from datetime import date

import pytest

from cchc.core.campaign.portion import WrongState
from cchc.records.audit.models import Event
from cchc.records.people.models import User
from cchc.records.plans.actions import save_progress
from cchc.records.reports.actions import (
    FilledRow,
    close_round,
    fill_figures,
    open_round,
    save_report,
    send_back_report,
    send_report,
    submit_report,
)
from cchc.records.reports.models import AgencyReport, ReportReturn
from tests.records.entries.apart import alone, at_once, overtaken
from tests.records.plans.building import coordinator, done, head, issued, nothing_said, scorer, slot, task
from tests.records.reports.building import AGENCIES, OPENED, SLUG, opened, opening, own_report, rounds
from tests.records.together.telling import told, words

pytestmark = pytest.mark.usefixtures("apart")
HOME = "so-noi-vu"
FIGURES = {"dossiers": "10", "on_time": "9"}
DUE = date(2018, 9, 10)
Act = Callable[[], object]


def people() -> tuple[User, ...]:
    """An open round; who writes and who sends for Sở Nội vụ, and who coordinates."""
    opened()
    return scorer(), head(), coordinator()


def writes(text: str, by: User, agency: str = HOME) -> AgencyReport:
    """The first text of a report."""
    return save_report(SLUG, agency, {"steering": text}, FIGURES, seen=0, by=by, now=OPENED)


def closes() -> object:
    """Sở Nội vụ closes the round."""
    return close_round(SLUG, seen=1, by=coordinator(), now=OPENED)


def state() -> str:
    """Where the report of Sở Nội vụ stands."""
    return own_report().state


def verbs(verb: str) -> int:
    """How often the log says so of the round."""
    return Event.objects.filter(verb=f"reports.{verb}", subject__startswith=SLUG).count()


def test_of_two_who_write_a_report_the_second_is_told_who_was_first() -> None:
    one, two, _ = alone(people)
    first, second = overtaken(lambda: writes("Một", one), lambda: writes("Hai", two))
    assert (told(first), told(second)) == ("", "report_changed")
    assert words(second).startswith(f"{one} đã ghi lúc 09:00 ngày 01/09/2018.")
    assert alone(lambda: own_report().remarks) == {"steering": "Một"}


@pytest.mark.parametrize("filling_first", [True, False])
def test_figures_put_in_for_an_agency_that_writes_itself_are_lost_to_nobody(filling_first: bool) -> None:
    one, _, three = alone(people)
    rows = [FilledRow(slug, {"dossiers": "99"}, 0) for slug in AGENCIES]
    fills: Act = lambda: fill_figures(SLUG, rows, by=three, now=OPENED)  # noqa: E731
    own: Act = lambda: writes("Một", one)  # noqa: E731
    first, second = overtaken(fills, own) if filling_first else overtaken(own, fills)
    assert (told(first), told(second)) == ("", "report_changed")
    assert alone(lambda: own_report().figures) == ({"dossiers": "99"} if filling_first else FIGURES)
    others = AgencyReport.objects.filter(round__slug=SLUG).exclude(agency__slug=HOME)
    expected = {"dossiers": "99"} if filling_first else {}
    assert alone(lambda: [one.figures for one in others]) == [expected] * (len(AGENCIES) - 1)


def test_a_round_is_filled_by_two_without_waiting_for_one_another_for_ever() -> None:
    by = alone(people)[2]
    rows = [FilledRow(slug, {"dossiers": "99"}, 0) for slug in AGENCIES]
    orders = [rows, rows[::-1]] * 3
    found = at_once(lambda listed: fill_figures(SLUG, listed, by=by, now=OPENED), orders, len(orders))
    assert sorted(map(told, found)) == ["", *["report_changed"] * (len(orders) - 1)]


def test_agencies_do_not_hold_one_another_up() -> None:
    alone(people)
    desks = alone(lambda: [(slug, scorer(slug)) for slug in AGENCIES])
    found = at_once(lambda desk: writes(desk[0], desk[1], desk[0]), desks, len(desks))
    assert [told(one) for one in found] == [""] * len(desks)
    kept = alone(
        lambda: dict(AgencyReport.objects.filter(by__isnull=False).values_list("agency__slug", "state"))
    )
    assert set(kept) >= set(AGENCIES)


@pytest.mark.parametrize("closing_first", [True, False])
def test_a_report_is_submitted_before_the_closing_or_not_at_all(closing_first: bool) -> None:
    one, _, _ = alone(people)
    alone(lambda: writes("Một", one))
    submits: Act = lambda: submit_report(SLUG, HOME, by=one, now=OPENED)  # noqa: E731
    first, second = overtaken(closes, submits) if closing_first else overtaken(submits, closes)
    assert told(first) == ""
    if closing_first:
        assert isinstance(second, WrongState)
        assert words(second) == "Đợt báo cáo đã đóng, báo cáo không sửa được nữa"
    else:
        assert told(second) == ""
    assert alone(state) == ("draft" if closing_first else "submitted")


def sent() -> tuple[User, ...]:
    """The report waits for the head of the agency."""
    one, two, three = people()
    writes("Một", one)
    submit_report(SLUG, HOME, by=one, now=OPENED)
    return one, two, three


def test_a_report_leaves_once_however_often_the_head_presses() -> None:
    _, two, _ = alone(sent)
    sends: Act = lambda: send_report(SLUG, HOME, by=two, now=OPENED)  # noqa: E731
    first, second = overtaken(sends, sends)
    assert (told(first), told(second)) == ("", "wrong_state")
    assert words(second) == "Báo cáo vừa đổi tình trạng; hãy tải lại trang"
    assert alone(lambda: verbs("sent")) == 1


def test_a_report_is_returned_once_and_not_after_the_closing() -> None:
    _, two, three = alone(sent)
    alone(lambda: send_report(SLUG, HOME, by=two, now=OPENED))
    returns: Act = lambda: send_back_report(SLUG, HOME, "Thiếu", DUE, by=three, now=OPENED)  # noqa: E731
    first, second = overtaken(returns, returns)
    assert (told(first), told(second)) == ("", "wrong_state")
    assert alone(ReportReturn.objects.filter(report__round__slug=SLUG).count) == 1
    alone(mended)
    first, second = overtaken(closes, returns)
    assert (told(first), told(second)) == ("", "wrong_state")
    assert alone(state) == "sent"


def mended() -> None:
    """The agency mends what was returned and sends it."""
    one, two = scorer(), head()
    save_report(SLUG, HOME, {"steering": "Hai"}, FIGURES, seen=1, by=one, now=OPENED)
    submit_report(SLUG, HOME, by=one, now=OPENED)
    send_report(SLUG, HOME, by=two, now=OPENED)


def test_a_period_is_opened_once_and_a_round_closed_once() -> None:
    by = alone(coordinator)
    opens: Act = lambda: open_round(opening(), by=by, now=OPENED)  # noqa: E731
    first, second = overtaken(opens, opens)
    assert (told(first), told(second)) == ("", "round_exists")
    assert alone(rounds().count) == 1
    first, second = overtaken(closes, closes)
    assert (told(first), told(second)) == ("", "round_closed")
    assert alone(lambda: verbs("round_closed")) == 1


def test_progress_and_the_sending_of_the_report_that_tells_it_do_not_lock_each_other() -> None:
    def begun() -> tuple[User, ...]:
        nothing_said()
        issued("nam-2018", date(2018, 1, 5), task("1", "Tháng 8/2018"))
        return sent()

    one, two, _ = alone(begun)
    says: Act = lambda: save_progress(  # noqa: E731
        "nam-2018", slot("1", "once"), done(date(2018, 8, 1)), seen=0, by=one, now=OPENED
    )
    sends: Act = lambda: send_report(SLUG, HOME, by=two, now=OPENED)  # noqa: E731
    first, second = overtaken(says, sends)
    assert (told(first), told(second)) == ("", "")
    assert alone(state) == "sent"
