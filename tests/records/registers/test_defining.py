"""A province defines its own registers; what has rows may only grow."""

from dataclasses import replace

import pytest

from cchc.core.errors import InputRefused, NotAllowed
from cchc.core.register.definition import Condition, Feed, RegisterDefinition, RegisterField, Share, Tally
from cchc.records.agencies.queries import agency_by_key
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.people.actions import system_person
from cchc.records.registers.actions import define_register, extend_register, load_register
from cchc.records.registers.models import KeptRegister, RegisterVersion
from cchc.records.registers.queries import definition_of, register_named
from tests.records.registers.building import NOW, REPORTS, coordinator, number, row, scorer, standing
from tests.web.campaigns_built import coordinator as coordinating

pytestmark = pytest.mark.django_db
MEETINGS = RegisterDefinition(
    id="hoi-nghi",
    title="Sổ hội nghị",
    row="hội nghị",
    day="day",
    fields=(
        RegisterField(key="name", label="Tên", kind="text", required=True),
        RegisterField(key="day", label="Ngày", kind="date"),
    ),
    feeds=(Feed("par_index_province/2639-qd-ubnd-2020-vinh-long", "1.5", Tally()),),
)


def province(slug: str = "vinh-phuc") -> int:
    return agency_by_key(f"{slug}/tinh-{slug}").pk


def defined(definition: RegisterDefinition = MEETINGS) -> KeptRegister:
    return define_register(definition, province(), by=coordinator(), now=NOW)


def test_a_province_defines_its_own() -> None:
    register = defined()
    assert (register.slug, register.version, definition_of(register)) == ("hoi-nghi", 1, MEETINGS)
    assert register_named(standing(scorer()), "hoi-nghi") == register
    with pytest.raises(NotVisibleError):
        register_named(standing(coordinating("vinhlong")), "hoi-nghi")
    assert defined().slug == "hoi-nghi-2"
    for by, root in ((scorer(), province()), (coordinator(), province("vinh-long"))):
        with pytest.raises(NotAllowed):
            define_register(MEETINGS, root, by=by, now=NOW)
    with pytest.raises(NotVisibleError):
        define_register(MEETINGS, 0, by=coordinator(), now=NOW)


@pytest.mark.parametrize(
    ("definition", "code"),
    [
        (replace(MEETINGS, day="name"), "no_day"),
        (replace(MEETINGS, feeds=(Feed("khong/co", "1", Tally()),)), "unknown_catalogue"),
        (replace(MEETINGS, feeds=(replace(MEETINGS.feeds[0], line="1.2"),)), "unfit_feed"),
        (
            replace(
                MEETINGS, feeds=(replace(MEETINGS.feeds[0], reckoning=Share((Condition("day", "filled"),))),)
            ),
            "unfit_feed",
        ),
    ],
)
def test_a_faulty_definition_is_refused(definition: RegisterDefinition, code: str) -> None:
    with pytest.raises(InputRefused) as error:
        defined(definition)
    assert code in {one.code for one in error.value.problems}


def test_what_has_rows_may_only_grow() -> None:
    register = defined()
    less = replace(MEETINGS, fields=MEETINGS.fields[1:])
    register = extend_register(register.slug, less, seen=1, by=coordinator(), now=NOW)
    assert extend_register(register.slug, less, seen=1, by=coordinator(), now=NOW).version == 2
    register = extend_register(register.slug, MEETINGS, seen=2, by=coordinator(), now=NOW)
    row(register="hoi-nghi", name="Hội nghị", day="01/02/2026")
    with pytest.raises(InputRefused, match="không bỏ được"):
        extend_register(register.slug, less, seen=3, by=coordinator(), now=NOW)
    more = replace(MEETINGS, fields=(*MEETINGS.fields, RegisterField(key="place", label="Nơi", kind="text")))
    with pytest.raises(InputRefused, match="vừa sửa định nghĩa"):
        extend_register(register.slug, more, seen=1, by=coordinator(), now=NOW)
    assert extend_register(register.slug, more, seen=3, by=coordinator(), now=NOW).version == 4
    assert RegisterVersion.objects.filter(register=register).count() == 4
    with pytest.raises(NotAllowed):
        extend_register(register.slug, MEETINGS, seen=4, by=scorer(), now=NOW)
    with pytest.raises(NotVisibleError):
        extend_register(REPORTS, MEETINGS, seen=1, by=coordinator(), now=NOW)


def test_registers_of_the_house_are_loaded_twice_without_harm() -> None:
    stored = KeptRegister.objects.get(slug=REPORTS)
    loaded = definition_of(stored)
    system = system_person(now=NOW)
    assert not load_register(loaded, by=system, now=NOW)
    assert load_register(replace(loaded, title="Sổ báo cáo"), by=system, now=NOW)
    row()
    with pytest.raises(InputRefused, match="không bỏ được"):
        load_register(replace(loaded, fields=loaded.fields[1:]), by=system, now=NOW)
    with pytest.raises(NotAllowed):
        load_register(loaded, by=coordinator(), now=NOW)
    defined()
    with pytest.raises(InputRefused, match="đã có ở một tỉnh"):
        load_register(replace(MEETINGS, title="Khác"), by=system, now=NOW)
    assert number()
