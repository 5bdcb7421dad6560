"""What a signed-in person was shown is kept by no browser and no proxy; static files may be."""

import pytest
from django.test import Client

from tests.web.addresses import FOR_ALL, FOR_COORDINATORS, OF_VINH_PHUC

NOT_KEPT = "private, no-store"


@pytest.mark.parametrize(
    "address",
    [
        *OF_VINH_PHUC.values(),
        *FOR_ALL.values(),
        *FOR_COORDINATORS.values(),
        "/khong-co/",
        "/dang-xuat/",
    ],
)
def test_nothing_shown_to_a_person_is_kept(vinh_phuc: Client, address: str) -> None:
    assert vinh_phuc.get(address)["Cache-Control"] == NOT_KEPT


@pytest.mark.parametrize("name", ["bang-diem.csv", "bang-diem.json", "bang-tru-diem.xlsx"])
def test_no_download_is_kept(vinh_phuc: Client, name: str) -> None:
    assert vinh_phuc.get(f"/ket-qua/vinh-phuc-2017/tai-ve/{name}")["Cache-Control"] == NOT_KEPT


def test_part_of_a_page_is_not_kept(vinh_phuc: Client) -> None:
    response = vinh_phuc.get(OF_VINH_PHUC["trace"], headers={"HX-Request": "true"})
    assert response["Cache-Control"] == NOT_KEPT


def test_static_files_may_be_kept(vinh_phuc: Client) -> None:
    response = vinh_phuc.get("/static/cchc/house.css")
    assert response.status_code == 200
    assert "no-store" not in response.get("Cache-Control", "")
    response.close()
