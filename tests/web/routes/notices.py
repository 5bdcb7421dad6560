"""One's own notices: everybody has them, nobody sees those of others."""

from tests.web.routes import Route
from tests.web.walkers import EVERYBODY, Answers

ROUTES = {
    "web:notices": Route("/thong-bao/", Answers({200: EVERYBODY}), Answers({200: EVERYBODY})),
    "web:notices_read": Route("/thong-bao/da-doc/", Answers(others=405), Answers({302: EVERYBODY})),
}
