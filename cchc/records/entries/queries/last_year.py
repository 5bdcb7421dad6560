"""Figures of last year, offered beside those of this one where both lines mean the same."""

from collections.abc import Iterator, Mapping

from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.catalogue.facts import FactEntry, NotApplicable, Unknown
from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import CchcError
from cchc.core.scoring.evaluate import evaluate
from cchc.files.facts_json import fact_from_json
from cchc.records.assessments.models import LineFact
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.catalogues.queries import core_catalogue, crosswalk_between


def previous_facts(unit: CampaignUnit) -> dict[str, FactEntry]:
    """By line the known figure of last year's result; empty without one. At most two queries.

    The lines are those of the same catalogue, or such as a written mapping joins one to one; a figure that
    the line of this year could not read is left out.
    """
    if unit.previous_id is None:
        return {}
    catalogue = core_catalogue(unit.campaign.catalogue)
    rows = LineFact.objects.filter(assessment=unit.previous_id).select_related(
        "line", "assessment__catalogue"
    )
    found = list(rows.defer("assessment__catalogue__text"))
    if not found:
        return {}
    names = _new_names(found[0].assessment.catalogue.key, catalogue)
    entries = {
        (row.line.key if names is None else names[row.line.key]): _entry(row)
        for row in found
        if names is None or row.line.key in names
    }
    return {key: entry for key, entry in entries.items() if _fits(catalogue, key, entry)}


def _new_names(old: str, catalogue: Catalogue) -> Mapping[str, str] | None:
    """How the old lines are called now; None where the catalogue is the same, empty without a mapping."""
    if old == catalogue.id:
        return None
    crosswalk = crosswalk_between(old, catalogue.id)
    return {} if crosswalk is None else dict(_joined(crosswalk))


def _joined(crosswalk: Crosswalk) -> Iterator[tuple[str, str]]:
    yield from ((code, code) for code in crosswalk.same_code)
    for lines in crosswalk.lines:
        if len(lines.old) == len(lines.new) == 1:
            yield lines.old[0], lines.new[0]


def _entry(row: LineFact) -> FactEntry:
    fact = fact_from_json(row.fact)
    return FactEntry(fact, row.source, row.cutoff_date, row.provisional, row.status, row.note)


def _fits(catalogue: Catalogue, key: str, entry: FactEntry) -> bool:
    """Whether a line of this year is a leaf that can read the figure."""
    leaf = catalogue.by_key.get(key)
    if leaf is None or not leaf.is_leaf or isinstance(entry.fact, Unknown | NotApplicable):
        return False
    try:
        evaluate(leaf, entry, catalogue.rounding, WEEKENDS_ONLY)
    except CchcError:
        return False
    return True
