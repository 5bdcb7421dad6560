"""What would become of the lines of a campaign under another version: one plan for all who carry it out."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from cchc.core.campaign.moving import LineMove, moves
from cchc.core.catalogue.nodes import Catalogue
from cchc.records.campaigns.models import Campaign, CatalogueMove
from cchc.records.catalogues.models import CatalogueLine, CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue, crosswalk_between


@dataclass(frozen=True)
class MovePlan:
    """The lines of a campaign before and after; `carried` are those whose figures go on."""

    campaign: Campaign
    old: CatalogueVersion
    new: CatalogueVersion
    old_core: Catalogue
    new_core: Catalogue
    lines: tuple[LineMove, ...]

    @cached_property
    def carried(self) -> dict[str, str]:
        """Old keys of the lines that are kept or changed, with their new keys."""
        return {one.old: one.new for one in self.lines if one.old is not None and one.new is not None}

    @cached_property
    def lost(self) -> frozenset[str]:
        """Old keys of the lines that go no further."""
        return frozenset(one.old for one in self.lines if one.old is not None and one.new is None)

    @cached_property
    def fresh(self) -> tuple[str, ...]:
        """Keys of the lines that are new, in printed order."""
        return tuple(one.new for one in self.lines if one.old is None and one.new is not None)

    @cached_property
    def rows(self) -> dict[int, int]:
        """The rows of carried lines: that of the old version with that of the new one; two queries."""
        old = dict(CatalogueLine.objects.filter(version=self.old).values_list("key", "pk"))
        new = dict(CatalogueLine.objects.filter(version=self.new).values_list("key", "pk"))
        return {old[before]: new[later] for before, later in self.carried.items()}

    def counts(self) -> dict[str, int]:
        """How many lines are kept, changed, lost and new."""
        return dict(Counter(one.what for one in self.lines))

    def as_json(self) -> dict[str, object]:
        """The report as it is kept with the proposal."""
        rows = [{"old": one.old, "new": one.new, "what": one.what, "why": one.why} for one in self.lines]
        return {"counts": self.counts(), "lines": rows}


def waiting_move(campaign: Campaign) -> CatalogueMove | None:
    """The newest proposal from the version that the campaign has now, None once confirmed; one query."""
    rows = CatalogueMove.objects.filter(campaign=campaign, old=campaign.catalogue_id, confirmed_at=None)
    related = rows.select_related("old", "new", "proposed_by", "campaign__catalogue")
    deferred = related.defer("old__text", "new__text", "campaign__catalogue__text")
    return deferred.order_by("-proposed_at", "-pk").first()


def plan_between(campaign: Campaign, new: CatalogueVersion) -> MovePlan:
    """The plan from the version of the campaign to another; one query once both are in memory."""
    return _plan(campaign, campaign.catalogue, new)


def move_plan(move: CatalogueMove) -> MovePlan:
    """The plan of a proposal as it would be today."""
    return _plan(move.campaign, move.old, move.new)


def _plan(campaign: Campaign, old: CatalogueVersion, new: CatalogueVersion) -> MovePlan:
    cores = core_catalogue(old), core_catalogue(new)
    return MovePlan(campaign, old, new, *cores, moves(*cores, crosswalk_between(old.key, new.key)))
