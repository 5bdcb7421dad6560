"""Publication of a group of units: the decision, the frozen snapshot, and the result that all pages show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.circuit import Circuit
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.core.numerals import date_text
from cchc.core.scoring.assessment import Assessment
from cchc.records.assessments.actions import store_result
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import Campaign, CampaignUnit, Portion
from cchc.records.entries.actions.work import subject
from cchc.records.entries.models import Proof
from cchc.records.entries.queries.rounds import rounds_of, unit_assessments
from cchc.records.evidence.actions import held_for_pinning, pin_documents
from cchc.records.people.models import User
from cchc.records.rounds.actions.held import (
    NUMBER,
    REASON,
    Field,
    held_campaign,
    refuse_unfit,
    stated,
    worded,
)
from cchc.records.rounds.frozen_json import published_from_json
from cchc.records.rounds.frozen_proofs import documents_of, proofs_of
from cchc.records.rounds.models import Publication, PublishedResult, RoundDeduction, Snapshot
from cchc.records.rounds.openness import Against, against_publishing
from cchc.records.rounds.policies import may_publish
from cchc.records.rounds.snapshots import digest, frozen_text, program_version
from cchc.records.rounds.stored import core_deduction

LONGEST_SLUG = 120


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision that publishes: number and day; `reason` where lines without figures are published."""

    number: str
    day: date
    reason: str = ""

    @property
    def text(self) -> str:
        """As a source is cited."""
        return f"Quyết định số {self.number} ngày {date_text(self.day)}"


@transaction.atomic
def publish(slug: str, group: str, decided: Decided, *, by: User, now: datetime) -> Publication:
    """Publish the units of a ranking group that are not yet published (`group` empty: all of the campaign).

    Their results are frozen and shown to everybody in the province. Raises NotVisibleError, NotAllowed, and
    InputRefused with everything that stands against it: work under way, open disputes, milestones that are
    missing, and lines without figures unless a reason is stated.
    """
    campaign, standing = held_campaign(slug, by=by, now=now)
    if not may_publish(standing, campaign):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được ghi quyết định công bố")
    number = stated(decided.number, "missing_number", "Hãy ghi số quyết định công bố", NUMBER)
    refuse_unfit([(group, Field("group", "Nhóm", 80))])
    decided = replace(decided, number=number, reason=worded(decided.reason, REASON))
    units = _units(campaign, group)
    found = against_publishing(campaign, units, now)
    problems = [*_faults(campaign, group, decided, units, now), *_open(found, decided)]
    if problems:
        raise InputRefused(problems)
    publication = Publication.objects.create(
        campaign=campaign,
        ranking_group=group,
        number=number,
        day=decided.day,
        reason=decided.reason if found.lacking else "",
        by=by,
        at=now,
    )
    results = _results(campaign, units, decided)
    for unit in units:
        _freeze(unit, results[unit.pk], publication, decided)
    _log(publication, units, found)
    return publication


def _units(campaign: Campaign, group: str) -> list[CampaignUnit]:
    """The units that are to be published, locked with their portions, in the order of the campaign."""
    # Not their keys: who saves holds a portion and refers to the unit, and must not wait for us meanwhile.
    rows = CampaignUnit.objects.select_for_update(of=("self",), no_key=True)
    rows = rows.filter(campaign=campaign, published=None)
    if group:
        rows = rows.filter(ranking_group=group)
    related = ("unit__root", "campaign__register", "campaign__catalogue")
    units = list(rows.select_related(*related).defer("campaign__catalogue__text").order_by("position"))
    # Whoever is saving a figure finishes first, or finds the unit published.
    list(Portion.objects.select_for_update().filter(campaign_unit__in=units).order_by("pk").values_list("pk"))
    held_for_pinning(set(Proof.objects.filter(campaign_unit__in=units).values_list("document", flat=True)))
    return units


