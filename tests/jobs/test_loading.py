"""The jobs: loading twice does no harm, and demo accounts need their flag."""

import io
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from cchc.core.errors import InputRefused, NotAllowed
from cchc.jobs.loading import load_data
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


def test_an_altered_published_catalogue_is_not_loaded(settings: Settings, tmp_path: Path) -> None:
    copy = tmp_path / "catalogues"
    shutil.copytree(settings.CATALOGUES, copy)
    published = copy / "par_index_province/2948-qd-bnv-2017/catalogue.yaml"
    published.write_text(published.read_text().replace("max_points: 12,", "max_points: 11,"))
    before = Event.objects.count()
    with pytest.raises(InputRefused, match="đã ban hành mà nội dung bị thay đổi"):
        load_data(copy, now=datetime(2026, 11, 22, tzinfo=UTC), tell=lambda line: None)
    assert Event.objects.count() == before


def test_a_fault_in_a_file_is_told_without_a_traceback(settings: Settings, tmp_path: Path) -> None:
    copy = tmp_path / "catalogues"
    shutil.copytree(settings.CATALOGUES, copy)
    (copy / "plans/vinh-phuc-5264-2018/plan.yaml").write_text("schema: [plan/1")
    settings.CATALOGUES = copy
    with pytest.raises(CommandError, match="chưa có gì thay đổi"):
        call_command("load_data", stdout=io.StringIO())
