"""Handing in a document from a line and coming back to it; the bundle of a unit and its ticks."""

import io
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import Settings

from cchc.core.campaign.circuit import Step
from cchc.records.campaigns.models import Campaign
from cchc.records.entries.models import Typed
from cchc.records.evidence.models import Document
from cchc.records.people.models import Role
from cchc.web.document_pick import document_choices, upload_href
from tests.records.campaigns.opening import coordinator, person, standing
from tests.records.entries.builders import internal, owed, scorer
from tests.records.handing_in import upload
from tests.web.conftest import browser_of
from tests.web.reading import html, words
from tests.web.test_cost import cost

pytestmark = pytest.mark.django_db
BUNDLE = "/dot/so-2026/don-vi/so-a/goi-minh-chung/"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """A store of its own for every test."""
    store = {**settings.STORAGES["evidence"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "evidence": store}
    return tmp_path


@pytest.fixture
def campaign() -> Campaign:
    return internal()


def test_a_document_handed_in_from_a_line_leads_back_to_it(campaign: Campaign) -> None:
    portion, browser = owed(campaign), browser_of(scorer())
    line = portion.lines[0]
    page = words(html(browser.get(upload_href(portion, line))))
    assert f"Tài liệu để chứng minh dòng {line}" in page
    sent = {"phan": str(portion.pk), "dong": line, "classified": "khong", "handed": upload()}
    answer = browser.post("/tai-lieu/moi/", sent)
    document = Document.objects.get()
    back = f"/dot/so-2026/phan/{portion.pk}/dong/{quote(line)}/?tai-lieu={document.pk}#tai-lieu"
    assert answer["Location"] == back
    assert document_choices(standing("minh-hoa/so-a", Role.SCORER), portion.agency_id) == (
        (document.pk, "bao-cao"),
    )


def test_the_way_back_is_never_another_address(campaign: Campaign) -> None:
    portion, browser = owed(campaign), browser_of(scorer())
    for asked in ({"phan": "https://a.vn"}, {"phan": str(portion.pk), "dong": "//a.vn"}, {"phan": "9" * 40}):
        assert "a.vn" not in html(browser.get("/tai-lieu/moi/", asked))
    other = owed(campaign, Step.SELF_SCORING, "so-b")
    assert browser.get("/tai-lieu/moi/", {"phan": str(other.pk), "dong": other.lines[0]}).status_code == 404


def test_the_bundle_is_downloaded_and_ticked_by_the_coordinator(campaign: Campaign) -> None:
    browser = browser_of(coordinator())
    assert "Đã nhập 0 trong" in words(html(browser.get(BUNDLE)))
    answer = browser.get(f"{BUNDLE}tai-ve.zip")
    assert answer["Content-Disposition"] == 'attachment; filename="goi-minh-chung-so-2026-so-a.zip"'
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert "muc-luc.xlsx" in archive.namelist()
    line = owed(campaign).lines[0]
    sent = {"line": line, "typed": "1", "loc": "chua-nhap"}
    assert browser.post(f"{BUNDLE}da-nhap/", sent)["Location"] == f"{BUNDLE}?loc=chua-nhap#dong-{line}"
    assert Typed.objects.get().line.key == line
    assert f'id="dong-{line}"' not in html(browser.get(BUNDLE, {"loc": "chua-nhap"}))
    assert "Không có dòng nào" in words(html(browser.get(BUNDLE, {"loc": "co-tai-lieu"})))
    browser.post(f"{BUNDLE}da-nhap/", {**sent, "typed": "0"})
    assert not Typed.objects.exists()
    assert browser.post(f"{BUNDLE}da-nhap/", {"line": "9.9.9", "typed": "1"}).status_code == 404


def test_who_may_open_the_bundle(campaign: Campaign) -> None:
    own, leader = browser_of(scorer()), browser_of(person("vinh-phuc/ubnd-tinh", Role.LEADER))
    for reader in (own, leader):
        assert "Đánh dấu" not in html(reader.get(BUNDLE))
    sent = {"line": owed(campaign).lines[0], "typed": "1"}
    assert leader.post(f"{BUNDLE}da-nhap/", sent).status_code == 403
    assert own.post(f"{BUNDLE}da-nhap/", sent).status_code == 404
    strangers = [person("minh-hoa/so-b", Role.SCORER), person("vinh-long/so-noi-vu", Role.COORDINATOR)]
    for stranger in map(browser_of, strangers):
        assert [stranger.get(f"{BUNDLE}{one}").status_code for one in ("", "tai-ve.zip")] == [404, 404]
    assert Client().get(BUNDLE).status_code == 302


def test_the_cost_is_constant(campaign: Campaign) -> None:
    assert cost(browser_of(coordinator()), BUNDLE) <= 15