def _faults(
    campaign: Campaign, group: str, decided: Decided, units: Sequence[CampaignUnit], now: datetime
) -> list[Problem]:
    found = []
    if not units:
        message = "Không còn đơn vị nào của nhóm này chưa công bố"
        found.append(Problem("nothing_to_publish", message))
    if Publication.objects.filter(campaign=campaign, ranking_group=group).exists():
        found.append(Problem("published_before", "Nhóm này đã công bố"))
    if decided.day > timezone.localdate(now):
        found.append(Problem("future_day", f"Ngày {date_text(decided.day)} còn ở phía trước"))
    return found


def _open(found: Against, decided: Decided) -> list[Problem]:
    """Obstacles, and lines without figures, named, unless it is said why they are published so."""
    obstacles = [one.problem for one in found.obstacles]
    if decided.reason:
        return obstacles
    hint = "Bổ sung, hoặc ghi lý do công bố khi còn dòng chưa có số liệu"
    return obstacles + [
        Problem("line_unknown", one.text, Place(criterion=one.line.key), hint=hint) for one in found.lacking
    ]


def _results(campaign: Campaign, units: Sequence[CampaignUnit], decided: Decided) -> dict[int, Assessment]:
    """The result of each unit as it is published, by unit; a constant number of queries."""
    results = unit_assessments(units)
    items: dict[int, list[RoundDeduction]] = {}
    for row in RoundDeduction.objects.filter(campaign_unit__in=units).select_related("line"):
        items.setdefault(row.campaign_unit_id, []).append(row)
    told = {row.campaign_unit_id: row for row in PublishedResult.objects.filter(campaign_unit__in=units)}
    return {
        unit.pk: replace(
            results[unit.pk],
            id=_slug(campaign, unit),
            title=_title(campaign, unit),
            source=decided.text,
            data_date=decided.day,
            deductions=tuple(core_deduction(row) for row in items.get(unit.pk, ())),
            published=published_from_json(told[unit.pk].figures) if unit.pk in told else None,
        )
        for unit in units
    }


def _slug(campaign: Campaign, unit: CampaignUnit) -> str:
    """A name for the page of the result; shortened where both names are long."""
    whole = f"{campaign.slug}-{unit.unit.slug}"
    return whole if len(whole) <= LONGEST_SLUG else f"{whole[: LONGEST_SLUG - 12]}-{unit.pk}"


def _title(campaign: Campaign, unit: CampaignUnit) -> str:
    name = unit.unit.name
    if campaign.circuit == Circuit.NATIONAL:
        named = f"{name[:1].lower()}{name[1:]}"
        return f"Kết quả Chỉ số cải cách hành chính năm {campaign.year} của {named}"
    return f"Kết quả năm {campaign.year} của {name}"


def _freeze(unit: CampaignUnit, result: Assessment, publication: Publication, decided: Decided) -> None:
    campaign = unit.campaign
    words = {"number": decided.number, "day": decided.day.isoformat(), "reason": publication.reason}
    figures = rounds_of(unit)
    proofs = proofs_of(unit, figures)
    text = frozen_text(campaign, result, figures, proofs, words)
    Snapshot.objects.create(
        campaign_unit=unit,
        publication=publication,
        catalogue_sha256=campaign.catalogue_sha256,
        text=text,
        sha256=digest(text),
        program=program_version(),
        at=publication.at,
    )
    pin_documents(documents_of(proofs), now=publication.at)
    unit.published = store_result(result, digest(text), unit.unit, by=publication.by, now=publication.at)
    unit.save(update_fields=["published"])
    detail = {"result": result.id, "sha256": digest(text), "catalogue": campaign.catalogue_sha256}
    record("rounds.unit_published", subject(unit), detail, by=publication.by, now=publication.at)


def _log(publication: Publication, units: Sequence[CampaignUnit], found: Against) -> None:
    detail = {
        "group": publication.ranking_group,
        "number": publication.number,
        "day": publication.day.isoformat(),
        "units": [unit.unit.slug for unit in units],
        "reason": publication.reason,
        "without_figures": [f"{one.unit.unit.slug}/{one.line.key}" for one in found.lacking],
    }
    record("rounds.published", publication.campaign.slug, detail, by=publication.by, now=publication.at)
