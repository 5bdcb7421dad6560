"""Units of the internal plays: what they enter, who judges them, and the points they get from outside."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from playwright.sync_api import FilePayload

from cchc.core.campaign.circuit import APPRAISALS, Step
from cchc.core.campaign.form import fact_from_fields
from cchc.core.campaign.portion import LEFT, PortionState
from cchc.core.catalogue.facts import Fact, GivenFact, Unknown
from cchc.core.scoring.assessment import Assessment
from cchc.files.points_import import outside_lines
from cchc.files.store import CatalogueStore
from cchc.records.campaigns.models import Campaign, Portion
from cchc.records.entries.actions import agree_all, confirm, save_entry, submit
from cchc.records.entries.models import Entry
from cchc.records.people.models import User
from cchc.settings import CATALOGUES
from tests.records.plays.acting import portions, typed

STORE = CatalogueStore(CATALOGUES)
NOTE = "Số liệu minh họa"
WAITING = Unknown("Chưa có số liệu (minh họa)")


@dataclass(frozen=True)
class Units:
    """The units of one campaign by their slugs, and the accounts of those who appraise, by agency."""

    slug: str
    catalogue: str
    names: tuple[str, ...]
    appraisers: Mapping[str, tuple[str, str]]

    def example(self, unit: str) -> Assessment:
        """The illustrative result of a unit."""
        return STORE.assessment(STORE.inside(f"{self.catalogue}/examples/{unit}-2026.yaml"))


DEPARTMENTS = Units(
    "so-vinh-phuc-2026",
    "par_index_agency/minh-hoa-so-2026",
    ("so-a", "so-b", "so-c"),
    {"so-noi-vu": ("thamdinh.vinhphuc", "ld.noivu.vinhphuc"), "so-c": ("thamdinh.so-c", "ld.so-c")},
)
COMMUNES = Units(
    "xa-vinh-long-2026",
    "par_index_commune/minh-hoa-xa-2026",
    ("xa-1", "xa-2", "xa-3", "phuong-4"),
    {"so-noi-vu": ("thamdinh.vinhlong", "ld.noivu.vinhlong")},
)


def _person(username: str) -> User:
    return User.objects.get(username=username)


def _people(units: Units, portion: Portion) -> tuple[User, User]:
    """Who fills a portion in, and who lets it leave."""
    own = (portion.agency.slug, f"ld.{portion.agency.slug}")
    names = units.appraisers[portion.agency.slug] if portion.step in APPRAISALS else own
    return _person(names[0]), _person(names[1])


def entered(units: Units, claims: Mapping[str, Mapping[str, Mapping[str, str]]] | None = None) -> None:
    """Every unit enters the lines that nobody has typed: its illustrative figures, or what it claims."""
    now = timezone.now()
    for portion in portions(Campaign.objects.get(slug=units.slug), Step.SELF_SCORING):
        unit, (by, _) = portion.campaign_unit, _people(units, portion)
        example, claimed = units.example(portion.agency.slug), (claims or {}).get(portion.agency.slug, {})
        done = set(Entry.objects.filter(campaign_unit=unit).values_list("line__key", flat=True))
        for line in (one for one in portion.lines if one not in done):
            node, known = example.catalogue.by_key[line], example.facts.get(line)
            fact: Fact = typed(known.fact) if known else WAITING
            if line in claimed:
                fact = fact_from_fields(node, claimed[line])
            save_entry(portion.pk, line, fact, note=NOTE, seen=0, by=by, now=now)


def left(units: Units, step: Step, names: tuple[str, ...]) -> None:
    """The portions of some units are sent and confirmed."""
    now = timezone.now()
    for portion in portions(Campaign.objects.get(slug=units.slug), step):
        if portion.campaign_unit.unit.slug in names and PortionState(portion.state) not in LEFT:
            worker, head = _people(units, portion)
            if step in APPRAISALS:
                agree_all(portion.pk, by=worker, now=now)
            submit(portion.pk, by=worker, now=now)
            confirm(portion.pk, by=head, now=now)


def points_from_outside(units: Units) -> FilePayload:
    """The points of surveys as a file."""
    stream = io.StringIO()
    table = csv.writer(stream, delimiter=";")
    table.writerow(["Đơn vị", "Mã tiêu chí", "Điểm", "Nguồn"])
    for unit in units.names:
        example = units.example(unit)
        for leaf in outside_lines(example.catalogue):
            fact = example.entry(leaf.key).fact
            if isinstance(fact, GivenFact):
                points = str(fact.points).replace(".", ",")
                table.writerow([example.unit.name, leaf.key, points, "Điều tra năm 2026 (minh họa)"])
    raw = f"\ufeff{stream.getvalue()}".encode()
    return FilePayload(name="diem.csv", mimeType="text/csv", buffer=raw)
