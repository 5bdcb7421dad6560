"""Definitions of registers: those of the house are loaded, a province defines its own; rows only extend."""

from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.core.register.definition import RegisterDefinition
from cchc.core.register.definition_checks import definition_problems, extension_problems
from cchc.files.kept_registers import feed_problems, register_text
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of
from cchc.records.registers.models import KeptRegister, RegisterVersion, Row
from cchc.records.registers.policies import may_define_register, may_load_registers
from cchc.records.registers.queries.known import definition_of

CHANGED = "register_changed"


@transaction.atomic
def load_register(definition: RegisterDefinition, *, by: User, now: datetime) -> bool:
    """Store a register of the house; return whether anything changed.

    Raises NotAllowed, and InputRefused when rows are kept by a definition that this one does not extend.
    """
    if not may_load_registers(by):
        raise NotAllowed("Chỉ quản trị hệ thống được nạp sổ theo dõi")
    stored = KeptRegister.objects.select_for_update().filter(slug=definition.id).first()
    if stored is not None and stored.text == register_text(definition):
        return False
    if stored is not None and stored.province_id is not None:
        raise InputRefused([Problem("register_known", f"Mã sổ “{definition.id}” đã có ở một tỉnh")])
    _refuse(definition, stored)
    _store(definition, stored, None, by, now)
    return True


@transaction.atomic
def define_register(
    definition: RegisterDefinition, province: int, *, by: User, now: datetime
) -> KeptRegister:
    """A register of one province; its identifier is made unique. Raises NotAllowed, InputRefused."""
    root = Agency.objects.select_for_update(of=("self",)).filter(pk=province).first()
    if root is None:
        raise NotVisibleError(str(province))
    _allowed(by, now, province)
    named = replace(definition, id=_free(definition.id))
    _refuse(named, None)
    return _store(named, None, root, by, now)


@transaction.atomic
def extend_register(
    slug: str, definition: RegisterDefinition, *, seen: int, by: User, now: datetime
) -> KeptRegister:
    """A new version of a province's register; `seen` is the version that the person saw.

    Raises NotVisibleError, NotAllowed, InputRefused.
    """
    stored = KeptRegister.objects.select_for_update(of=("self",)).filter(slug=slug).first()
    if stored is None or stored.province_id is None:
        raise NotVisibleError(slug)
    _allowed(by, now, stored.province_id)
    if stored.text == register_text(definition):
        return stored
    if stored.version != seen:
        told = "Có người vừa sửa định nghĩa của sổ. Nội dung của bạn chưa được lưu"
        raise InputRefused([Problem(CHANGED, told, hint="Tải lại trang rồi sửa tiếp")])
    _refuse(definition, stored)
    return _store(definition, stored, stored.province, by, now)


def _allowed(by: User, now: datetime, province: int) -> None:
    if not may_define_register(standing_of(by, timezone.localdate(now)), province):
        raise NotAllowed("Chỉ chuyên viên CCHC của Sở Nội vụ được đặt sổ của tỉnh")


def _free(wanted: str) -> str:
    taken = set(KeptRegister.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _refuse(definition: RegisterDefinition, stored: KeptRegister | None) -> None:
    """Raise InputRefused with everything that stands against a definition."""
    problems = list(definition_problems(definition))
    versions = {
        row.key: row
        for row in CatalogueVersion.objects.filter(key__in={f.catalogue for f in definition.feeds})
    }
    for feed in definition.feeds:
        version = versions.get(feed.catalogue)
        if version is None:
            problems.append(Problem("unknown_catalogue", f"Không có bộ tiêu chí “{feed.catalogue}”"))
        else:
            problems += feed_problems(feed, core_catalogue(version))
    if stored is not None and Row.objects.filter(register=stored).exists():
        problems += extension_problems(definition_of(stored), definition)
    if problems:
        raise InputRefused(problems)


def _store(
    definition: RegisterDefinition,
    stored: KeptRegister | None,
    province: Agency | None,
    by: AbstractUser,
    now: datetime,
) -> KeptRegister:
    row = stored or KeptRegister(slug=definition.id, province=province, version=0)
    row.title, row.text, row.version = definition.title, register_text(definition), row.version + 1
    row.save()
    RegisterVersion.objects.create(register=row, number=row.version, text=row.text, by_id=by.pk, at=now)
    detail = {"version": row.version, "fields": len(definition.fields), "feeds": len(definition.feeds)}
    record("registers.defined", row.slug, detail, by=by, now=now)
    return row
