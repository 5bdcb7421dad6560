"""Whether the requirement of a plan is met by the facts, and how far it is away."""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from cchc.core.agency.lineage import members_on
from cchc.core.calendar import WEEKENDS_ONLY, WorkCalendar
from cchc.core.catalogue.facts import Collected, Fact, Known, NotApplicable, Unknown
from cchc.core.catalogue.measures import (
    Answer,
    Done,
    Measure,
    Parts,
    Quantity,
    WholeIsZero,
    as_number,
    quantity,
)
from cchc.core.catalogue.nodes import Target
from cchc.core.errors import FactError
from cchc.core.plan.distance import distance_text
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.collect import concerns_nobody, sum_of


class Met(StrEnum):
    """Met, met as far as is measured, not met, unknown, not applicable, or to be judged by a person."""

    MET = "met"
    MET_AS_MEASURED = "met_as_measured"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    BY_PERSON = "by_person"


MET_LABELS = {
    Met.MET: "đạt",
    Met.MET_AS_MEASURED: "đạt phần đo được",
    Met.NOT_MET: "chưa đạt",
    Met.UNKNOWN: "chưa có số liệu",
    Met.NOT_APPLICABLE: "không đánh giá",
    Met.BY_PERSON: "do người có trách nhiệm xác nhận",
}
OTHERS_OPEN = "yêu cầu khác chưa ai xác nhận"


@dataclass(frozen=True, slots=True)
class Attainment:
    """The verdict on one target; `distance` is in the unit of the measure, its text in what is to be done.

    `missing` are units without a figure, `unlisted` groups of which nobody knows the members.
    """

    met: Met
    distance: Fraction | None = None
    text: str = ""
    missing: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()


def attain(target: Target, fact: Fact, calendar: WorkCalendar = WEEKENDS_ONLY) -> Attainment:
    """Hold a fact against a target.

    996 of 1,000 dossiers is 99,6 %: not met at 100 %, four dossiers missing. A figure that keeps its bound
    says nothing of the further demands of the target: those stay open. Raises FactError for a fact that does
    not fit the measure.
    """
    if target.measure is None:
        return Attainment(Met.BY_PERSON)
    missing = fact.missing() if isinstance(fact, Collected) else ()
    known = sum_of(target.measure, fact, calendar) if isinstance(fact, Collected) else fact
    if isinstance(known, NotApplicable) or (isinstance(fact, Collected) and concerns_nobody(fact)):
        return Attainment(Met.NOT_APPLICABLE)
    if known is None or isinstance(known, Unknown) or missing:
        return Attainment(Met.UNKNOWN, missing=missing)
    found = _judge(target, target.measure, known, quantity(target.measure, known, calendar))
    if found.met is Met.MET and target.also:
        return replace(found, met=Met.MET_AS_MEASURED, text=OTHERS_OPEN)
    return found


def attain_line(assessment: Assessment, key: str, target: Target) -> Attainment:
    """Hold the figures of a line of a result against its target.

    Figures collected from units count only once every member of each leading group is among them: a group
    without known members leaves the verdict open. Figures of another measure say nothing: unknown.
    """
    fact = assessment.entry(key).fact
    try:
        found = attain(target, fact, assessment.calendar)
    except FactError:
        return Attainment(Met.UNKNOWN)
    if not isinstance(fact, Collected) or found.met in (Met.BY_PERSON, Met.NOT_APPLICABLE):
        return found
    left_out, unlisted = _left_out(assessment, key, fact)
    missing = tuple(dict.fromkeys((*found.missing, *left_out)))
    if not missing and not unlisted:
        return found
    return Attainment(Met.UNKNOWN, missing=missing, unlisted=unlisted)


def _left_out(assessment: Assessment, key: str, fact: Collected) -> tuple[list[str], tuple[str, ...]]:
    """The members of leading groups of whom nothing is expected, and the groups without known members."""
    register, day = assessment.agencies, assessment.unit.day
    groups = [lead for lead in assessment.catalogue.by_key[key].lead if lead in register.group_by_id]
    members = {group: members_on(register, group, day) for group in groups}
    strangers = [one for found in members.values() for one in found if one not in fact.expected]
    return strangers, tuple(group for group, found in members.items() if not found)


def _judge(target: Target, measure: Measure, fact: Known, seen: Quantity) -> Attainment:
    if isinstance(seen, Answer):
        return Attainment(Met.MET if seen.yes else Met.NOT_MET)
    if isinstance(seen, Done) and isinstance(measure, Parts) and target.condition is None:
        return _parts(measure, seen)
    if isinstance(seen, WholeIsZero) and seen.meaning == "not_applicable":
        return Attainment(Met.NOT_APPLICABLE)
    number = as_number(seen)
    if number is None or target.condition is None:
        return Attainment(Met.UNKNOWN)
    distance = abs(number - Fraction(target.condition.bound))
    if target.condition.holds(number):
        return Attainment(Met.MET, distance)
    return Attainment(Met.NOT_MET, distance, distance_text(measure, target.condition, fact, number))


def _parts(measure: Parts, seen: Done) -> Attainment:
    left = [part.name for part in measure.parts if part.id not in seen.parts]
    if not left:
        return Attainment(Met.MET, Fraction(0))
    return Attainment(Met.NOT_MET, Fraction(len(left)), f"còn thiếu {len(left)} nội dung: {'; '.join(left)}")
