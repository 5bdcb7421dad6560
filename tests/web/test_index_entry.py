"""Entering published scores: by hand, and from a file that is checked first; nobody else gets in."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from syrupy.assertion import SnapshotAssertion

from cchc.core.index.scores import Score
from cchc.files.workbook_guard import MEGABYTE
from cchc.records.audit.models import Event
from cchc.records.indexes.actions import enter_scores
from cchc.records.indexes.models import Index, PublishedScore, ScoreSource
from cchc.records.indexes.queries import EnteredSource, index_named, units_in
from cchc.records.people.models import User
from cchc.web.checked_rows import MOST_LETTERS, CheckedRow, CheckedRows, sealed, unsealed
from tests.web.conftest import signed_in
from tests.web.reading import html, part, words
from tests.web.test_cost import MOST, cost, counted
from tests.web.test_snapshots import tidy

pytestmark = pytest.mark.django_db
ENTER, FILE, CONFIRM = "/chi-so/papi/nhap/", "/chi-so/papi/nhap/tep/", "/chi-so/papi/nhap/xac-nhan/"
TEMPLATE = "/chi-so/papi/nhap/mau.xlsx"
SCRIPT = '"><script>alert(1)</script>'
ONE = {
    "year": "2024",
    "unit": "vinh long",
    "line": "total",
    "value": "44,60",
    "rank": "12",
    "of": "60",
    "source": "Báo cáo PAPI 2024",
    "day": "15/4/2025",
    "address": "https://papi.org.vn",
    "existing": "refuse",
}
SOURCE = {name: ONE[name] for name in ("source", "day", "address")}
TABLE = (
    "Năm;Đơn vị;Mã;Nội dung;Điểm;Hạng;Trong số\n"
    "2024;Vĩnh Long;;Tổng hợp;44,60;12;60\n"
    "2024;Bến Tre;;Tổng hợp;43,1;;\n"
    "2024;Vĩnh Lọng Xa;;Tổng hợp;40;;\n"
    "2024;Trà Vinh;;Tổng hợp;99;;\n"
)


def entered() -> list[PublishedScore]:
    return list(PublishedScore.objects.filter(source__entered=True).select_related("unit", "source"))


def upload(client: Client, text: str | bytes, name: str = "papi.csv", **more: str) -> HttpResponse:
    raw = text.encode() if isinstance(text, str) else text
    given = {**SOURCE, **more, "file": SimpleUploadedFile(name, raw)}
    return client.post(FILE, {f"tep-{field}": value for field, value in given.items()})


def seal_in(response: HttpResponse) -> str:
    return html(response).split('name="checked" value="')[1].split('"')[0]


def confirm(client: Client, checked: str, existing: str = "refuse") -> HttpResponse:
    return client.post(CONFIRM, {"checked": checked, "existing": existing})


def errors_of(response: HttpResponse, field: str) -> str:
    return words(part(html(response), f"id_{field}_error"))


def test_a_figure_is_entered_and_shown_in_the_league(vinh_long: Client) -> None:
    response = vinh_long.post(ENTER, ONE, follow=True)
    assert response.redirect_chain == [("/chi-so/papi/xep-hang/2024/", 302)]
    assert "Đã nhập: 1 số mới. Nguồn: Báo cáo PAPI 2024." in words(html(response))
    [row] = entered()
    assert (row.unit.slug, row.year, row.line, row.value, row.decimals) == (
        "tinh-vinh-long",
        2024,
        "total",
        Decimal("44.6"),
        2,
    )
    assert (row.rank, row.of, row.source.title, row.source.day) == (12, 60, ONE["source"], date(2025, 4, 15))


def test_the_entry_is_in_the_log(vinh_long: Client) -> None:
    vinh_long.post(ENTER, ONE)
    logged = Event.objects.filter(verb="indexes.scores_entered").latest("pk")
    assert (logged.by, logged.detail["new"]) == (User.objects.get(username="vinhlong"), 1)


def test_a_part_of_the_index_leads_to_its_own_table(vinh_long: Client) -> None:
    given = {**ONE, "line": "participation", "value": "5,1", "rank": "", "of": ""}
    response = vinh_long.post(ENTER, given)
    assert response["Location"] == "/chi-so/papi/xep-hang/2024/?noi-dung=participation"


@pytest.mark.parametrize(
    ("field", "given", "told"),
    [
        ("year", "", "Hãy ghi năm"),
        ("year", "hai nghìn", "bốn chữ số"),
        ("year", "1999", "Chỉ nhận từ năm"),
        ("year", "9999", "Chỉ nhận từ năm"),
        ("unit", "", "Hãy ghi tên"),
        ("unit", "Vĩnh Lonh", "Có phải: Vĩnh Long"),
        ("unit", "zzzzqqqq", "Không có đơn vị"),
        ("unit", SCRIPT, "Không có đơn vị"),
        ("unit", "Vĩnh\u202eLong", "ký tự không in được"),
        ("unit", "Vĩnh Long\x00", "ký tự không in được"),
        ("line", "khong-co", "Hãy chọn nội dung"),
        ("value", "44.650", "Không rõ dấu chấm"),
        ("value", "bốn mươi", "chữ số"),
        ("value", "1e5", "chữ số"),
        ("value", "NaN", "chữ số"),
        ("value", "99,9", "nằm ngoài thang"),
        ("value", "9" * 400, "chữ số"),
        ("rank", "0", "từ 1"),
        ("rank", "1,5", "số nguyên"),
        ("rank", "61", "lớn hơn số đơn vị"),
        ("rank", "", "mà không có hạng"),
        ("of", "-3", "Từ 1"),
        ("source", "  ", "Hãy ghi tên văn bản"),
        ("source", "x" * 401, "400"),
        ("day", "2025-04-15", "ngày/tháng/năm"),
        ("day", "31/02/2025", "ngày/tháng/năm"),
        ("address", "javascript:alert(1)", "Địa chỉ không đúng"),
        ("address", "ftp://papi.org.vn", "Địa chỉ không đúng"),
        ("existing", "xoa-het", "xoa-het"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(vinh_long: Client, field: str, given: str, told: str) -> None:
    response = vinh_long.post(ENTER, {**ONE, field: given})
    assert told in errors_of(response, field)
    assert f'aria-describedby="id_{field}' in html(response)
    assert b"<script>alert" not in response.content
    assert not entered()


def test_a_figure_or_a_rank_is_needed(vinh_long: Client) -> None:
    response = vinh_long.post(ENTER, {**ONE, "value": "", "rank": "", "of": ""})
    assert "không có điểm và không có hạng" in errors_of(response, "value")


def test_a_rank_alone_is_enough(vinh_long: Client) -> None:
    vinh_long.post(ENTER, {**ONE, "value": ""})
    assert [(row.value, row.rank) for row in entered()] == [(None, 12)]


def test_a_line_that_the_year_does_not_have(vinh_long: Client) -> None:
    response = vinh_long.post(ENTER, {**ONE, "year": "2011", "line": "environment", "value": "3"})
    assert "Năm 2011 không có nội dung này" in errors_of(response, "line")


def test_a_province_that_the_year_does_not_have(vinh_long: Client) -> None:
    response = vinh_long.post(ENTER, {**ONE, "year": "2026", "unit": "Vĩnh Phúc"})
    assert "trong năm 2026" in errors_of(response, "unit")


def test_the_same_source_does_not_say_two_things_unasked(vinh_long: Client) -> None:
    vinh_long.post(ENTER, ONE)
    other = {**ONE, "value": "44,65"}
    assert "đã ghi 44,60, hạng 12/60, nay nhập 44,65" in words(html(vinh_long.post(ENTER, other)))
    assert entered()[0].value == Decimal("44.6")
    response = vinh_long.post(ENTER, {**other, "existing": "replace"}, follow=True)
    assert "1 số được thay" in words(html(response))
    assert entered()[0].value == Decimal("44.65")


def test_a_file_is_checked_before_anything_is_stored(vinh_long: Client) -> None:
    page = html(upload(vinh_long, TABLE))
    assert not entered()
    assert not ScoreSource.objects.filter(entered=True).exists()
    refused = words(part(page, "khong-nhan"))
    assert "Dòng 4 2024 Vĩnh Lọng Xa" in refused
    assert "có phải" in refused
    assert "Dòng 5 2024 Trà Vinh" in refused
    assert "nằm ngoài thang" in refused
    new = words(part(page, "moi"))
    assert "Vĩnh Long Tổng hợp 44,60 điểm, hạng 12/60" in new
    assert "Bến Tre" in new
    assert "2 dòng nhận được ghi cùng một lần; 2 dòng không nhận" in words(page)


def test_the_verdict_as_it_was_approved(vinh_long: Client, snapshot: SnapshotAssertion) -> None:
    page = html(upload(vinh_long, TABLE))
    assert "\n".join(tidy(part(page, name)) for name in ("khong-nhan", "moi")) == snapshot


def test_what_was_checked_is_entered_at_once(vinh_long: Client) -> None:
    response = confirm(vinh_long, seal_in(upload(vinh_long, TABLE)))
    assert response["Location"] == "/chi-so/papi/xep-hang/2024/"
    assert {(row.unit.slug, str(row.value)) for row in entered()} == {
        ("tinh-vinh-long", "44.6"),
        ("tinh-ben-tre", "43.1"),
    }
    assert Event.objects.filter(verb="indexes.scores_entered").latest("pk").detail["new"] == 2


def test_what_other_sources_say_stands_beside(vinh_long: Client) -> None:
    table = "Năm;Đơn vị;Nội dung;Điểm\n2018;Vĩnh Long;Tổng hợp;44,6\n2018;Vĩnh Long;{};1,2\n"
    line = index_named("papi").by_key["civic-knowledge"]
    new = words(part(html(upload(vinh_long, table.format(line.title))), "moi"))
    stored = PublishedScore.objects.filter(year=2018, line=line.key, unit__slug="tinh-vinh-long").first()
    assert stored is not None
    assert f"{line.label} 1,20 điểm {stored.source.title}: " in new


def test_a_total_that_is_not_the_sum_of_its_parts_is_said(vinh_long: Client) -> None:
    table = TABLE.replace("2024", "2018")
    assert "Tổng các nội dung: 44,65 điểm" not in words(
        html(upload(vinh_long, table.replace("44,60", "44,65")))
    )
    assert "Tổng các nội dung: 44,65 điểm" in words(html(upload(vinh_long, table)))


def test_a_file_that_says_something_else_than_before(vinh_long: Client) -> None:
    confirm(vinh_long, seal_in(upload(vinh_long, TABLE)))
    changed = TABLE.replace("44,60", "45,00")
    response = upload(vinh_long, changed)
    assert "45,00 điểm, hạng 12/60 44,60 điểm, hạng 12/60" in words(part(html(response), "khac"))
    assert "Bến Tre" in words(part(html(response), "nhu-cu"))
    stopped = confirm(vinh_long, seal_in(response))
    assert "Chưa nhập gì" in words(html(stopped))
    assert "45,00 điểm" in words(part(html(stopped), "khac"))
    kept = vinh_long.post(CONFIRM, {"checked": seal_in(stopped), "existing": "skip"}, follow=True)
    assert "1 số đã có đúng như vậy, 1 số khác được bỏ qua" in words(html(kept))
    confirm(vinh_long, seal_in(stopped), "replace")
    assert {row.value for row in entered()} == {Decimal(45), Decimal("43.1")}


def test_a_workbook_of_the_template_comes_back(vinh_long: Client) -> None:
    response = vinh_long.get(f"{TEMPLATE}?nam=2024")
    assert response["Content-Disposition"] == 'attachment; filename="mau-papi-2024.xlsx"'
    page = html(upload(vinh_long, response.content, "mau.xlsx"))
    assert "Tệp không có dòng nào có số" in words(page)
    assert 'name="checked"' not in page


@pytest.mark.parametrize("asked", ["", "?nam=", "?nam=1066", f"?nam={SCRIPT}"])
def test_a_template_of_no_known_year_is_that_of_the_newest(vinh_long: Client, asked: str) -> None:
    response = vinh_long.get(f"{TEMPLATE}{asked}")
    newest = timezone.localdate().year
    assert f"mau-papi-{newest}.xlsx" in response["Content-Disposition"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("papi.csv", "", "Tệp trống"),
        ("papi.exe", "MZ", "Chỉ nhận tệp .csv hoặc .xlsx"),
        ("papi.xlsx", "không phải bảng tính", "bảng điểm"),
        ("papi.csv", b"\xff\xfe\x00\x00", "UTF-16"),
        ("papi.csv", b"\xff\xd8\xff\xe0", ".xlsx"),
        ("papi.csv", "a;b\n1;2\n", "Không tìm thấy bảng điểm"),
        (f"{SCRIPT}.csv", "a;b\n1;2\n", "Không tìm thấy bảng điểm"),
        ("papi.csv", "x" * 5_000_001, "Tệp quá lớn"),
    ],
)
def test_a_file_that_is_no_table_of_scores(
    vinh_long: Client, name: str, content: str | bytes, told: str
) -> None:
    response = upload(vinh_long, content, name)
    assert told in errors_of(response, "tep-file")
    assert b"<script>alert" not in response.content


def test_cells_of_a_file_are_never_markup(vinh_long: Client) -> None:
    response = upload(vinh_long, TABLE.replace("Vĩnh Lọng Xa", SCRIPT.replace('"', "")), source=SCRIPT)
    assert b"<script>alert" not in response.content


def test_a_file_without_years_needs_one(vinh_long: Client) -> None:
    table = "Tỉnh;Tổng hợp\nVĩnh Long;44,6\n"
    assert "Thiếu cột “Năm”" in errors_of(upload(vinh_long, table), "tep-file")
    assert "Chỉ nhận từ năm" in errors_of(upload(vinh_long, table, year="1066"), "tep-year")
    assert "44,60 điểm" in words(part(html(upload(vinh_long, table, year="2024")), "moi"))


def test_what_was_changed_on_the_way_is_not_entered(vinh_long: Client, vinh_phuc: Client) -> None:
    checked = seal_in(upload(vinh_long, TABLE))
    tampered = signing.dumps({"person": 1, "index": "papi"}, salt="other", compress=True)
    other_index = vinh_long.post("/chi-so/sipas/nhap/xac-nhan/", {"checked": checked, "existing": "refuse"})
    assert other_index["Location"] == "/chi-so/sipas/nhap/"
    for client, sent in (
        (vinh_long, checked[:-2]),
        (vinh_long, tampered),
        (vinh_phuc, checked),
        (vinh_long, ""),
    ):
        response = client.post(CONFIRM, {"checked": sent, "existing": "refuse"}, follow=True)
        assert response.redirect_chain == [(ENTER, 302)]
        assert "không còn nguyên vẹn" in words(html(response))
    assert not entered()


def test_what_was_checked_long_ago_is_checked_again(
    vinh_long: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = seal_in(upload(vinh_long, TABLE))
    monkeypatch.setattr("cchc.web.checked_rows.SECONDS_GOOD", -1)
    assert confirm(vinh_long, checked)["Location"] == ENTER


def test_a_seal_holds_every_figure() -> None:
    score = Score("tinh-vinh-long", 2024, "total", Decimal("44.60"), "", 1, 63)
    alone = Score("tinh-ben-tre", 2024, "total", None, "", 2, None)
    checked = CheckedRows("tệp", EnteredSource("Nguồn"), (CheckedRow(score, "Dòng 2"), CheckedRow(alone, "")))
    back = unsealed(sealed(checked, 7, "papi"), 7, "papi")
    assert back == checked
    assert [str(one.value) for one in back.scores] == ["44.60", "None"]


def test_too_many_rows_are_refused_before_the_form_is_too_large(
    vinh_long: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.web.checked_rows.MOST_LETTERS", 100)
    response = upload(vinh_long, TABLE)
    assert "Tệp có quá nhiều dòng" in errors_of(response, "tep-file")
    assert MOST_LETTERS < 2_500_000


@pytest.mark.parametrize("address", [ENTER, FILE, CONFIRM, TEMPLATE])
def test_who_may_not_enter_is_refused(address: str) -> None:
    leader = signed_in("lanhdao.vinhlong")
    assert leader.get(address).status_code == 403
    assert leader.post(address, ONE).status_code in (403, 405)
    assert not entered()


def test_who_may_not_enter_sees_no_link(vinh_long: Client) -> None:
    league = "/chi-so/papi/xep-hang/2024/"
    assert ENTER in html(vinh_long.get(league))
    assert ENTER not in html(signed_in("lanhdao.vinhlong").get(league))
    assert ENTER in html(vinh_long.get("/chi-so/"))
    assert ENTER not in html(signed_in("lanhdao.vinhlong").get("/chi-so/"))


@pytest.mark.parametrize("address", [ENTER, FILE, CONFIRM])
def test_reading_never_writes(vinh_long: Client, address: str) -> None:
    events, rows = Event.objects.count(), PublishedScore.objects.count()
    vinh_long.get(address, ONE)
    vinh_long.get(address, {**ONE, "checked": "x"})
    vinh_long.head(address)
    assert (Event.objects.count(), PublishedScore.objects.count()) == (events, rows)
    assert vinh_long.put(address).status_code == 405


@pytest.mark.parametrize("address", [FILE, CONFIRM])
def test_the_steps_of_a_file_lead_back_when_they_are_only_opened(vinh_long: Client, address: str) -> None:
    assert vinh_long.get(address)["Location"] == ENTER


@pytest.mark.parametrize("address", [ENTER, FILE, CONFIRM])
def test_a_form_of_another_site_is_refused(db: None, address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="vinhlong"))
    assert client.post(address, ONE).status_code == 403
    assert not entered()


@pytest.mark.parametrize("address", [ENTER, FILE, CONFIRM, TEMPLATE])
def test_an_index_that_is_not_there(vinh_long: Client, address: str) -> None:
    assert vinh_long.get(address.replace("papi", "khong-co")).status_code == 404


def test_an_index_without_any_figure_takes_the_first_one(vinh_long: Client) -> None:
    PublishedScore.objects.filter(index__slug="sipas").delete()
    Index.objects.filter(slug="sipas").update(revision=uuid4())  # what every action does
    address = "/chi-so/sipas/nhap/"
    assert "cc-tabs" not in html(vinh_long.get(address))
    assert address in html(vinh_long.get("/chi-so/"))
    given = {**ONE, "year": "2020", "value": "89,06", "rank": "", "of": ""}
    assert "89,06" in html(vinh_long.post(address, given, follow=True))
    assert [row.value for row in entered()] == [Decimal("89.06")]


def test_the_page_costs_little(vinh_long: Client) -> None:
    assert cost(vinh_long, ENTER) <= MOST


def test_the_verdict_costs_the_same_for_any_number_of_rows(vinh_long: Client) -> None:
    long = TABLE + "".join(f"{year};Vĩnh Long;;Tổng hợp;40;;\n" for year in range(2011, 2024))
    upload(vinh_long, TABLE)
    with counted() as few:
        upload(vinh_long, TABLE)
    with counted() as many:
        upload(vinh_long, long)
    assert len(many) == len(few) <= MOST


def withdrawal(row: PublishedScore) -> str:
    return f"{ENTER}rut-lai/{row.pk}/"


def enter_many(count: int, year: int = 2024) -> None:
    """Figures of as many units and lines as are asked, all of one report, entered a minute apart by year."""
    index = index_named("papi")
    units = [unit.id for unit in units_in(index, year)]
    lines = [line.key for line in index.lines_in(year) if line.level == "dimension"]
    known = [(unit, line) for unit in units for line in lines if not index.absent_in(year, unit, line)]
    cells = known[:count]
    rows = [Score(unit, year, line, Decimal("5.1"), "") for unit, line in cells]
    at = timezone.now() - timedelta(minutes=2100 - year)
    source = EnteredSource(f"Báo cáo năm {year}", date(year + 1, 4, 15), "https://papi.org.vn")
    enter_scores("papi", source, rows, "refuse", by=User.objects.get(username="vinhlong"), now=at)


def test_nothing_entered_is_said(vinh_long: Client) -> None:
    assert "Chưa ai nhập số nào của PAPI" in words(part(html(vinh_long.get(ENTER)), "da-nhap"))


def test_what_was_entered_is_listed_with_who_and_when(vinh_long: Client) -> None:
    vinh_long.post(ENTER, ONE)
    enter_many(1, 2011)
    page = part(html(vinh_long.get(ENTER)), "da-nhap")
    said = words(page)
    assert said.index("Báo cáo PAPI 2024") < said.index("Báo cáo năm 2011")
    today = timezone.localtime().strftime("%d/%m/%Y")
    person = str(User.objects.get(username="vinhlong"))
    assert f"Tỉnh Vĩnh Long 2024 Tổng hợp 44,60 điểm 12/60 {person}, {today}" in said
    assert "Công bố ngày 15/04/2025" in said
    assert 'href="https://papi.org.vn"' in page
    assert withdrawal(entered()[0]) in page


def test_a_long_list_is_shown_a_hundred_rows_at_a_time(vinh_long: Client) -> None:
    enter_many(230)
    first = part(html(vinh_long.get(ENTER)), "da-nhap")
    assert first.count(">Rút lại<") == 100
    assert "230 số đã nhập" in words(first)
    assert "Còn 130 dòng nữa." in words(first)
    assert 'href="?tu=100#da-nhap"' in first
    last = part(html(vinh_long.get(f"{ENTER}?tu=200")), "da-nhap")
    assert last.count(">Rút lại<") == 30
    assert "dòng nữa" not in words(last)
    assert 'href="?#da-nhap"' in last


def test_the_list_is_filtered_by_year(vinh_long: Client) -> None:
    enter_many(3, 2011)
    enter_many(2)
    page = html(vinh_long.get(f"{ENTER}?nam=2011"))
    assert "3 số của năm 2011 trong 5 số đã nhập" in words(part(page, "da-nhap"))
    assert "Báo cáo năm 2024" not in words(part(page, "da-nhap"))
    for asked in ("nam=1066", "nam=abc", "tu=99999", "tu=-1", "tu=9999999999", "tu=²", f"nam={SCRIPT}"):
        shown = words(part(html(vinh_long.get(f"{ENTER}?{asked}")), "da-nhap"))
        assert "5 số đã nhập" in shown
        assert "Báo cáo năm 2024" in shown


def test_a_figure_from_before_names_were_kept_is_listed(vinh_long: Client) -> None:
    vinh_long.post(ENTER, {**ONE, "value": "", "day": "", "address": ""})
    PublishedScore.objects.filter(source__entered=True).update(entered_by=None, entered_at=None)
    said = words(part(html(vinh_long.get(ENTER)), "da-nhap"))
    assert "không có điểm 12/60 Chưa ghi lại" in said
    assert "Chưa ghi ngày công bố" in said


def test_a_figure_is_withdrawn_with_a_reason(vinh_long: Client) -> None:
    vinh_long.post(ENTER, ONE)
    address = withdrawal(entered()[0])
    asked = words(html(vinh_long.get(address)))
    assert "Báo cáo PAPI 2024, công bố ngày 15/04/2025" in asked
    assert "Tỉnh Vĩnh Long" in asked
    response = vinh_long.post(address, {"reason": "Gõ nhầm,\n bản in ghi 44,65"}, follow=True)
    assert response.redirect_chain == [(f"{ENTER}#da-nhap", 302)]
    said = words(html(response))
    assert "Đã rút lại: Tỉnh Vĩnh Long, năm 2024, Tổng hợp: 44,60 điểm, hạng 12/60." in said
    assert "Chưa ai nhập số nào" in said
    assert not entered()
    logged = Event.objects.filter(verb="indexes.score_withdrawn").latest("pk")
    assert (logged.detail["reason"], logged.detail["value"]) == ("Gõ nhầm, bản in ghi 44,65", "44.60")
    assert "Báo cáo PAPI 2024" not in html(vinh_long.get("/chi-so/papi/xep-hang/2024/"))
    assert vinh_long.get(address).status_code == vinh_long.post(address, {"reason": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("reason", "told"),
    [("", "Hãy ghi lý do"), ("  \n ", "Hãy ghi lý do"), ("x\u202e", "không in được"), ("x" * 1001, "1000")],
)
def test_a_withdrawal_without_a_proper_reason(vinh_long: Client, reason: str, told: str) -> None:
    vinh_long.post(ENTER, ONE)
    response = vinh_long.post(withdrawal(entered()[0]), {"reason": reason})
    assert told in errors_of(response, "reason")
    assert "Chưa rút lại" in words(html(response))
    assert entered()


def test_reading_a_withdrawal_never_writes(vinh_long: Client) -> None:
    vinh_long.post(ENTER, ONE)
    events, address = Event.objects.count(), withdrawal(entered()[0])
    vinh_long.get(address, {"reason": "Gõ nhầm"})
    vinh_long.head(address)
    assert vinh_long.put(address).status_code == 405
    assert (Event.objects.count(), len(entered())) == (events, 1)


def test_who_may_not_enter_may_not_withdraw(vinh_long: Client) -> None:
    vinh_long.post(ENTER, ONE)
    address, leader = withdrawal(entered()[0]), signed_in("lanhdao.vinhlong")
    assert leader.get(address).status_code == leader.post(address, {"reason": "x"}).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(username="vinhlong"))
    assert strict.post(address, {"reason": "x"}).status_code == 403
    assert entered()


def test_only_entered_figures_of_the_index_can_be_withdrawn(vinh_long: Client) -> None:
    vinh_long.post(ENTER, ONE)
    loaded = PublishedScore.objects.filter(index__slug="papi", source__entered=False).first()
    assert loaded is not None
    own = withdrawal(entered()[0])
    for address in (
        withdrawal(loaded),
        own.replace("papi", "sipas"),
        own.replace("papi", "khong-co"),
        f"{ENTER}rut-lai/{10**30}/",
    ):
        assert vinh_long.get(address).status_code == 404
        assert vinh_long.post(address, {"reason": "x"}).status_code == 404
    assert PublishedScore.objects.filter(pk=loaded.pk).exists()


def test_the_list_and_the_withdrawal_cost_the_same_for_any_number_of_rows(vinh_long: Client) -> None:
    enter_many(1)
    few = cost(vinh_long, ENTER)
    enter_many(150, 2023)
    assert cost(vinh_long, ENTER) == few <= MOST
    assert cost(vinh_long, withdrawal(entered()[0])) <= MOST


def test_what_a_source_is_called_is_never_markup(vinh_long: Client) -> None:
    vinh_long.post(ENTER, {**ONE, "source": SCRIPT})
    for address in (ENTER, withdrawal(entered()[0])):
        assert b"<script>alert" not in vinh_long.get(address).content


def test_a_large_file_is_refused_before_it_is_read(
    vinh_long: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr("cchc.web.views.index_entry.read_upload", lambda *_: read.append("read"))
    large = b"x" * (12 * MEGABYTE)
    assert "Tệp quá lớn, chỉ nhận tối đa 5 MB" in errors_of(upload(vinh_long, large), "tep-file")
    assert not read


MERGED = {**ONE, "year": "2025", "unit": "Vĩnh Long", "rank": "12", "of": "34", "source": "Báo cáo 2025"}
NEWEST = ("papi", "sipas", "par-index", "chi-so-766")
FIGURES = {"papi": "44,60", "sipas": "85,06", "par-index": "88,12", "chi-so-766": "70,5"}


@pytest.mark.parametrize("index", NEWEST)
def test_a_year_after_the_merger_is_entered_and_shown_everywhere(vinh_long: Client, index: str) -> None:
    address = f"/chi-so/{index}/nhap/"
    response = vinh_long.post(address, {**MERGED, "value": FIGURES[index]}, follow=True)
    assert response.redirect_chain == [(f"/chi-so/{index}/xep-hang/2025/", 302)]
    assert [(row.unit.slug, row.year) for row in entered()] == [("tinh-vinh-long-2025", 2025)]
    page = html(response)
    league = words(page)
    assert f"{FIGURES[index]} 12" in words(part(page, "dong-tinh-vinh-long-2025"))
    assert "33 đơn vị" in league
    assert "Vĩnh Long, hạng nguồn nêu 12/34." in league
    assert "nên không xếp loại" in league
    assert f"/chi-so/{index}/ho-so/tinh-vinh-long-2025/" in page
    drawn = html(vinh_long.get(f"/chi-so/{index}/ban-do/2025/"))
    assert f"Vĩnh Long: {FIGURES[index]}; hạng 12/34 (nguồn nêu)" in words(drawn)
    assert "Bến Tre" not in drawn
    assert "Hà Nội: chưa có số liệu" in words(drawn)
    profile = words(html(vinh_long.get(f"/chi-so/{index}/ho-so/tinh-vinh-long-2025/?nam=2025")))
    assert FIGURES[index] in profile
    assert "12/34" in profile


def test_a_whole_year_after_the_merger_comes_from_a_file(vinh_long: Client) -> None:
    names = [unit.short_name for unit in units_in(index_named("papi"), 2025)]
    rows = [f"2025;{name};;Tổng hợp;{40 + at / 2:.2f};{34 - at};34" for at, name in enumerate(names)]
    table = "Năm;Đơn vị;Mã;Nội dung;Điểm;Hạng;Trong số\n" + "\n".join(rows).replace(".", ",")
    checked = upload(vinh_long, f"{table}\n2025;Bến Tre;;Tổng hợp;40;;\n")
    refused = words(part(html(checked), "khong-nhan"))
    assert "Không có đơn vị “Bến Tre” trong năm 2025: Tỉnh Bến Tre (đơn vị cũ) không còn từ ngày" in refused
    assert "nay thuộc Tỉnh Vĩnh Long" in refused
    response = vinh_long.post(CONFIRM, {"checked": seal_in(checked), "existing": "refuse"}, follow=True)
    said = words(html(response))
    assert "Đã nhập: 34 số mới." in said
    assert "1/34" in said
    assert "34/34" in said
    drawn = words(html(vinh_long.get("/chi-so/papi/ban-do/2025/")))
    assert f"Năm 2025, {names[-1]} cao nhất cả nước với 56,50 điểm" in drawn
    assert "mau-papi-2025.xlsx" in vinh_long.get(f"{TEMPLATE}?nam=2025")["Content-Disposition"]


@pytest.mark.parametrize(
    ("year", "unit", "told"),
    [
        ("2025", "ben tre", "trong năm 2025: Tỉnh Bến Tre (đơn vị cũ) không còn từ ngày 01/07/2025"),
        ("2025", "Vĩnh Phúc", "nay thuộc Tỉnh Phú Thọ"),
        (
            "2026",
            "tra vinh",
            "Tỉnh Trà Vinh (đơn vị cũ) không còn từ ngày 01/07/2025, nay thuộc Tỉnh Vĩnh Long",
        ),
    ],
)
def test_a_unit_of_the_other_era_is_refused_with_what_became_of_it(
    vinh_long: Client, year: str, unit: str, told: str
) -> None:
    response = vinh_long.post(ENTER, {**MERGED, "year": year, "unit": unit})
    assert told in errors_of(response, "unit")
    assert not entered()


def test_the_profiles_before_and_after_the_merger_lead_to_one_another(vinh_long: Client) -> None:
    vinh_long.post(ENTER, MERGED)
    old, new = "/chi-so/papi/ho-so/tinh-vinh-long/", "/chi-so/papi/ho-so/tinh-vinh-long-2025/"
    before = html(vinh_long.get(old))
    assert new in before
    assert '<option value="2025"' not in before
    assert '<option value="2024"' in before
    after = html(vinh_long.get(new))
    assert old in after
    assert "/chi-so/papi/ho-so/tinh-ben-tre/" in after
    assert '<option value="2024"' not in after


def test_the_pages_of_a_year_after_the_merger_cost_no_more(vinh_long: Client) -> None:
    vinh_long.post(ENTER, MERGED)
    for page in ("xep-hang/2025/", "ban-do/2025/", "ho-so/tinh-vinh-long-2025/", "nhap/"):
        assert cost(vinh_long, f"/chi-so/papi/{page}") <= MOST
