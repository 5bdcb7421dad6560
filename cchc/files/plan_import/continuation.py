"""Whether a table without a heading goes on with the one above, and which columns are only assumed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.values import ByDirection, NotUnderstood, Unstated
from cchc.files.plan_import.agencies import AgencyNames
from cchc.files.plan_import.headings import Columns, Role
from cchc.files.plan_import.paper import Cell, Grid
from cchc.files.plan_import.references import References

AGENCIES: frozenset[Role] = frozenset(("lead", "coordinating", "responsible"))
POINTS: frozenset[Role] = frozenset(("max", "achieved", "lost", "expected"))
WORDS: frozenset[Role] = frozenset(
    ("task", "criterion", "requirement", "evidence", "result", "explanation", "budget", "quantity", "remark")
)
CLASSES = (AGENCIES, POINTS, WORDS)
NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?")
FIGURE = re.compile(r"[-–]?\d{0,3}(?:[.,]\d{1,4})?|[-–_./\s]*")
SAME_WIDTH = 0.02  # of the width of the table
LONGEST_DEADLINE, LONGEST_WHO = 200, 600
Texts = Mapping[Role, Cell]


@dataclass(frozen=True, slots=True)
class Continuation:
    """What judges a grid without heading: `agencies` tells names from other words, `references` the lines."""

    agencies: AgencyNames
    references: References

    def assumed(
        self, columns: Columns, above: Grid, grid: Grid, rows: tuple[Texts, ...], last: str
    ) -> frozenset[Role] | None:
        """The columns that nothing tells apart, empty when all is sure; None when the content fits none.

        `rows` are the cells by the roles of the heading above, `last` is the number of the last row above; a
        row without a number may be the rest of the one above and is not judged.
        What holds for sure: numbers that go on, columns whose kind of content only one of them can have, and
        columns as wide as above where the others are not so wide, or a table that the page alone has cut.
        """
        if not all(NUMBER.fullmatch(text) for text in _filled(rows, "number")):
            return None
        whole = tuple(row for row in rows if _text(row, "number")) if "number" in columns.roles else rows
        if grid.turned and _same_widths(above.widths, grid.widths) and (not whole or _goes_on(last, rows)):
            return frozenset()
        if not self._fits(whole):
            return None
        here = frozenset(role for role in columns.roles if role is not None)
        same = _same_widths(above.widths, grid.widths)
        if grid.widths and above.widths and not same:
            return None if _moved(above.widths, grid.widths) else here
        if not _goes_on(last, rows):
            return here
        told_apart = same and _all_differ(grid.widths)
        if (None in columns.roles or columns.doubled) and not told_apart:
            return here
        open_ones = here - self._of_catalogue(whole)
        twins = [kind & open_ones for kind in CLASSES if len(kind & open_ones) > 1]
        loose = frozenset().union(*twins) if twins and not told_apart else frozenset()
        return loose | self._deadline_elsewhere(whole)

    def _fits(self, rows: tuple[Texts, ...]) -> bool:
        """Whether no column holds what it can not hold."""
        subject = _filled(rows, "task") or _filled(rows, "criterion")
        return (
            all(FIGURE.fullmatch(text) for role in POINTS for text in _filled(rows, role))
            and all(_half(self._names, _filled(rows, role)) for role in AGENCIES)
            and _half(_may_be_deadline, _filled(rows, "deadline"))
            and not (subject and _mostly(self._names, subject))
            and not (subject and _mostly(_says_when, subject))
            and not (subject and _mostly(NUMBER.fullmatch, subject))
        )

    def _names(self, text: str) -> bool:
        """Whether a cell names agencies, misspelt or not, and hardly anything else."""
        if len(text) > LONGEST_WHO:
            return False
        named = self.agencies.read(text)
        strange = sum(len(one.text) for one in named.unclear if not one.candidates)
        return strange * 2 < len(text)

    def _of_catalogue(self, rows: tuple[Texts, ...]) -> frozenset[Role]:
        """Columns that hold in every row the name, the maximum of the line whose code stands beside them."""
        catalogue = self.references.catalogue
        if catalogue is None:
            return frozenset()
        texts = [{role: " ".join(cell.text.split()) for role, cell in row.items()} for row in rows]
        numbered = [row for row in texts if row.get("number")]
        nodes = [catalogue.by_key.get(row["number"].rstrip(".")) for row in numbered]
        if not numbered or None in nodes:
            return frozenset()
        fits: dict[Role, Callable[[str, str, Decimal | None], bool]] = {
            "criterion": lambda code, text, _: self.references.node_title_fits(code, text),
            "max": lambda _, text, most: most is not None and text.replace(",", ".") == f"{most:.2f}",
        }
        pairs = [
            (row, node.max_points) for row, node in zip(numbered, nodes, strict=True) if node is not None
        ]
        return frozenset(
            role
            for role, fit in fits.items()
            if all(fit(row["number"].rstrip("."), row.get(role, ""), most) for row, most in pairs)
        )

    def _deadline_elsewhere(self, rows: tuple[Texts, ...]) -> frozenset[Role]:
        """Columns that hold deadlines beside the one that should: nobody can tell which is meant."""
        others = [role for role in WORDS if _filled(rows, role) and _mostly(_says_when, _filled(rows, role))]
        return frozenset(("deadline", *others)) if others else frozenset()


def _text(row: Texts, role: Role) -> str:
    return " ".join(row[role].own.split()) if role in row else ""


def _filled(rows: tuple[Texts, ...], role: Role) -> list[str]:
    return [text for row in rows if (text := _text(row, role))]


def _mostly(test: Callable[[str], object], texts: list[str]) -> bool:
    """Whether more than half of the texts pass; true for none."""
    return not texts or 2 * sum(bool(test(text)) for text in texts) > len(texts)


def _half(test: Callable[[str], object], texts: list[str]) -> bool:
    """Whether at least half of the texts pass; true for none."""
    return 2 * sum(bool(test(text)) for text in texts) >= len(texts)


def _may_be_deadline(text: str) -> bool:
    return len(text) <= LONGEST_DEADLINE and not isinstance(parse_deadline(text), NotUnderstood)


def _says_when(text: str) -> bool:
    read = parse_deadline(text) if len(text) <= LONGEST_DEADLINE else Unstated()
    return not isinstance(read, NotUnderstood | Unstated | ByDirection)


def _goes_on(last: str, rows: tuple[Texts, ...]) -> bool:
    """Whether the numbers begin where those above end and rise from there; whole numbers by one."""
    numbers = [_parts(text) for text in (last, *_filled(rows, "number"))]
    if not last or len(numbers) < 2 or None in numbers:
        return False
    return all(_follows(one, other) for one, other in pairwise(filter(None, numbers)))


def _parts(text: str) -> tuple[int, ...] | None:
    return tuple(map(int, text.rstrip(".").split("."))) if NUMBER.fullmatch(text) else None


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    plain = len(one) == len(other) == 1
    return other[0] in (one[0] + 1, 1) if plain else other > one


def _same_widths(above: tuple[float, ...], here: tuple[float, ...]) -> bool:
    if not above or len(above) != len(here):
        return False
    return all(abs(one - other) <= SAME_WIDTH for one, other in zip(above, here, strict=True))


def _moved(above: tuple[float, ...], here: tuple[float, ...]) -> bool:
    """Whether the columns are as wide as above in another order: they have been moved."""
    return _same_widths(tuple(sorted(above)), tuple(sorted(here)))


def _all_differ(widths: tuple[float, ...]) -> bool:
    return all(abs(one - other) > 2 * SAME_WIDTH for one, other in combinations(widths, 2))
