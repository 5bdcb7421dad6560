"""The internal index on illustrative catalogues: rebuttal, council, and publication by groups of units."""

import csv
import io
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import pytest
from django.conf import settings

from cchc.core.campaign.circuit import Circuit, Round, Step
from cchc.core.campaign.duties import Duty
from cchc.core.catalogue.facts import CasesFact, CountFact, Fact, GivenFact, NotApplicable, YesNoFact
from cchc.core.errors import InputRefused
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.sheet import score_sheet
from cchc.files.points_import import outside_lines
from cchc.files.store import CatalogueStore
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError, assessment_for, assessment_with_ranking
from cchc.records.audit.models import Event
from cchc.records.audit.verbs import VERB_NAMES
from cchc.records.campaigns.actions import Opening, UnitGiven, open_campaign
from cchc.records.campaigns.models import Campaign, CampaignUnit
from cchc.records.entries.actions import agree_all
from cchc.records.entries.models import Entry
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from cchc.records.rounds.actions import (
    Decided,
    Seat,
    Vote,
    import_external,
    publish,
    record_decision,
    record_external,
    seat_council,
)
from cchc.records.rounds.models import Snapshot
from cchc.records.rounds.queries import publication_state
from cchc.records.rounds.snapshots import reproduces
from tests.records.plays import acting
from tests.records.plays.acting import at

pytestmark = pytest.mark.django_db
STORE = CatalogueStore(settings.CATALOGUES)
WHY = "Kết quả điều tra chưa có (minh họa)"


@cache
def example(path: str) -> Assessment:
    return STORE.assessment(STORE.inside(path))


@dataclass(frozen=True)
class Troupe:
    """One campaign of the play: its units in groups, the two lines that are fought over, where it plays."""

    slug: str
    catalogue: str
    province: str
    units: tuple[tuple[str, str], ...]
    won: tuple[str, Fact, Fact]
    lost: tuple[str, Fact, Fact]

    @property
    def opening(self) -> Opening:
        """Sở Nội vụ appraises all but area 3, which falls to the office of the committee."""
        home = f"{self.province}/so-noi-vu"
        return Opening(
            slug=self.slug,
            title=f"Chỉ số nội bộ năm 2026 ({self.slug})",
            circuit=Circuit.INTERNAL,
            catalogue=self.catalogue,
            province=f"{self.province}/tinh-{self.province}",
            register="minh-hoa",
            year=2026,
            unit_day=at("2026-11-15").date(),
            windows=acting.windows(Circuit.INTERNAL, "2026-11-15", 10),
            units=tuple(UnitGiven(unit, group) for unit, group in self.units),
            duties=(
                Duty("appraise", "", home),
                Duty("appraise", "3", f"{self.province}/van-phong-ubnd-tinh"),
            ),
        )

    @property
    def officer(self) -> User:
        return acting.coordinator(self.province)

    def example(self, unit: str) -> Assessment:
        return example(f"{self.catalogue}/examples/{unit}-2026.yaml")

    def facts(self, unit: str) -> dict[str, Fact]:
        return {key: acting.typed(entry.fact) for key, entry in self.example(unit).facts.items()}


YES, NO = YesNoFact(value=True), YesNoFact(value=False)
NONE, TWO = CountFact(Decimal(0)), CountFact(Decimal(2))
DEPARTMENTS = Troupe(
    "so-2026",
    "par_index_agency/minh-hoa-so-2026",
    "vinh-phuc",
    (("so-a", "so-nganh"), ("so-b", "so-nganh"), ("so-e", "don-vi-khac")),
    ("4.1.1", YES, NO),
    ("1.5", NONE, TWO),
)
COMMUNES = Troupe(
    "xa-2026",
    "par_index_commune/minh-hoa-xa-2026",
    "vinh-long",
    (("xa-1", "xa"), ("xa-2", "xa"), ("phuong-4", "phuong"), ("phuong-5", "phuong")),
    ("2.1", NONE, CountFact(Decimal(1))),
    ("1.4", CasesFact((("late", 0), ("not-done", 0))), CasesFact((("late", 2), ("not-done", 0)))),
)
TROUPES = pytest.mark.parametrize("troupe", [DEPARTMENTS, COMMUNES], ids=["departments", "communes"])


