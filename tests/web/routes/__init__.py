"""Every route of the site with what it answers to whom; one module a noun, each with its `ROUTES`.

A new address needs one line, in the module of its noun (or a new module in this folder; all are found):

    ROUTES = {
        "web:campaigns": Route("/dot/", seen(PROVINCE)),
        "web:late": Route("/dot/nam-2026/cham-muon/", seen(COORDINATORS), Answers({302: COORDINATORS})),
    }

The key is the name of the address with its namespace; then an example of the address, what GET answers and
what POST with `sent` answers (left out: 405, the address takes none). Roles are given from the side of the
page: `of(Role.SCORER, where=(OWN,))` is the scorer of the agency that owns the page, `where=(OTHER,)` the one
of another agency of its province; `STRANGER` coordinates in another province; `ADMINISTRATOR` is a superuser.
A page of Vĩnh Long says `province="vinh-long"`; `own` and `other` name other agencies than Sở Nội vụ and
Sở Tư pháp. Rows that the demo data lack are made by a function that returns the address: `Route(made, …)`.
`tests/web/test_roles.py` walks all of it and refuses a route without a line.
"""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from tests.web.walkers import PROVINCES, REFUSED, Answers

Address = str | Callable[[], str]


@dataclass(frozen=True, slots=True)
class Route:
    """An address, what GET and POST answer, whose page it is, what POST sends; `key`: by a key, as JSON."""

    address: Address
    get: Answers
    post: Answers = REFUSED
    province: str = "vinh-phuc"
    own: str = ""
    other: str = ""
    sent: Mapping[str, Any] = field(default_factory=dict)
    key: bool = False

    @property
    def agencies(self) -> tuple[str, str, str]:
        """The agency that owns the page, another of its province, one of another province."""
        own, other = PROVINCES[self.province]
        far = next(agencies[0] for province, agencies in PROVINCES.items() if province != self.province)
        return self.own or own, self.other or other, far

    def made(self) -> str:
        """The address; what it needs is made on the way."""
        return self.address if isinstance(self.address, str) else self.address()


def all_routes() -> dict[str, Route]:
    """The declared routes of all modules of this folder; no route is declared twice."""
    found: dict[str, Route] = {}
    for module in pkgutil.iter_modules(__path__):
        declared: dict[str, Route] = import_module(f"{__name__}.{module.name}").ROUTES
        assert not found.keys() & declared.keys()
        found |= declared
    return found
