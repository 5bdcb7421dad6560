"""The names under which the units of a year are known: found as written, found loosely, the nearest ones."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cached_property
from unicodedata import combining, normalize

from cchc.core.agency.lineage import Agency, AgencyRegister
from cchc.core.numerals import date_text

NOT_A_WORD = re.compile(r"[^0-9a-z]+")
NEAREST = 3
# Guessing is slow: a file of nothing but unknown names is not to keep anyone waiting.
MOST_GUESSES = 100
LONGEST_NAME = 60
KIND = re.compile(r"^(tinh|thanh pho|tp) ")


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit with every name it goes by, the short one first."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class UnitNames:
    """The units of one year by name; `others` are those of other years, each with why it is not counted."""

    units: tuple[NamedUnit, ...]
    others: tuple[tuple[NamedUnit, str], ...] = ()
    _near: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def by_name(self) -> dict[str, str]:
        """Units by each of their names as written."""
        return {normalize("NFC", name): unit.id for unit in self.units for name in unit.names}

    @cached_property
    def by_letters(self) -> dict[str, str]:
        """Units by their names without marks, case and kind; a name that two units share is left out."""
        found: dict[str, set[str]] = {}
        for name, unit in self.by_name.items():
            found.setdefault(_bare(name), set()).add(unit)
        return {letters: units.pop() for letters, units in found.items() if len(units) == 1}

    @cached_property
    def short(self) -> dict[str, str]:
        """The short name of each unit."""
        return {unit.id: unit.names[0] for unit in self.units}

    def find(self, name: str) -> str | None:
        """The unit of a name, whatever its case and marks; None when there is none."""
        return self.by_name.get(name) or self.by_letters.get(_bare(name))

    @cached_property
    def reasons(self) -> dict[str, str]:
        """Why names mean no unit of the year, by their letters; names of its own units are not among them."""
        found = {_bare(name): why for unit, why in self.others for name in unit.names}
        return {letters: why for letters, why in found.items() if letters not in self.by_letters}

    def why_not(self, name: str) -> str:
        """Why the unit of a name is not counted in the year; empty for a name that no unit ever bore."""
        return self.reasons.get(_bare(name), "")

    def nearest(self, name: str) -> tuple[str, ...]:
        """Short names of the units whose names look most like a text, at most three; none for long texts."""
        if len(name) > LONGEST_NAME:
            return ()
        if name not in self._near and len(self._near) < MOST_GUESSES:
            close = get_close_matches(_bare(name), self.by_letters, n=3 * NEAREST, cutoff=0.6)
            units = dict.fromkeys(self.by_letters[letters] for letters in close)
            self._near[name] = tuple(self.short[unit] for unit in units)[:NEAREST]
        return self._near.get(name, ())


def letters_of(text: str) -> str:
    """A text without marks, case and punctuation, for comparing."""
    plain = "".join(letter for letter in normalize("NFD", text.casefold()) if not combining(letter))
    return NOT_A_WORD.sub(" ", plain.replace("đ", "d")).strip()


def _bare(name: str) -> str:
    return KIND.sub("", letters_of(name))


def names_on(register: AgencyRegister, day: date) -> UnitNames:
    """The agencies of a register that exist on a day, in its order."""
    counted = tuple(_named(agency) for agency in register.agencies if agency.valid_on(day))
    others = (agency for agency in register.agencies if not agency.valid_on(day))
    return UnitNames(counted, tuple((_named(agency), why_not_on(register, agency, day)) for agency in others))


def why_not_on(register: AgencyRegister, agency: Agency, day: date) -> str:
    """Why an agency is not among those of a day: what it has become since, or what was there before it."""
    if agency.valid_to is not None and agency.valid_to < day:
        since = date_text(agency.valid_to + timedelta(days=1))
        now = _listed(register, (found.to for found in register.successors(agency.id, day)))
        return f"{agency.name} (đơn vị cũ) không còn từ ngày {since}" + (f", nay thuộc {now}" if now else "")
    since = date_text(agency.valid_from) if agency.valid_from else ""
    before = _listed(register, (found.origin for found in register.successions if found.to == agency.id))
    return f"{agency.name} (đơn vị mới) chỉ có từ ngày {since}" + (
        f", trước đó là {before}" if before else ""
    )


def _listed(register: AgencyRegister, agencies: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(register.name_of(one) for one in agencies if one is not None))


def _named(agency: Agency) -> NamedUnit:
    return NamedUnit(agency.id, _names(agency.short_name, *agency.aliases, agency.name))


def _names(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))


def units_by_year(register: AgencyRegister, days: Iterable[tuple[int, date]]) -> dict[int, UnitNames]:
    """The units of each year on the day on which it counts them."""
    asked = tuple(days)
    known = {day: names_on(register, day) for day in {day for _, day in asked}}
    return {year: known[day] for year, day in asked}
