"""Who appraises which unit: by the duties, and never its own agency."""

from cchc.core.campaign.circuit import Circuit
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.actions.found import Agencies, Found, key_of
from cchc.records.campaigns.actions.sharing import Shares, appraisal_of, appraising_shares
from cchc.records.campaigns.queries.kinship import kin_of_many


def unit_appraisals(found: Found) -> dict[str, Shares]:
    """For every unit of an internal campaign the lines of each appraising agency; empty for a national one.

    What would fall to the unit itself or its kin goes to Sở Nội vụ, and what would there fall to Sở Nội vụ
    itself goes to the committee above it. Four queries at most.
    """
    if found.opening.circuit is not Circuit.INTERNAL:
        return {}
    shares, above = appraising_shares(found), _above(found.home)
    found.agencies.update(_keyed(above))
    kin = kin_of_many(found.agencies[key].pk for key, _ in found.units)
    made = {}
    for unit, _ in found.units:
        near = kin[found.agencies[unit].pk]
        made[unit] = appraisal_of(found, shares, near, above if found.home.pk in near else found.home)
    return made


def _above(home: Agency) -> Agency:
    """The committee to which the coordinating agency belongs, the agency itself where nothing is above it."""
    rows = Agency.objects.select_related("register")
    return home if home.parent_id is None else rows.get(pk=home.parent_id)


def _keyed(agency: Agency) -> Agencies:
    return {key_of(agency): agency}


def replaced_sentences(found: Found, appraisals: dict[str, Shares]) -> list[str]:
    """For every unit whose own appraisers were replaced: who, and by whom."""
    shares = appraising_shares(found)
    told = []
    for unit, mine in appraisals.items():
        own = [agency for agency in shares if agency not in mine]
        moved = [line for agency in own for line in shares[agency]]
        takers = {agency for agency, lines in mine.items() if set(lines) & set(moved)}
        if moved:
            names = " và ".join(sorted(found.agencies[one].name for one in takers))
            told.append(f"{found.agencies[unit].name} không tự thẩm định: {len(moved)} dòng giao {names}")
    return told
