"""Packages go out and come back: sealed and noted, then saved line by line as a person has chosen."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import CchcError, InputRefused, NotAllowed, Place, Problem
from cchc.files.package_contents import Line, Manifest, seal_of
from cchc.files.package_form import written_form
from cchc.files.package_zip import Parts, packed
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import Portion
from cchc.records.entries.actions import Closed, save_entry
from cchc.records.entries.actions.work import subject
from cchc.records.exchange.models import Package
from cchc.records.exchange.queries import PackageDesk, PackageJudged, PackageLine, judge_package, package_desk
from cchc.records.exchange.sealing import package_key
from cchc.records.people.models import User
from cchc.records.people.queries import standing_of

Choice = Literal["mine", "theirs"]
CHANGED = "entry_changed"


@dataclass(frozen=True, slots=True)
class MadePackage:
    """A package that goes out, with its name and its content."""

    row: Package
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Applied:
    """How many lines were saved from a package, and on how many the figure of the system was kept."""

    saved: int
    kept: int


@transaction.atomic
def make_package(portion_id: int, *, by: User, now: datetime) -> MadePackage:
    """Pack a portion that is open for the person, with its figures as they stand.

    Raises NotVisibleError, NotAllowed, Closed, and InputRefused for a portion of which no line can be packed.
    """
    desk = package_desk(standing_of(by, timezone.localdate(now)), portion_id, now)
    _refuse_closed(desk)
    if not desk.lines:
        raise InputRefused([Problem("no_lines", "Phần việc này không có dòng nào nhập được bằng tệp")])
    portion = desk.sheet.portion
    unit = portion.campaign_unit
    manifest = _manifest(desk, f"P{portion.pk}-{secrets.token_hex(8)}", now)
    form = written_form(manifest, desk.sheet.catalogue, unit.unit.name, unit.campaign.year)
    written = manifest.written()
    content = packed(Parts(written, seal_of(package_key(), written), form))
    versions = {key: line.version for key, line in manifest.lines.items()}
    row = Package.objects.create(
        portion=portion,
        code=manifest.code,
        versions=versions,
        sha256=hashlib.sha256(content).hexdigest(),
        by=by,
        at=now,
    )
    detail = {"package": row.code, "portion": portion.pk, "lines": len(versions), "sha256": row.sha256}
    record("exchange.package_made", subject(unit), detail, by=by, now=now)
    return MadePackage(row, f"{unit.campaign.slug}-{portion.agency.slug}-{portion.pk}.zip", content)


def _manifest(desk: PackageDesk, code: str, now: datetime) -> Manifest:
    portion = desk.sheet.portion
    unit = portion.campaign_unit
    return Manifest(
        code=code,
        campaign=unit.campaign.slug,
        unit=unit.unit.slug,
        step=portion.step,
        portion=portion.pk,
        catalogue=desk.sheet.catalogue.id,
        catalogue_sha256=unit.campaign.catalogue_sha256,
        made_at=now.isoformat(),
        lines={
            line.node.key: Line(line.version, None if line.figure is None else line.figure.entry)
            for line in desk.lines
        },
        evidence=tuple(
            (line.node.key, proof.title, proof.number, proof.pages)
            for line in desk.lines
            for proof in line.proofs
        ),
    )


def _refuse_closed(desk: PackageDesk) -> None:
    time = desk.sheet.time
    if not time.allowed:
        raise Closed(time.code, time.why)


@transaction.atomic
def apply_package(
    portion_id: int,
    raw: bytes,
    file: str,
    choices: Mapping[str, Choice],
    shown: Mapping[str, int],
    *,
    by: User,
    now: datetime,
) -> Applied:
    """Save what a package changes, all of it or nothing.

    `shown` are the versions of the lines on the list that the person saw, `choices` what he chose on each
    conflict. Raises NotVisibleError, NotAllowed, Closed, and InputRefused: a line that has changed since the
    list was shown (`entry_changed`), a conflict without a choice, an unreadable package, a figure refused.
    """
    Portion.objects.select_for_update(of=("self",)).filter(pk=portion_id).first()
    desk = package_desk(standing_of(by, timezone.localdate(now)), portion_id, now)
    _refuse_closed(desk)
    judged = judge_package(desk, raw, file)
    against = [*_changed(judged, shown), *_unchosen(judged, choices)]
    if against:
        raise InputRefused(against)
    kept = [line for line in judged.conflicts if choices[line.node.key] == "mine"]
    saved = [line for line in judged.lines if line not in kept]
    _save(portion_id, saved, by, now)
    package = judged.package
    package.returned_at = now
    package.save(update_fields=["returned_at"])
    detail = {"package": package.code, "saved": len(saved), "kept": [line.node.key for line in kept]}
    record("exchange.package_applied", subject(package.portion.campaign_unit), detail, by=by, now=now)
    return Applied(len(saved), len(kept))


def _changed(judged: PackageJudged, shown: Mapping[str, int]) -> Iterator[Problem]:
    for line in judged.lines:
        key = line.node.key
        if shown.get(key) != line.version:
            text = "Số liệu trên hệ thống đã thay đổi từ khi hiện danh sách này; chưa ghi gì"
            yield Problem(CHANGED, text, Place(criterion=key), "Xem lại danh sách rồi ghi")


def _unchosen(judged: PackageJudged, choices: Mapping[str, Choice]) -> Iterator[Problem]:
    for line in judged.conflicts:
        if line.node.key not in choices:
            text = "Hãy chọn giữ số trên hệ thống hay lấy số trong gói"
            yield Problem("no_choice", text, Place(criterion=line.node.key))


def _save(portion_id: int, lines: Iterable[PackageLine], by: User, now: datetime) -> None:
    """Save every line; raises InputRefused with all that stands against them together."""
    problems: list[Problem] = []
    for line in lines:
        said = line.theirs
        try:
            save_entry(
                portion_id,
                line.node.key,
                said.fact,
                note=said.note,
                source=said.source,
                cutoff=said.cutoff_date,
                provisional=said.provisional,
                seen=line.version,
                by=by,
                now=now,
            )
        except NotAllowed:
            raise
        except CchcError as error:
            problems += error.problems if isinstance(error, InputRefused) else (error.problem,)
    if problems:
        raise InputRefused(problems)
