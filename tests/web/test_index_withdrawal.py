"""What was entered on the page: listed, withdrawn with a reason; years after the merger."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from cchc.core.index.scores import Score
from cchc.files.workbook_guard import MEGABYTE
from cchc.records.audit.models import Event
from cchc.records.indexes.actions import enter_scores
from cchc.records.indexes.models import PublishedScore
from cchc.records.indexes.queries import EnteredSource, index_named, units_in
from cchc.records.people.models import User
from tests.web.conftest import signed_in
from tests.web.entering import (
    CONFIRM,
    ENTER,
    ONE,
    SCRIPT,
    TEMPLATE,
    entered,
    errors_of,
    seal_in,
    upload,
)
from tests.web.reading import html, part, words
from tests.web.test_cost import MOST, cost

pytestmark = pytest.mark.django_db


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
