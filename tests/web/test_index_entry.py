"""Entering published scores: by hand, and from a file that is checked first; nobody else gets in."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone
from syrupy.assertion import SnapshotAssertion

from cchc.core.index.scores import Score
from cchc.records.audit.models import Event
from cchc.records.indexes.models import Index, PublishedScore, ScoreSource
from cchc.records.indexes.queries import EnteredSource, index_named
from cchc.records.people.models import User
from cchc.web.checked_rows import MOST_LETTERS, CheckedRow, CheckedRows, sealed, unsealed
from tests.web.conftest import signed_in
from tests.web.entering import (
    CONFIRM,
    ENTER,
    FILE,
    ONE,
    SCRIPT,
    TABLE,
    TEMPLATE,
    confirm,
    entered,
    errors_of,
    seal_in,
    upload,
)
from tests.web.reading import html, part, words
from tests.web.test_cost import MOST, cost, counted
from tests.web.test_snapshots import tidy

pytestmark = pytest.mark.django_db


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
