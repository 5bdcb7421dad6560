"""Accounts by an Excel list: template, verdict per row, opening, passwords; what is refused."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook, load_workbook

from cchc.records.people.models import Membership, User
from tests.web.reading import html, words

FILE, CHECKED, TEMPLATE = "/nguoi-dung/tep/", "/nguoi-dung/tep/xac-nhan/", "/nguoi-dung/tep/mau.xlsx"
HEADING = (
    "Họ tên",
    "Tên đăng nhập",
    "Chức vụ",
    "Điện thoại",
    "Cơ quan",
    "Vai trò",
    "Lĩnh vực",
    "Từ ngày",
    "Đến ngày",
)
SCORER = "Đầu mối CCHC của cơ quan"
AN = (
    "Nguyễn Văn An",
    "nguyen.van.an",
    "Chuyên viên",
    "0912 000 001",
    "Sở Tư pháp",
    SCORER,
    "1, 3",
    "01/01/2026",
    "",
)
BINH = ("Trần Thị Bình", "tran.thi.binh", "", "", "sở tư pháp", "lãnh đạo đơn vị", "", "", "31/12/2027")


def sheet(*rows: tuple[str, ...], heading: tuple[str, ...] = HEADING) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Tài khoản"
    for row in (("DANH SÁCH",), (), heading, *rows):
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def checked(client: Client, raw: bytes, name: str = "ds.xlsx") -> str:
    return html(client.post(FILE, {"file": SimpleUploadedFile(name, raw)}))


def opened(client: Client, page: str, existing: str = "refuse") -> HttpResponse:
    seal = page.split('name="checked" value="')[1].split('"', maxsplit=1)[0]
    return client.post(CHECKED, {"checked": seal, "existing": existing})


def passwords(response: HttpResponse) -> list[tuple[object, ...]]:
    page = load_workbook(io.BytesIO(response.content)).active
    assert page is not None
    return [tuple(cell.value for cell in row) for row in page.iter_rows(min_row=4)]


def test_a_list_is_checked_then_opened_and_the_passwords_come_once(vinh_phuc: Client) -> None:
    page = checked(vinh_phuc, sheet(AN, BINH))
    assert "2 dòng nhận được" in words(page)
    assert not User.objects.filter(username="nguyen.van.an").exists()
    rows = passwords(opened(vinh_phuc, page))
    assert [row[1:5] for row in rows] == [
        ("Nguyễn Văn An", "nguyen.van.an", "Sở Tư pháp", SCORER),
        ("Trần Thị Bình", "tran.thi.binh", "Sở Tư pháp", "Lãnh đạo đơn vị"),
    ]
    person = User.objects.get(username="nguyen.van.an")
    assert person.check_password(str(rows[0][5]))
    assert Membership.objects.get(person=person).areas == ["1", "3"]
    assert "Đã mở 2 tài khoản" in words(html(vinh_phuc.get(FILE)))


def test_the_template_prints_what_is_allowed_and_is_read_back(vinh_phuc: Client) -> None:
    book = load_workbook(io.BytesIO(vinh_phuc.get(TEMPLATE).content))
    agencies = [row[0].value for row in book["Giá trị được phép"].iter_rows(min_row=2)]
    roles = [row[1].value for row in book["Giá trị được phép"].iter_rows(min_row=2) if row[1].value]
    assert "Sở Tư pháp" in agencies
    assert "Chuyên viên CCHC, Sở Nội vụ" not in roles
    for column, value in enumerate(AN, start=1):
        book["Tài khoản"].cell(4, column, value)
    stream = io.BytesIO()
    book.save(stream)
    assert "1 dòng nhận được" in words(checked(vinh_phuc, stream.getvalue()))


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("Họ tên", "", "trang tính Tài khoản, dòng 4, cột Họ tên: Chưa ghi"),
        ("Tên đăng nhập", "Có Dấu", "cột Tên đăng nhập: Tên đăng nhập gồm"),
        ("Cơ quan", "Sở Ngoại vụ Xa", "cột Cơ quan: Không có cơ quan “Sở Ngoại vụ Xa”"),
        ("Vai trò", "Chuyên viên CCHC, Sở Nội vụ", "cột Vai trò: Không có vai trò"),
        ("Lĩnh vực", "một hai", "cột Lĩnh vực: Ghi mã lĩnh vực"),
        ("Từ ngày", "31/02/2026", "cột Từ ngày: Viết ngày/tháng/năm"),
        ("Đến ngày", "01/01/2020", "cột Đến ngày: Ngày kết thúc sớm hơn"),
        ("Điện thoại", "0" * 60, "cột Điện thoại: Dài quá 40 ký tự"),
    ],
)
def test_a_wrong_cell_is_named(vinh_phuc: Client, column: str, value: str, told: str) -> None:
    row = tuple(value if name == column else cell for name, cell in zip(HEADING, AN, strict=True))
    page = checked(vinh_phuc, sheet(row, BINH))
    assert told in words(page)
    assert "1 dòng nhận được" in words(page)


def test_a_name_twice_is_refused_below(vinh_phuc: Client) -> None:
    assert "dòng 5, cột Tên đăng nhập: Tên đăng nhập đã có ở dòng trên" in words(
        checked(vinh_phuc, sheet(AN, AN))
    )


def test_names_that_are_taken_stop_all_or_are_skipped(vinh_phuc: Client) -> None:
    opened(vinh_phuc, checked(vinh_phuc, sheet(AN)))
    page = checked(vinh_phuc, sheet(AN, BINH))
    assert "1 người đã có tài khoản" in words(page)
    assert opened(vinh_phuc, page)["Location"] == FILE
    assert "dòng 4: Tên đăng nhập nguyen.van.an đã có người dùng" in words(html(vinh_phuc.get(FILE)))
    assert not User.objects.filter(username="tran.thi.binh").exists()
    assert [row[2] for row in passwords(opened(vinh_phuc, page, "skip"))] == ["tran.thi.binh"]


def test_what_was_checked_by_one_is_not_opened_by_another(vinh_phuc: Client, vinh_long: Client) -> None:
    page = checked(vinh_phuc, sheet(AN))
    assert opened(vinh_long, page)["Location"] == FILE
    assert vinh_phuc.post(CHECKED, {"checked": "x", "existing": "refuse"})["Location"] == FILE
    assert "không còn nguyên vẹn" in words(html(vinh_phuc.get(FILE)))
    assert not User.objects.filter(username="nguyen.van.an").exists()


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (b"", "ds.xlsx", "Tệp trống"),
        (b"MZ", "ds.exe", "Chỉ nhận tệp .xlsx hoặc .csv"),
        (b"PK\x03\x04rubbish", "ds.xlsx", "không phải là .xlsx"),
        (sheet(AN, heading=("x",)), "ds.xlsx", "Không thấy dòng tiêu đề"),
        (b"a;b\n1;2\n", "ds.csv", "Không thấy dòng tiêu đề"),
    ],
)
def test_files_that_are_no_list_are_refused(vinh_phuc: Client, raw: bytes, name: str, told: str) -> None:
    assert told in words(checked(vinh_phuc, raw, name))
    assert "Hãy chọn tệp" in words(html(vinh_phuc.post(FILE)))


def test_an_empty_list_opens_nothing(vinh_phuc: Client) -> None:
    page = checked(vinh_phuc, sheet())
    assert "0 dòng nhận được" in words(page)
    assert "Mở tài khoản và tải mật khẩu" not in page


def test_a_long_list_is_refused_as_too_long(vinh_phuc: Client) -> None:
    rows = (AN,) * 1001
    assert "nhiều nhất 1000 người" in words(checked(vinh_phuc, sheet(*rows)))


def test_a_cell_that_looks_like_a_formula_stays_text(vinh_phuc: Client) -> None:
    row = ("=1+1 An", *AN[1:])
    table = ";".join(HEADING) + "\n" + ";".join(row) + "\n"
    page = checked(vinh_phuc, table.encode(), "ds.csv")
    found = load_workbook(io.BytesIO(opened(vinh_phuc, page).content)).active
    assert found is not None
    assert (found["B4"].value, found["B4"].data_type) == ("=1+1 An", "s")
    assert re.fullmatch(r"[a-z2-9-]{17}", str(found["F4"].value))
