"""Points from outside on their page: who lacks them, one by one, a file that is checked and then stored."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from cchc.records.entries.models import Entry
from tests.web.conftest import signed_in
from tests.web.coordinating import PROVINCE, SMALL, national, small
from tests.web.reading import html, words
from tests.web.test_cost import cost

PAGE = f"/dot/{SMALL}/diem-ngoai/"
TABLE = "Đơn vị;Mã tiêu chí;Điểm;Nguồn\nSở A;1.4;0,5;Điều tra 2026\nSở B;1.4;0,25;\n"


def sent(client: Client, text: str, name: str = "diem.csv", source: str = "Báo cáo điều tra") -> HttpResponse:
    return client.post(PAGE, {"file": SimpleUploadedFile(name, text.encode()), "source": source})


def stored() -> list[str]:
    rows = Entry.objects.filter(campaign_unit__campaign__slug=SMALL, round="external").order_by(
        "campaign_unit"
    )
    return [str(row.points) for row in rows]


def confirmed(client: Client, page: str, existing: str = "refuse") -> HttpResponse:
    seal = page.split('name="checked" value="')[1].split('"', maxsplit=1)[0]
    return client.post(f"{PAGE}xac-nhan/", {"checked": seal, "existing": existing}, follow=True)


def test_lines_and_how_many_units_have_points(vinh_phuc: Client) -> None:
    small()
    said = words(html(vinh_phuc.get(PAGE)))
    assert "1.4 Điều tra (minh họa) 0 2" in said
    answer = vinh_phuc.get(f"{PAGE}chon/?unit=so-a&line=1.4")
    assert answer["Location"] == f"/dot/{SMALL}/don-vi/so-a/dong/1.4/#vong-external"
    assert vinh_phuc.get(f"{PAGE}chon/?unit=so-a&line=1.1").status_code == 404


def test_a_file_is_checked_first_and_then_stored(vinh_phuc: Client) -> None:
    small()
    page = html(sent(vinh_phuc, TABLE))
    assert "2 điểm mới" in words(page)
    assert stored() == []
    assert "Đã ghi: 2 điểm mới" in words(html(confirmed(vinh_phuc, page)))
    assert stored() == ["0.5", "0.25"]
    again = html(sent(vinh_phuc, TABLE.replace("0,25", "0,75")))
    assert "1 điểm đã có đúng như vậy, 1 điểm đã ghi khác" in words(again)
    assert "tệp ghi 0,75 điểm" in html(confirmed(vinh_phuc, again))
    confirmed(vinh_phuc, again, "replace")
    assert stored() == ["0.5", "0.75"]


def test_rows_that_are_refused_are_told(vinh_phuc: Client) -> None:
    small()
    page = html(sent(vinh_phuc, TABLE + "Sở Z;1.4;0,5;x\nSở A;1.1;1;x\n"))
    assert "2 dòng không nhận" in words(page)
    assert 'name="checked"' not in page


def test_what_is_no_table_is_refused(vinh_phuc: Client) -> None:
    small()
    assert "Không tìm thấy bảng điểm trong tệp" in html(sent(vinh_phuc, "a;b\n1;2\n"))
    assert "Chỉ nhận tệp .csv hoặc .xlsx." in html(sent(vinh_phuc, TABLE, "diem.exe"))
    assert "Hãy chọn tệp." in html(vinh_phuc.post(PAGE, {"source": ""}))


def test_a_seal_that_was_touched_or_is_of_another(vinh_phuc: Client) -> None:
    small()
    page = html(sent(vinh_phuc, TABLE))
    told = words(
        html(confirmed(vinh_phuc, page.replace('name="checked" value="', 'name="checked" value="x')))
    )
    assert "không còn nguyên vẹn" in told
    assert stored() == []


def test_the_template_names_what_is_lacking(vinh_phuc: Client) -> None:
    small()
    answer = vinh_phuc.get(f"{PAGE}mau.xlsx")
    assert answer.status_code == 200
    file = SimpleUploadedFile("mau.xlsx", answer.content)
    page = words(html(vinh_phuc.post(PAGE, {"file": file, "source": "x"})))
    assert "2 dòng để trống" in page


def test_only_where_units_score_themselves_and_only_who_coordinates(vinh_phuc: Client) -> None:
    small()
    national()
    assert vinh_phuc.get(f"/dot/{PROVINCE}/diem-ngoai/").status_code == 404
    assert signed_in("lanhdao.vinhphuc").get(PAGE).status_code == 403
    assert cost(vinh_phuc, PAGE) <= 15
