"""Illustrative figures in campaigns of the demonstration, entered as people enter them; seeded."""

import random
from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import Collected, Fact, GivenFact, NotApplicable, RatioFact, Unknown
from cchc.core.catalogue.nodes import Catalogue
from cchc.files.facts_json import fact_from_json
from cchc.records.assessments.models import LineFact
from cchc.records.campaigns.models import Campaign, Member, Portion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.actions import confirm, save_contribution, save_entry, send_contribution, submit
from cchc.records.people.models import User

SEED = 20261122
NOTE = "Số liệu minh họa"
WAITING = Unknown("Chưa có số liệu (minh họa)")
NOT_TYPED = (Unknown, NotApplicable, Collected)
SENT = {"3.4.1": (8, "so.vinhlong"), "3.4.3": (10, "xa.vinhlong")}


def fill_in(campaign: Campaign, now: datetime) -> None:
    """Enter what the demonstration shows of a campaign that was just opened."""
    FILLED.get(campaign.slug, _nothing)(campaign, now)


def _nothing(_campaign: Campaign, _now: datetime) -> None:
    """Units of this campaign have not begun."""


def _national(campaign: Campaign, now: datetime) -> None:
    """One agency is done, one waits for its head, one has begun: each claims the whole of its points."""
    catalogue = core_catalogue(campaign.catalogue)
    for agency, username, most in (
        ("van-phong-ubnd-tinh", "vanphong.vinhphuc", None),
        ("so-thong-tin-va-truyen-thong", "tttt.vinhphuc", None),
        ("so-noi-vu", "noivu.vinhphuc", 3),
    ):
        portion = _portion(campaign, agency)
        facts = ((line, _whole(catalogue, line)) for line in portion.lines[:most])
        _save(portion, facts, username, now)
        if most is None:
            submit(portion.pk, by=_person(username), now=now)
    done = _portion(campaign, "van-phong-ubnd-tinh")
    confirm(done.pk, by=_person("ld.vanphong.vinhphuc"), now=now)


def _whole(catalogue: Catalogue, line: str) -> Fact:
    most = catalogue.by_key[line].max_points
    return WAITING if most is None else GivenFact(most)


def _collecting(campaign: Campaign, now: datetime) -> None:
    """Some departments and communes have sent their figures of dossiers on time."""
    chance = random.Random(SEED)  # noqa: S311 - seeded, so that figures repeat
    for line, (number, username) in SENT.items():
        members = Member.objects.filter(
            collected__campaign_unit__campaign=campaign, collected__line__key=line
        )
        enters = _person(username)
        for member in members.order_by("-position")[:number]:
            whole = chance.randint(200, 4000)
            fact = RatioFact(Decimal(whole - chance.randint(0, whole // 12)), Decimal(whole))
            save_contribution(member.pk, fact, seen=0, by=enters, now=now)
            send_contribution(member.pk, by=enters, now=now)


def _departments(campaign: Campaign, now: datetime) -> None:
    """One department has left its figures to the appraisers, another is half-way."""
    for unit, most in (("so-a", None), ("so-b", 8)):
        portion = _portion(campaign, unit)
        known = LineFact.objects.filter(assessment__slug=f"{unit}-2026", line__key__in=portion.lines)
        facts = {row.line.key: fact_from_json(row.fact) for row in known.select_related("line")}
        lines = portion.lines[:most]
        _save(portion, ((line, _told(facts.get(line))) for line in lines), unit, now)
        if most is None:
            submit(portion.pk, by=_person(unit), now=now)
            confirm(portion.pk, by=_person(f"ld.{unit}"), now=now)


def _told(fact: Fact | None) -> Fact:
    """What a unit says of a line: its figure, or that there is none yet and why."""
    return WAITING if fact is None or isinstance(fact, NOT_TYPED) else fact


def _portion(campaign: Campaign, agency: str) -> Portion:
    rows = Portion.objects.filter(campaign_unit__campaign=campaign, step=Step.SELF_SCORING)
    return rows.get(agency__slug=agency)


def _save(portion: Portion, facts: Iterable[tuple[str, Fact]], username: str, now: datetime) -> None:
    for line, fact in facts:
        save_entry(portion.pk, line, fact, note=NOTE, seen=0, by=_person(username), now=now)


def _person(username: str) -> User:
    return User.objects.get(username=username)


FILLED: dict[str, Callable[[Campaign, datetime], None]] = {
    "vinh-phuc-2017": _national,
    "vinh-long-2020": _collecting,
    "so-2026-minh-hoa": _departments,
}
