"""Reading packages: what may be taken home, what went out, and what one that comes back would change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.campaign.differences import Difference, differences
from cchc.core.catalogue.facts import FactEntry, NotApplicable, Unknown
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.files.facts_filling import fits
from cchc.files.package_contents import Manifest, read_manifest, sealed_by
from cchc.files.package_form import returned_form, same
from cchc.files.package_zip import unpacked
from cchc.records.catalogues.queries import work_calendar
from cchc.records.entries.queries.owed import near
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine, portion_sheet
from cchc.records.exchange.models import Package
from cchc.records.exchange.policies import may_exchange_package
from cchc.records.exchange.sealing import package_key
from cchc.records.people.queries import Standing

MOST_LISTED = 20
TAKE_NEW = "Tải gói mới từ trang này"


@dataclass(frozen=True, slots=True)
class PackageShown:
    """One package that went out: by whom and when, and when it came back."""

    code: str
    by: str
    at: datetime
    lines: int
    returned_at: datetime | None


@dataclass(frozen=True, slots=True)
class PackageDesk:
    """A portion for who may take it home: its sheet, the lines that a package holds, those left out."""

    sheet: PortionSheet
    lines: tuple[SheetLine, ...]
    left_out: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class PackageLine:
    """One line that the package changes: as it stands (None: nothing), as it comes in, what may be done."""

    node: Node
    what: Literal["take", "conflict"]
    mine: FactEntry | None
    theirs: FactEntry
    by: str
    version: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class PackageJudged:
    """What a package would change; `same` lines change nothing, `cleared` ones hold nothing any more."""

    package: Package
    desk: PackageDesk
    lines: tuple[PackageLine, ...]
    same: tuple[str, ...]
    cleared: tuple[str, ...]

    @property
    def conflicts(self) -> tuple[PackageLine, ...]:
        """The lines on which a person must choose."""
        return tuple(line for line in self.lines if line.what == "conflict")


def package_desk(standing: Standing, portion_id: int, now: datetime) -> PackageDesk:
    """The portion for who may take it home; raises NotVisibleError, and NotAllowed for who only reads it.

    At most ten queries, whatever the number of lines.
    """
    sheet = portion_sheet(standing, portion_id, now)
    if not may_exchange_package(standing, sheet.portion, near(standing, sheet.portion)):
        raise NotAllowed("Chỉ người nhập số liệu của phần việc được tải gói")
    held = tuple(line for line in sheet.lines if _exchanged(line))
    return PackageDesk(sheet, held, tuple(line for line in sheet.lines if line not in held))


def _exchanged(line: SheetLine) -> bool:
    """Sums, points from outside, and texts too long for a cell stay on the page."""
    entered = line.collected is None and not line.from_outside
    return entered and (line.figure is None or fits(line.figure.entry))


def packages_of(desk: PackageDesk) -> tuple[PackageShown, ...]:
    """The newest packages of a portion; one query."""
    rows = Package.objects.filter(portion=desk.sheet.portion).select_related("by")[:MOST_LISTED]
    return tuple(
        PackageShown(row.code, str(row.by), row.at, len(row.versions), row.returned_at) for row in rows
    )


def judge_package(desk: PackageDesk, raw: bytes, file: str) -> PackageJudged:
    """Read a package that comes back, without storing anything.

    Raises InputRefused for one that is no sealed package of this portion and of the catalogue of today, or
    with every cell that cannot be read. At most two queries.
    """
    parts = unpacked(raw, file)
    if not sealed_by(package_key(), parts.manifest, parts.seal):
        raise _refused(
            file, "broken_seal", "Niêm phong của gói không đúng: manifest.json đã bị sửa, hoặc của nơi khác"
        )
    manifest = read_manifest(parts.manifest, file)
    package = _package(desk, manifest, file)
    campaign, catalogue = desk.sheet.portion.campaign_unit.campaign, desk.sheet.catalogue
    calendar = work_calendar([campaign.year]) if catalogue.counts_working_days else WEEKENDS_ONLY
    returned = returned_form(parts.form, manifest, catalogue, calendar)
    lines = tuple(_lines(desk, manifest, returned.changed))
    unchanged = tuple(key for key in manifest.lines if key not in {line.node.key for line in lines})
    return PackageJudged(package, desk, lines, unchanged, returned.cleared)


def _package(desk: PackageDesk, manifest: Manifest, file: str) -> Package:
    """The row of the package; raises InputRefused for that of another portion, campaign or catalogue."""
    portion = desk.sheet.portion
    campaign = portion.campaign_unit.campaign
    if (manifest.campaign, manifest.portion) != (campaign.slug, portion.pk):
        raise _refused(file, "other_portion", "Gói này của phần việc khác")
    if (manifest.catalogue, manifest.catalogue_sha256) != (
        desk.sheet.catalogue.id,
        campaign.catalogue_sha256,
    ):
        raise _refused(file, "other_catalogue", "Bộ tiêu chí của đợt đã đổi từ khi tải gói này")
    row = Package.objects.filter(code=manifest.code, portion=portion).first()
    foreign = manifest.lines.keys() - {line.node.key for line in desk.sheet.lines}
    if row is None or foreign:
        raise _refused(file, "unknown_package", "Hệ thống không còn giữ thông tin của gói này")
    return row


def _lines(desk: PackageDesk, manifest: Manifest, changed: Mapping[str, FactEntry]) -> Iterator[PackageLine]:
    """What the person changed and what does not stand already, in printed order."""
    shown = {line.node.key: line for line in desk.lines}
    current = {
        key: (line.figure.version, line.figure.entry.fact) for key, line in shown.items() if line.figure
    }
    base = {key: manifest.lines[key].version for key in changed}
    facts = {key: changed[key].fact for key in manifest.lines if key in changed and key in shown}
    for found in differences(base, current, facts, desk.sheet.catalogue):
        line, theirs = shown[found.line], changed[found.line]
        figure = line.figure
        mine = None if figure is None else figure.entry
        if same(mine, theirs):
            continue
        untouched = found.base == found.version
        what: Literal["take", "conflict"] = "take" if untouched else "conflict"
        kept, by = _with_note(mine, theirs), "" if figure is None else figure.by
        yield PackageLine(line.node, what, mine, kept, by, found.version, found)


def _with_note(mine: FactEntry | None, theirs: FactEntry) -> FactEntry:
    """Of a stated line the cell holds the reason, so that the note of the system stays."""
    stated = isinstance(theirs.fact, Unknown | NotApplicable)
    return replace(theirs, note=mine.note) if stated and mine is not None else theirs


def _refused(file: str, code: str, message: str) -> InputRefused:
    return InputRefused([Problem(code, message, Place(file), TAKE_NEW)])