def opened(troupe: Troupe) -> Campaign:
    return open_campaign(troupe.opening, by=troupe.officer, now=at("2026-11-14"))


def self_scored(troupe: Troupe, campaign: Campaign) -> None:
    """Every unit scores itself; the first claims both lines that will be fought over."""
    now = acting.during(campaign, Step.SELF_SCORING)
    for portion in acting.portions(campaign, Step.SELF_SCORING):
        facts = troupe.facts(portion.campaign_unit.unit.slug)
        if portion.campaign_unit.unit.slug == troupe.units[0][0]:
            facts |= {line: claimed for line, claimed, _ in (troupe.won, troupe.lost)}
        acting.score(portion, facts, now)


def appraised(troupe: Troupe, campaign: Campaign, step: Step) -> None:
    """The appraisers rule against the first unit on both lines, and agree with all the rest."""
    now = acting.during(campaign, step)
    for portion in acting.portions(campaign, step):
        first = portion.campaign_unit.unit.slug == troupe.units[0][0]
        if step is Step.APPRAISAL_2 and not first:
            continue  # nobody else has rebutted anything
        for line, _, ruled in (troupe.won, troupe.lost):
            if first and line in portion.lines:
                acting.save(portion, line, ruled, now, "Hồ sơ chưa đủ (minh họa)")
        agree_all(portion.pk, by=acting.worker(portion), now=now)
        acting.leave(portion, now)


def rebutted(troupe: Troupe, campaign: Campaign) -> None:
    """The first unit insists on both lines."""
    now = acting.during(campaign, Step.REBUTTAL)
    (portion,) = acting.portions(campaign, Step.REBUTTAL, troupe.units[0][0])
    for line, claimed, _ in (troupe.won, troupe.lost):
        acting.save(portion, line, claimed, now, "Đã bổ sung hồ sơ (minh họa)")
    acting.leave(portion, now)


def points_of(troupe: Troupe) -> bytes:
    """The points from outside as a file; what is unknown in the examples is left out."""
    stream = io.StringIO()
    table = csv.writer(stream, delimiter=";")
    table.writerow(["Đơn vị", "Mã tiêu chí", "Điểm", "Nguồn"])
    for unit, _ in troupe.units:
        example = troupe.example(unit)
        for leaf in outside_lines(example.catalogue):
            fact = example.entry(leaf.key).fact
            if isinstance(fact, GivenFact):
                points = str(fact.points).replace(".", ",")
                table.writerow([example.unit.name, leaf.key, points, "Điều tra năm 2026 (minh họa)"])
    return f"\ufeff{stream.getvalue()}".encode()


def from_outside(troupe: Troupe, campaign: Campaign) -> None:
    """The file is rehearsed, then read; what does not concern a unit is said by hand."""
    now, raw = acting.during(campaign, Step.COUNCIL), points_of(troupe)
    rehearsed = import_external(troupe.slug, raw, "diem.csv", rehearse=True, by=troupe.officer, now=now)
    assert rehearsed.verdict.clean
    assert not Entry.objects.filter(campaign_unit__campaign=campaign, round=Round.EXTERNAL).exists()
    read = import_external(troupe.slug, raw, "diem.csv", by=troupe.officer, now=now)
    assert read.new == rehearsed.new == len(rehearsed.verdict.rows) > 0
    for unit, _ in troupe.units:
        for line, fact in troupe.facts(unit).items():
            node = troupe.example(unit).catalogue.by_key[line]
            if node in outside_lines(troupe.example(unit).catalogue) and isinstance(fact, NotApplicable):
                record_external(
                    troupe.slug,
                    unit,
                    line,
                    fact,
                    source="Quyết định điều tra",
                    seen=0,
                    by=troupe.officer,
                    now=now,
                )


def decided(troupe: Troupe, campaign: Campaign) -> None:
    """Of five members one serves in the unit and does not vote: three of four carry, two of four do not."""
    now = acting.during(campaign, Step.COUNCIL)
    own = Agency.objects.get(register__slug="minh-hoa", slug=troupe.units[0][0])
    seats = [Seat("Chủ tịch", chair=True), Seat("Ủy viên 1"), Seat("Ủy viên 2"), Seat("Ủy viên 3")]
    seat_council(troupe.slug, [*seats, Seat("Người của đơn vị", agency=own.pk)], by=troupe.officer, now=now)
    for (line, claimed, _), in_favour in ((troupe.won, 3), (troupe.lost, 2)):
        vote = Vote("meeting", claimed, 4, in_favour, 4 - in_favour, "Xét giải trình (minh họa)", "BB-01")
        row = record_decision(troupe.slug, troupe.units[0][0], line, vote, by=troupe.officer, now=now)
        assert (row.carried, row.absent_own, row.members) == (in_favour == 3, 1, 5)


