"""Files of a result carry the figures of its pages."""

import json

import pytest
from django.test import Client

FOLDER = "/ket-qua/vinh-phuc-2017/tai-ve/"


@pytest.mark.parametrize("report", ["bang-diem", "bang-tru-diem"])
@pytest.mark.parametrize(
    ("form", "kind", "start"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("csv", "text/csv; charset=utf-8", "\ufeff".encode()),
        ("json", "application/json", b"{"),
    ],
)
def test_every_report_in_every_form(
    vinh_phuc: Client, report: str, form: str, kind: str, start: bytes
) -> None:
    response = vinh_phuc.get(f"{FOLDER}{report}.{form}")
    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert response["Content-Disposition"] == f'attachment; filename="vinh-phuc-2017-{report}.{form}"'
    assert response.content.startswith(start)


def test_the_file_says_what_the_page_says(vinh_phuc: Client) -> None:
    report = json.loads(vinh_phuc.get(f"{FOLDER}bang-diem.json").content)
    assert "80.29" in json.dumps(report)


def test_the_file_proposes_whom_the_page_proposes(vinh_phuc: Client) -> None:
    text = vinh_phuc.get(f"{FOLDER}bang-tru-diem.csv").content.decode()
    assert "Văn phòng UBND tỉnh" in text
    assert "5264/KH-UBND" in text
