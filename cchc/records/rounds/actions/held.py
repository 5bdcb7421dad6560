"""A unit of a campaign as an act of the province holds it: locked, seen by this person, not yet published."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.campaign.circuit import CIRCUIT_NAMES, Circuit
from cchc.core.campaign.words import LONGEST, storable, unfit_words
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem, UnknownReference
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign, CampaignUnit
from cchc.records.campaigns.policies import may_see_whole
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.catalogues.queries import core_catalogue, work_calendar
from cchc.records.entries.actions.work import refuse_published, subject
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of

Allowed = Callable[[Standing, Campaign], bool]


@dataclass(frozen=True)
class Held:
    """One unit, locked until the end of the transaction, and the person who acts on it."""

    unit: CampaignUnit
    standing: Standing
    by: User
    now: datetime

    @property
    def campaign(self) -> Campaign:
        """The campaign of the unit."""
        return self.unit.campaign

    @property
    def circuit(self) -> Circuit:
        """The circuit of the campaign."""
        return Circuit(self.campaign.circuit)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue of the campaign."""
        return core_catalogue(self.campaign.catalogue)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days around the year, where the catalogue counts them."""
        return work_calendar([self.campaign.year]) if self.catalogue.counts_working_days else WEEKENDS_ONLY

    def leaf(self, key: str) -> Node:
        """The line that receives points; raises UnknownReference where the catalogue has none of this key."""
        node = self.catalogue.by_key.get(key)
        if node is None or not node.is_leaf:
            raise UnknownReference(f"Bộ tiêu chí của đợt không có dòng chấm điểm “{key}”")
        return node

    def line(self, key: str) -> CatalogueLine:
        """The stored line of this key."""
        return CatalogueLine.objects.get(version=self.campaign.catalogue_id, key=self.leaf(key).key)

    def subject(self, *more: str) -> str:
        """What the log calls it."""
        return subject(self.unit, *more)


def held_campaign(slug: str, *, by: User, now: datetime) -> tuple[Campaign, Standing]:
    """Lock a campaign; raises NotVisibleError for one that is not there or not for this person as a whole."""
    if not storable(slug):
        raise NotVisibleError(slug)
    standing = standing_of(by, timezone.localdate(now))
    rows = Campaign.objects.select_for_update(of=("self",)).select_related(
        "province", "catalogue", "register"
    )
    campaign = rows.defer("catalogue__text").filter(slug=slug).first()
    if campaign is None or not may_see_whole(standing, campaign):
        raise NotVisibleError(slug)
    return campaign, standing


def held_unit(slug: str, unit: str, may: Allowed, why_not: str, *, by: User, now: datetime) -> Held:
    """Lock a unit of a campaign for an act that `may` allows.

    Raises NotVisibleError for who does not see the campaign as a whole, NotAllowed with `why_not`, and
    Closed for a unit that is published.
    """
    if not storable(slug) or not storable(unit):
        raise NotVisibleError(unit)
    standing = standing_of(by, timezone.localdate(now))
    related = ("campaign__province", "campaign__catalogue", "campaign__register", "unit__root")
    rows = CampaignUnit.objects.select_for_update(of=("self",)).select_related(*related)
    found = rows.defer("campaign__catalogue__text").filter(campaign__slug=slug, unit__slug=unit).first()
    if found is None or not may_see_whole(standing, found.campaign):
        raise NotVisibleError(f"{slug}/{unit}")
    if not may(standing, found.campaign):
        raise NotAllowed(why_not)
    refuse_published(found)
    return Held(found, standing, by, now)


def refuse_other_circuit(held: Held, circuit: Circuit) -> None:
    """Raise InputRefused where the act belongs to the other circuit."""
    if held.circuit is not circuit:
        message = f"Việc này chỉ có trong đợt “{CIRCUIT_NAMES[circuit]}”"
        raise InputRefused([Problem("other_circuit", message)])


@dataclass(frozen=True, slots=True)
class Field:
    """A field with words, as forms and programs name it, what people read above it, and how much it holds."""

    column: str
    label: str
    most: int = LONGEST


REASON, SOURCE = Field("reason", "Lý do"), Field("source", "Nguồn")
MINUTES = Field("minutes", "Biên bản", 200)
NUMBER = Field("number", "Số văn bản", 120)


def worded(text: str, field: Field) -> str:
    """The text without white space around it; raises InputRefused for what cannot be kept or read."""
    refuse_unfit([(text, field)])
    return text.strip()


def refuse_unfit(given: Iterable[tuple[str, Field]]) -> None:
    """Raise InputRefused with everything that stands against these texts, by field."""
    found = [one for text, field in given for one in unfit_words(field.column, field.label, text, field.most)]
    if found:
        raise InputRefused(found)


def stated(text: str, code: str, message: str, field: Field = REASON) -> str:
    """The same of a text that must be there; raises InputRefused with `message` when there is none."""
    if not text.strip():
        raise InputRefused([Problem(code, message, Place(column=field.column))])
    return worded(text, field)
