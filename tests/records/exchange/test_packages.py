"""A portion goes out as a sealed package and comes back: nothing is lost, nothing overwritten silently."""

from datetime import date
from decimal import Decimal

import pytest

from cchc.core.catalogue.facts import DateFact, PlanFact, Unknown
from cchc.core.errors import CchcError, InputRefused, NotAllowed
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.entries.actions import Closed, save_entry
from cchc.records.entries.models import Entry
from cchc.records.entries.queries.stored import stored_fact
from cchc.records.exchange.actions import apply_package
from cchc.records.exchange.models import Package
from cchc.records.people.models import Role
from tests.records.campaigns.opening import NOW, person
from tests.records.entries.builders import (
    LATE,
    LATER,
    ON_TIME,
    PLAN,
    close_step,
    figures,
    head,
    internal,
    owed,
    save,
    scorer,
)
from tests.records.exchange.packing import applied, cell, filled, form_of, judged, made

DONE, DUE = f"{PLAN}|done", f"{PLAN}|due"
VALUE, STATE, NOTE = "Số liệu", "Tình trạng", "Lý do, ghi chú"


@pytest.fixture
def portion(db: None) -> Portion:
    return owed(internal())


def said(line: str = PLAN) -> Entry:
    return figures().get(line__key=line)


def measured(portion: Portion) -> str:
    """A line that asks for what was done and what was planned."""
    sheet = form_of(made(portion).content)["Số liệu"]
    keys = [str(sheet.cell(row, 13).value) for row in range(1, sheet.max_row + 1)]
    return next(key.removesuffix("|actual") for key in keys if key.endswith("|actual"))


def test_a_package_that_was_not_touched_changes_nothing(portion: Portion) -> None:
    save(portion, note="Theo kế hoạch\nđã ký")
    found = judged(portion, made(portion).content)

    assert found.lines == ()
    assert found.cleared == ()
    assert PLAN in found.same


def test_what_is_typed_in_excel_is_saved_with_its_words(portion: Portion) -> None:
    line = measured(portion)
    content = filled(
        made(portion).content,
        {
            (f"{line}|actual", VALUE): 9,
            (f"{line}|planned", VALUE): "12,5",
            (f"{line}|actual", NOTE): "Báo cáo quý IV",
            (f"{line}|actual", "Nguồn số liệu"): "Sở A",
            (f"{line}|actual", "Số ước"): "Có",
            (f"{line}|actual", "Ngày chốt số liệu"): date(2026, 10, 31),
        },
    )

    assert [one.what for one in judged(portion, content).lines] == ["take"]
    assert applied(portion, content).saved == 1
    entry = said(line)
    assert stored_fact(entry.fact) == PlanFact(Decimal(9), Decimal("12.5"))
    assert (entry.note, entry.source) == ("Báo cáo quý IV", "Sở A")
    assert (entry.provisional, entry.cutoff_date) == (True, date(2026, 10, 31))
    assert entry.points is not None


def test_figures_stand_in_the_form_and_reasons_keep_the_note(portion: Portion) -> None:
    save(portion, note="Đã trình")
    content = made(portion).content
    sheet = form_of(content)["Số liệu"]
    assert cell(sheet, DONE, VALUE).value.date() == date(2026, 1, 10)
    assert cell(sheet, DUE, NOTE).value == "Đã trình"

    back = filled(
        content,
        {(DONE, VALUE): None, (DUE, VALUE): None, (DUE, STATE): "Chưa có số liệu", (DUE, NOTE): "Chờ ký"},
    )
    applied(portion, back)
    assert stored_fact(said().fact) == Unknown("Chờ ký")
    assert said().note == "Đã trình"


def test_a_line_left_blank_keeps_the_figure_of_the_system_and_says_so(portion: Portion) -> None:
    save(portion)
    content = filled(made(portion).content, {(DONE, VALUE): None, (DUE, VALUE): None})
    found = judged(portion, content)

    assert found.lines == ()
    assert found.cleared == (PLAN,)


def test_who_did_not_touch_a_line_gets_no_conflict(portion: Portion) -> None:
    save(portion)
    content = made(portion).content
    save(portion, fact=LATE, seen=1)

    assert judged(portion, content).lines == ()


@pytest.mark.parametrize(("choice", "stays"), [("mine", LATE), ("theirs", None)])
def test_a_person_decides_a_conflict(portion: Portion, choice: str, stays: DateFact | None) -> None:
    save(portion)
    content = filled(made(portion).content, {(DONE, VALUE): "12/1/2026"})
    save(portion, fact=LATE, seen=1)

    found = judged(portion, content)
    assert [(one.what, one.version) for one in found.lines] == [("conflict", 2)]
    with pytest.raises(InputRefused) as refused:
        applied(portion, content)
    assert refused.value.code == "no_choice"

    done = applied(portion, content, {PLAN: choice})
    assert (done.saved, done.kept) == ((0, 1) if choice == "mine" else (1, 0))
    assert stored_fact(said().fact) == (stays or DateFact(done=date(2026, 1, 12), due=date(2026, 1, 15)))


