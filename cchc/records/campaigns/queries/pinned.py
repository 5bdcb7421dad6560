"""Whether a published result rests on a catalogue, so that what belongs to it can no longer be corrected."""

from cchc.records.campaigns.models import CampaignUnit
from cchc.records.catalogues.models import CatalogueDraft


def mapping_pinned(row: CatalogueDraft) -> bool:
    """Whether the result of a unit scored by the version of a draft is published; one query."""
    units = CampaignUnit.objects.filter(campaign__catalogue=row.published_id, published__isnull=False)
    return row.published_id is not None and units.exists()
