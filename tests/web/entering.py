"""Entering figures of an index on its page, as tests do it."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from cchc.records.indexes.models import PublishedScore
from tests.web.reading import html, part, words

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