def test_a_change_after_the_list_was_shown_is_refused_and_nothing_is_saved(portion: Portion) -> None:
    line = measured(portion)
    content = filled(
        made(portion).content,
        {(DONE, VALUE): "12/1/2026", (DUE, VALUE): "15/1/2026"}
        | {(f"{line}|actual", VALUE): 1, (f"{line}|planned", VALUE): 2},
    )
    shown = {one.node.key: one.version for one in judged(portion, content).lines}
    save(portion, fact=LATE)

    with pytest.raises(InputRefused) as refused:
        apply_package(portion.pk, content, "goi.zip", {PLAN: "theirs"}, shown, by=scorer(), now=NOW)
    assert refused.value.code == "entry_changed"
    assert figures().count() == 1


def test_the_same_package_again_is_the_same(portion: Portion) -> None:
    content = filled(made(portion).content, {(DONE, VALUE): "12/1/2026", (DUE, VALUE): "15/1/2026"})
    applied(portion, content)
    again = judged(portion, content)

    assert again.lines == ()
    assert again.package.returned_at == NOW


def test_every_line_at_fault_is_told_with_its_cell(portion: Portion) -> None:
    line = measured(portion)
    content = filled(made(portion).content, {(f"{line}|actual", VALUE): "chín", (DONE, VALUE): "hôm qua"})

    with pytest.raises(InputRefused) as refused:
        judged(portion, content)
    places = {(one.place.criterion, one.place.column) for one in refused.value.problems}
    assert {(line, "F"), (PLAN, "F")} <= places
    assert all(one.place.row for one in refused.value.problems)


def test_a_formula_is_refused(portion: Portion) -> None:
    content = filled(made(portion).content, {(DONE, VALUE): "=TODAY()"})

    with pytest.raises(InputRefused) as refused:
        judged(portion, content)
    assert {one.code for one in refused.value.problems} >= {"formula"}


def test_words_that_look_like_formulas_stay_words(portion: Portion) -> None:
    save(portion, note='=HYPERLINK("https://x","y")')
    content = made(portion).content
    note = cell(form_of(content)["Số liệu"], DUE, NOTE)

    assert (note.value, note.data_type) == ('=HYPERLINK("https://x","y")', "s")


def test_a_package_of_another_portion_is_refused(portion: Portion) -> None:
    other = Portion.objects.get(
        campaign_unit__campaign=portion.campaign_unit.campaign, step=portion.step, agency__slug="so-b"
    )
    foreign = made(other, scorer("minh-hoa/so-b")).content

    with pytest.raises(InputRefused) as refused:
        judged(portion, foreign)
    assert refused.value.code == "other_portion"


def test_a_package_of_another_catalogue_is_refused(portion: Portion) -> None:
    content = made(portion).content
    Campaign.objects.filter(pk=portion.campaign_unit.campaign_id).update(catalogue_sha256="0" * 64)

    with pytest.raises(InputRefused) as refused:
        judged(portion, content)
    assert refused.value.code == "other_catalogue"


def test_a_package_that_the_system_does_not_know_is_refused(portion: Portion) -> None:
    content = made(portion).content
    Package.objects.all().delete()

    with pytest.raises(InputRefused) as refused:
        judged(portion, content)
    assert refused.value.code == "unknown_package"


def test_a_closed_portion_gives_and_takes_nothing(portion: Portion) -> None:
    content = filled(made(portion).content, {(DONE, VALUE): "12/1/2026", (DUE, VALUE): "15/1/2026"})
    close_step(portion.campaign_unit.campaign, "self_scoring")

    for act in (lambda: made(portion), lambda: applied(portion, content)):
        with pytest.raises(Closed):
            act()
    assert not figures().exists()


def test_only_who_enters_the_figures_takes_them_home(portion: Portion) -> None:
    coordinator = person("vinh-phuc/so-noi-vu", Role.COORDINATOR)
    with pytest.raises(NotAllowed):
        made(portion, coordinator)
    with pytest.raises(NotVisibleError):
        made(portion, scorer("minh-hoa/so-b"))
    assert made(portion, head()).row.by == head()


def test_a_figure_that_the_act_refuses_saves_nothing(portion: Portion) -> None:
    """The form cannot say how a collected line is entered, so the act has the last word."""
    line = measured(portion)
    content = filled(
        made(portion).content,
        {(f"{line}|actual", VALUE): 1, (f"{line}|planned", VALUE): 2, (f"{line}|actual", NOTE): "x" * 1999},
    )
    shown = {one.node.key: one.version for one in judged(portion, content).lines}
    with pytest.raises(CchcError):
        apply_package(portion.pk, content, "goi.zip", {}, shown | {line: 7}, by=scorer(), now=NOW)
    assert not figures().exists()


def test_what_goes_out_and_comes_back_is_logged(portion: Portion) -> None:
    content = filled(made(portion).content, {(DONE, VALUE): "12/1/2026", (DUE, VALUE): "15/1/2026"})
    applied(portion, content)

    verbs = Event.objects.filter(verb__startswith="exchange.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["exchange.package_made", "exchange.package_applied"]
    assert Package.objects.get().versions[PLAN] == 0


def test_a_text_too_long_for_a_cell_stays_on_the_page(portion: Portion) -> None:
    save_entry(portion.pk, PLAN, ON_TIME, note="x" * 2001, seen=0, by=scorer(), now=LATER)
    content = made(portion).content

    assert PLAN in {line.node.key for line in judged(portion, content).desk.left_out}
