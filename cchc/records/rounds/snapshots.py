"""A published unit, frozen: figures of all rounds, what counted, and the sheet, as one text with its hash."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.scoring.assessment import AssessedUnit, Assessment
from cchc.core.scoring.sheet import score_sheet
from cchc.records.agencies.queries import register_of
from cchc.records.campaigns.models import Campaign
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.queries.rounds import Figures
from cchc.records.rounds.frozen_json import (
    Json,
    calendar_from_json,
    calendar_json,
    canonical,
    entry_from_json,
    entry_json,
    item_from_json,
    item_json,
    number,
    published_from_json,
    published_json,
)
from cchc.records.rounds.frozen_sheet import sheet_json
from cchc.records.rounds.models import Snapshot

FORM = "snapshot/1"


def program_version() -> str:
    """The version of the program as it is installed."""
    return version("cchc")


def digest(text: str) -> str:
    """The hash of a frozen text."""
    return sha256(text.encode()).hexdigest()


def frozen_text(
    campaign: Campaign, assessment: Assessment, figures: Figures, proofs: Json, decided: Json
) -> str:
    """The text that is kept of a unit; `decided`: number and day of the decision that publishes it.

    `proofs`: by round and line the documents as they were, with the hash of every file.
    """
    return canonical(
        {
            "form": FORM,
            "program": program_version(),
            "campaign": {"slug": campaign.slug, "title": campaign.title, "circuit": campaign.circuit},
            "catalogue": {"key": assessment.catalogue.id, "sha256": campaign.catalogue_sha256},
            "register": {"slug": campaign.register.slug, "sha256": campaign.register.sha256},
            "decision": decided,
            "result": _result(assessment),
            "rounds": _rounds(figures),
            "proofs": proofs,
            "sheet": sheet_json(score_sheet(assessment)),
        }
    )


def _result(assessment: Assessment) -> Json:
    """Everything besides catalogue and register from which the sheet is computed."""
    unit = assessment.unit
    counts = assessment.catalogue.counts_working_days
    return {
        "id": assessment.id,
        "title": assessment.title,
        "unit": {"id": unit.id, "name": unit.name, "day": unit.day.isoformat()},
        "year": assessment.year,
        "source": assessment.source,
        "ranking_group": assessment.ranking_group,
        "illustrative": assessment.illustrative,
        "calendar": calendar_json(assessment.calendar) if counts else None,
        "facts": {key: entry_json(entry) for key, entry in assessment.facts.items()},
        "deductions": [item_json(item) for item in assessment.deductions],
        "published": None if assessment.published is None else published_json(assessment.published),
    }


def _rounds(figures: Figures) -> Json:
    """What every round said of every line, with who and when."""
    told: Json = {}
    for key, by_round in figures.items():
        for kept, figure in by_round.items():
            told.setdefault(kept.value, {})[key] = {
                **entry_json(figure.entry),
                "points": number(figure.points),
                "version": figure.version,
                "by": figure.by,
                "at": figure.at.isoformat(),
            }
    return told


def reproduces(snapshot: Snapshot) -> bool:
    """Whether the frozen facts and the pinned catalogue still give the frozen sheet, digit by digit.

    False too when the text does not fit its hash, or the catalogue of that hash is no longer here.
    """
    if digest(snapshot.text) != snapshot.sha256:
        return False
    held = json.loads(snapshot.text)
    catalogue = _pinned(held["catalogue"], snapshot)
    if catalogue is None:
        return False
    register = register_of(snapshot.campaign_unit.campaign.register)
    again = sheet_json(score_sheet(thawed(held["result"], catalogue, register)))
    return canonical(again) == canonical(held["sheet"])


def _pinned(named: Mapping[str, str], snapshot: Snapshot) -> Catalogue | None:
    """The catalogue that was pinned, None when it is no longer the same."""
    if named["sha256"] != snapshot.catalogue_sha256:
        return None
    rows = CatalogueVersion.objects.defer("text").filter(key=named["key"], sha256=named["sha256"])
    version_row = rows.first()
    return None if version_row is None else core_catalogue(version_row)


def thawed(result: Mapping[str, Any], catalogue: Catalogue, register: AgencyRegister) -> Assessment:
    """The result that a snapshot holds, ready to be computed again."""
    unit, calendar, published = result["unit"], result["calendar"], result["published"]
    bare = Assessment(
        id=result["id"],
        title=result["title"],
        catalogue=catalogue,
        agencies=register,
        unit=AssessedUnit(unit["id"], unit["name"], date.fromisoformat(unit["day"])),
        year=result["year"],
        source=result["source"],
        ranking_group=result["ranking_group"],
        illustrative=result["illustrative"],
    )
    return replace(
        bare,
        calendar=WEEKENDS_ONLY if calendar is None else calendar_from_json(calendar),
        facts={key: entry_from_json(entry) for key, entry in result["facts"].items()},
        deductions=tuple(item_from_json(item) for item in result["deductions"]),
        published=None if published is None else published_from_json(published),
    )
