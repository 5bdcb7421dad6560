"""Bringing in catalogue versions; a published version that is already here can only be the same."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from cchc.core.calendar import WorkCalendar
from cchc.core.catalogue.compare import crosswalk_problems
from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import InputRefused, NotAllowed, Problem, UnknownReference
from cchc.core.vietnamese import folded
from cchc.records.audit.actions import record
from cchc.records.catalogues.models import CalendarYear, CatalogueLine, CatalogueMapping, CatalogueVersion
from cchc.records.catalogues.policies import may_load_catalogues
from cchc.records.catalogues.queries import core_catalogue

LINE_FIELDS = ("line_id", "title", "kind", "is_leaf", "position", "folded")


@transaction.atomic
def load_catalogue(core: Catalogue, text: str, *, by: AbstractUser, now: datetime) -> bool:
    """Store one version with its text and one row per line; return whether anything changed.

    A draft may change; results that use it are loaded again with it. Raises NotAllowed, and InputRefused
    when a published version would change.
    """
    if not may_load_catalogues(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp bộ tiêu chí")
    return keep_version(core, text, by=by, now=now)


def keep_version(core: Catalogue, text: str, *, by: AbstractUser, now: datetime) -> bool:
    """Store one version inside the transaction of the act that brings it in; the act has asked its policy."""
    stored = CatalogueVersion.objects.select_for_update().filter(key=core.id).first()
    if stored is not None and stored.sha256 == core.sha256:
        if stored.lines.filter(folded="").exists():
            _store_lines(stored, core)
        return False
    if stored is not None and stored.published:
        message = f"Bộ tiêu chí “{stored.title}” đã ban hành, không thay đổi được"
        raise InputRefused([Problem("published_catalogue_changed", message, hint="lập một phiên bản mới")])
    version, _ = CatalogueVersion.objects.update_or_create(key=core.id, defaults=_fields(core, text, now))
    _store_lines(version, core)
    record("catalogues.loaded", core.id, {"sha256": core.sha256, "lines": len(core.nodes)}, by=by, now=now)
    return True


def _fields(core: Catalogue, text: str, now: datetime) -> dict[str, object]:
    return {
        "family": core.family,
        "level": core.level,
        "title": core.title,
        "decision_number": core.decision.number or "",
        "decision_date": core.decision.date,
        "illustrative": core.illustrative,
        "published": core.published,
        "sha256": core.sha256,
        "text": text,
        "loaded_at": now,
    }


def _store_lines(version: CatalogueVersion, core: Catalogue) -> None:
    rows = [
        CatalogueLine(
            version=version,
            key=node.key,
            line_id=node.id,
            title=node.title,
            kind=node.kind.value,
            is_leaf=node.is_leaf,
            position=position,
            folded=folded(f"{node.key} {node.title}"),
        )
        for position, node in enumerate(core.nodes)
    ]
    CatalogueLine.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("version", "key"), update_fields=LINE_FIELDS
    )


@transaction.atomic
def load_mapping(core: Crosswalk, text: str, sha256: str, *, by: AbstractUser, now: datetime) -> bool:
    """Store the written mapping between two loaded versions; return whether anything changed.

    Raises NotAllowed, UnknownReference when a version is not here, and InputRefused when the mapping names
    codes that its versions do not have.
    """
    if not may_load_catalogues(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp bảng đối chiếu tiêu chí")
    return keep_mapping(core, text, sha256, by=by, now=now)


def keep_mapping(core: Crosswalk, text: str, sha256: str, *, by: AbstractUser, now: datetime) -> bool:
    """Store one mapping inside the transaction of the act that brings it in; the act has asked its policy."""
    old, new = _loaded(core.old), _loaded(core.new)
    if CatalogueMapping.objects.select_for_update().filter(old=old, new=new, sha256=sha256).exists():
        return False
    problems = crosswalk_problems(core_catalogue(old), core_catalogue(new), core)
    if problems:
        raise InputRefused(problems)
    fields = {"sha256": sha256, "text": text, "loaded_at": now}
    CatalogueMapping.objects.update_or_create(old=old, new=new, defaults=fields)
    detail = {"sha256": sha256, "lines": len(core.lines) + len(core.same_code)}
    record("catalogues.mapping_loaded", f"{core.old} → {core.new}", detail, by=by, now=now)
    return True


def _loaded(key: str) -> CatalogueVersion:
    version = CatalogueVersion.objects.defer("text").filter(key=key).first()
    if version is None:
        raise UnknownReference(f"Bảng đối chiếu nêu bộ tiêu chí “{key}” chưa được nạp")
    return version


@transaction.atomic
def load_calendar(year: int, core: WorkCalendar, *, by: AbstractUser, now: datetime) -> bool:
    """Store the holidays and make-up days of one year; return whether anything changed. Raises NotAllowed."""
    if not may_load_catalogues(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp lịch làm việc")
    days = {
        "holidays": [day.isoformat() for day in sorted(core.holidays)],
        "makeup_days": [day.isoformat() for day in sorted(core.makeup_days)],
    }
    if CalendarYear.objects.select_for_update().filter(year=year, **days).exists():
        return False
    CalendarYear.objects.update_or_create(year=year, defaults={**days, "loaded_at": now})
    record("catalogues.calendar_loaded", str(year), days, by=by, now=now)
    return True
