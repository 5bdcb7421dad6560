"""What opens, amends, closes and reopens a reporting round: offered, sent, and given back."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from cchc.api.schemas.plain import GREATEST, Body, Day, Flag, RowId, Slug, Text, Year
from cchc.core.reporting.consolidated import Indicator
from cchc.core.reporting.periods import ReportPeriod
from cchc.records.agencies.models import Agency
from cchc.records.reports.actions import RoundAmendment, RoundOpening
from cchc.records.reports.actions.opening import MOST_INDICATORS
from cchc.records.reports.models import ReportingRound
from cchc.records.reports.queries.asked import AskedBefore
from cchc.records.reports.queries.offered import PeriodChoice

MOST_ASKED = 1000


class PeriodAsked(Body):
    """Kỳ, năm; không nêu thì kỳ sắp đến hạn chưa mở."""

    kind: Slug = ""
    year: Year | None = None


class PeriodKindOut(Schema):
    """Một kỳ báo cáo trong năm."""

    kind: str
    name: str


class AgencyOfferedOut(Schema):
    """Một cơ quan có thể yêu cầu báo cáo; `before`: đợt trước đã yêu cầu."""

    id: int
    slug: str
    name: str
    kind: str
    before: bool


class IndicatorOut(Schema):
    """Một chỉ tiêu; `of` là mã của tổng số chứa nó."""

    key: str
    title: str
    unit: str
    of: str


class RoundOfferOut(Schema):
    """Kỳ được đề xuất, cơ quan có thể yêu cầu, chỉ tiêu của đợt trước; `opened`: kỳ này đã mở."""

    province: str
    kinds: list[PeriodKindOut]
    kind: str
    year: int
    name: str
    opened: bool
    data_from: date
    data_to: date
    units_due: date
    due: date
    agencies: list[AgencyOfferedOut]
    indicators: list[IndicatorOut]


class IndicatorGiven(Body):
    """Một chỉ tiêu: mã, tên, đơn vị tính, mã của tổng số chứa nó."""

    key: Slug = Field(max_length=40)
    title: Text
    unit: Text
    of: Slug | None = None


class RoundGiven(Body):
    """Đợt báo cáo sẽ mở; ngày không nêu lấy theo mốc của kỳ; `dry`: chỉ kiểm tra, không mở."""

    kind: Slug
    year: Year
    data_from: Day | None = None
    data_to: Day | None = None
    units_due: Day | None = None
    due: Day | None = None
    agencies: list[RowId] = Field(min_length=1, max_length=MOST_ASKED)
    indicators: list[IndicatorGiven] = Field(default_factory=list, max_length=MOST_INDICATORS)
    dry: Flag = False

    def opening(self, root: int, period: ReportPeriod, units_due: date) -> RoundOpening:
        """The round that is asked for, within its period."""
        days = (self.data_from or period.data_from, self.data_to or period.data_to, self.due or period.due)
        return RoundOpening(
            root=root,
            kind=self.kind,
            year=self.year,
            period=ReportPeriod(period.key, period.name, *days),
            units_due=self.units_due or units_due,
            agencies=tuple(dict.fromkeys(self.agencies)),
            indicators=tuple(
                Indicator(one.key, one.title.strip(), one.unit.strip(), one.of or "")
                for one in self.indicators
            ),
        )


class RoundSeenGiven(Body):
    """Lần ghi của đợt đã xem."""

    seen: int = Field(ge=0, le=GREATEST)


class RoundReopenedGiven(RoundSeenGiven):
    """Lý do mở lại."""

    reason: Text


class RoundAmendedGiven(RoundReopenedGiven):
    """Hạn mới (không nêu thì giữ), cơ quan yêu cầu thêm, lý do."""

    units_due: Day | None = None
    due: Day | None = None
    agencies: list[RowId] = Field(default_factory=list, max_length=MOST_ASKED)

    def amendment(self, found: ReportingRound) -> RoundAmendment:
        """The round as it shall be."""
        return RoundAmendment(
            units_due=self.units_due or found.units_due,
            due=self.due or found.due,
            reason=self.reason,
            agencies=tuple(dict.fromkeys(self.agencies)),
        )


class RoundWrittenOut(Schema):
    """Đợt báo cáo sau khi ghi; `slug` null: mới kiểm tra, chưa mở."""

    slug: str | None
    name: str
    version: int
    units_due: date
    due: date
    closed_at: datetime | None


def offer_out(
    root: Agency,
    choice: PeriodChoice,
    period: ReportPeriod,
    units_due: date,
    agencies: tuple[Agency, ...],
    before: AskedBefore,
) -> RoundOfferOut:
    """What may be opened."""
    return RoundOfferOut(
        province=root.name,
        kinds=[PeriodKindOut(kind=one.id, name=one.name) for one in choice.cutoffs],
        kind=choice.kind,
        year=choice.year,
        name=period.name,
        opened=choice.opened,
        data_from=period.data_from,
        data_to=period.data_to,
        units_due=units_due,
        due=period.due,
        agencies=[
            AgencyOfferedOut(
                id=one.pk, slug=one.slug, name=one.name, kind=one.kind, before=one.pk in before.agencies
            )
            for one in agencies
        ],
        indicators=[
            IndicatorOut(key=one.key, title=one.title, unit=one.unit, of=one.of) for one in before.indicators
        ],
    )


def rehearsed_out(opening: RoundOpening) -> RoundWrittenOut:
    """A round that could be opened as it was sent."""
    return RoundWrittenOut(
        slug=None,
        name=opening.period.name,
        version=0,
        units_due=opening.units_due,
        due=opening.period.due,
        closed_at=None,
    )


def written_out(found: ReportingRound) -> RoundWrittenOut:
    """A round as it stands now."""
    return RoundWrittenOut(
        slug=found.slug,
        name=found.name,
        version=found.version,
        units_due=found.units_due,
        due=found.due,
        closed_at=found.closed_at,
    )
