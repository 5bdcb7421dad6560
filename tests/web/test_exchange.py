"""The pages of a package: taken home, brought back, shown, chosen, saved."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cchc.core.catalogue.facts import Fact
from cchc.files.package_zip import Parts, packed, unpacked
from cchc.records.campaigns.models import Portion
from cchc.records.entries.actions import save_entry
from cchc.records.entries.models import Entry
from cchc.records.entries.queries.stored import stored_fact
from tests.records.entries.builders import LATE, ON_TIME, PLAN
from tests.records.exchange.packing import filled
from tests.web.campaigns_built import internal, portion_of, staff_of_a
from tests.web.conftest import browser_of
from tests.web.reading import html, words
from tests.web.test_cost import MOST, counted

DONE, DUE, VALUE = f"{PLAN}|done", f"{PLAN}|due", "Số liệu"
TYPED = {(DONE, VALUE): "12/1/2026", (DUE, VALUE): "15/1/2026"}


@pytest.fixture
def portion(db: None) -> Portion:
    return portion_of(internal(), "so-a")


@pytest.fixture
def scorer(portion: Portion) -> Client:
    return browser_of(staff_of_a()["scorer"])


def address(portion: Portion, name: str = "package") -> str:
    return reverse(f"web:{name}", args=[portion.campaign_unit.campaign.slug, portion.pk])


def taken(client: Client, portion: Portion) -> bytes:
    answer = client.post(address(portion, "package_file"))
    assert answer["Content-Type"] == "application/zip"
    assert "attachment" in answer["Content-Disposition"]
    return answer.content


def brought(client: Client, portion: Portion, content: bytes) -> HttpResponse:
    file = SimpleUploadedFile("goi.zip", content)
    return client.post(address(portion, "package_upload"), {"file": file})


def carried(page: str) -> str:
    return page.split('name="goi" value="')[1].split('"', maxsplit=1)[0]


def write(portion: Portion, fact: Fact, seen: int) -> None:
    second = staff_of_a()["second"]
    save_entry(portion.pk, PLAN, fact, seen=seen, by=second, now=timezone.now())


def test_a_package_goes_out_is_filled_and_comes_back(scorer: Client, portion: Portion) -> None:
    content = filled(taken(scorer, portion), TYPED)
    page = html(brought(scorer, portion, content))
    assert "Gói thay đổi 1 dòng, trong đó 0 dòng đã có người sửa" in words(page)
    assert not Entry.objects.filter(campaign_unit=portion.campaign_unit).exists()

    done = scorer.post(
        address(portion, "package_apply"), {"goi": carried(page), f"xem-{PLAN}": "0"}, follow=True
    )
    assert "Đã ghi 1 dòng từ gói" in words(html(done))
    assert Entry.objects.filter(campaign_unit=portion.campaign_unit, line__key=PLAN).exists()
    assert "chưa nhận lại" not in words(html(scorer.get(address(portion))))


def test_a_conflict_is_shown_and_the_person_chooses(scorer: Client, portion: Portion) -> None:
    write(portion, ON_TIME, 0)
    content = filled(taken(scorer, portion), {(DONE, VALUE): "12/1/2026"})
    write(portion, LATE, 1)
    page = html(brought(scorer, portion, content))
    assert "Trần Văn Bình ghi" in words(page)

    sent = {"goi": carried(page), f"xem-{PLAN}": "2"}
    undecided = words(html(scorer.post(address(portion, "package_apply"), sent)))
    assert "Chưa ghi gì" in undecided
    assert "Hãy chọn giữ số trên hệ thống hay lấy số trong gói" in undecided

    kept = scorer.post(address(portion, "package_apply"), {**sent, f"chon-{PLAN}": "he-thong"}, follow=True)
    assert "giữ 1 số trên hệ thống" in words(html(kept))
    row = Entry.objects.get(campaign_unit=portion.campaign_unit, line__key=PLAN)
    assert stored_fact(row.fact) == LATE


def test_what_changed_after_the_list_is_shown_again(scorer: Client, portion: Portion) -> None:
    content = filled(taken(scorer, portion), TYPED)
    page = html(brought(scorer, portion, content))
    write(portion, LATE, 0)

    again = html(
        scorer.post(
            address(portion, "package_apply"),
            {"goi": carried(page), f"xem-{PLAN}": "0", f"chon-{PLAN}": "goi"},
        )
    )
    assert "đã thay đổi từ khi hiện danh sách này" in words(again)
    assert f'name="xem-{PLAN}" value="1"' in again


@pytest.mark.parametrize("content", [b"PK", b"<script>alert(1)</script>"])
def test_what_is_no_package_is_told_on_the_page(scorer: Client, portion: Portion, content: bytes) -> None:
    assert "Chưa nhận gói" in words(html(brought(scorer, portion, content)))


def test_a_changed_manifest_breaks_the_seal(scorer: Client, portion: Portion) -> None:
    parts = unpacked(taken(scorer, portion), "goi.zip")
    forged = packed(Parts(parts.manifest.replace(b'"version": 0', b'"version": 9'), parts.seal, parts.form))
    assert "Niêm phong của gói không đúng" in words(html(brought(scorer, portion, forged)))


def test_the_list_of_another_person_is_not_taken(scorer: Client, portion: Portion) -> None:
    page = html(brought(scorer, portion, filled(taken(scorer, portion), TYPED)))
    other = browser_of(staff_of_a()["second"])
    answer = other.post(
        address(portion, "package_apply"), {"goi": carried(page), f"xem-{PLAN}": "0"}, follow=True
    )
    assert "không còn nguyên vẹn" in words(html(answer))
    assert not Entry.objects.filter(campaign_unit=portion.campaign_unit).exists()


def test_the_pages_cost_the_same_whatever_is_in_the_package(scorer: Client, portion: Portion) -> None:
    content = taken(scorer, portion)
    costs = []
    for cells in ({}, TYPED):
        with counted() as queries:
            brought(scorer, portion, filled(content, cells))
        costs.append(len(queries))
    with counted() as queries:
        scorer.get(address(portion))
    assert costs[0] == costs[1] <= MOST
    assert len(queries) <= MOST
