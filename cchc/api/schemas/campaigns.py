"""Campaigns, their steps, units and portions, as they are given."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ninja import Schema

from cchc.core.campaign.circuit import Step
from cchc.core.campaign.portion import PortionState
from cchc.core.campaign.windows import Window
from cchc.records.campaigns.models import Campaign, CampaignUnit, Portion
from cchc.records.campaigns.queries import CampaignOverview


class CampaignOut(Schema):
    """Một đợt chấm điểm; bộ tiêu chí ghim bằng `catalogue_sha256`."""

    slug: str
    title: str
    circuit: str
    province: str
    catalogue: str
    catalogue_sha256: str
    year: int
    illustrative: bool


class StepOut(Schema):
    """Một bước: thời gian (null là chưa đặt), `before` / `open` / `closed`, số phần việc theo trạng thái."""

    step: str
    name: str
    opens_at: datetime | None
    closes_at: datetime | None
    phase: str
    portions: dict[str, int]


class WholeCampaignOut(CampaignOut):
    """Một đợt với các bước, số đơn vị và số đơn vị đã công bố."""

    steps: list[StepOut]
    units: int
    published: int


class UnitOut(Schema):
    """Một đơn vị trong đợt; `result` là mã kết quả khi đã công bố."""

    id: int
    slug: str
    name: str
    ranking_group: str
    result: str | None


class PortionOut(Schema):
    """Một phần việc: một cơ quan phải làm cho một đơn vị trong một bước."""

    id: int
    campaign: str
    unit: str
    unit_name: str
    step: str
    agency: str
    agency_name: str
    state: str
    state_name: str
    lines: list[str]
    opens_at: datetime | None
    closes_at: datetime | None
    changed_at: datetime


def campaign_head(row: Campaign) -> dict[str, Any]:
    """What is said of a campaign everywhere."""
    return {
        "slug": row.slug,
        "title": row.title,
        "circuit": row.circuit,
        "province": row.province.slug,
        "catalogue": row.catalogue.key,
        "catalogue_sha256": row.catalogue_sha256,
        "year": row.year,
        "illustrative": row.illustrative,
    }


def campaign_out(row: Campaign) -> CampaignOut:
    """A campaign in the list."""
    return CampaignOut(**campaign_head(row))


def whole_campaign(row: Campaign, seen: CampaignOverview) -> WholeCampaignOut:
    """A campaign with what the person may count of it."""
    steps = [
        StepOut(
            step=one.step.value,
            name=Portion(step=one.step.value).get_step_display(),
            opens_at=None if one.window is None else one.window.opens_at,
            closes_at=None if one.window is None else one.window.closes_at,
            phase=one.phase.name.lower(),
            portions={state.value: number for state, number in one.counts.items()},
        )
        for one in seen.steps
    ]
    return WholeCampaignOut(**campaign_head(row), steps=steps, units=seen.units, published=seen.published)


def unit_out(row: CampaignUnit) -> UnitOut:
    """A unit whose agency and published result are at hand."""
    return UnitOut(
        id=row.pk,
        slug=row.unit.slug,
        name=row.unit.name,
        ranking_group=row.ranking_group,
        result=None if row.published is None else row.published.slug,
    )


def portion_out(row: Portion, campaign: Campaign, windows: Mapping[Step, Window]) -> PortionOut:
    """A portion whose unit and agency are at hand; `windows` are those of its campaign."""
    window = windows.get(Step(row.step))
    return PortionOut(
        id=row.pk,
        campaign=campaign.slug,
        unit=row.campaign_unit.unit.slug,
        unit_name=row.campaign_unit.unit.name,
        step=row.step,
        agency=row.agency.slug,
        agency_name=row.agency.name,
        state=PortionState(row.state).value,
        state_name=row.get_state_display(),
        lines=list(row.lines),
        opens_at=None if window is None else window.opens_at,
        closes_at=None if window is None else window.closes_at,
        changed_at=row.changed_at,
    )
