"""Points judged outside (surveys, other indices): by hand or from a file, always with a source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from cchc.core.campaign.circuit import CIRCUIT_NAMES, Circuit, Round
from cchc.core.catalogue.facts import Fact, GivenFact, NotApplicable, Unknown
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.catalogue.rules import Given
from cchc.core.errors import FactError, InputRefused, NotAllowed, Place, Problem
from cchc.core.numerals import scale_text
from cchc.files.points_import import OutsidePoints, PointsVerdict, read_points
from cchc.files.unit_names import NamedUnit, UnitNames
from cchc.records.audit.actions import record
from cchc.records.audit.models import Event
from cchc.records.campaigns.models import Campaign, CampaignUnit
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.actions.figures import Figure, figure_of
from cchc.records.entries.models import Entry
from cchc.records.people.models import User
from cchc.records.people.queries import Standing
from cchc.records.rounds.actions.held import (
    SOURCE,
    Held,
    held_campaign,
    held_unit,
    refuse_other_circuit,
    stated,
)
from cchc.records.rounds.actions.writing import Written, write
from cchc.records.rounds.policies import may_record_external

FILE_READ = "rounds.external_file_read"
NOT_ALLOWED = "Chỉ chuyên viên CCHC của tỉnh được nhập điểm từ bên ngoài"
NO_SOURCE = "Hãy ghi nguồn của điểm"
Existing = Literal["refuse", "skip", "replace"]


@transaction.atomic
def record_external(
    slug: str,
    unit: str,
    line: str,
    fact: Fact,
    *,
    source: str,
    seen: int,
    by: User,
    now: datetime,
    note: str = "",
) -> Written:
    """Record points of one line of one unit; `seen` is the version that the person saw, 0 for none.

    Raises NotVisibleError, NotAllowed, Closed for a published unit, UnknownReference, FactError, and
    InputRefused without a source, for a line that is not judged outside, or when another has written since.
    """
    held = held_unit(slug, unit, may_record_external, NOT_ALLOWED, by=by, now=now)
    refuse_other_circuit(held, Circuit.INTERNAL)
    source = stated(source, "missing_source", NO_SOURCE, SOURCE)
    leaf, place = held.leaf(line), Place(criterion=line)
    if not isinstance(leaf.rule, Given):
        message = f"Dòng {line} do phần mềm tính từ số liệu, không nhập điểm từ bên ngoài"
        raise InputRefused([Problem("not_judged_outside", message, place)])
    if not isinstance(fact, GivenFact | Unknown | NotApplicable):
        raise FactError("Dòng này lấy điểm từ nguồn bên ngoài: cần ghi điểm", place)
    return write(held, leaf, Round.EXTERNAL, Figure(fact, note, source), seen=seen)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row of a file beside what is there already."""

    given: OutsidePoints
    there: str
    by_hand: bool = False


@dataclass(frozen=True)
class Imported:
    """What a file does: the verdict on its rows, and how many are new, the same, differing, kept.

    `differing` name what is there otherwise; `kept` those of them that a person entered by hand, which no
    file overwrites. `stored` False for a rehearsal.
    """

    verdict: PointsVerdict
    new: int = 0
    same: int = 0
    replaced: int = 0
    differing: tuple[Meeting, ...] = ()
    kept: tuple[Meeting, ...] = ()
    stored: bool = False


@transaction.atomic
def import_external(
    slug: str,
    raw: bytes,
    file: str,
    *,
    existing: Existing = "refuse",
    source: str = "",
    rehearse: bool = False,
    by: User,
    now: datetime,
) -> Imported:
    """Read points of many units from a .xlsx or .csv, all rows or none; `rehearse` stores nothing.

    `source` stands for rows that name none. `existing` is for rows that differ from what is there; points
    entered by hand are never replaced. Raises NotVisibleError, NotAllowed, and InputRefused: for a file that
    is no table of points, and, unless rehearsing, for refused rows, published units and differing points.
    """
    campaign, standing = held_campaign(slug, by=by, now=now)
    _refuse_import(campaign, standing)
    catalogue = core_catalogue(campaign.catalogue)
    units = _units(campaign)
    verdict = read_points(raw, file, catalogue, _names(units.values()), source)
    plan = _plan(campaign, verdict)
    if rehearse:
        return plan
    _refuse_rows(verdict, units, plan, existing)
    untouched = {_cell(met.given) for met in (plan.differing if existing == "skip" else plan.kept)}
    wanted = [one for one in verdict.points if _cell(one) not in untouched]
    versions = _store(wanted, units, catalogue, standing, by, now)
    changed = len(versions) - plan.new
    told = Imported(verdict, plan.new, plan.same, changed, plan.differing, plan.kept, stored=True)
    counts = {"new": told.new, "same": told.same, "replaced": told.replaced}
    detail = {"file": file, "existing": existing, **counts, "versions": versions}
    record(FILE_READ, campaign.slug, detail, by=by, now=now)
    return told


