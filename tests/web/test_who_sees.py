"""Every page: a stranger finds nothing, whoever is not signed in is asked to, those who may see do."""

from urllib.parse import quote

import pytest
from django.test import Client

from tests.web.addresses import (
    FOR_ALL,
    FOR_COORDINATORS,
    FORMS_OF_THE_BOARD,
    LEADING_ON,
    OF_VINH_LONG,
    OF_VINH_PHUC,
    STEPS_OF_COORDINATORS,
)
from tests.web.conftest import signed_in


@pytest.mark.parametrize(
    "address",
    [
        *OF_VINH_PHUC.values(),
        *FOR_ALL.values(),
        *FOR_COORDINATORS.values(),
        *LEADING_ON.values(),
        *STEPS_OF_COORDINATORS.values(),
        *FORMS_OF_THE_BOARD.values(),
    ],
)
def test_without_a_session_one_is_led_to_sign_in(client: Client, db: None, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, f"/dang-nhap/?next={quote(address)}")


@pytest.mark.parametrize("address", FOR_COORDINATORS.values())
def test_coordinators_see_where_figures_are_entered_and_others_do_not(
    vinh_phuc: Client, address: str
) -> None:
    assert vinh_phuc.get(address).status_code == 200
    assert signed_in("lanhdao.vinhphuc").get(address).status_code == 403


@pytest.mark.parametrize("address", OF_VINH_PHUC.values())
def test_the_other_province_finds_nothing(vinh_long: Client, address: str) -> None:
    assert vinh_long.get(address).status_code == 404


@pytest.mark.parametrize("address", [*OF_VINH_PHUC.values(), *FOR_ALL.values()])
def test_the_own_province_sees(vinh_phuc: Client, address: str) -> None:
    assert vinh_phuc.get(address).status_code == 200


@pytest.mark.parametrize("address", OF_VINH_LONG.values())
def test_vinh_long_sees_its_own(vinh_long: Client, address: str) -> None:
    assert vinh_long.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/ket-qua/khong-co/",
        "/ket-qua/khong-co/bang-diem/",
        "/ket-qua/khong-co/bang-tru-diem/",
        "/ket-qua/khong-co/tai-ve/bang-diem.csv",
        "/ket-qua/vinh-phuc-2017/bang-diem/9.9/",
        "/ket-qua/vinh-phuc-2017/tai-ve/khac.xlsx",
        "/ket-qua/vinh-phuc-2017/tai-ve/bang-diem.exe",
        "/ke-hoach/khong-co/",
        "/ke-hoach/khong-co/do-phu/",
        "/bo-tieu-chi/par_index_province/khong-co/",
        "/bo-tieu-chi/so-sanh/tai-ve.csv",
        "/bo-tieu-chi/phieu/sipas/khong-co/",
    ],
)
def test_what_does_not_exist_is_not_found(vinh_phuc: Client, address: str) -> None:
    assert vinh_phuc.get(address).status_code == 404


def test_a_plan_that_mends_no_result_has_no_coverage(vinh_long: Client) -> None:
    assert vinh_long.get("/ke-hoach/vinh-long-2639-2020/do-phu/").status_code == 404


@pytest.mark.parametrize("address", [*OF_VINH_PHUC.values(), *FOR_ALL.values()])
def test_no_page_takes_a_change(vinh_phuc: Client, address: str) -> None:
    assert vinh_phuc.post(address, {"points": "100"}).status_code == 405
