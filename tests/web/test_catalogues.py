"""Catalogue pages: versions, what they do not know and why, two of them side by side."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client
from syrupy.assertion import SnapshotAssertion

from cchc.files.store import CatalogueStore
from cchc.records.catalogues.models import CatalogueMapping
from tests.web.addresses import COMPARED, FOR_ALL
from tests.web.reading import html, part, words
from tests.web.test_cost import cost
from tests.web.test_snapshots import tidy

OF_2017 = FOR_ALL["catalogue"]
VERSION_OF_VINH_LONG = "par_index_province/2639-qd-ubnd-2020-vinh-long"
VINH_LONG = f"/bo-tieu-chi/{VERSION_OF_VINH_LONG}/"
AGENCIES = "/bo-tieu-chi/par_index_agency/minh-hoa-so-2026/"
COMPARISON = "/bo-tieu-chi/so-sanh/"
BACKWARDS = "cu=par_index_province/2639-qd-ubnd-2020-vinh-long&moi=par_index_province/2948-qd-bnv-2017"


def test_the_list_names_every_version(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/bo-tieu-chi/"))
    said = words(page)
    assert "Quyết định số 2948/QĐ-BNV ngày 28/12/2017 của Bộ Nội vụ 2017 Cấp tỉnh đã ban hành" in said
    assert "43 20 dòng chấm điểm 14 dòng" in said
    assert "111 80 dòng chấm điểm 111 dòng" in said
    assert "Bộ tiêu chí nội bộ cấp sở (minh họa) minh họa không có (minh họa) 2026" in said
    assert f'href="{COMPARISON}?cu=par_index_province' in page


def test_the_head_of_a_version(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(OF_2017)))
    assert "Thang điểm 100,00 điểm" in said
    assert "nửa đơn vị làm tròn lên quy ước Nguồn không nêu" in said
    assert "Dòng không đánh giá tính 0 điểm quy ước Nguồn không nêu" in said
    assert "Mã kiểm tra nội dung tệp (SHA-256)" in said
    assert "Mức xếp loại chưa có nguồn nêu" in said
    assert "Điểm thẩm định Điểm đánh giá trực tiếp" in said
    assert "62,00 suy ra bằng phép tính" in said


def test_an_illustrative_version_says_so_and_tells_everything(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(AGENCIES)))
    assert "Minh họa. Đơn vị, số liệu và thang điểm trên trang này là giả định" in said
    assert "Trần điểm thưởng 3,00 điểm" in said
    assert "quy ước" not in said
    assert "Mức xếp loại Xuất sắc: từ 90% trở lên" in said
    assert "Tỷ lệ % giữa “Số phòng, đơn vị được kiểm tra”" in said
    assert "Từ 30% trở lên: 2,00; từ 20% trở lên: 1,00; còn lại: 0,00." in said


def test_a_line_in_full(vinh_long: Client) -> None:
    said = words(part(html(vinh_long.get(VINH_LONG)), "dong-1.3.1"))
    assert "Yêu cầu: Mỗi năm kiểm tra trên 30%" in said
    assert "đạt khi trên 30%" in said
    assert "Tài liệu kiểm chứng Báo cáo hoặc thông báo kiểm tra công tác CCHC" in said
    assert "chưa có nguồn nêu" in said
    assert "Chủ trì Sở Nội vụ" in said
    assert "Nguồn 1 , Phụ lục 1, dòng 1.3.1" in said


def test_what_of_766_is_not_official_is_told_beside_it(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get("/bo-tieu-chi/service_766/766-qd-ttg-2022/"))
    said = words(page)
    assert "766/QĐ-TTg ngày 23/06/2022 (chưa tra cứu nguồn về ngày) của Thủ tướng Chính phủ" in said
    assert "Hiệu lực từ 23/06/2022 chưa tra cứu nguồn" in said
    for code, points in {"5.1": "5,00", "5.2": "5,00", "5.3": "2,00", "5.4": "6,00"}.items():
        assert f"{points} suy luận" in words(part(page, f"dong-{code}"))
    assert "18,00 suy luận" not in words(part(page, "dong-5"))
    assert "một tỉnh thực hiện Quyết định số 766/QĐ-TTg (phần mềm, không phải văn bản" in said
    assert "Tệp này" not in said
    assert "tệp này" not in said


def test_a_row_of_the_tree_as_approved(vinh_phuc: Client, snapshot: SnapshotAssertion) -> None:
    assert tidy(part(html(vinh_phuc.get(OF_2017)), "dong-4.1")) == snapshot


def test_what_is_unknown_is_told_with_its_reason(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(OF_2017))
    said = words(part(page, "chua-biet"))
    assert "Điểm tối đa, tên Chỉ biết có tiêu chí 4.1 nhờ mã 4.1.2" in said
    assert "Điểm nằm trong dòng chưa chia “Phần thẩm định chưa có điểm chuẩn" in said
    assert "6 dòng: 1.1 , 1.5 , 3.4 , 6.2 , 7.1.2 , 7.4" in said
    assert "Các dòng bên dưới" in said
    assert f'href="{OF_2017}#dong-7.1.2"' in page


def test_every_unknown_maximum_is_listed(vinh_long: Client) -> None:
    said = words(part(html(vinh_long.get(VINH_LONG)), "chua-biet"))
    assert "Thang điểm Nguồn dẫn không nêu; xem nhận xét ở trên cả bộ tiêu chí" in said
    assert "111 dòng: 1 , 1.1 ," in said


def test_a_version_without_unknowns_says_so(vinh_phuc: Client) -> None:
    assert "Không có điều gì chưa biết" in words(html(vinh_phuc.get(AGENCIES)))


def test_sources_and_conflicts(vinh_long: Client) -> None:
    page = html(vinh_long.get(VINH_LONG))
    assert "(111 dòng dẫn nguồn này)" in words(part(page, "nguon"))
    conflicts = words(part(page, "mau-thuan"))
    assert "Phụ lục 1, dòng 1.3.1 Đạt trên 30%" in conflicts
    assert "Phần II, mục I.1.c Tối thiểu từ 30% trở lên" in conflicts
    assert "Ghi lại cả hai cách nêu. Bảng theo dõi yêu cầu ghi rõ kết luận của từng dòng" in conflicts
    assert "không chọn" not in conflicts
    assert 'href="/ke-hoach/vinh-long-2639-2020/#mau-thuan"' in page


@pytest.mark.parametrize("address", ["/ke-hoach/vinh-long-2639-2020/", "/ket-qua/vinh-long-2020/bang-diem/"])
def test_plans_and_results_lead_to_their_version(vinh_long: Client, address: str) -> None:
    assert f'href="{VINH_LONG}"' in html(vinh_long.get(address))


def test_a_plan_names_the_contradictions_of_its_version(vinh_long: Client) -> None:
    page = html(vinh_long.get("/ke-hoach/vinh-long-2639-2020/"))
    written = len(CatalogueStore(settings.CATALOGUES).catalogue(VERSION_OF_VINH_LONG).conflicts)
    assert f'<a href="{VINH_LONG}#mau-thuan">{written} chỗ mâu thuẫn trong bộ tiêu chí</a>' in page


def test_a_plan_that_one_may_not_see_is_not_named(vinh_phuc: Client) -> None:
    assert "/ke-hoach/vinh-long" not in html(vinh_phuc.get(VINH_LONG))


def test_only_what_is_unknown(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(f"{OF_2017}?loc=chua-biet"))
    assert "Đang hiện 15 trong 43 dòng" in words(page)
    assert 'id="dong-7.1.2"' in page
    assert 'id="dong-7.1.1"' not in page


def test_only_one_area(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(f"{OF_2017}?linh-vuc=3"))
    assert "Đang hiện 7 trong 43 dòng" in words(page)
    assert 'id="dong-4.1.2"' not in page
    rest = html(vinh_phuc.get(f"{OF_2017}?linh-vuc=chua-chia"))
    assert 'id="dong-officials-rest"' in rest
    assert 'id="dong-1"' not in rest


def test_nothing_left_after_the_filter_is_said(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get(f"{AGENCIES}?loc=chua-biet")))
    assert "Không có dòng nào hợp với điều kiện lọc" in said


@pytest.mark.parametrize("query", ["linh-vuc=99", "loc=khac", "linh-vuc=%00"])
def test_unknown_words_are_dropped_and_said(vinh_phuc: Client, query: str) -> None:
    said = words(html(vinh_phuc.get(f"{OF_2017}?{query}")))
    assert "điều kiện đó đã được bỏ qua" in said
    assert "43 dòng" in said


def test_two_versions_by_their_mapping(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(f"{COMPARISON}?{COMPARED}"))
    alike, changed = words(part(page, "chua-so-duoc")), words(part(page, "thay-doi"))
    assert "3.1 Kiểm soát quy định TTHC" in alike
    assert "giữ mã và tên, chưa so được điểm" in alike
    assert "7.1.2 Triển khai Kiến trúc Chính quyền điện tử của tỉnh chưa có nguồn nêu 7.1.1" in changed
    assert "tên: “Thực hiện chế độ báo cáo định kỳ” thành “Thực hiện chế độ báo cáo CCHC định kỳ”" in changed
    assert not re.search("điểm tối đa: “|cách chấm: “|phần điểm: “", words(page))
    assert "Mức độ 3 và mức độ 4 nhập thành một dòng" in words(part(page, "nhap-tach"))
    unseen = words(part(page, "chua-co-o-tep-moi"))
    assert "7.1.1 Mức độ hoàn thành kế hoạch ứng dụng CNTT 1,00 chưa có trong tệp mới" in unseen
    assert "4.1 (nguồn không nêu tên)" in words(part(page, "chua-doi-chieu"))
    assert "1.3.1" in words(part(page, "chua-co-o-tep-cu"))
    assert "Chỉ có ở bộ" not in page
    assert 'id="khong-con"' not in page
    assert "Phần thẩm định chưa có điểm chuẩn" not in page
    assert "chưa đối chiếu với phụ lục của các quyết định" in words(page)


def test_without_a_mapping_nothing_is_guessed(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.get(f"{COMPARISON}?{BACKWARDS}"))
    said = words(page)
    assert "Chưa có ai lập bảng đối chiếu từ bộ cũ sang bộ mới này" in said
    assert "Có bảng đối chiếu theo chiều ngược lại" in said
    assert "Dòng cũ chưa đối chiếu (103)" in said
    assert 'id="giu-nguyen"' not in page


def test_a_mapping_that_no_longer_fits_is_said(vinh_phuc: Client) -> None:
    stored = CatalogueMapping.objects.get(old__key__endswith="2948-qd-bnv-2017")
    stored.text, stored.sha256 = stored.text.replace('same_code: ["1.1"', 'same_code: ["9.9"'), "9" * 64
    stored.save()
    said = words(html(vinh_phuc.get(f"{COMPARISON}?{COMPARED}")))
    assert "không còn khớp với bộ tiêu chí" in said
    assert "Không có dòng “9.9”" in said
    assert vinh_phuc.get(f"{COMPARISON}tai-ve.csv?{COMPARED}").status_code == 404


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Các bảng đối chiếu đã lập"),
        ("cu=khong/co&moi=par_index_province/2948-qd-bnv-2017", "hãy chọn trong danh sách"),
        (f"{COMPARED.split('&')[0]}&{COMPARED.split('&')[0].replace('cu=', 'moi=')}", "cùng một bộ tiêu chí"),
        ("cu=%00&moi=", "hãy chọn trong danh sách"),
    ],
)
def test_versions_still_to_be_chosen(vinh_phuc: Client, query: str, told: str) -> None:
    assert told in words(html(vinh_phuc.get(f"{COMPARISON}?{query}")))


@pytest.mark.parametrize(("form", "start"), [("xlsx", b"PK"), ("csv", "\ufeff".encode()), ("json", b"{")])
def test_the_comparison_as_a_file(vinh_phuc: Client, form: str, start: bytes) -> None:
    response = vinh_phuc.get(f"{COMPARISON}tai-ve.{form}?{COMPARED}")
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="so-sanh-bo-tieu-chi.{form}"'
    assert response.content.startswith(start)


def test_the_file_says_what_the_page_says(vinh_phuc: Client) -> None:
    report = json.loads(vinh_phuc.get(f"{COMPARISON}tai-ve.json?{COMPARED}").content)
    assert "nhập chung" in json.dumps(report, ensure_ascii=False)


@pytest.mark.parametrize("query", ["", "cu=a&moi=b", "cu=%00&moi=%00", COMPARED.replace("moi=", "khac=")])
def test_no_file_of_versions_that_are_not_here(vinh_phuc: Client, query: str) -> None:
    assert vinh_phuc.get(f"{COMPARISON}tai-ve.csv?{query}").status_code == 404


def test_no_other_form_of_file(vinh_phuc: Client) -> None:
    assert vinh_phuc.get(f"{COMPARISON}tai-ve.exe?{COMPARED}").status_code == 404


def test_a_long_version_costs_no_more_than_a_short_one(vinh_long: Client) -> None:
    assert cost(vinh_long, VINH_LONG) <= cost(vinh_long, OF_2017) + 1  # it names a register of agencies
    assert cost(vinh_long, f"{VINH_LONG}?loc=chua-biet&linh-vuc=3") == cost(vinh_long, VINH_LONG)


def test_the_list_costs_the_same_however_many_versions(vinh_long: Client) -> None:
    assert cost(vinh_long, "/bo-tieu-chi/") <= 6
