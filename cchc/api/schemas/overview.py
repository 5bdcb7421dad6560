"""The overview of one result: its headline figures, its rank, what does not fit, as they are given."""

from datetime import date
from typing import Any

from ninja import Schema

from cchc.api.schemas.plain import exact
from cchc.core.report.outline import Report
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.consistency import inconsistencies
from cchc.files.tables_json import as_json
from cchc.records.assessments.queries import RankedUnit


class RankingOut(Schema):
    """Một đơn vị chấm cùng bộ tiêu chí, cùng năm: hạng trong nhóm, điểm (khoảng khi chưa đủ)."""

    result: str
    unit: str
    group: str
    rank: int | None
    of: int
    tied: bool
    low: str | None
    high: str | None


class WarningOut(Schema):
    """Số liệu của các dòng không thể cùng đúng."""

    line: str | None
    message: str


class ResultOverviewOut(Schema):
    """Một kết quả: `facts` là các con số đầu trang, `texts` là chữ in; `plan` khắc phục kết quả ấy."""

    slug: str
    title: str
    unit: str
    unit_name: str
    year: int
    catalogue: str
    data_date: date | None
    source: str
    illustrative: bool
    facts: dict[str, Any]
    texts: dict[str, str]
    ranking: list[RankingOut]
    warnings: list[WarningOut]
    plan: str | None


def overview_out(
    found: Assessment, report: Report, places: tuple[RankedUnit, ...], plan: str | None
) -> ResultOverviewOut:
    """A result with the headline of its score sheet."""
    written = as_json(report)
    return ResultOverviewOut(
        slug=found.id,
        title=found.title,
        unit=found.unit.id,
        unit_name=found.unit.name,
        year=found.year,
        catalogue=found.catalogue.id,
        data_date=found.data_date,
        source=found.source,
        illustrative=found.illustrative,
        facts=written["facts"],
        texts=written["texts"],
        ranking=[_place(one) for one in places],
        warnings=[
            WarningOut(line=one.place.criterion, message=one.message) for one in inconsistencies(found)
        ],
        plan=plan,
    )


def _place(one: RankedUnit) -> RankingOut:
    place = one.place
    return RankingOut(
        result=one.slug,
        unit=one.unit_name,
        group=place.group,
        rank=place.rank,
        of=place.of,
        tied=place.tied,
        low=exact(place.total.low),
        high=exact(place.total.high),
    )
