"""Settings that must not change by accident."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils.formats import date_format, number_format

from cchc import settings


def imported(var: Path, expression: str, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("CCHC_", "DATABASE_"))}
    code = f"from cchc import settings; print({expression})"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**own, "CCHC_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_missing_secret_stops_the_start_with_a_hint(tmp_path: Path) -> None:
    result = imported(tmp_path, "''")
    assert result.returncode == 1
    assert "Thiếu khóa bí mật. Hãy đặt biến môi trường CCHC_SECRET_KEY" in result.stderr


def test_the_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("from-a-file\n", encoding="ascii")
    assert imported(tmp_path, "settings.SECRET_KEY").stdout == "from-a-file\n"


def test_only_the_demo_goes_without_https(tmp_path: Path) -> None:
    asked = "settings.DEMO, settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE, settings.DEBUG"
    assert imported(tmp_path, asked, CCHC_SECRET_KEY="x").stdout == "False True True False\n"
    assert imported(tmp_path, asked, CCHC_SECRET_KEY="x", CCHC_DEMO="1").stdout == "True False False False\n"


def test_a_database_address_replaces_the_embedded_file(tmp_path: Path) -> None:
    asked = "settings.DATABASES['default']['ENGINE'], settings.DATABASES['default'].get('OPTIONS', {})"
    address = "postgres://someone@db/cchc"
    result = imported(tmp_path, asked, CCHC_SECRET_KEY="x", DATABASE_URL=address)
    assert result.stdout == "django.db.backends.postgresql {}\n"


def test_pages_may_load_nothing_from_elsewhere_and_nothing_inline(client: Client) -> None:
    policy = client.get("/static/nothing").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy


def test_dates_and_numbers_are_written_the_vietnamese_way() -> None:
    assert date_format(date(2017, 12, 5)) == "05/12/2017"
    assert number_format(Decimal("80.29")) == "80,29"
    assert number_format(Decimal("1234567.5"), force_grouping=True) == "1.234.567,5"
    assert number_format(2017) == "2017"


@pytest.mark.django_db
def test_the_embedded_database_waits_for_writers_and_loses_nothing() -> None:
    if connection.vendor != "sqlite":
        assert settings.DATABASES["default"]["CONN_HEALTH_CHECKS"]
        return
    with connection.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2}
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_forms_may_lead_to_the_identity_provider_and_nowhere_else(tmp_path: Path) -> None:
    asked = "settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']"
    named = imported(
        tmp_path, asked, CCHC_SECRET_KEY="x", CCHC_OIDC_ISSUER="https://sso.tinh.example/realms/a/"
    )
    assert "'https://sso.tinh.example'" in named.stdout
    assert "realms" not in named.stdout
    assert "https" not in imported(tmp_path, asked, CCHC_SECRET_KEY="x").stdout


def test_sessions_end_by_hours_by_idleness_and_by_number(tmp_path: Path) -> None:
    asked = "settings.SESSION_COOKIE_AGE, settings.SESSION_IDLE_SECONDS, settings.MOST_SESSIONS"
    assert imported(tmp_path, asked, CCHC_SECRET_KEY="x").stdout == "36000 3600 3\n"
