"""docs/permissions.md is what policies and routes say; every policy has a sentence."""

from pathlib import Path

from tests.permissions.page import page
from tests.permissions.policies import policies, roles_of
from tests.permissions.wording import WORDING

PRINTED = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"


def test_every_policy_has_a_sentence_and_every_sentence_a_policy() -> None:
    assert policies().keys() == WORDING.keys()


def test_the_page_is_what_the_code_says() -> None:
    assert PRINTED.read_text(encoding="utf-8") == page(), "chạy make docs"


def test_roles_are_read_from_the_code_of_a_policy() -> None:
    known = policies()
    assert roles_of(known["agencies.may_load_agencies"]) == {"superuser"}
    assert roles_of(known["people.may_see_accounts"]) == {"coordinator", "administrator", "superuser"}
    assert "commune_officer" in roles_of(known["people.may_make_token"])
