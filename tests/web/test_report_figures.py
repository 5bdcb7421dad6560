"""Figures of a reporting round by Excel in the browser: out, filled in, judged, kept; or refused."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from cchc.records.audit.models import Event
from cchc.records.documents.models import IssuedDocument
from cchc.records.reports.actions import close_round, save_figures, submit_report
from cchc.records.reports.models import ReportState
from tests.records.plans.building import coordinator, head, scorer
from tests.records.reports.building import OPENED, REMARKS, SLUG, leader, opened, own_report, saved, sent
from tests.web.conftest import browser_of
from tests.web.reading import html, words
from tests.web.test_cost import MOST, cost
from tests.web.test_papers import document_words

ROUND = "/bao-cao/tinh-vinh-phuc-2018-quarter-3/"
OWN = f"{ROUND}so-noi-vu/"
FILE = f"{OWN}so-lieu/"
WHOLE = f"{ROUND}so-lieu/"


@pytest.fixture
def officer(db: None) -> Client:
    """Who writes for Sở Nội vụ."""
    return browser_of(scorer())


def workbook(client: Client, page: str, **cells: Any) -> bytes:
    """The file that a page gives, with these cells filled in."""
    book = load_workbook(BytesIO(client.get(f"{page}tai-ve.xlsx").content))
    for name, value in cells.items():
        book.worksheets[0][name] = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def judged(client: Client, page: str, raw: bytes) -> str:
    """The page after a file was handed in."""
    return html(client.post(page, {"file": SimpleUploadedFile("so-lieu.xlsx", raw)}))


def confirmed(client: Client, page: str, verdict: str, **given: str) -> str:
    """What is said after what was judged was confirmed."""
    checked = verdict.split('name="checked" value="')[1].split('"', maxsplit=1)[0]
    return words(html(client.post(page, {"checked": checked, **given}, follow=True)))


def test_an_agency_fills_its_figures_in_excel(officer: Client) -> None:
    opened()
    save_figures(SLUG, "so-noi-vu", {"dossiers": "1000"}, seen=0, by=scorer(), now=OPENED)
    assert FILE in html(officer.get(OWN))
    raw = workbook(officer, FILE, F7="1.200,5", F8=996)
    page = judged(officer, FILE, raw)
    assert "2 số thay đổi; 0 số không đổi; 0 ô không nhận" in words(page)
    assert "F7 Số hồ sơ đã giải quyết (hồ sơ) 1.000 1.200,5" in words(page)
    assert own_report().figures == {"dossiers": "1000"}
    assert "Đã ghi 2 số từ tệp so-lieu.xlsx" in confirmed(officer, FILE, page)
    assert own_report().figures == {"dossiers": "1200,5", "on_time": "996"}
    same = words(judged(officer, FILE, workbook(officer, FILE, F8=None)))
    assert "0 số thay đổi; 1 số không đổi" in same
    assert "số trên hệ thống được giữ: Trong đó đúng hạn" in same


def test_what_another_person_wrote_meanwhile_is_not_lost(officer: Client) -> None:
    opened()
    old = workbook(officer, FILE, F7=7, F8=5)
    page = judged(officer, FILE, old)
    save_figures(SLUG, "so-noi-vu", {"dossiers": "9"}, seen=0, by=head(), now=OPENED)
    again = officer.post(FILE, {"checked": page.split('name="checked" value="')[1].split('"')[0]})
    assert "đã ghi lúc 09:00 ngày 01/09/2018" in words(html(again))
    assert "9 ghi sau khi tải tệp 7" in words(html(again))
    assert own_report().figures == {"dossiers": "9"}
    confirmed(officer, FILE, html(again), existing="giu")
    assert own_report().figures == {"dossiers": "9", "on_time": "5"}
    confirmed(officer, FILE, judged(officer, FILE, old), existing="lay")
    assert own_report().figures == {"dossiers": "7", "on_time": "5"}


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"F7": "1.234"}, "F7 Số hồ sơ đã giải quyết (hồ sơ) 1.234 Không rõ “1.234”"),
        ({"F7": -1}, "Số liệu không thể âm"),
        ({"F7": "=1+1"}, "Ô có công thức"),
        ({"F7": 5, "F8": 6}, "F8 Trong đó đúng hạn (hồ sơ) 6 Trong đó đúng hạn: lớn hơn tổng số"),
        ({"A8": "khac", "F8": 6}, "(không có trong đợt) 6 Đợt báo cáo không hỏi chỉ tiêu có mã “khac”"),
        ({"A8": "khac", "F7": 6}, "Tệp không có dòng của: Trong đó đúng hạn"),
    ],
)
def test_each_fault_is_told_at_its_cell(officer: Client, cells: dict[str, object], told: str) -> None:
    opened()
    page = judged(officer, FILE, workbook(officer, FILE, **cells))
    assert told in words(page)
    if "không nhận; " not in told:
        assert own_report().version == 0


def test_the_file_of_another_agency_or_of_nothing_is_refused(officer: Client, vinh_phuc: Client) -> None:
    opened()
    other = browser_of(scorer("so-tu-phap"))
    raw = workbook(other, f"{ROUND}so-tu-phap/so-lieu/", F7=1)
    assert "Tệp này của báo cáo khác" in words(judged(officer, FILE, raw))
    assert "Hãy chọn tệp." in words(html(officer.post(FILE, {})))
    assert "không phải là .xlsx" in words(judged(officer, FILE, b"PK\x03\x04"))
    assert officer.get(f"{ROUND}so-tu-phap/so-lieu/").status_code == 404
    assert officer.get(WHOLE).status_code == 403
    stale = officer.post(FILE, {"checked": "khac"}, follow=True)
    assert "Kết quả kiểm tra đã quá hai giờ" in words(html(stale))
    foreign = judged(other, f"{ROUND}so-tu-phap/so-lieu/", raw)
    assert "Kết quả kiểm tra đã quá hai giờ" in confirmed(officer, FILE, foreign)
    stale = vinh_phuc.post(WHOLE, {"checked": "khac"}, follow=True)
    assert "Kết quả kiểm tra đã quá hai giờ" in words(html(stale))


def test_a_report_that_has_left_takes_no_file(officer: Client, vinh_phuc: Client) -> None:
    opened()
    raw = workbook(officer, FILE, F7=1)
    page = judged(officer, FILE, raw)
    saved("so-noi-vu")
    submit_report(SLUG, "so-noi-vu", by=scorer(), now=OPENED)
    assert "không nộp tệp được" in words(judged(officer, FILE, raw))
    assert "không nộp tệp được" in confirmed(officer, FILE, page)
    close_round(SLUG, seen=1, by=coordinator(), now=OPENED)
    assert "Đợt báo cáo đã đóng: không nộp tệp được" in words(html(vinh_phuc.get(WHOLE)))
    assert vinh_phuc.get(f"{WHOLE}tai-ve.xlsx").status_code == 200


def test_a_round_without_figures_says_so(officer: Client) -> None:
    opened().indicators.all().delete()
    assert "không hỏi số liệu nào" in words(html(officer.get(FILE)))


def test_who_collects_puts_in_what_came_by_mail(vinh_phuc: Client, officer: Client) -> None:
    opened()
    sent("so-tu-phap", dossiers="50", on_time="40")
    saved("so-noi-vu", dossiers="1000")
    book = load_workbook(BytesIO(vinh_phuc.get(f"{WHOLE}tai-ve.xlsx").content)).worksheets[0]
    rows = {row[0].value: [cell.value for cell in row[2:]] for row in book.iter_rows(min_row=7)}
    assert rows["so-tu-phap"] == ["Đã gửi Sở Nội vụ", 50, 40]
    assert rows["so-noi-vu"] == ["Đang viết", None, None]
    at = {row[0].value: row[0].row for row in book.iter_rows(min_row=7)}
    own, finance = at["so-noi-vu"], at["so-tai-chinh"]
    page = judged(
        vinh_phuc, WHOLE, workbook(vinh_phuc, WHOLE, **{f"E{own}": 996, f"D{finance}": 7, f"E{finance}": 7})
    )
    assert "2 cơ quan có số mới; 1 cơ quan không có gì đổi; 0 dòng không nhận" in words(page)
    assert "Đã ghi hộ 3 số cho 2 cơ quan" in confirmed(vinh_phuc, WHOLE, page)
    report = own_report()
    assert (report.figures, report.remarks) == ({"dossiers": "1000", "on_time": "996"}, REMARKS)
    assert own_report("so-tai-chinh").state == ReportState.DRAFT
    assert "Ghi hộ số liệu báo cáo từ tệp" in words(html(officer.get(OWN)))
    assert Event.objects.filter(verb="reports.figures_filled", detail__file="so-lieu.xlsx").count() == 3


def test_nothing_is_put_over_what_an_agency_wrote(vinh_phuc: Client) -> None:
    opened()
    saved("so-noi-vu", dossiers="1000")
    sent("so-tu-phap", dossiers="50", on_time="40")
    saved("so-tai-chinh")
    submit_report(SLUG, "so-tai-chinh", by=scorer("so-tai-chinh"), now=OPENED)
    book = load_workbook(BytesIO(vinh_phuc.get(f"{WHOLE}tai-ve.xlsx").content)).worksheets[0]
    at = {row[0].value: row[0].row for row in book.iter_rows(min_row=7)}
    own, justice, finance = (at[slug] for slug in ("so-noi-vu", "so-tu-phap", "so-tai-chinh"))
    given = {f"D{own}": 999, f"E{justice}": 41, f"D{finance}": "1.234"}
    page = words(judged(vinh_phuc, WHOLE, workbook(vinh_phuc, WHOLE, **given)))
    assert f"Ô D{own}: Cơ quan đang ghi số khác" in page
    assert "Báo cáo đã gửi; muốn sửa số thì trả lại" in page
    assert f"Ô D{finance}: Không rõ “1.234”" in page
    left = words(judged(vinh_phuc, WHOLE, workbook(vinh_phuc, WHOLE, **{f"D{finance}": 1})))
    assert "Báo cáo đang chờ lãnh đạo cơ quan duyệt" in left
    over = words(judged(vinh_phuc, WHOLE, workbook(vinh_phuc, WHOLE, **{f"E{own}": 1001})))
    assert f"Ô E{own}: Trong đó đúng hạn: lớn hơn tổng số" in over
    moved = workbook(vinh_phuc, WHOLE, **{f"A{own}": "so-tu-phap"})
    assert "không khớp tên cơ quan" in words(judged(vinh_phuc, WHOLE, moved))
    assert "không phải là .xlsx" in words(judged(vinh_phuc, WHOLE, b"PK\x03\x04"))


def test_an_agency_that_wrote_meanwhile_is_looked_at_again(vinh_phuc: Client) -> None:
    opened()
    page = judged(vinh_phuc, WHOLE, workbook(vinh_phuc, WHOLE, D7=7, D8=8))
    saved("so-noi-vu", dossiers="9")
    said = confirmed(vinh_phuc, WHOLE, page)
    assert "Sở Nội vụ vừa ghi báo cáo; chưa ghi gì, hãy xem lại" in said
    assert own_report("so-tu-phap").state == ReportState.WAITING


def test_a_draft_with_figures_of_a_file_still_begins_with_its_tasks(officer: Client) -> None:
    opened()
    save_figures(SLUG, "so-noi-vu", {"dossiers": "9"}, seen=0, by=scorer(), now=OPENED)
    page = html(officer.get(OWN))
    assert 'value="9"' in page
    assert "Viết báo cáo" in words(page)


def test_an_agency_keeps_its_sent_report_as_a_document(officer: Client, vinh_phuc: Client) -> None:
    opened()
    paper = f"{OWN}van-ban/"
    early = words(html(officer.get(paper, follow=True)))
    assert "Báo cáo chưa gửi nên chưa có gì để lập thành văn bản lưu" in early
    sent("so-noi-vu")
    assert vinh_phuc.get(paper).status_code == 403
    assert "Lập văn bản từ bản đã gửi" in words(html(officer.get(OWN)))
    made = officer.post(paper, {"kind": "bao-cao-dinh-ky", "signer": "nguoi-dung-dau"})
    kept = IssuedDocument.objects.get(kind="periodic_report")
    assert (kept.subject, kept.agency.slug if kept.agency else "") == (
        f"report:{SLUG}/so-noi-vu",
        "so-noi-vu",
    )
    assert kept.sources == {"report:Sở Nội vụ": "1"}
    assert "Đã ban hành kế hoạch." in document_words(bytes(kept.docx))
    for reader in (officer, vinh_phuc, browser_of(leader())):
        page = html(reader.get(made["Location"]))
        assert OWN in page
        for form, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
            assert reader.get(f"{made['Location']}tai-ve.{form}").content.startswith(start)
        assert made["Location"] in html(reader.get(OWN))
    assert browser_of(scorer("so-tu-phap")).get(made["Location"]).status_code == 404
    given = {"number": "12/BC-SNV", "day": "1/9/2018", "classified": "khong"}
    assert officer.post(f"{made['Location']}ban-ky/", given).status_code == 302
    assert "12/BC-SNV ngày 01/09/2018" in words(html(officer.get(OWN)))


def test_pages_of_figures_cost_the_same(officer: Client, vinh_phuc: Client) -> None:
    opened("so-noi-vu", "so-tu-phap")
    pages = {FILE: officer, WHOLE: vinh_phuc, f"{FILE}tai-ve.xlsx": officer, f"{WHOLE}tai-ve.xlsx": vinh_phuc}
    costs = {page: cost(client, page) for page, client in pages.items()}
    assert max(costs.values()) <= MOST, costs
