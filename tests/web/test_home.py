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


def test_a_person_without_role_is_told_whom_to_ask(db: None) -> None:
    User.objects.create_user("moi")
    said = words(html(signed_in("moi").get("/")))
    assert "Chưa có kết quả nào" in said
    assert "Chưa có kế hoạch nào" in said
