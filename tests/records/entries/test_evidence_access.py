"""A document is read by its agency, by the province, and by those whose line it proves; and the bundle."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pytest_django import Settings

from cchc.core.campaign.circuit import Round
from cchc.files.bundle import write_bundle
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign
from cchc.records.entries.actions import attach_proof, tick_typed
from cchc.records.entries.evidence_access import document_for, known_kinds, open_revision
from cchc.records.entries.evidence_bundle import bundle_of
from cchc.records.evidence.actions import DocumentEntry, new_document, store_revision
from cchc.records.evidence.models import Document
from cchc.records.evidence.queries import UnknownDocumentError
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing
from tests.records.campaigns.opening import NOW, coordinator, standing
from tests.records.entries.builders import ON_TIME, PLAN, fill, internal, leave, owed, scorer
from tests.records.handing_in import pdf, upload

pytestmark = pytest.mark.django_db
A, B, C, OFFICE = "minh-hoa/so-a", "minh-hoa/so-b", "minh-hoa/so-c", "vinh-phuc/so-noi-vu"
PLAN_OF_YEAR = DocumentEntry("ke-hoach", "=HYPERLINK(kế hoạch)", "12/KH-SA")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """A store of its own for every test."""
    store = {**settings.STORAGES["evidence"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "evidence": store}
    return tmp_path


@pytest.fixture
def campaign() -> Campaign:
    return internal()


def proved(campaign: Campaign, line: str = PLAN) -> Document:
    """A document of department A on one of its lines, not yet sent."""
    portion = owed(campaign)
    document = new_document(PLAN_OF_YEAR, portion.agency_id, upload(), classified=False, by=scorer(), now=NOW)
    prove(campaign, document, line)
    return document


def prove(campaign: Campaign, document: Document, *lines: str) -> None:
    unit = owed(campaign).campaign_unit_id
    why = "Kế hoạch chung"
    attach_proof(unit, Round.SELF, document.pk, lines, pages="2", other_reason=why, by=scorer(), now=NOW)


def reads(viewer: Standing, document: Document) -> bool:
    """Whether the person reads both the document and its file."""
    try:
        open_revision(viewer, document.pk, 1)
    except UnknownDocumentError:
        with pytest.raises(UnknownDocumentError):
            document_for(viewer, document.pk)
        return False
    return bool(document_for(viewer, document.pk).revisions)


def test_before_it_has_left_only_the_agency_and_the_province_read(campaign: Campaign) -> None:
    document = proved(campaign)
    own = [standing(A, role) for role in (Role.SCORER, Role.UNIT_HEAD)]
    province = [standing(OFFICE, Role.COORDINATOR), standing("vinh-phuc/ubnd-tinh", Role.LEADER)]
    assert [reads(one, document) for one in own + province] == [True] * 4
    others = [
        standing(B, Role.SCORER),
        standing(OFFICE, Role.APPRAISER),
        standing(A, Role.ADMINISTRATOR),
        standing("vinh-long/so-noi-vu", Role.COORDINATOR),
    ]
    assert [reads(one, document) for one in others] == [False] * 4


def test_once_it_has_left_those_who_judge_the_unit_read(campaign: Campaign) -> None:
    document = proved(campaign)
    fill(owed(campaign), l1_1_1=ON_TIME)
    leave(owed(campaign))
    assert reads(standing(OFFICE, Role.APPRAISER), document)
    assert not reads(standing(B, Role.SCORER), document)
    uses = document_for(standing(OFFICE, Role.APPRAISER), document.pk)
    assert [(use.line, use.round, use.pages) for use in uses.uses] == [(PLAN, "Tự chấm", "2")]
    assert not uses.may_change


def test_what_proves_nothing_is_read_by_its_agency_alone(campaign: Campaign) -> None:
    portion = owed(campaign)
    document = new_document(PLAN_OF_YEAR, portion.agency_id, upload(), classified=False, by=scorer(), now=NOW)
    assert reads(standing(A, Role.SCORER), document)
    assert not reads(standing(C, Role.SCORER), document)
    with pytest.raises(UnknownDocumentError):
        open_revision(standing(A, Role.SCORER), document.pk, 2)
    with pytest.raises(UnknownDocumentError):
        document_for(standing(A, Role.SCORER), 10**9)


def test_kinds_come_from_the_catalogues_of_the_province(campaign: Campaign) -> None:
    assert (
        known_kinds(standing(A, Role.SCORER)).keys() <= known_kinds(standing(OFFICE, Role.COORDINATOR)).keys()
    )


def unpacked(viewer: Standing) -> dict[str, bytes]:
    stream = io.BytesIO()
    write_bundle(bundle_of(viewer, "so-2026", "so-a").bundle, stream)
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_bundle_has_a_folder_for_every_line_in_order(campaign: Campaign) -> None:
    document = proved(campaign)
    store_revision(document.pk, upload(pdf("mới"), "Bản mới.pdf"), classified=False, by=scorer(), now=NOW)
    fill(owed(campaign), l1_1_1=ON_TIME)
    leave(owed(campaign))
    tick_typed(owed(campaign).campaign_unit_id, PLAN, typed=True, by=coordinator(), now=NOW)
    found = unpacked(standing(OFFICE, Role.COORDINATOR))
    folders = list(dict.fromkeys(name.partition("/")[0] for name in found if "/" in name))
    bundle = bundle_of(standing(OFFICE, Role.COORDINATOR), "so-2026", "so-a").bundle
    assert [one.split("_")[0] for one in folders] == [f"{n:03d}" for n in range(1, len(bundle.lines) + 1)]
    first = next(one for one in folders if one.split("_")[1] == "1-1-1")
    assert found[f"{first}/01-ban-moi.pdf"] == pdf("mới")
    text = found[f"{first}/noi-dung.txt"].decode("utf-8-sig")
    assert "\r\nTài liệu kiểm chứng:\r\n1. =HYPERLINK(kế hoạch), số 12/KH-SA, trang, mục 2\r\n" in text
    assert all(name.isascii() and len(name) < 140 and ".." not in name for name in found)
    sheet = openpyxl.load_workbook(io.BytesIO(found["muc-luc.xlsx"])).active
    assert sheet is not None
    row = next(row for row in sheet.iter_rows() if row[1].value == PLAN)
    assert (row[6].data_type, row[8].value) == ("s", "đã nhập")


def test_what_has_not_left_is_not_in_the_bundle_of_the_province(campaign: Campaign) -> None:
    proved(campaign)
    fill(owed(campaign), l1_1_1=ON_TIME)
    names = [name for name in unpacked(standing(OFFICE, Role.COORDINATOR)) if name.endswith(".pdf")]
    own = [name for name in unpacked(standing(A, Role.SCORER)) if name.endswith(".pdf")]
    assert (names, len(own)) == ([], 1)
    for stranger in (standing(B, Role.SCORER), standing("vinh-long/so-noi-vu", Role.COORDINATOR)):
        with pytest.raises(NotVisibleError):
            bundle_of(stranger, "so-2026", "so-a")


def test_a_large_file_of_many_lines_stands_once_and_a_lost_one_is_told(
    campaign: Campaign, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.files.bundle.SHARED_FROM", 10)
    document = proved(campaign)
    second = owed(campaign).lines[1]
    prove(campaign, document, second)
    found = unpacked(standing(A, Role.SCORER))
    files = [name for name in found if name.endswith(".pdf")]
    assert len(files) == 1
    texts = [text.decode("utf-8-sig") for name, text in found.items() if "noi-dung.txt" in name]
    assert any(f"- ../{files[0]}" in text for text in texts)
    for content in folder.glob("??/??/*"):
        content.unlink()
    texts = [
        text.decode("utf-8-sig")
        for text in unpacked(standing(A, Role.SCORER)).values()
        if text[:1] == b"\xef"
    ]
    assert any("tệp không còn trong kho" in text for text in texts)
