"""Opening a campaign: checked as a whole, then written as a whole with the work that everybody owes."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.circuit import Circuit, Step
from cchc.core.campaign.portion import PortionState
from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.records.agencies.models import Agency, Register
from cchc.records.agencies.queries import agency_by_key
from cchc.records.audit.actions import record
from cchc.records.campaigns.actions.appraising import unit_appraisals
from cchc.records.campaigns.actions.found import Found, home_of, look_up
from cchc.records.campaigns.actions.opening_checks import content_problems, header_problems, refuse_unkept
from cchc.records.campaigns.actions.opening_report import report_of
from cchc.records.campaigns.actions.opening_values import Opening
from cchc.records.campaigns.actions.sharing import Owed, owed_by_unit, scoring_shares
from cchc.records.campaigns.models import (
    Campaign,
    CampaignUnit,
    CollectedLine,
    Duty,
    Member,
    Portion,
    Window,
)
from cchc.records.campaigns.policies import may_open_campaign
from cchc.records.campaigns.queries.previous import previous_results
from cchc.records.catalogues.models import CatalogueLine, CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of

BATCH = 2000


@transaction.atomic
def open_campaign(opening: Opening, *, by: User, now: datetime) -> Campaign:
    """Open a campaign with its units, windows, duties, collected lines and all portions of work.

    `opening_report` of what is returned tells, in sentences, what fell to whom although nobody said so.
    Raises NotAllowed, and InputRefused with everything that is wrong; then nothing is opened.
    """
    refuse_unkept(opening)
    standing = standing_of(by, timezone.localdate(now))
    province = _province(opening, standing)
    version = CatalogueVersion.objects.select_for_update().filter(key=opening.catalogue).first()
    problems = list(header_problems(opening, version))
    register = Register.objects.filter(slug=opening.register).first()
    home = home_of(standing, province)
    if register is None:
        problems.append(Problem("unknown_register", f"Không có danh sách cơ quan “{opening.register}”"))
    if version is None or register is None or home is None:
        raise InputRefused(problems)
    found = look_up(opening, version, core_catalogue(version), province, register, home)
    problems += content_problems(found)
    if problems:
        raise InputRefused(problems)
    return _written(found, by, now)


def _province(opening: Opening, standing: Standing) -> Agency:
    """The province, if the person coordinates in it; whether another one exists is not told."""
    try:
        province = agency_by_key(opening.province)
    except (Agency.DoesNotExist, ValueError):
        province = None
    if province is None or not may_open_campaign(standing, province):
        raise NotAllowed("Chỉ chuyên viên CCHC của tỉnh được mở đợt chấm điểm")
    return province


def _written(found: Found, by: User, now: datetime) -> Campaign:
    opening = found.opening
    appraisals = unit_appraisals(found)
    previous = _previous(found)
    report = report_of(found, appraisals, len(previous))
    campaign = Campaign.objects.create(
        slug=opening.slug,
        title=opening.title.strip(),
        circuit=opening.circuit.value,
        province=found.province,
        register=found.register,
        catalogue=found.version,
        catalogue_sha256=found.version.sha256,
        year=opening.year,
        unit_day=opening.unit_day,
        illustrative=opening.illustrative or found.version.illustrative,
        opening_report=report,
        opened_by=by,
        opened_at=now,
    )
    units = _write_units(campaign, found, previous)
    _write_windows_and_duties(campaign, found)
    owed = _owed(found, appraisals)
    portions = [_portion(units[unit], one, found, now) for unit, one in owed]
    Portion.objects.bulk_create(portions, batch_size=BATCH)
    _write_collected(campaign, found, units)
    record("campaigns.opened", campaign.slug, _detail(found, report, len(portions)), by=by, now=now)
    return campaign


def _previous(found: Found) -> dict[int, int]:
    units = (found.agencies[key].pk for key, _ in found.units)
    return previous_results(found.version.family, found.opening.year, units)


def _owed(found: Found, appraisals: dict[str, dict[str, tuple[str, ...]]]) -> Iterator[tuple[str, Owed]]:
    if found.opening.circuit is Circuit.INTERNAL:
        for unit, _ in found.units:
            yield from ((unit, one) for one in owed_by_unit(found, unit, appraisals[unit]))
        return
    for unit, _ in found.units:
        for agency, lines in scoring_shares(found).items():
            yield unit, Owed(Step.SELF_SCORING, agency, lines)


def _portion(unit: CampaignUnit, owed: Owed, found: Found, now: datetime) -> Portion:
    return Portion(
        campaign_unit=unit,
        step=owed.step.value,
        agency=found.agencies[owed.agency],
        lines=list(owed.lines),
        state=PortionState.DRAFT.value,
        changed_at=now,
    )


def _write_units(campaign: Campaign, found: Found, previous: dict[int, int]) -> dict[str, CampaignUnit]:
    rows = [
        CampaignUnit(
            campaign=campaign,
            unit=found.agencies[key],
            ranking_group=group,
            previous_id=previous.get(found.agencies[key].pk),
            position=position,
        )
        for position, (key, group) in enumerate(found.units)
    ]
    made = CampaignUnit.objects.bulk_create(rows, batch_size=BATCH)
    return {key: row for (key, _), row in zip(found.units, made, strict=True)}


def _write_windows_and_duties(campaign: Campaign, found: Found) -> None:
    Window.objects.bulk_create(
        Window(campaign=campaign, step=one.step.value, opens_at=one.opens_at, closes_at=one.closes_at)
        for one in found.opening.windows
    )
    Duty.objects.bulk_create(
        Duty(campaign=campaign, kind=one.kind, key=one.key, agency=found.agencies[one.agency])
        for one in found.duties
    )


def _write_collected(campaign: Campaign, found: Found, units: dict[str, CampaignUnit]) -> None:
    lines = CatalogueLine.objects.filter(version=found.version, key__in=found.members)
    by_key = {line.key: line for line in lines}
    rows = [
        CollectedLine(
            campaign_unit=unit,
            line=by_key[given.line],
            collating=found.agencies[found.collating[given.line]],
            provisional_cutoff=given.provisional_cutoff,
            final_cutoff=given.final_cutoff,
        )
        for unit in units.values()
        for given in found.opening.collected
    ]
    members = [
        Member(collected=row, agency=found.agencies[key], position=position)
        for row in CollectedLine.objects.bulk_create(rows)
        for position, key in enumerate(found.members[row.line.key])
    ]
    Member.objects.bulk_create(members, batch_size=BATCH)


def _detail(found: Found, report: list[str], portions: int) -> dict[str, object]:
    opening = found.opening
    return {
        "catalogue": found.version.key,
        "sha256": found.version.sha256,
        "circuit": opening.circuit.value,
        "year": opening.year,
        "units": len(found.units),
        "portions": portions,
        "duties": [[one.kind, one.key, one.agency] for one in found.duties],
        "windows": [
            [one.step.value, one.opens_at.isoformat(), one.closes_at.isoformat()] for one in opening.windows
        ],
        "collected": {line: len(members) for line, members in found.members.items()},
        "report": report,
    }
