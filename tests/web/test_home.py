"""The first page lists what a person may see, real before illustrative."""

from django.test import Client

from cchc.records.people.models import User
from tests.web.conftest import signed_in
from tests.web.reading import html, words


def test_results_and_plans(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/")))
    assert said.index("Tỉnh Vĩnh Phúc 2017") < said.index("Sở A (minh họa) 2026")
    assert "5264/KH-UBND 18/07/2018" in said
    assert "Độ phủ điểm mất" in said
    assert "Vĩnh Long" not in said


def test_totals_and_places_stand_beside_the_results(vinh_phuc: Client) -> None:
    said = words(html(vinh_phuc.get("/")))
    assert "Tỉnh Vĩnh Phúc 2017 80,29 /100 20/63 (công bố)" in said
    assert "Sở A (minh họa) 2026 92,46 /100 1/3" in said
    assert "Sở B (minh họa) 2026 48,54 – 77,54 /100 chưa có số liệu" in said


def test_a_result_without_scale_has_no_total(vinh_long: Client) -> None:
    said = words(html(vinh_long.get("/")))
    assert "Tỉnh Vĩnh Long 2020 chưa có số liệu chưa có số liệu" in said


def test_a_person_without_role_is_told_whom_to_ask(db: None) -> None:
    User.objects.create_user("moi")
    said = words(html(signed_in("moi").get("/")))
    assert "Chưa có kết quả nào" in said
    assert "Chưa có kế hoạch nào" in said
