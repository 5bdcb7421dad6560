"""Everything that a page can read, the interface gives too, and to the same people."""

import ast
from collections import Counter
from pathlib import Path

import pytest

import cchc.api
from tests.api.pages import GIVEN, NOT_GIVEN
from tests.web.routes import Route, all_routes
from tests.web.walkers import EVERYBODY, Answers

ROUTES = all_routes()


def read_by(answers: Answers) -> frozenset[str]:
    """Those who are shown something."""
    return frozenset(one for one in EVERYBODY if answers.expected(one) == 200)


def readable(route: Route) -> bool:
    return bool(read_by(route.get)) or route.get.anonymous == 200


PAGES = {
    name.removeprefix("web:") for name, one in ROUTES.items() if name.startswith("web:") and readable(one)
}


def test_every_readable_page_has_an_address_or_a_reason() -> None:
    assert GIVEN.keys() | NOT_GIVEN.keys() == PAGES
    assert not GIVEN.keys() & NOT_GIVEN.keys()
    assert all(GIVEN.values())
    assert all(NOT_GIVEN.values())


def test_every_address_that_is_named_can_be_read() -> None:
    named = {f"api:{name}" for names in GIVEN.values() for name in names}
    assert {
        name for name in named if name not in ROUTES or ROUTES[name].get == Answers(others=405, anonymous=405)
    } == set()


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_who_reads_the_page_reads_the_first_of_its_addresses(name: str) -> None:
    shown = ROUTES[f"web:{name}"]
    given = ROUTES[f"api:{GIVEN[name][0]}"]
    assert read_by(shown.get) <= read_by(given.get)


def test_no_two_shapes_share_a_name() -> None:
    """The description names shapes by their class alone: the second of two would be told as the first."""
    named: Counter[str] = Counter()
    for module in Path(cchc.api.__path__[0]).rglob("*.py"):
        body = ast.parse(module.read_text(encoding="utf-8")).body
        named.update(one.name for one in body if isinstance(one, ast.ClassDef))
    assert {name for name, count in named.items() if count > 1} == set()
