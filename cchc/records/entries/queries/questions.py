"""Questions and answers about lines, as all agencies of a campaign see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cchc.core.campaign.circuit import APPRAISALS, Circuit, Step
from cchc.core.catalogue.nodes import Node
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign, CampaignUnit, CollectedLine, Member, Portion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.entries.models import Question
from cchc.records.entries.policies import may_answer, may_see_questions
from cchc.records.people.queries import Standing


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One question about a line with its answer, empty while there is none."""

    id: int
    node: Node
    agency: str
    text: str
    by: str
    at: datetime
    answer: str
    answered_by: str
    answered_at: datetime | None
    may_answer: bool


def participants(campaign: Campaign) -> frozenset[int]:
    """The agencies that work or are assessed in a campaign; one query."""
    units = CampaignUnit.objects.filter(campaign=campaign).order_by().values_list("unit")
    owing = Portion.objects.filter(campaign_unit__campaign=campaign).order_by().values_list("agency")
    collected = CollectedLine.objects.filter(campaign_unit__campaign=campaign).order_by()
    members = Member.objects.filter(collected__campaign_unit__campaign=campaign).order_by()
    found = units.union(owing, collected.values_list("collating"), members.values_list("agency"))
    return frozenset(agency for (agency,) in found)


def answering(campaign: Campaign) -> Mapping[str, frozenset[int]]:
    """By line the agencies that can say what it means: who appraises it, or leads it in the national circuit.

    A line above others is answered by those of the lines below it. One query.
    """
    steps = APPRAISALS if campaign.circuit == Circuit.INTERNAL else (Step.SELF_SCORING,)
    rows = Portion.objects.filter(campaign_unit__campaign=campaign, step__in=steps).order_by()
    found: dict[str, set[int]] = {}
    above = core_catalogue(campaign.catalogue).ancestors
    for agency, lines in {(agency, tuple(lines)) for agency, lines in rows.values_list("agency", "lines")}:
        for line in lines:
            for key in (line, *(node.key for node in above[line])):
                found.setdefault(key, set()).add(agency)
    return {key: frozenset(agencies) for key, agencies in found.items()}


def questions_for(
    standing: Standing, campaign: Campaign, line: str | None = None
) -> tuple[QuestionShown, ...]:
    """The questions of a campaign (of one line) in the order of the catalogue; raises NotVisibleError.

    A question about a line that the campaign has left behind keeps the line as it was; with `line` only
    those of the present one. At most four queries.
    """
    if not may_see_questions(standing, campaign, participants(campaign)):
        raise NotVisibleError(campaign.slug)
    people = ("agency", "by", "answered_by")
    rows = Question.objects.filter(campaign=campaign).select_related("line__version", *people)
    rows = rows.defer("line__version__text")
    if line is not None:
        rows = rows.filter(line__key=line, line__version=campaign.catalogue_id)
    able = answering(campaign)
    return tuple(
        QuestionShown(
            id=row.pk,
            node=core_catalogue(row.line.version).by_key[row.line.key],
            agency=row.agency.name,
            text=row.text,
            by=str(row.by),
            at=row.at,
            answer=row.answer,
            answered_by=str(row.answered_by or ""),
            answered_at=row.answered_at,
            may_answer=may_answer(standing, campaign, able.get(row.line.key, frozenset())),
        )
        for row in rows.order_by("line__position", "at", "pk")
    )
