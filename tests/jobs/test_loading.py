"""The jobs: loading twice does no harm, and demo accounts need their flag."""

import io

import pytest
from django.core.management import call_command
from pytest_django import Settings

from cchc.core.errors import NotAllowed
from cchc.records.audit.models import Event

pytestmark = pytest.mark.django_db


def test_a_second_load_changes_nothing() -> None:
    events, told = Event.objects.count(), io.StringIO()
    call_command("load_demo", stdout=told)
    assert "0 tệp mới hoặc thay đổi" in told.getvalue()
    assert "vinhphuc" in told.getvalue()
    assert Event.objects.count() == events


def test_without_the_flag_there_are_no_demo_accounts(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(NotAllowed, match="dùng thử"):
        call_command("load_demo", stdout=io.StringIO())
