"""Which lines of a sheet a person asked for: by agency, lost, unknown, not applicable."""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.evaluate import State
from cchc.core.scoring.sheet import Line
from cchc.web.agency_names import UNSTATED, UNSTATED_SLUG, groups_of

STATES = {
    "mat-diem": "Dòng mất điểm",
    "chua-co-so-lieu": "Dòng chưa có số liệu",
    "khong-danh-gia": "Dòng không đánh giá",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Answerable:
    """Who answers for each line: its leads, or else those whom the deduction items name."""

    by_line: Mapping[str, tuple[str, ...]]
    silent: frozenset[str]

    def of(self, line: str) -> tuple[str, ...]:
        """The agencies of a line, none where no source names any."""
        return self.by_line.get(line, ())

    def unstated(self, line: str) -> bool:
        """Whether points were lost on the line and an item names nobody."""
        return line in self.silent


def answerable(assessment: Assessment) -> Answerable:
    """Collect who answers for the lines of an assessment."""
    found = {leaf.key: dict.fromkeys(leaf.lead) for leaf in assessment.catalogue.leaves}
    for item in assessment.deductions:
        found.setdefault(item.line, {}).update(dict.fromkeys(item.responsible))
    silent = frozenset(item.line for item in assessment.deductions if not item.responsible)
    return Answerable({line: tuple(agencies) for line, agencies in found.items()}, silent)


@dataclass(frozen=True, slots=True)
class SheetFilter:
    """What was asked for; `unknown_words` tells that an address named something that does not exist."""

    agency: str = ""
    state: str = ""
    matching: frozenset[str] = frozenset()
    part: str = ""
    parts: frozenset[str] = frozenset()
    unknown_words: bool = False

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return not (self.agency or self.state or self.part)

    def keeps(self, line: Line, who: Answerable) -> bool:
        """Whether the line is wanted."""
        in_part = not self.part or line.node.part in self.parts
        return in_part and self._right_state(line) and self._right_agency(line.node.key, who)

    def _right_state(self, line: Line) -> bool:
        match self.state:
            case "mat-diem":
                return bool(line.lost)
            case "chua-co-so-lieu":
                return line.score.state is State.UNKNOWN
            case "khong-danh-gia":
                return line.score.state is State.NOT_APPLICABLE
            case _:
                return True

    def _right_agency(self, key: str, who: Answerable) -> bool:
        if self.agency == UNSTATED_SLUG:
            return who.unstated(key)
        return not self.agency or not self.matching.isdisjoint(who.of(key))


def read_filter(asked: Mapping[str, str], assessment: Assessment) -> SheetFilter:
    """Read the query of an address; words that mean nothing here are dropped and said so."""
    register, day = assessment.agencies, assessment.unit.day
    agency, state, part = asked.get("co-quan", ""), asked.get("loc", ""), asked.get("phan", "")
    known_agency = agency in ("", UNSTATED_SLUG) or register.has(agency)
    known_state = state in ("", *STATES)
    parts = _parts_named(assessment.catalogue, part)
    named = bool(agency) and known_agency and agency != UNSTATED_SLUG
    return SheetFilter(
        agency=agency if known_agency else "",
        state=state if known_state else "",
        matching=groups_of(register, agency, day) if named else frozenset(),
        part=part if parts else "",
        parts=parts,
        unknown_words=not (known_agency and known_state and bool(parts) is bool(part)),
    )


def _parts_named(catalogue: Catalogue, name: str) -> frozenset[str]:
    """The part of this name, or all parts of the group of this name; empty when there is none."""
    return frozenset(part.id for part in catalogue.parts if name in (part.id, part.group))


def part_choices(catalogue: Catalogue, chosen: str) -> tuple[Choice, ...]:
    """The parts by group, as the overview lists them."""
    choices = [Choice("", "Tất cả các phần điểm", not chosen)]
    for group in catalogue.part_groups:
        choices.append(Choice(group.id, group.name, group.id == chosen))
        mine = (part for part in catalogue.parts if part.group == group.id)
        choices += [Choice(part.id, f"– {part.name}", part.id == chosen) for part in mine]
    return tuple(choices)


def agency_choices(register: AgencyRegister, who: Answerable, chosen: str) -> tuple[Choice, ...]:
    """The agencies that answer for some line, by name; 'chưa ghi' last where something is left unsaid."""
    wanted = {agency for agencies in who.by_line.values() for agency in agencies}
    if chosen and chosen != UNSTATED_SLUG:
        wanted.add(chosen)
    named = sorted((register.name_of(agency), agency) for agency in wanted)
    choices = [Choice("", "Tất cả cơ quan", not chosen)]
    choices += [Choice(agency, name, agency == chosen) for name, agency in named]
    if who.silent:
        choices.append(Choice(UNSTATED_SLUG, f"Nguồn {UNSTATED} cơ quan", chosen == UNSTATED_SLUG))
    return tuple(choices)


def state_choices(chosen: str) -> tuple[Choice, ...]:
    """The states by which lines can be asked for."""
    every = Choice("", "Tất cả các dòng", not chosen)
    return (every, *(Choice(value, text, value == chosen) for value, text in STATES.items()))
