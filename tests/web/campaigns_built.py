"""Campaigns as tests of pages need them: an internal one of two departments, a national one that collects."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from cchc.core.campaign.circuit import PORTION_ROUNDS, Circuit, Step
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.windows import Window
from cchc.core.catalogue.facts import RatioFact
from cchc.records.agencies.queries import agency_by_key
from cchc.records.campaigns.actions import CollectedGiven, Opening, UnitGiven, open_campaign
from cchc.records.campaigns.models import Campaign, Member, Portion
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.entries.actions import save_contribution, send_contribution
from cchc.records.entries.models import Contribution, Proof
from cchc.records.evidence.models import Document
from cchc.records.people.models import Membership, Role, User

INTERNAL, COLLECTING = "noi-bo-so-2026", "thu-thap-2020"
DAY = timedelta(days=1)


def person(username: str, agency: str, role: Role, name: str = "") -> User:
    """An account with one role; the same account again gets one role more."""
    found, _ = User.objects.get_or_create(username=username, defaults={"first_name": name or username})
    Membership.objects.get_or_create(person=found, agency=agency_by_key(agency), role=role)
    return found


def windows(now: datetime, *steps: Step, days: int = 10) -> tuple[Window, ...]:
    """Steps one after the other, the first of them open since yesterday."""
    begins = [now - DAY + timedelta(days=days + 1) * place for place in range(len(steps))]
    return tuple(
        Window(step, begin, begin + timedelta(days=days) + DAY)
        for step, begin in zip(steps, begins, strict=True)
    )


def internal(now: datetime | None = None) -> Campaign:
    """Departments A and B score themselves with the illustrative catalogue; C appraises them."""
    now = now or timezone.now()
    opening = Opening(
        slug=INTERNAL,
        title="Chỉ số nội bộ các sở năm 2026",
        circuit=Circuit.INTERNAL,
        catalogue="par_index_agency/minh-hoa-so-2026",
        province="vinh-phuc/tinh-vinh-phuc",
        register="minh-hoa",
        year=2026,
        unit_day=date(2026, 12, 31),
        windows=windows(now, Step.SELF_SCORING, Step.APPRAISAL_1, Step.REBUTTAL, Step.APPRAISAL_2),
        units=(UnitGiven("so-a", "so-nganh"), UnitGiven("so-b", "so-nganh")),
        duties=(Duty("appraise", "", "so-c"),),
        illustrative=True,
    )
    return open_campaign(opening, by=coordinator("vinhphuc"), now=now)


def collecting(now: datetime | None = None) -> Campaign:
    """Vĩnh Long gathers 3.4.1 from three departments for the province as a whole."""
    now = now or timezone.now()
    opening = Opening(
        slug=COLLECTING,
        title="Chỉ số cải cách hành chính tỉnh năm 2020",
        circuit=Circuit.NATIONAL,
        catalogue="par_index_province/2639-qd-ubnd-2020-vinh-long",
        province="vinh-long/tinh-vinh-long",
        register="vinh-long",
        year=2020,
        unit_day=date(2020, 12, 31),
        windows=windows(now, Step.SELF_SCORING, Step.REVIEW),
        duties=(Duty("score", "", "so-noi-vu"), Duty("collate", "3.4.1", "so-noi-vu")),
        collected=(CollectedGiven("3.4.1", ("so-y-te", "so-tu-phap", "so-xay-dung"), "so-noi-vu"),),
        illustrative=True,
    )
    return open_campaign(opening, by=coordinator("vinhlong"), now=now)


def coordinator(username: str) -> User:
    """The officer of a province, by his demo account."""
    return User.objects.get(username=username)


def portion_of(campaign: Campaign, unit: str, step: Step = Step.SELF_SCORING) -> Portion:
    """The portion of a unit in a step."""
    return Portion.objects.get(campaign_unit__campaign=campaign, campaign_unit__unit__slug=unit, step=step)


def staff_of_a() -> dict[str, User]:
    """A scorer and the head of department A, and the appraiser of department C."""
    return {
        "scorer": person("a.nhap", "minh-hoa/so-a", Role.SCORER, "Nguyễn Thị An"),
        "second": person("a.nhap2", "minh-hoa/so-a", Role.SCORER, "Trần Văn Bình"),
        "head": person("a.lanhdao", "minh-hoa/so-a", Role.UNIT_HEAD, "Lê Văn Cường"),
        "appraiser": person("c.thamdinh", "minh-hoa/so-c", Role.APPRAISER, "Phạm Thị Dung"),
    }


def figure_sent(member: Member, part: int = 9, whole: int = 10) -> Contribution:
    """The final figure of a member, entered and sent by its scorer."""
    agency = f"{member.agency.register.slug}/{member.agency.slug}"
    by, now = person(f"nhap.{member.agency.slug}", agency, Role.SCORER), timezone.now()
    fact = RatioFact(Decimal(part), Decimal(whole))
    save_contribution(member.pk, fact, seen=0, by=by, now=now)
    return send_contribution(member.pk, by=by, now=now)


def document_of(portion: Portion, title: str = "Báo cáo năm", **more: Any) -> Document:
    """A document of the agency of a portion."""
    campaign = portion.campaign_unit.campaign
    by = campaign.opened_by
    return Document.objects.create(
        owner=campaign.province,
        agency=portion.agency,
        title=title,
        entered_by=by,
        entered_at=by.date_joined,
        **more,
    )


def proof_attached(portion: Portion, line: str = "", **more: Any) -> Proof:
    """A document that proves the first line of a portion (or another) in its round."""
    unit = portion.campaign_unit
    key = line or portion.lines[0]
    row = CatalogueLine.objects.get(version=unit.campaign.catalogue, key=key)
    by = unit.campaign.opened_by
    kept = PORTION_ROUNDS[Step(portion.step)]
    return Proof.objects.create(
        campaign_unit=unit,
        line=row,
        round=kept,
        document=document_of(portion),
        by=by,
        at=by.date_joined,
        **more,
    )
