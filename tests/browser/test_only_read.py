"""The site of the tests that only read refuses everything else, so that its pictures stay the same."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.only_read import REFUSED, only_read
from tests.browser.visits import sign_in


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Two tables that are kept, one of sessions, one of people."""
    file = tmp_path / "kept.sqlite3"
    with closing(sqlite3.connect(file)) as made:
        made.executescript(
            "CREATE TABLE audit_event (verb); CREATE TABLE entries_entry (fact);"
            "CREATE TABLE django_session (data); CREATE TABLE people_user (username, last_login);"
            "INSERT INTO entries_entry VALUES ('1'); INSERT INTO people_user VALUES ('a', '');"
        )
    only_read(file)
    with closing(sqlite3.connect(file)) as opened:
        yield opened


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO entries_entry VALUES ('2')",
        "UPDATE entries_entry SET fact = '2'",
        "DELETE FROM entries_entry",
        "INSERT INTO audit_event VALUES ('entries.saved')",
        "UPDATE people_user SET username = 'b'",
    ],
)
def test_what_is_shown_cannot_be_changed(connection: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO django_session VALUES ('')",
        "INSERT INTO audit_event VALUES ('people.signed_in')",
        "UPDATE people_user SET last_login = 'now'",
    ],
)
def test_one_may_sign_in(connection: sqlite3.Connection, statement: str) -> None:
    assert connection.execute(statement).rowcount == 1


def test_a_page_that_writes_fails_and_is_heard(page: Page, base_url: str, complaints: list[str]) -> None:
    sign_in(page, base_url, "vinhphuc")
    page.goto(f"{base_url}/dot/so-2026-minh-hoa/don-vi/so-a/goi-minh-chung/")
    page.get_by_role("button", name="Đánh dấu đã nhập dòng").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hệ thống gặp lỗi")
    assert any("500" in complaint for complaint in complaints)
    complaints.clear()
