"""What the page for entering says and takes: figures of absent units, days to come, words of the index."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.reading import html, part, words

pytestmark = pytest.mark.django_db
ENTER, FILE = "/chi-so/papi/nhap/", "/chi-so/papi/nhap/tep/"
MISSING = {
    "year": "2024",
    "unit": "Vĩnh Phúc",
    "line": "total",
    "value": "43,10",
    "source": "Báo cáo bổ sung",
    "day": "15/4/2025",
    "existing": "refuse",
}
WARNING = "chỉ số ghi là không có trong công bố: "


def test_a_figure_of_an_absent_unit_is_taken_with_a_warning(vinh_phuc: Client) -> None:
    response = vinh_phuc.post(ENTER, MISSING, follow=True)
    page = html(response)
    assert "Đã nhập: 1 số mới" in words(page)
    assert f"Lưu ý: {WARNING}" in words(page)
    row = words(part(page, "dong-tinh-vinh-phuc"))
    assert "43,10" in row
    assert "Chỉ số ghi là không có trong công bố" in row
    assert "Báo cáo bổ sung, ngày 15/04/2025" in words(part(page, "nguon-so-lieu"))


def test_a_file_with_an_absent_unit_is_taken_with_a_warning(vinh_phuc: Client) -> None:
    headings = "Năm;Đơn vị;Mã;Nội dung;Điểm;Hạng;Trong số"
    text = f"{headings}\n2024;Vĩnh Phúc;;Tổng hợp;43,10;;\n\n2024;Bến Tre;;Tổng hợp;;;\n"
    given = {"tep-source": "Báo cáo bổ sung", "tep-day": "15/4/2025", "tep-address": ""}
    page = html(vinh_phuc.post(FILE, {**given, "tep-file": SimpleUploadedFile("papi.csv", text.encode())}))
    assert WARNING in words(part(page, "moi"))
    said = words(page)
    assert "1 dòng trống giữa bảng, bỏ qua" in said
    assert "1 ô chưa ghi số, bỏ qua" in said


def test_a_day_that_has_not_come_is_refused(vinh_phuc: Client) -> None:
    page = html(vinh_phuc.post(ENTER, {**MISSING, "day": "01/01/2999"}))
    assert "Ngày công bố chưa tới" in words(part(page, "id_day_error"))


def test_no_message_sends_an_official_to_a_file_of_the_system(vinh_phuc: Client) -> None:
    page = words(html(vinh_phuc.post(ENTER, {**MISSING, "value": "999"})))
    assert "nằm ngoài thang" in page
    assert "absent" not in page
    assert ".yaml" not in page


@pytest.mark.parametrize(
    ("index", "label", "example"),
    [
        ("sipas", "Kết quả (%)", "Công bố SIPAS năm"),
        ("papi", "Điểm", "Công bố PAPI năm"),
        ("chi-so-766", "Điểm", "Công bố Chỉ số 766 năm 2024 của Văn phòng Chính phủ"),
    ],
)
def test_the_form_speaks_of_its_index(vinh_long: Client, index: str, label: str, example: str) -> None:
    page = html(vinh_long.get(f"/chi-so/{index}/nhap/"))
    assert f'for="id_value">{label}</label>' in page
    assert words(page).count(example) == 2
    assert "QĐ-BNV ngày 01/4/2026" not in page
