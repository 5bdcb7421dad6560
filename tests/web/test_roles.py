"""Every route of the site with every role, by GET and by POST: what is answered is what is declared."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test.client import MULTIPART_CONTENT
from django.urls import URLPattern, URLResolver, get_resolver

from tests.web.routes import Route, all_routes
from tests.web.walkers import WALKERS, Answers, Walkers, walkers_of

ROUTES = all_routes()


def named(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[str]:
    """The full name of every address below a resolver; an address without name gives its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield ":".join((*namespaces, entry.name or str(entry.pattern)))
        else:
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from named(entry, inner)


def answers(walkers: Walkers, method: str, address: str, sent: dict[str, Any], form: str) -> dict[str, int]:
    """The status that each walker gets; nothing that one does is there for the next."""
    found = {}
    for walker, browser in walkers.browsers.items():
        with transaction.atomic():
            answer = browser.get(address) if method == "GET" else browser.post(address, sent, form)
            if answer.streaming:
                b"".join(answer.streaming_content)  # a file is handed over while it is open
            found[walker] = answer.status_code
            transaction.set_rollback(True)
    return found


def expected(declared: Answers) -> dict[str, int]:
    """The declared status of each walker."""
    return {walker: declared.expected(walker) for walker in WALKERS}


def test_every_route_is_declared_and_every_declared_route_is_there() -> None:
    assert set(named(get_resolver())) == ROUTES.keys()


@pytest.mark.parametrize("name", ROUTES)
def test_every_role_gets_what_is_declared(db: None, name: str) -> None:
    route: Route = ROUTES[name]
    address, walkers = route.made(), walkers_of(*route.agencies, key=route.key)
    form = "application/json" if route.key else MULTIPART_CONTENT

    assert answers(walkers, "GET", address, {}, form) == expected(route.get)
    assert answers(walkers, "POST", address, dict(route.sent), form) == expected(route.post)