def published(troupe: Troupe, campaign: Campaign) -> None:
    """Group after group; where a line has no figure the reason must be said."""
    now = acting.during(campaign, Step.PUBLICATION)
    for number, group in enumerate(dict.fromkeys(group for _, group in troupe.units), start=1):
        decision = Decided(f"{number:02d}/QĐ-UBND", now.date(), WHY)
        publish(troupe.slug, group, decision, by=troupe.officer, now=now)


def expected(troupe: Troupe, unit: str) -> Assessment:
    """The result as the examples give it, with the council's word on the two lines of the first unit."""
    facts = troupe.facts(unit)
    if unit == troupe.units[0][0]:
        facts |= {troupe.won[0]: troupe.won[1], troupe.lost[0]: troupe.lost[2]}
    example = troupe.example(unit)
    entries = {line: replace(example.entry(line), fact=fact) for line, fact in facts.items()}
    return replace(example, facts=entries)


@TROUPES
def test_a_year_of_the_internal_index(troupe: Troupe) -> None:
    campaign = opened(troupe)
    self_scored(troupe, campaign)
    appraised(troupe, campaign, Step.APPRAISAL_1)
    rebutted(troupe, campaign)
    appraised(troupe, campaign, Step.APPRAISAL_2)
    from_outside(troupe, campaign)
    now = acting.during(campaign, Step.COUNCIL)
    state = publication_state(standing_of(troupe.officer, now.date()), troupe.slug, now)
    assert state.chosen is not None
    assert [one.line.key for one in state.chosen.against.disputes] == sorted([troupe.won[0], troupe.lost[0]])
    with pytest.raises(InputRefused, match="Hội đồng chưa quyết định"):
        publish(troupe.slug, "", Decided("0", now.date(), WHY), by=troupe.officer, now=now)
    decided(troupe, campaign)
    with pytest.raises(NotVisibleError):
        assessment_for(troupe.officer, f"{troupe.slug}-{troupe.units[0][0]}")

    published(troupe, campaign)

    for unit, group in troupe.units:
        result, ranking = assessment_with_ranking(troupe.officer, f"{troupe.slug}-{unit}")
        assert score_sheet(result).total == score_sheet(expected(troupe, unit)).total
        assert (result.ranking_group, result.illustrative) == (group, True)
        assert f"{troupe.slug}-{unit}" in {one.slug for one in ranking}
    snapshots = list(Snapshot.objects.filter(campaign_unit__campaign=campaign))
    assert len(snapshots) == len(troupe.units)
    assert all(reproduces(snapshot) for snapshot in snapshots)
    assert set(Event.objects.values_list("verb", flat=True)) <= VERB_NAMES.keys()


def test_publishing_one_group_says_nothing_of_the_other() -> None:
    troupe = DEPARTMENTS
    campaign = opened(troupe)
    self_scored(troupe, campaign)
    appraised(troupe, campaign, Step.APPRAISAL_1)
    now = acting.during(campaign, Step.PUBLICATION)
    with pytest.raises(InputRefused) as refused:
        publish(troupe.slug, "don-vi-khac", Decided("1", now.date()), by=troupe.officer, now=now)
    assert {one.code for one in refused.value.problems} == {"line_unknown"}
    assert "chưa nhập điểm từ bên ngoài" in str(refused.value)

    publish(troupe.slug, "don-vi-khac", Decided("1", now.date(), WHY), by=troupe.officer, now=now)

    done = CampaignUnit.objects.filter(campaign=campaign, published__isnull=False)
    assert [row.unit.slug for row in done] == ["so-e"]
    somebody = acting.person("minh-hoa/so-a", Role.SCORER)
    assert assessment_for(somebody, "so-2026-so-e").title.startswith("Kết quả năm 2026")
    with pytest.raises(NotVisibleError):
        assessment_for(somebody, "so-2026-so-a")