def _refuse_import(campaign: Campaign, standing: Standing) -> None:
    if not may_record_external(standing, campaign):
        raise NotAllowed(NOT_ALLOWED)
    if campaign.circuit != Circuit.INTERNAL:
        message = f"Việc này chỉ có trong đợt “{CIRCUIT_NAMES[Circuit.INTERNAL]}”"
        raise InputRefused([Problem("other_circuit", message)])


def _units(campaign: Campaign) -> dict[str, CampaignUnit]:
    rows = CampaignUnit.objects.select_for_update(of=("self",)).filter(campaign=campaign)
    related = ("campaign__catalogue", "unit__root")
    found = rows.select_related(*related).defer("campaign__catalogue__text")
    return {row.unit.slug: row for row in found}


def _names(units: Iterable[CampaignUnit]) -> UnitNames:
    rows = [row.unit for row in units]
    return UnitNames(
        tuple(
            NamedUnit(row.slug, tuple(filter(None, (row.short_name, row.name, *row.aliases)))) for row in rows
        )
    )


def _plan(campaign: Campaign, verdict: PointsVerdict) -> Imported:
    """What storing would do; two queries."""
    there = _there(campaign)
    read = _read_from_files(campaign)
    new = same = 0
    differing, kept = [], []
    for one in verdict.points:
        entry = there.get(_cell(one))
        if entry is None:
            new += 1
        elif figure_of(entry) == _figure(one):
            same += 1
        else:
            by_hand = read.get(f"{one.unit}/{one.line}") != entry.version
            met = Meeting(one, _told(entry), by_hand)
            differing.append(met)
            kept += [met] if met.by_hand else []
    return Imported(verdict, new, same, 0, tuple(differing), tuple(kept))


def _there(campaign: Campaign) -> dict[tuple[str, str], Entry]:
    rows = Entry.objects.filter(campaign_unit__campaign=campaign, round=Round.EXTERNAL)
    found = rows.select_related("campaign_unit__unit", "campaign_unit__campaign", "line", "by")
    return {(row.campaign_unit.unit.slug, row.line.key): row for row in found}


def _read_from_files(campaign: Campaign) -> dict[str, int]:
    """The version that the last file wrote, by unit and line."""
    events = Event.objects.filter(verb=FILE_READ, subject=campaign.slug).order_by("pk")
    read: dict[str, int] = {}
    for versions in events.values_list("detail__versions", flat=True):
        read.update(versions)
    return read


def _cell(one: OutsidePoints) -> tuple[str, str]:
    return one.unit, one.line


def _figure(one: OutsidePoints) -> Figure:
    return Figure(GivenFact(one.points), source=one.source)


def _told(entry: Entry) -> str:
    points = "chưa có số liệu" if entry.points is None else f"{scale_text(entry.points)} điểm"
    return f"{entry.campaign_unit.unit.name}, dòng {entry.line.key}: {points} ({entry.source}), {entry.by}"


def _refuse_rows(
    verdict: PointsVerdict, units: dict[str, CampaignUnit], plan: Imported, existing: Existing
) -> None:
    """Everything that stands against storing the file, at once."""
    found = [
        Problem("row_refused", reason.text, Place(verdict.file, row.sheet, row.row, reason.column))
        for row in verdict.refused
        for reason in row.reasons
    ]
    if not verdict.rows:
        found.append(Problem("no_points", "Tệp không có điểm nào", Place(verdict.file)))
    closed = dict.fromkeys(one.unit for one in verdict.points if units[one.unit].published_id is not None)
    for unit in closed:
        message = f"Kết quả của {units[unit].unit.name} đã công bố, không thay đổi được"
        found.append(Problem("closed", message, Place(verdict.file)))
    if existing == "refuse":
        found += [
            Problem("already_there", f"{met.there}; tệp ghi {scale_text(met.given.points)} điểm")
            for met in plan.differing
        ]
    if found:
        raise InputRefused(found)


def _store(
    wanted: list[OutsidePoints],
    units: dict[str, CampaignUnit],
    catalogue: Catalogue,
    standing: Standing,
    by: User,
    now: datetime,
) -> dict[str, int]:
    """Write the points; return the versions of those that were not there just so, by unit and line."""
    versions = {}
    for one in wanted:
        held = Held(units[one.unit], standing, by, now)
        leaf = catalogue.by_key[one.line]
        written = write(held, leaf, Round.EXTERNAL, _figure(one), seen=None)
        if written.changed:
            versions[f"{one.unit}/{one.line}"] = written.entry.version
    return versions
