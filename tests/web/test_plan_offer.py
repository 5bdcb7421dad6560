"""The completion of the yearly plan is offered where criterion 1.1 asks for it, with its source."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import RatioFact
from cchc.core.plan.progress import Status
from cchc.files.facts_json import fact_from_json
from cchc.records.campaigns.models import Portion
from cchc.records.entries.models import Entry
from cchc.records.people.models import Role, User
from cchc.records.plans.actions import Report, save_progress
from tests.records.plans.building import at, done, issued, slot, task
from tests.web.campaigns_built import COLLECTING, collecting, person
from tests.web.conftest import browser_of
from tests.web.reading import html, part, words
from tests.web.test_cost import MOST, cost

LONG: dict[str, Any] = {
    "agencies": "vinh-long",
    "catalogue": "par_index_province/2639-qd-ubnd-2020-vinh-long",
    "issuer": "ubnd-tinh",
}
DAY = date(2020, 11, 20)


@pytest.fixture
def scorer(db: None) -> Client:
    """Who scores for Sở Nội vụ Vĩnh Long."""
    return browser_of(person("cham.snv", "vinh-long/so-noi-vu", Role.SCORER))


@pytest.fixture
def line(scorer: Client) -> str:
    """The page of line 1.1 in the campaign of the province."""
    owed = Portion.objects.filter(campaign_unit__campaign=collecting(), step=Step.SELF_SCORING)
    number = owed.get(agency__slug="so-noi-vu").pk
    return f"/dot/{COLLECTING}/phan/{number}/dong/1.1/"


def yearly() -> None:
    """A yearly plan of four tasks: one done on time, one late, one not, one due in the year after."""
    tasks = (task(number, f"Tháng {month}/2020") for number, month in (("1", 3), ("2", 6), ("3", 9)))
    period = {"period": {"from": 2020, "to": 2021}}
    issued("cchc-2020", date(2020, 1, 10), *tasks, task("4", "Tháng 2/2021"), **LONG, **period)
    by = User.objects.get(username="vinhlong")
    head = person("ld.snv", "vinh-long/so-noi-vu", Role.UNIT_HEAD)
    for number, day in (("1", date(2020, 3, 30)), ("2", date(2020, 7, 15))):
        save_progress("cchc-2020", slot(number, "once"), done(day), seen=0, by=head, now=at(DAY))
    doing = Report(Status.DOING, "Đang làm")
    save_progress("cchc-2020", slot("3", "once"), doing, seen=0, by=by, now=at(DAY))


def test_the_offer_says_where_it_comes_from_and_is_taken(scorer: Client, line: str) -> None:
    yearly()
    box = part(html(scorer.get(line)), "noi-dung")
    said = words(box)
    assert "1/3 nhiệm vụ hoàn thành đúng hạn (1 hoàn thành muộn, không tính)" in said
    assert 'href="/ke-hoach/cchc-2020/theo-doi/?nam=2020"' in box
    assert not Entry.objects.filter(campaign_unit__campaign__slug=COLLECTING).exists()
    assert scorer.post(line, {"take": "ke-hoach", "seen": "0"}).status_code == 302
    entry = Entry.objects.get(campaign_unit__campaign__slug=COLLECTING)
    assert fact_from_json(entry.fact) == RatioFact(Decimal(1), Decimal(3))
    assert entry.source.startswith("Theo dõi Kế hoạch cchc-2020/KH-UBND, tính đến")
    assert cost(scorer, line) <= MOST


def test_without_a_yearly_plan_nothing_is_offered(scorer: Client, line: str) -> None:
    assert "Theo bảng theo dõi kế hoạch" not in words(html(scorer.get(line)))
    assert scorer.post(line, {"take": "ke-hoach", "seen": "0"}).status_code == 200
    yearly()
    assert "Theo bảng theo dõi kế hoạch" not in words(html(scorer.get(line.replace("/1.1/", "/1.2/"))))
