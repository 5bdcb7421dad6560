"""The door: whoever is not signed in sees it, whoever is has nothing to do there."""

from tests.web.addresses import OPEN
from tests.web.routes import Route
from tests.web.walkers import EVERYBODY, Answers

LED_ON = Answers({302: EVERYBODY}, anonymous=200)
ROUTES = {
    "web:login": Route(OPEN["login"], LED_ON, LED_ON),
    "web:logout": Route(OPEN["logout"], Answers({302: EVERYBODY}), Answers({302: EVERYBODY})),
}
