"""Rows are kept by their agency, nobody writes over another unseen, years are confirmed by the head."""

from datetime import date
from typing import Any

import pytest

from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.people.models import User
from cchc.records.registers.actions import (
    attach_to_row,
    close_year,
    detach_from_row,
    open_year,
    remove_row,
    save_row,
)
from cchc.records.registers.models import Row, YearClosed
from cchc.records.registers.queries import (
    RowFilter,
    agencies_kept,
    due_rows,
    register_named,
    registers_seen,
    row_named,
    rows_seen,
    years_closed,
)
from tests.records.handing_in import handed_in
from tests.records.registers.building import (
    DISCIPLINE,
    GIVEN,
    NOW,
    REPORTS,
    TODAY,
    coordinator,
    head,
    leader,
    number,
    row,
    scorer,
    standing,
)

pytestmark = pytest.mark.django_db


def again(kept: Row, seen: int | None = None, by: User | None = None, **given: str) -> Row:
    """The row written once more."""
    wanted = {**GIVEN, **given}
    version = kept.version if seen is None else seen
    return save_row(REPORTS, kept.pk, wanted, agency=0, seen=version, by=by or scorer(), now=NOW)


def seen_by(by: User, wanted: RowFilter | None = None) -> list[int]:
    register = register_named(standing(by), REPORTS)
    return [one.pk for one in rows_seen(standing(by), register, wanted)]


def test_a_row_is_written_and_corrected() -> None:
    kept = row()
    assert (kept.version, kept.day, kept.due, kept.done) == (1, date(2026, 9, 20), date(2026, 9, 20), None)
    assert again(kept).version == 1
    later = again(kept, sent="19/09/2026")
    assert (later.version, later.done) == (2, date(2026, 9, 19))
    verbs = Event.objects.filter(subject=f"{REPORTS}/so-tu-phap/{kept.pk}").values_list("verb", flat=True)
    assert list(verbs) == ["registers.row_saved"] * 2


def test_nobody_writes_over_another_unseen() -> None:
    kept = row()
    again(kept, sent="19/09/2026", by=head())
    with pytest.raises(InputRefused, match="Lãnh đạo so-tu-phap đã ghi dòng này") as error:
        again(kept, seen=1, sent="21/09/2026")
    assert error.value.code == "row_changed"
    with pytest.raises(InputRefused):
        remove_row(REPORTS, kept.pk, "ghi nhầm", seen=1, by=scorer(), now=NOW)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"title": ""}, "empty_field"),
        ({"kind": "khác"}, "impossible_fact"),
        ({"due": "31/02/2026"}, "impossible_fact"),
        ({"due": "01/01/1980"}, "day_far"),
    ],
)
def test_what_a_column_cannot_take_is_refused(given: dict[str, Any], code: str) -> None:
    with pytest.raises(InputRefused) as error:
        row(**given)
    assert error.value.code == code


def test_only_who_works_for_the_agency_writes() -> None:
    kept = row()
    for by in (coordinator(), leader()):
        with pytest.raises(NotAllowed):
            again(kept, sent="19/09/2026", by=by)
        assert seen_by(by) == [kept.pk]
    with pytest.raises(NotVisibleError):
        again(kept, by=scorer("so-y-te"))
    with pytest.raises(NotVisibleError):
        row(by=scorer("so-y-te"), agency="so-tu-phap")
    assert seen_by(scorer("so-y-te")) == []
    with pytest.raises(NotVisibleError):
        row_named(standing(scorer("so-y-te")), register_named(standing(scorer("so-y-te")), REPORTS), kept.pk)
    assert number() in {one.pk for one in agencies_kept(standing(scorer()))}


def test_a_stranger_sees_no_register() -> None:
    stranger = User.objects.create(username="nguoi.la")
    assert not registers_seen(standing(stranger)).exists()
    with pytest.raises(NotVisibleError):
        register_named(standing(stranger), REPORTS)


def test_rows_are_found_without_marks() -> None:
    kept, other = row(), row(title="Báo cáo đất đai", due="20/03/2025")
    assert seen_by(scorer()) == [kept.pk, other.pk]
    assert seen_by(scorer(), RowFilter("dat DAI")) == [other.pk]
    assert seen_by(scorer(), RowFilter(year=2026)) == [kept.pk]
    assert seen_by(coordinator(), RowFilter(agency=number("so-y-te"))) == []
    again(kept, sent="19/09/2026")
    assert seen_by(scorer(), RowFilter(waiting=True)) == [other.pk]


