"""The figure of a register is offered on the form of its line, taken by a person, opened to its rows."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import RatioFact
from cchc.files.facts_json import fact_from_json
from cchc.records.agencies.queries import agency_by_key
from cchc.records.campaigns.models import Portion, Window
from cchc.records.entries.models import Entry, Proof
from cchc.records.evidence.actions import new_document
from cchc.records.people.models import Role, User
from cchc.records.registers.actions import attach_to_row, close_year, save_row
from cchc.records.registers.models import Row
from cchc.web.entry_saving import Refusal, saving_refused
from cchc.web.views import entry as entry_view
from tests.records.handing_in import REPORT, upload
from tests.web.campaigns_built import (
    COLLECTING,
    INTERNAL,
    collecting,
    internal,
    person,
    portion_of,
    staff_of_a,
)
from tests.web.conftest import browser_of
from tests.web.reading import html, part, words
from tests.web.test_cost import MOST, cost

pytestmark = pytest.mark.django_db
FINDINGS = "van-de-kiem-tra"
OF_A = "minh-hoa/so-a"


def finding(by: User, agency: str, outcome: str, day: str, now: datetime) -> None:
    given = {"unit": "Phòng A", "finding": "Thiếu sổ", "found": day, "outcome": outcome}
    save_row(FINDINGS, None, given, agency=agency_by_key(agency).pk, seen=0, by=by, now=now)


def test_a_department_takes_what_its_register_says() -> None:
    now = timezone.now()
    line = f"/dot/{INTERNAL}/phan/{portion_of(internal(), 'so-a').pk}/dong/1.3.2/"
    scorer = staff_of_a()["scorer"]
    browser = browser_of(scorer)
    assert "Theo Sổ vấn đề" not in words(html(browser.get(line)))
    for outcome in ("handled", "handled", "proposed"):
        finding(scorer, OF_A, outcome, "01/03/2026", now)
    finding(scorer, OF_A, "open", "01/03/2025", now)
    box = part(html(browser.get(line)), "noi-dung")
    said = words(box)
    assert "Theo Sổ vấn đề phát hiện qua kiểm tra" in said
    assert "2/3 vấn đề" in said
    assert "số ước: sổ chưa được xác nhận là đủ" in said
    assert cost(browser, line) <= MOST
    assert browser.post(line, {"take": f"so-{FINDINGS}", "seen": "0"}).status_code == 302
    entry = Entry.objects.get(campaign_unit__campaign__slug=INTERNAL)
    assert fact_from_json(entry.fact) == RatioFact(Decimal(2), Decimal(3))
    assert entry.provisional
    assert entry.source.startswith("Sổ vấn đề phát hiện qua kiểm tra năm 2026, 3 dòng, tính đến")
    behind = f"/so/{FINDINGS}/so-lieu/?bo=par_index_agency%2Fminh-hoa-so-2026&amp;dong=1.3.2&amp;nam=2026"
    assert behind in box
    address = f"{behind}&amp;co-quan={agency_by_key(OF_A).pk}".replace("&amp;", "&")
    assert "3 dòng được tính" in words(html(browser.get(address)))


def test_the_documents_of_the_rows_prove_the_line_that_takes_them() -> None:
    now = timezone.now()
    portion = portion_of(internal(), "so-a")
    line = f"/dot/{INTERNAL}/phan/{portion.pk}/dong/1.3.2/"
    scorer = staff_of_a()["scorer"]
    finding(scorer, OF_A, "handled", "01/03/2026", now)
    row = Row.objects.get(register__slug=FINDINGS, agency=agency_by_key(OF_A))
    mine = new_document(REPORT, agency_by_key(OF_A).pk, upload(), classified=False, by=scorer, now=now)
    attach_to_row(FINDINGS, row.pk, mine.pk, by=scorer, now=now)
    browser = browser_of(scorer)
    assert browser.post(line, {"take": f"so-{FINDINGS}", "seen": "0"}).status_code == 302
    proofs = Proof.objects.filter(campaign_unit=portion.campaign_unit, line__key="1.3.2")
    assert [proof.document for proof in proofs] == [mine]
    again = {
        "take": f"so-{FINDINGS}",
        "seen": str(Entry.objects.get(campaign_unit=portion.campaign_unit).version),
    }
    assert browser.post(line, again).status_code == 302
    assert proofs.count() == 1


def test_a_figure_stays_where_its_portion_closes_before_it_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    portion = portion_of(internal(), "so-a")
    line = f"/dot/{INTERNAL}/phan/{portion.pk}/dong/1.3.2/"
    scorer = staff_of_a()["scorer"]
    finding(scorer, OF_A, "handled", "01/03/2026", now)
    row = Row.objects.get(register__slug=FINDINGS, agency=agency_by_key(OF_A))
    mine = new_document(REPORT, agency_by_key(OF_A).pk, upload(), classified=False, by=scorer, now=now)
    attach_to_row(FINDINGS, row.pk, mine.pk, by=scorer, now=now)

    def saved_and_closed(*given: Any) -> Refusal | None:
        found = saving_refused(*given)
        own = Window.objects.filter(campaign=portion.campaign_unit.campaign, step=Step.SELF_SCORING)
        own.update(closes_at=now)
        return found

    monkeypatch.setattr(entry_view, "saving_refused", saved_and_closed)
    answer = browser_of(scorer).post(line, {"take": f"so-{FINDINGS}", "seen": "0"}, follow=True)
    said = words(html(answer))
    assert "Đã lưu số liệu nhưng chưa gắn được tài liệu của sổ." in said
    assert Entry.objects.filter(campaign_unit=portion.campaign_unit).count() == 1
    assert not Proof.objects.filter(campaign_unit=portion.campaign_unit).exists()


def test_a_province_takes_what_its_lead_agency_keeps() -> None:
    now = timezone.now()
    owed = Portion.objects.filter(campaign_unit__campaign=collecting(), step=Step.SELF_SCORING)
    line = f"/dot/{COLLECTING}/phan/{owed.get(agency__slug='so-noi-vu').pk}/dong/1.3.2/"
    scorer = person("cham.snv", "vinh-long/so-noi-vu", Role.SCORER)
    head = person("ld.snv", "vinh-long/so-noi-vu", Role.UNIT_HEAD)
    other = person("cham.syt", "vinh-long/so-y-te", Role.SCORER)
    finding(scorer, "vinh-long/so-noi-vu", "proposed", "01/03/2020", now)
    finding(other, "vinh-long/so-y-te", "open", "01/03/2020", now)
    agency = agency_by_key("vinh-long/so-noi-vu").pk
    close_year(FINDINGS, agency, 2020, rows=1, by=head, now=now)
    browser: Client = browser_of(scorer)
    said = words(html(browser.get(line)))
    assert "1/1 vấn đề" in said
    assert "số ước: sổ" not in said
    assert browser.post(line, {"take": "so-khac", "seen": "0"}).status_code == 200
    assert not Entry.objects.filter(campaign_unit__campaign__slug=COLLECTING).exists()
