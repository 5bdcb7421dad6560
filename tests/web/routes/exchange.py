"""A portion taken home as a package: for those who fill it in; who only reads it is refused."""

from collections.abc import Callable

from django.urls import reverse

from cchc.records.people.models import Role
from tests.web.routes import Route
from tests.web.routes.scoring import NATIONAL, portion
from tests.web.walkers import COORDINATORS, OWN, Answers, of

FILLING = of(Role.SCORER, Role.COMMUNE_OFFICER, Role.UNIT_HEAD, where=(OWN,))
WHOLE = COORDINATORS | of(Role.LEADER)
SEEN = Answers({200: FILLING, 403: WHOLE})
BACK = Answers({302: FILLING, 403: WHOLE})
NO_ANSWER = Answers(others=405)


def of_package(name: str) -> Callable[[], str]:
    """An address of the package of what Sở Nội vụ owes."""
    return lambda: reverse(f"web:{name}", args=[NATIONAL, portion().pk])


ROUTES = {
    "web:package": Route(of_package("package"), SEEN),
    "web:package_file": Route(of_package("package_file"), NO_ANSWER, SEEN),
    "web:package_upload": Route(of_package("package_upload"), BACK, SEEN),
    "web:package_apply": Route(of_package("package_apply"), BACK, BACK),
}
