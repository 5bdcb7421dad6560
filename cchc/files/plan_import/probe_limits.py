"""How much a document may hold before it is taken apart, and how its reader says so."""

import sys

MOST_BLOCKS = 10_000
MOST_CELLS = 30_000
MOST_LETTERS = 3_000_000
MOST_ROWS, MOST_COLUMNS = 3_000, 63  # Word itself draws no more columns


class Refused(Exception):
    """What is wrong with the file, as a code, and where in it."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(code)
        self.code, self.where = code, where


def tell(done: int, whole: int, tables: int) -> None:
    """Say how far the reading is, for whoever listens."""
    sys.stderr.write(f"read {min(done, whole)} of {whole}, tables {tables}\n")
    sys.stderr.flush()
