"""Pages of registers: rows written, found, confirmed, taken out; files out and in; own registers."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from cchc.records.people.models import User
from cchc.records.registers.models import KeptRegister, Row, YearClosed
from cchc.records.registers.queries import definition_of
from tests.records.handing_in import handed_in
from tests.records.registers.building import (
    DISCIPLINE,
    GIVEN,
    REPORTS,
    coordinator,
    emptied,
    head,
    leader,
    number,
    row,
    scorer,
)
from tests.web.conftest import browser_of
from tests.web.reading import html, words
from tests.web.test_cost import cost

pytestmark = pytest.mark.django_db
HERE = f"/so/{REPORTS}/"
TYPED = {f"o_{key}": text for key, text in {**GIVEN, "kind": "par_quarter", "complete": "có"}.items()}


@pytest.fixture(autouse=True)
def empty(db: None) -> None:
    """No rows of the demonstration."""
    emptied()


@pytest.fixture
def client() -> Client:
    """The browser of who keeps the registers of Sở Tư pháp."""
    return browser_of(scorer())


def page(client: Client, address: str = f"{HERE}?nam=moi") -> str:
    return words(html(client.get(address)))


def test_a_row_is_written_found_and_corrected(client: Client) -> None:
    sent = client.post(f"{HERE}dong/them/", {**TYPED, "agency": number(), "seen": 0, "them": "1"})
    assert sent["Location"] == f"{HERE}dong/them/"
    kept = Row.objects.get()
    assert "Bộ Nội vụ" in page(client, f"{HERE}?nam=moi&tim=bo noi VU")
    assert "Không có dòng nào" in page(client, f"{HERE}?nam=moi&tim=y te")
    told = page(client, f"{HERE}dong/{kept.pk}/")
    for said in ("20/09/2026", "Ghi dòng sổ", "Nơi nhận: chưa ghi thành Bộ Nội vụ"):
        assert said in html(client.get(f"{HERE}dong/{kept.pk}/")) or said in told
    client.post(f"{HERE}dong/{kept.pk}/", {**TYPED, "o_sent": "19/09/2026", "seen": 1})
    stale = client.post(f"{HERE}dong/{kept.pk}/", {**TYPED, "o_sent": "21/09/2026", "seen": 1})
    assert "đã ghi dòng này lúc" in words(html(stale))
    assert 'value="21/09/2026"' in html(stale)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"o_title": ""}, "Cột này phải ghi"),
        ({"o_due": "31/02/2026"}, "31/02/2026"),
        ({"o_kind": "la"}, "Hãy chọn"),
        ({"agency": "1"}, "Hãy chọn"),
    ],
)
def test_what_cannot_be_comes_back_with_the_form(client: Client, changed: dict[str, str], told: str) -> None:
    sent = {**TYPED, "agency": number(), "seen": 0, **changed}
    answer = client.post(f"{HERE}dong/them/", sent)
    assert answer.status_code == 200
    assert not Row.objects.exists()
    assert "Chưa ghi." in words(html(answer))
    assert told.split(maxsplit=1)[0] in html(answer)


def test_a_row_is_proved_and_taken_out(client: Client) -> None:
    kept, document = row(), handed_in()
    here = f"{HERE}dong/{kept.pk}/"
    client.post(f"{here}tai-lieu/", {"document": document.pk})
    assert document.title in page(client, here)
    client.post(f"{here}tai-lieu/", {"go": document.pk})
    assert not kept.documents.exists()
    client.post(f"{here}tai-lieu/", {"document": "x"})
    client.post(f"{here}bo/", {"reason": "", "seen": 1})
    assert "Hãy ghi lý do" in page(client, here)
    client.post(f"{here}bo/", {"reason": "ghi nhầm", "seen": 1})
    assert "Dòng này đã bỏ khỏi sổ. Lý do: ghi nhầm" in page(client, here)
    assert client.post(here, {**TYPED, "seen": 2}).status_code == 403


def test_a_row_of_persons_is_taken_out_for_a_reason_of_the_list(client: Client) -> None:
    given = {"effective": "01/03/2026", "group": "leader", "form": "warning", "persons": "2"}
    here = f"/so/{DISCIPLINE}/dong/{row(register=DISCIPLINE, **given).pk}/"
    assert '<textarea name="reason"' not in html(client.get(here))
    client.post(f"{here}bo/", {"reason": "Nguyễn Văn A", "seen": 1})
    assert "Hãy chọn một lý do trong danh sách" in page(client, here)
    client.post(f"{here}bo/", {"reason": "Ghi trùng", "seen": 1})
    assert "Lý do: Ghi trùng" in page(client, here)


def test_the_head_confirms_the_year() -> None:
    row()
    browser = browser_of(head())
    assert "Xác nhận sổ đã đủ" in page(browser, f"{HERE}?nam=2026")
    sent = {"agency": number(), "year": 2026, "rows": 1}
    browser.post(f"{HERE}du/", sent)
    assert "xác nhận đủ ngày" in page(browser, f"{HERE}?nam=2026")
    browser.post(f"{HERE}du/", {**sent, "viec": "mo"})
    assert not YearClosed.objects.exists()
    assert browser_of(scorer()).post(f"{HERE}du/", sent).status_code == 403


def test_who_owes_a_register_is_named_and_says_that_there_was_nothing() -> None:
    browser = browser_of(User.objects.get(username="ld.so-a"))
    assert "Xác nhận không phát sinh" in page(browser, f"{HERE}?nam=2026")
    above = browser_of(coordinator())
    told = page(above, f"{HERE}?nam=2026")
    assert "Sở A (minh họa) dòng tự chấm năm 2026 lấy số từ sổ này 0 chưa xác nhận" in told
    assert "Xác nhận không phát sinh" not in told
    agency = browser.get(f"{HERE}?nam=2026").context["closing"].rows[0].agency
    sent = browser.post(f"{HERE}du/", {"agency": agency, "year": 2026, "rows": 0}, follow=True)
    assert "Đã xác nhận sổ năm 2026: không phát sinh." in words(html(sent))
    assert "xác nhận không phát sinh ngày" in page(above, f"{HERE}?nam=2026")
    assert cost(above, f"{HERE}?nam=2026") <= 15


def test_pages_cost_the_same_with_many_rows(client: Client) -> None:
    row()
    few = cost(client, f"{HERE}?nam=2026"), cost(client, f"{HERE}dong/{Row.objects.get().pk}/")
    for _ in range(5):
        row()
    many = cost(client, f"{HERE}?nam=2026"), cost(client, f"{HERE}dong/{Row.objects.first().pk}/")
    assert few == many
    assert max(many) <= 15
    assert cost(client, "/so/") <= 8


def test_the_rows_behind_a_figure_can_be_opened(client: Client) -> None:
    row(sent="21/09/2026")
    row()
    address = f"{HERE}so-lieu/?bo=par_index_agency/minh-hoa-so-2026&dong=1.2&nam=2026&co-quan={number()}"
    told = page(client, address)
    assert "số ước" in told
    assert "2 dòng được tính" in told
    assert browser_of(coordinator()).get(address).status_code == 200
    assert browser_of(scorer("so-y-te")).get(address).status_code == 404
    for wrong in ("dong=9.9", "nam=1", "co-quan=0", "bo=x"):
        assert client.get(f"{address}&{wrong}").status_code == 404


def test_a_workbook_goes_out_and_comes_back(client: Client) -> None:
    kept = row(title="=1+1")
    out = client.get(f"{HERE}tai-ve.xlsx?nam=moi")
    book = load_workbook(BytesIO(out.content))
    sheet = book["Sổ"]
    assert sheet["D5"].value == "=1+1"
    assert sheet["D5"].data_type == "s"
    assert len(sheet.data_validations.dataValidation) >= 3
    sheet["D5"], sheet["D6"], sheet["E6"], sheet["F6"], sheet["G6"] = (
        "Báo cáo sửa",
        "Báo cáo mới",
        "CCHC năm",
        "Bộ Nội vụ",
        "14/12/2026",
    )
    sheet["C6"] = sheet["C5"].value
    sheet["C7"], sheet["D7"], sheet["G7"] = "Sở lạ", "Báo cáo hỏng", "ngày mai"
    answer = client.post(f"{HERE}nhap/", {"file": uploaded(book)})
    told = words(html(answer))
    assert (
        "2 dòng nhận được (1 dòng mới, 0 dòng đã có, 1 dòng khác nội dung trong sổ); 1 dòng không nhận"
        in told
    )
    assert "Ô C7:" in told
    assert "Ô G7:" in told
    assert Row.objects.count() == 1
    seal = answer.context["form"].initial["checked"]
    stopped = client.post(f"{HERE}nhap/", {"checked": seal, "existing": "stop"})
    assert "Dòng này trong sổ ghi khác tệp" in words(html(stopped))
    client.post(f"{HERE}nhap/", {"checked": seal, "existing": "update"})
    kept.refresh_from_db()
    assert (kept.values["title"], Row.objects.count()) == ("Báo cáo sửa", 2)
    client.post(f"{HERE}nhap/", {"checked": seal, "existing": "skip"})
    assert Row.objects.count() == 2
    assert "quá hai giờ" in words(
        html(client.post(f"{HERE}nhap/", {"checked": "x", "existing": "skip"}, follow=True))
    )


def uploaded(book: object) -> SimpleUploadedFile:
    stream = BytesIO()
    book.save(stream)  # type: ignore[attr-defined]
    return SimpleUploadedFile("so.xlsx", stream.getvalue())


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (b"PK\x03\x04 nothing", "so.xlsx", "không phải là .xlsx"),
        ("Tên;Ngày\nA;B\n".encode(), "so.csv", "Không tìm thấy bảng của sổ"),
        (b"x", "so.pdf", "Chỉ nhận tệp .xlsx hoặc .csv"),
    ],
)
def test_other_files_are_refused(client: Client, raw: bytes, name: str, told: str) -> None:
    assert told in words(html(client.post(f"{HERE}nhap/", {"file": SimpleUploadedFile(name, raw)})))


def test_a_list_cannot_smuggle_a_formula(client: Client) -> None:
    row(title='=HYPERLINK("http://x")')
    out = client.get(f"{HERE}tai-ve.csv?nam=moi").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in out
    assert client.get(f"{HERE}tai-ve.pdf").status_code == 404


OWN = {
    "title": "Sổ hội nghị",
    "row": "hội nghị",
    "seen": "0",
    "c0_label": "Tên hội nghị",
    "c0_kind": "text",
    "c0_required": "on",
    "c1_label": "Ngày",
    "c1_kind": "date",
    "c1_purpose": "day",
    "c2_label": "Cấp",
    "c2_kind": "choice",
    "c2_options": "Tỉnh\nHuyện",
    "c2_required": "on",
    "f0_catalogue": "par_index_province/2639-qd-ubnd-2020-vinh-long",
    "f0_line": "1.5",
    "f0_how": "tally",
    "f0_where": "Cấp; là; Tỉnh",
}


def define(by: User, **changed: str) -> str:
    return words(html(browser_of(by).post("/so/dat-so/", {**OWN, **changed}, follow=True)))


def test_a_province_sets_up_its_own_register(client: Client) -> None:
    assert "Đã đặt Sổ hội nghị" in define(coordinator())
    register = KeptRegister.objects.get(slug="so-hoi-nghi")
    definition = definition_of(register)
    assert [one.key for one in definition.fields] == ["ten_hoi_nghi", "ngay", "cap"]
    assert definition.feeds[0].reckoning.where[0].value == "tinh"  # type: ignore[union-attr]
    assert "Sổ hội nghị" in page(client, "/so/")
    row(register="so-hoi-nghi", ten_hoi_nghi="Hội nghị", ngay="01/02/2026", cap="tinh")
    boss = browser_of(coordinator())
    assert "không bỏ cột đã có" in page(boss, "/so/so-hoi-nghi/cot/")
    more = {**OWN, "seen": "1", "c3_label": "Nơi họp", "c3_kind": "text"}
    assert boss.post("/so/so-hoi-nghi/cot/", more)["Location"] == "/so/so-hoi-nghi/"
    fewer = {**OWN, "seen": "2", "c2_label": ""}
    assert "không bỏ được" in words(html(boss.post("/so/so-hoi-nghi/cot/", {**fewer, "f0_catalogue": ""})))
    assert client.get("/so/so-hoi-nghi/cot/").status_code == 403
    assert client.get("/so/dat-so/").status_code == 403


def test_more_lines_are_fed_than_the_page_offers_at_first() -> None:
    boss = browser_of(coordinator())
    asked = boss.post("/so/dat-so/", {**OWN, "them-dong": "co"})
    text = html(asked)
    assert asked.status_code == 200
    assert "Dòng tiêu chí thứ 4" in text
    assert 'value="Tên hội nghị"' in text
    assert not KeptRegister.objects.filter(slug="so-hoi-nghi").exists()
    feed = {name.removeprefix("f0_"): value for name, value in OWN.items() if name.startswith("f0_")}
    fourth = {f"f3_{name}": value for name, value in feed.items()}
    more = {**OWN, "f0_catalogue": "", **fourth}
    assert boss.post("/so/dat-so/", more).status_code == 302
    assert "Dòng tiêu chí thứ 4" in page(boss, "/so/so-hoi-nghi/cot/")
    assert len(definition_of(KeptRegister.objects.get(slug="so-hoi-nghi")).feeds) == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"c1_purpose": ""}, "phải có một cột ngày"),
        ({"f0_where": "Cột lạ; là; Tỉnh"}, "Sổ không có cột “Cột lạ”"),
        ({"f0_line": "1.2"}, "không cho ra số liệu"),
        ({"f0_how": "amounts"}, "tên cột tử số"),
        ({"f0_of": "Cột lạ"}, "Sổ không có cột"),
        ({"title": ""}, "Hãy ghi tên sổ"),
    ],
)
def test_a_faulty_register_is_told(changed: dict[str, str], told: str) -> None:
    assert told in define(coordinator(), **changed)
    assert not KeptRegister.objects.filter(province__isnull=False).exists()


def test_who_only_reads_has_no_buttons() -> None:
    kept = row()
    for by in (coordinator(), leader()):
        browser = browser_of(by)
        assert "Thêm báo cáo" not in page(browser)
        assert "Bộ Nội vụ" in page(browser, f"{HERE}dong/{kept.pk}/")
        assert browser.get(f"{HERE}dong/them/").status_code == 403
        assert browser.get(f"{HERE}nhap/").status_code == 403
