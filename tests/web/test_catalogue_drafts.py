"""The pages of draft catalogues: handed in, looked through line by line or in Excel, published."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from cchc.files.catalogue_import.draft_mapping import Became
from cchc.files.catalogue_import.draft_workbook import KEYS, SHEET
from cchc.files.check import check_path
from cchc.files.store import catalogue_from_text, crosswalk_from_text
from cchc.records.catalogues.actions import save_mapping
from cchc.records.catalogues.models import CatalogueDraft, CatalogueVersion
from cchc.records.people.models import User
from tests.files.annex.workbook import edited
from tests.web.catalogue_drafting import KEY, annex, drafted
from tests.web.reading import html
from tests.web.reading import words as words_in
from tests.web.test_cost import MOST, cost

HERE = "/bo-tieu-chi/ban-thao/"
LINE = {"code": "1.2", "name": "Báo cáo", "max_points": "1", "effect": "score", "part": "appraised"}
YES_NO = {"cach-do": "yes_no", "cach-cham": "all_or_nothing", "measure.question": "Báo cáo đúng hạn?"}


@pytest.fixture
def draft(vinh_phuc: Client) -> CatalogueDraft:
    return drafted()


def words(answer: HttpResponse) -> str:
    return words_in(html(answer))


def field(page: str, name: str) -> str:
    """What stands in a field of a form."""
    found = re.search(rf'name="{name}"\s+value="([^"]*)"', page)
    assert found is not None
    return found[1]


def address(draft: CatalogueDraft, rest: str = "") -> str:
    return f"{HERE}{draft.pk}/{rest}"


def test_an_annex_is_handed_in_and_its_doubts_stand_first(vinh_phuc: Client) -> None:
    sent = {
        "province": html(vinh_phuc.get(f"{HERE}moi/")).split('name="province" value="')[1].split('"')[0],
        "file": SimpleUploadedFile("phu-luc.docx", annex()),
        "title": "Bộ tiêu chí minh họa",
        "level": "department",
        "year": "2027",
        "illustrative": "on",
    }
    answer = vinh_phuc.post(f"{HERE}moi/", sent, follow=True)
    page = words(answer)

    assert "Đã đọc phụ lục thành bản thảo" in page
    assert "1 dòng phải xem lại 1.2 Báo cáo bảng 1, dòng 4, cột 4: " in page
    assert "còn 1 chỗ phải xem lại" in page
    assert CatalogueDraft.objects.latest("pk").key == "par_index_agency/bo-tieu-chi-minh-hoa-2027"
    assert "1/QĐ-UBND" in words(vinh_phuc.get(HERE))


def test_a_wrong_file_is_told_on_the_form(vinh_phuc: Client) -> None:
    sent = {"file": SimpleUploadedFile("x.pdf", b"%PDF"), "title": "X", "level": "department", "year": "2027"}
    sent["province"] = html(vinh_phuc.get(f"{HERE}moi/")).split('name="province" value="')[1].split('"')[0]

    assert "không phải là .docx hay .xlsx" in words(vinh_phuc.post(f"{HERE}moi/", sent))
    assert "Hãy chọn tệp." in words(vinh_phuc.post(f"{HERE}moi/", {}))


def assert_kept_in_a_folder(folder: Path, text: bytes, line: str) -> None:
    """The downloaded file with its line of LOCK is a published catalogue wherever it is put."""
    place = folder / "catalogues" / KEY
    place.mkdir(parents=True)
    (place / "catalogue.yaml").write_bytes(text)
    (folder / "catalogues" / "LOCK").write_text(f"{line}\n")
    assert not check_path(folder / "catalogues").errors


def test_a_line_is_completed_and_the_draft_published(
    vinh_phuc: Client, draft: CatalogueDraft, tmp_path: Path
) -> None:
    chosen = html(vinh_phuc.get(address(draft, "dong/bao-cao/"), {"cach-do": "ratio", "cach-cham": "tiers"}))
    assert 'name="measure.part"' in chosen
    assert 'name="rule.steps"' in chosen

    sent = LINE | YES_NO | {"lan": "1", "settled": "on"}
    page = words(vinh_phuc.post(address(draft, "dong/bao-cao/"), sent, follow=True))
    assert "Đã ghi dòng 1.2." in page
    assert "Cách chấm đang hiểu là Có: 1,00 điểm; ngược lại: 0 điểm." in page

    answer = vinh_phuc.post(address(draft), {"viec": "ban-hanh", "lan": "2"}, follow=True)
    assert "Đã ban hành" in words(answer)
    version = CatalogueVersion.objects.get(key=KEY)
    file = vinh_phuc.get(address(draft, "catalogue.yaml"))
    assert catalogue_from_text(file.content, "x").sha256 == version.sha256
    page = words(vinh_phuc.get(address(draft)))
    assert "Nội dung không sửa được nữa" in page
    line = f"{version.sha256}  {KEY}"
    assert line in html(vinh_phuc.get(address(draft)))
    assert_kept_in_a_folder(tmp_path, file.content, line)
    assert "Ghi dòng" not in words(vinh_phuc.get(address(draft, "dong/bao-cao/")))


def test_refusals_stand_beside_their_fields(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    sent = LINE | {"cach-do": "ratio", "cach-cham": "tiers", "lan": "1", "rule.steps": "nhiều: 1"}
    page = words(vinh_phuc.post(address(draft, "dong/bao-cao/"), sent | {"max_points": "một"}))

    for text in ("Điểm tối đa: “một” không phải", "Tử số: chưa ghi", "Các bậc: “nhiều” chưa rõ"):
        assert text in page


def test_what_another_has_changed_is_not_written_over(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    vinh_phuc.post(address(draft, "dong/bao-cao/"), LINE | YES_NO | {"lan": "1"})

    page = words(vinh_phuc.post(address(draft, "dong/bao-cao/"), LINE | YES_NO | {"lan": "1"}))
    assert "đã sửa nội dung này lúc" in page
    assert "chưa ghi gì" in page


def test_lines_are_added_and_taken_out(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    more = {"viec": "them", "lan": "1", "tren": "chi-dao", "code": "1.3", "name": "Kiểm tra"}
    assert "1.3 Kiểm tra" in words(vinh_phuc.post(address(draft), more, follow=True))
    gone = {"viec": "bo", "lan": "2"}
    assert "Đã bỏ dòng" in words(vinh_phuc.post(address(draft, "dong/kiem-tra/"), gone, follow=True))
    assert "Đã bỏ bản thảo" in words(vinh_phuc.post(address(draft), {"viec": "bo", "lan": "3"}, follow=True))


def test_a_line_is_moved_and_codes_are_offered(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    line = address(draft, "dong/bao-cao/")
    page = html(vinh_phuc.get(line))
    assert "Lên trước dòng 1.1" in page
    assert "Xuống sau" not in page
    assert "không theo thứ tự dòng" not in words(vinh_phuc.get(address(draft)))

    step = {"viec": "chuyen", "lan": "1", "tren": "chi-dao", "truoc": "ke-hoach"}
    moved = words(vinh_phuc.post(line, step, follow=True))
    assert "Đã chuyển dòng. Mã của các dòng chưa đổi." in moved
    assert "Xuống sau dòng 1.1" in moved
    page = words(vinh_phuc.get(address(draft)))
    assert "2 mã không theo thứ tự dòng" in page
    assert "Báo cáo: 1.2 thành 1.1" in page
    page = words(vinh_phuc.post(address(draft), {"viec": "danh-so", "lan": "2"}, follow=True))
    assert "Đã đánh lại mã" in page
    wrong = {"viec": "chuyen", "lan": "3", "tren": "bao-cao", "truoc": ""}
    assert "vào trong chính nó" in words(vinh_phuc.post(line, wrong, follow=True))


def test_the_workbook_is_judged_before_it_is_taken(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    raw = vinh_phuc.get(address(draft, "bang-tinh/ban-thao.xlsx")).content
    wrong = edited(raw, SHEET, {(6, KEYS.index("max_points")): "một"})
    right = edited(raw, SHEET, {(6, KEYS.index("max_points")): "1,5", (6, KEYS.index("name")): "Báo cáo năm"})

    def brought(content: bytes) -> str:
        sent = {"file": SimpleUploadedFile("ban-thao.xlsx", content), "existing": "stop"}
        return html(vinh_phuc.post(address(draft, "bang-tinh/"), sent))

    assert "ô C6: Điểm tối đa: “một” không phải là một số điểm" in brought(wrong)
    page = brought(right)
    assert "Ghi 1 dòng" in page
    assert "ô B6 Tên dòng: “Báo cáo” → “Báo cáo năm”" in page
    carried = page.split('name="tep" value="')[1].split('"', maxsplit=1)[0]
    sent = {"tep": carried, "lan": "1"}
    assert "Đã nhận bảng tính" in words(vinh_phuc.post(address(draft, "bang-tinh/nhan/"), sent, follow=True))
    assert "Báo cáo năm" in words(vinh_phuc.get(address(draft)))


def test_last_year_stands_beside_the_draft(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    page = words(vinh_phuc.get(address(draft, "so-sanh/")))
    assert "chưa đối chiếu" in page
    assert "chưa có dòng cũ tương ứng" in page


@pytest.mark.parametrize("rest", ["", "doi-chieu/", "so-sanh/", "dong/bao-cao/", "bang-tinh/"])
def test_pages_cost_a_constant_number_of_queries(vinh_phuc: Client, draft: CatalogueDraft, rest: str) -> None:
    assert cost(vinh_phuc, address(draft, rest)) <= MOST


def test_the_head_is_completed(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    said = {"title": "Bộ khác (minh họa)", "number": "2/QĐ-UBND", "day": "31/1/2027", "issuer": "UBND tỉnh"}
    said |= {"year": "2027", "scale": "2,5", "places": "2", "bonus_cap": "", "penalty_cap": "1", "lan": "1"}

    wrong = words(vinh_phuc.post(address(draft, "thong-tin/"), said | {"scale": "hai"}))
    assert "Tổng điểm: “hai” không phải là một số điểm" in wrong
    page = words(vinh_phuc.post(address(draft, "thong-tin/"), said, follow=True))
    assert "Đã ghi thông tin chung" in page
    assert "Quyết định số 2/QĐ-UBND, ngày 31/01/2027" in page
    assert "khác thang điểm 2,50" in page
    assert 'value="2,5"' in html(vinh_phuc.get(address(draft, "thong-tin/")))


def test_lines_are_mapped_area_by_area(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    here = address(draft, "doi-chieu/")
    page = html(vinh_phuc.get(here))
    area = page.split('name="linh-vuc" value="')[1].split('"', maxsplit=1)[0]
    assert field(page, "m0") == ""

    sent = {"viec": "ghi", "lan": "1", "linh-vuc": area, "c0": "", "h0": "", "g0": "đổi tên"}
    wrong = html(vinh_phuc.post(here, sent | {"m0": "7.7"}))
    assert "Mã “7.7” không có trong bản thảo" in words_in(wrong)
    assert (field(wrong, "m0"), field(wrong, "g0")) == ("7.7", "đổi tên")
    page = html(vinh_phuc.post(here, sent | {"m0": "1.2"}, follow=True))
    assert "Đã ghi đối chiếu." in page
    assert field(page, "m0") == "1.2"
    file = vinh_phuc.get(address(draft, "doi-chieu/doi-chieu.yaml"))
    assert crosswalk_from_text(file.content, "x").lines[0].new == ("1.2",)
    assert "đổi tên" in words(vinh_phuc.get(address(draft, "so-sanh/")))

    fresh = {"viec": "moi", "lan": "2", "linh-vuc": area, "moi": "ke-hoach"}
    assert "checked" in html(vinh_phuc.post(here, fresh, follow=True))
    late = words(vinh_phuc.post(here, sent | {"m0": "không còn"}))
    assert "chưa ghi gì" in late


def test_a_published_mapping_is_corrected_on_its_page(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    here, by = address(draft, "doi-chieu/"), User.objects.get(username="vinhphuc")
    save_mapping(draft.pk, {"1.1": Became(("ke-hoach",))}, seen=1, by=by, now=timezone.now())
    vinh_phuc.post(address(draft, "dong/bao-cao/"), LINE | YES_NO | {"lan": "2", "settled": "on"})
    vinh_phuc.post(address(draft), {"viec": "ban-hanh", "lan": "3"})
    page = html(vinh_phuc.get(here))
    area = page.split('name="linh-vuc" value="')[1].split('"', maxsplit=1)[0]
    assert cost(vinh_phuc, here) <= MOST

    sent = {"viec": "sua", "lan": field(page, "lan"), "linh-vuc": area, "c0": field(page, "m0"), "h0": ""}
    sent |= {"m0": "1.2", "g0": ""}
    refused = html(vinh_phuc.post(here, sent))
    assert "Ghi lý do sửa bảng đối chiếu" in words_in(refused)
    assert field(refused, "m0") == "1.2"
    kept = html(vinh_phuc.post(here, sent | {"ly-do": "Nhầm mã"}, follow=True))
    assert "Đã ghi đối chiếu." in words_in(kept)
    assert field(kept, "m0") == "1.2"


def test_without_a_version_before_there_is_nothing_to_map(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    CatalogueDraft.objects.filter(pk=draft.pk).update(previous=None)

    assert vinh_phuc.get(address(draft, "doi-chieu/")).status_code == 404


def test_findings_of_the_check_name_no_key_of_a_file(vinh_phuc: Client, draft: CatalogueDraft) -> None:
    more = {"viec": "them", "lan": "1", "tren": "", "code": "2", "name": "Điểm thưởng"}
    vinh_phuc.post(address(draft), more)
    more |= {"tren": "diem-thuong", "code": "2.1", "name": "Sáng kiến"}
    vinh_phuc.post(address(draft), more)
    bonus = {"code": "2.1", "name": "Sáng kiến", "effect": "bonus", "part": "appraised", "lan": "3"}
    vinh_phuc.post(address(draft, "dong/sang-kien/"), bonus)

    page = words(vinh_phuc.get(address(draft)))
    checked = page.split("Kiểm tra bộ tiêu chí ")[1].split(" Các dòng ")[0]
    assert "chưa ghi mức thưởng nhiều nhất một năm (Ghi ở Thông tin chung" in checked
    assert "Chọn loại cách chấm" in checked
    assert not re.search("“[a-z_]+”", checked)
