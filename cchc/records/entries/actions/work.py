"""A portion of work as an action holds it: locked, seen by this person, with its catalogue and its unit."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.campaign.circuit import PORTION_ROUNDS, Circuit, Round, Step
from cchc.core.campaign.portion import WrongState
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.errors import Problem
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import CampaignUnit, Portion
from cchc.records.campaigns.queries import editing
from cchc.records.catalogues.queries import core_catalogue, work_calendar
from cchc.records.entries.queries.acts import holding_up
from cchc.records.entries.queries.owed import near, portion_reached
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of


class Closed(WrongState):
    """A change for which time, state of the portion or publication leave no room; `code` says which."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.problem = Problem(code, message)


@dataclass(frozen=True)
class Work:
    """One portion, locked until the end of the transaction, and the person who acts on it."""

    portion: Portion
    standing: Standing
    by: User
    now: datetime

    @property
    def unit(self) -> CampaignUnit:
        """The unit in its campaign."""
        return self.portion.campaign_unit

    @property
    def step(self) -> Step:
        """The step to which the portion belongs."""
        return Step(self.portion.step)

    @property
    def round(self) -> Round:
        """The round in which its figures are kept."""
        return PORTION_ROUNDS[self.step]

    @property
    def circuit(self) -> Circuit:
        """The circuit of the campaign."""
        return Circuit(self.unit.campaign.circuit)

    @cached_property
    def kin(self) -> frozenset[int]:
        """The agencies whose people may not work on it."""
        return near(self.standing, self.portion)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue of the campaign."""
        return core_catalogue(self.unit.campaign.catalogue)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days around the year, where the catalogue counts them."""
        counts = self.catalogue.counts_working_days
        return work_calendar([self.unit.campaign.year]) if counts else WEEKENDS_ONLY

    def leaf(self, line: str) -> Node:
        """The line of the portion; raises NotVisibleError for a line that belongs to somebody else."""
        if line not in self.portion.lines:
            raise NotVisibleError(line)
        return self.catalogue.by_key[line]

    def area(self, line: str) -> str | None:
        """The key of the area of a line."""
        found = self.catalogue.area_of(line)
        return None if found is None else found.key

    def refuse_unless_editable(self) -> None:
        """Raise Closed when the lines cannot be changed now."""
        found = editing(self.portion, self.now)
        if not found.allowed:
            raise Closed(found.code, found.why)

    def refuse_unless_open(self) -> None:
        """Raise Closed when the time of the step is over, or the unit published; see `holding_up`."""
        found = editing(self.portion, self.now)
        if found.code in holding_up(self.step):
            raise Closed(found.code, found.why)

    def refuse_published(self) -> None:
        """Raise Closed when the result of the unit is published."""
        refuse_published(self.unit)

    def subject(self, *more: str) -> str:
        """What the log calls it: campaign, unit, and what is added."""
        return subject(self.unit, *more)


def subject(unit: CampaignUnit, *more: str) -> str:
    """What the log calls a unit of a campaign, a line of it, a round of the line."""
    return "/".join((unit.campaign.slug, unit.unit.slug, *more))


def opened(portion_id: int, *, by: User, now: datetime) -> Work:
    """Lock a portion; raises NotVisibleError for one that is not there or not for this person."""
    Portion.objects.select_for_update(of=("self",)).filter(pk=portion_id).first()
    standing = standing_of(by, timezone.localdate(now))
    return Work(portion_reached(standing, portion_id).portion, standing, by, now)


def refuse_published(unit: CampaignUnit) -> None:
    """Raise Closed when the result of a unit is published: nothing of it changes any more."""
    if unit.published_id is not None:
        raise Closed("published", "Kết quả đã công bố, không thay đổi được nữa")
