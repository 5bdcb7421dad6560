"""The server killed without warning during a burst of saves: what it had confirmed must be there."""

from collections.abc import Mapping, Sequence
from contextlib import closing

from bench.savers import Told, Work, lost, save_all
from bench.server import serving
from bench.visitor import Visitor

ENDLESS = 10_000


def kill_during_burst(
    works: Sequence[Work], after: int, *, first: int, more: Mapping[str, str] | None = None
) -> tuple[Told, list[str]]:
    """Kill the server once it has answered `after` saves; return what it told, and what of it is lost."""
    with serving(more) as server:

        def kill(count: int) -> None:
            if count >= after:
                server.kill()

        told = Told(on_confirmed=kill)
        save_all(server, works, ENDLESS, first=first, told=told)
    return told, lost(told)


def answers_again(path: str, more: Mapping[str, str] | None = None) -> bool:
    """Whether a server started on the same database answers."""
    with serving(more) as server, closing(Visitor(server.host, server.port, "")) as visitor:
        return visitor.get(path)[0] == 200