def test_a_removed_row_keeps_its_reason() -> None:
    kept = row()
    with pytest.raises(InputRefused, match="lý do"):
        remove_row(REPORTS, kept.pk, "  ", seen=1, by=scorer(), now=NOW)
    remove_row(REPORTS, kept.pk, "ghi nhầm sổ", seen=1, by=scorer(), now=NOW)
    assert seen_by(scorer()) == []
    kept.refresh_from_db()
    assert (kept.removed_why, kept.version) == ("ghi nhầm sổ", 2)
    with pytest.raises(NotVisibleError):
        again(kept)


def test_a_year_is_confirmed_by_the_head_until_something_changes() -> None:
    kept = row()
    with pytest.raises(NotAllowed):
        close_year(REPORTS, number(), 2026, rows=1, by=scorer(), now=NOW)
    with pytest.raises(InputRefused, match="nay có 1 dòng"):
        close_year(REPORTS, number(), 2026, rows=0, by=head(), now=NOW)
    with pytest.raises(InputRefused, match="năm đã đến"):
        close_year(REPORTS, number(), 2027, rows=0, by=head(), now=NOW)
    with pytest.raises(NotVisibleError):
        close_year(REPORTS, number("so-y-te"), 2026, rows=0, by=head(), now=NOW)
    close_year(REPORTS, number(), 2026, rows=1, by=head(), now=NOW)
    close_year(REPORTS, number(), 2026, rows=1, by=head(), now=NOW)
    register = register_named(standing(coordinator()), REPORTS)
    assert [one.year for one in years_closed(standing(coordinator()), register, 2026)] == [2026]
    again(kept, sent="19/09/2026")
    assert not YearClosed.objects.exists()
    close_year(REPORTS, number(), 2026, rows=1, by=head(), now=NOW)
    open_year(REPORTS, number(), 2026, by=head(), now=NOW)
    open_year(REPORTS, number(), 2026, by=head(), now=NOW)
    assert not YearClosed.objects.exists()


def test_moving_a_row_to_another_year_opens_both() -> None:
    kept = row()
    for year, rows in ((2025, 0), (2026, 1)):
        close_year(REPORTS, number(), year, rows=rows, by=head(), now=NOW)
    again(kept, due="20/12/2025")
    assert not YearClosed.objects.exists()


def test_documents_prove_a_row() -> None:
    kept, document = row(), handed_in()
    attach_to_row(REPORTS, kept.pk, document.pk, by=scorer(), now=NOW)
    attach_to_row(REPORTS, kept.pk, document.pk, by=scorer(), now=NOW)
    assert list(kept.documents.all()) == [document]
    foreign = handed_in("so-y-te")
    with pytest.raises(InputRefused, match="Không có tài liệu"):
        attach_to_row(REPORTS, kept.pk, foreign.pk, by=scorer(), now=NOW)
    detach_from_row(REPORTS, kept.pk, document.pk, by=scorer(), now=NOW)
    with pytest.raises(NotVisibleError):
        detach_from_row(REPORTS, kept.pk, document.pk, by=scorer(), now=NOW)


def test_what_waits_is_found_before_and_after_its_day() -> None:
    row(title="Gần hạn", due="29/11/2026")
    row(title="Quá hạn", due="21/11/2026")
    row(title="Còn lâu", due="30/11/2026")
    row(title="Đã gửi", due="21/11/2026", sent="20/11/2026")
    row(title="Năm ngoái", due="21/11/2025")
    assert [(one.name, one.days) for one in due_rows(TODAY)] == [("Quá hạn", -1), ("Gần hạn", 7)]


def test_what_concerns_persons_has_no_text() -> None:
    with pytest.raises(InputRefused):
        row(register=DISCIPLINE, effective="01/03/2026", group="leader", form="warning", persons="một")
    kept = row(register=DISCIPLINE, effective="01/03/2026", group="leader", form="warning", persons="2")
    assert kept.values == {
        "effective": "2026-03-01",
        "group": "leader",
        "form": "warning",
        "persons": "2",
    }


def test_no_name_fits_where_a_row_of_persons_is_taken_out() -> None:
    kept = row(register=DISCIPLINE, effective="01/03/2026", group="leader", form="warning", persons="2")
    with pytest.raises(InputRefused, match="chỉ nhận một trong các lý do"):
        remove_row(DISCIPLINE, kept.pk, "Ghi nhầm ông Nguyễn Văn A", seen=1, by=scorer(), now=NOW)
    remove_row(DISCIPLINE, kept.pk, "Ghi nhầm", seen=1, by=scorer(), now=NOW)
    kept.refresh_from_db()
    assert kept.removed_why == "Ghi nhầm"
