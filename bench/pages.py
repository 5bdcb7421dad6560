"""What pages cost: queries, milliseconds with one client and with eight."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.server import Server
from bench.visitor import Visitor, session_of
from cchc.records.people.models import User

REQUESTS = 25
CLIENTS = 8


@dataclass(frozen=True, slots=True)
class Page:
    """An address, who reads it, and the most queries that it may need."""

    name: str
    path: str
    person: User
    most_queries: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What one page cost; times in milliseconds: median and worst of one client, median of eight."""

    page: Page
    queries: int
    size: int
    one: float
    one_worst: float
    eight: float


def queries_of(page: Page) -> int:
    """How many queries one reading needs, once catalogues and registers are in memory."""
    client = Client()
    client.force_login(page.person)
    client.get(page.path)
    with CaptureQueriesContext(connection) as seen:
        response = client.get(page.path)
    if response.status_code != 200:
        raise RuntimeError(f"{page.path}: {response.status_code}")
    return len(seen)


def cost_of(page: Page, server: Server) -> Cost:
    """Read a page over HTTP, with one client and with eight at once."""
    visitors = [Visitor(server.host, server.port, session_of(page.person)) for _ in range(CLIENTS)]
    size = max(len(visitor.get(page.path)[1].encode()) for visitor in visitors)
    alone = _times(visitors[0], page.path, REQUESTS)
    with ThreadPoolExecutor(CLIENTS) as pool:
        together = pool.map(lambda one: _times(one, page.path, REQUESTS // 5), visitors)
        crowd = [each for times in together for each in times]
    for visitor in visitors:
        visitor.close()
    return Cost(page, queries_of(page), size, median(alone), max(alone), median(crowd))


def _times(visitor: Visitor, path: str, requests: int) -> Sequence[float]:
    times = []
    for _ in range(requests):
        began = time.perf_counter()
        status, _ = visitor.get(path)
        times.append((time.perf_counter() - began) * 1000)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
    return times
