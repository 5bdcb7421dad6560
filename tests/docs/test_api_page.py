"""docs/api.md is what the interface says of itself."""

from pathlib import Path

from tests.api.page import page

PRINTED = Path(__file__).resolve().parents[2] / "docs" / "api.md"


def test_the_page_is_what_the_code_says() -> None:
    assert PRINTED.read_text(encoding="utf-8") == page(), "chạy make docs"
