"""How far a long reading is, on one line of the terminal that is wiped away at the end."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

WIPED = "\r\x1b[K"


class Far(Protocol):
    """So many of a whole, and the tables in them."""

    @property
    def done(self) -> int:
        """How many were read."""

    @property
    def whole(self) -> int:
        """How many there are."""

    @property
    def tables(self) -> int:
        """How many tables were met."""


@contextmanager
def far_told(unit: str) -> Iterator[Callable[[Far], None]]:
    """Hears how far a reading is and says so on the error stream; silent where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return

    def told(far: Far) -> None:
        said = f"Đang đọc: {far.done} trong {far.whole} {unit}, gặp {far.tables} bảng"
        print(f"{WIPED}{said}", end="", file=sys.stderr, flush=True)

    try:
        yield told
    finally:
        print(WIPED, end="", file=sys.stderr, flush=True)
