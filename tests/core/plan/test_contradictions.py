"""Contradictions of a catalogue and of its plans: each once, on its line and on the lines below it."""

from dataclasses import replace

from cchc.core.catalogue.nodes import Conflict, Statement, Target
from cchc.core.plan.contradictions import contradictions, contradictions_on
from tests.core.builders import area, catalogue, line, parent, plan

FIRST, SECOND = Statement("Phụ lục", "20%"), Statement("Phần II", "30%")


def conflict(identifier: str, on: str | None, note: str = "") -> Conflict:
    return Conflict(identifier, "Tỷ lệ", FIRST, SECOND, on, note)


NAMING = replace(line("1.2"), target=Target("Đạt", conflicts=("named",)))
VERSION = replace(
    catalogue(area("1", parent("1.1", line("1.1.1"), line("1.1.2")), NAMING)),
    conflicts=(conflict("codes", None), conflict("named", None), conflict("below", "1.1.2")),
)


def test_the_words_of_a_plan_stand_in_place_of_those_that_cannot_change() -> None:
    own = replace(
        plan(VERSION),
        conflicts=(conflict("below", "1.1.2", "đã rõ"), conflict("above", "1.1"), conflict("x", None)),
    )

    found = contradictions(VERSION, (own,))

    assert [(one.id, one.note) for one in found] == [
        ("above", ""),
        ("below", "đã rõ"),
        ("codes", ""),
        ("named", ""),
    ]
    assert contradictions(VERSION) == (VERSION.conflicts[2], *VERSION.conflicts[:2])


def test_a_line_has_its_own_those_above_it_and_those_it_names() -> None:
    found = (*VERSION.conflicts, conflict("above", "1.1"))

    def on(key: str) -> list[str]:
        return [one.id for one in contradictions_on(VERSION, key, found)]

    assert on("1.1.2") == ["below", "above"]
    assert on("1.1.1") == ["above"]
    assert on("1.2") == ["named"]


def test_the_side_that_a_verdict_follows() -> None:
    either = conflict("one", "1.2")

    assert either.basis is None
    assert replace(either, followed="first").basis == FIRST
    assert replace(either, followed="second").basis == SECOND
