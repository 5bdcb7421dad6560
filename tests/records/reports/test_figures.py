"""Figures without remarks: the agency's own from a file, and those put in by who collects them by mail."""

import pytest

from cchc.core.campaign.portion import WrongState
from cchc.core.errors import InputRefused, NotAllowed, Place
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.reports.actions import FilledRow, close_round, fill_figures, save_figures, submit_report
from cchc.records.reports.models import ReportState
from tests.records.plans.building import coordinator, head, scorer
from tests.records.reports.building import OPENED, REMARKS, SLUG, leader, opened, own_report, saved, sent

pytestmark = pytest.mark.django_db


def put(**figures: str) -> None:
    """Figures of Sở Nội vụ written by its own people, as the newest version was seen."""
    save_figures(
        SLUG, "so-noi-vu", figures, seen=own_report().version, file="f.xlsx", by=scorer(), now=OPENED
    )


def filled(*rows: FilledRow) -> tuple[int, int]:
    """How many reports and figures the coordinator filled in."""
    done = fill_figures(SLUG, rows, file="cac-so.xlsx", by=coordinator(), now=OPENED)
    return done.reports, done.figures


def refused(*rows: FilledRow) -> list[str]:
    """The codes of what stands against it."""
    with pytest.raises(InputRefused) as found:
        filled(*rows)
    return [one.code for one in found.value.problems]


def row(agency: str, seen: int = 0, **figures: str) -> FilledRow:
    """A row of a file."""
    return FilledRow(agency, figures, seen, Place("f.xlsx", "Số liệu", 7))


def test_figures_are_written_and_the_rest_stays() -> None:
    opened()
    saved("so-noi-vu")
    put(on_time="990")
    report = own_report()
    assert (report.figures, report.remarks) == ({"dossiers": "1000", "on_time": "990"}, REMARKS)
    assert Event.objects.filter(verb="reports.saved", detail__file="f.xlsx").count() == 1
    put(on_time="990")
    assert own_report().version == 2
    put(on_time="")
    assert own_report().figures == {"dossiers": "1000"}


def test_figures_are_not_written_over_another_person_nor_by_another_agency() -> None:
    opened()
    saved("so-noi-vu")
    slug, given = SLUG, {"dossiers": "5"}
    with pytest.raises(InputRefused, match="đã ghi lúc"):
        save_figures(slug, "so-noi-vu", given, seen=0, by=scorer(), now=OPENED)
    with pytest.raises(InputRefused) as wrong:
        put(dossiers="5", on_time="6", khac="1")
    assert [one.code for one in wrong.value.problems] == ["unknown_indicator", "part_over_whole"]
    with pytest.raises(NotAllowed):
        save_figures(slug, "so-noi-vu", given, seen=1, by=coordinator(), now=OPENED)
    with pytest.raises(NotVisibleError):
        save_figures(slug, "so-noi-vu", given, seen=1, by=scorer("so-tu-phap"), now=OPENED)
    submit_report(slug, "so-noi-vu", by=scorer(), now=OPENED)
    with pytest.raises(WrongState):
        put(dossiers="5")


def test_figures_sent_by_mail_are_put_in_where_there_are_none() -> None:
    opened()
    saved("so-noi-vu", dossiers="10")
    rows = (row("so-noi-vu", 1, dossiers="10", on_time="9"), row("so-tu-phap", dossiers="1.234,5"))
    assert filled(*rows) == (2, 2)
    own, other = own_report(), own_report("so-tu-phap")
    assert (own.figures, own.remarks, own.state) == (
        {"dossiers": "10", "on_time": "9"},
        REMARKS,
        ReportState.DRAFT,
    )
    assert (other.figures, other.state, other.by) == (
        {"dossiers": "1234,5"},
        ReportState.DRAFT,
        coordinator(),
    )
    assert Event.objects.filter(verb="reports.figures_filled").count() == 3
    assert filled(row("so-tu-phap", 1, dossiers="1234,5")) == (0, 0)


def test_nothing_of_an_agency_is_changed_and_nothing_is_half_done() -> None:
    opened()
    saved("so-noi-vu", dossiers="10")
    fits = row("so-tai-chinh", dossiers="1")
    assert refused(fits, row("so-noi-vu", 1, dossiers="11")) == ["figure_known"]
    assert refused(fits, row("so-noi-vu", 1, on_time="11")) == ["part_over_whole"]
    assert refused(fits, row("so-noi-vu", 0, on_time="1")) == ["report_changed"]
    assert refused(fits, row("so-noi-vu", 1, khac="1", on_time="nhiều")) == [
        "unknown_indicator",
        "impossible_fact",
    ]
    assert refused(fits, fits) == ["report_changed"]
    sent("so-tu-phap")
    saved("so-noi-vu", seen=1)
    submit_report(SLUG, "so-noi-vu", by=scorer(), now=OPENED)
    assert refused(fits, row("so-tu-phap", 1, dossiers="1"), row("so-noi-vu", 2, dossiers="1")) == [
        "report_left",
        "report_left",
    ]
    assert own_report("so-tai-chinh").state == ReportState.WAITING


def test_only_who_coordinates_puts_figures_in_and_only_in_an_open_round() -> None:
    opened()
    one = row("so-noi-vu", dossiers="1")
    with pytest.raises(NotAllowed):
        fill_figures(SLUG, [one], by=leader(), now=OPENED)
    for stranger in (scorer(), head()):
        with pytest.raises(NotVisibleError):
            fill_figures(SLUG, [one], by=stranger, now=OPENED)
    with pytest.raises(NotVisibleError):
        filled(row("so-y-te", dossiers="1"))
    close_round(SLUG, seen=1, by=coordinator(), now=OPENED)
    with pytest.raises(WrongState):
        filled(one)
