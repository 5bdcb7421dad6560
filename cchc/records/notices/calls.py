"""Reading calls: the last one to each agency, and the newest of a campaign."""

from django.db.models import QuerySet
from django.utils import timezone

from cchc.core.campaign.lateness import LastCall
from cchc.records.campaigns.models import Campaign
from cchc.records.notices.models import Call


def last_calls(campaign: Campaign) -> dict[str, LastCall]:
    """The last call to each agency, by its identifier; one query."""
    rows = Call.objects.filter(campaign=campaign).order_by("at", "pk")
    told = rows.values_list("agency__slug", "at", "spoken_to", "promised")
    return {slug: LastCall(timezone.localdate(at), spoken_to, day) for slug, at, spoken_to, day in told}


def newest_calls(campaign: Campaign) -> QuerySet[Call]:
    """The calls of a campaign, the newest first; one query."""
    return Call.objects.filter(campaign=campaign).select_related("agency", "by")
