"""Agencies that keep a register, or owe it, and have not said that a year is complete."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Q

from cchc.records.agencies.models import Agency
from cchc.records.registers.models import KeptRegister, Row, YearClosed


@dataclass(frozen=True, slots=True)
class OpenYear:
    """A year of a register that an agency has not confirmed, with the number of its rows."""

    register: KeptRegister
    agency: Agency
    year: int
    rows: int


def open_years(year: int, owed: Collection[tuple[int, int]] = ()) -> Iterator[OpenYear]:
    """Who has written rows in a year or the one before, or owes the register, and has not confirmed the year.

    `owed` are register and agency by number: whoever never wrote a row is asked as well. Four queries.
    """
    near = Q(day__year=year) | Q(day__year=year - 1)
    kept = Row.objects.filter(near, removed_at__isnull=True).order_by("register", "agency", "pk")
    closed = set(YearClosed.objects.filter(year=year).values_list("register", "agency"))
    counted: dict[tuple[int, int], int] = {}
    for register, agency, day in kept.values_list("register", "agency", "day"):
        counted[register, agency] = counted.get((register, agency), 0) + (day.year == year)
    counted |= dict.fromkeys(sorted(pair for pair in owed if pair not in counted), 0)
    waiting = {pair: rows for pair, rows in counted.items() if pair not in closed}
    registers = KeptRegister.objects.in_bulk({register for register, _ in waiting})
    agencies = Agency.objects.in_bulk({agency for _, agency in waiting})
    for (register, agency), rows in waiting.items():
        yield OpenYear(registers[register], agencies[agency], year, rows)
