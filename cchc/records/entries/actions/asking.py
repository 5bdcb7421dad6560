"""Questions about lines ('tiêu chí này hiểu thế nào?') and their answers, for all units of the campaign."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cchc.core.errors import InputRefused, NotAllowed, Problem
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import Campaign
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.entries.actions.figures import tidy
from cchc.records.entries.models import Question
from cchc.records.entries.policies import may_answer, may_ask, may_see_questions
from cchc.records.entries.queries.questions import answering, participants
from cchc.records.people.models import User
from cchc.records.people.queries import Standing, standing_of


@transaction.atomic
def ask(
    campaign_slug: str, line: str, text: str, *, agency_id: int | None = None, by: User, now: datetime
) -> Question:
    """Ask what a line of the catalogue means, in the name of one's agency; all units see it.

    Without `agency_id` it is the first agency of the person that takes part. Raises NotVisibleError,
    NotAllowed for an agency that the person does not serve, InputRefused for a question without text.
    """
    standing = standing_of(by, timezone.localdate(now))
    campaign, agencies = _campaign(campaign_slug, standing)
    row = CatalogueLine.objects.filter(version=campaign.catalogue_id, key=line).first()
    if row is None:
        raise NotVisibleError(line)
    agency = _asking(standing, agencies, agency_id)
    question = Question.objects.create(
        campaign=campaign, line=row, agency=agency, text=_said(text, "Hãy ghi câu hỏi"), by=by, at=now
    )
    detail = {"question": question.pk, "agency": agency.slug, "text": question.text}
    record("entries.question_asked", f"{campaign.slug}/{line}", detail, by=by, now=now)
    return question


@transaction.atomic
def answer(question_id: int, text: str, *, by: User, now: datetime) -> Question:
    """Answer a question, or correct the answer; raises NotVisibleError, NotAllowed, InputRefused."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("campaign", "line")
    question = rows.filter(pk=question_id).first()
    if question is None:
        raise NotVisibleError(str(question_id))
    standing = standing_of(by, timezone.localdate(now))
    _campaign(question.campaign.slug, standing)
    line = question.line.key
    if not may_answer(standing, question.campaign, answering(question.campaign).get(line, frozenset())):
        raise NotAllowed("Chỉ Sở Nội vụ và cơ quan chủ trì, thẩm định dòng này được trả lời")
    said, before = _said(text, "Hãy ghi câu trả lời"), question.answer
    if said == before:
        return question
    question.answer, question.answered_by, question.answered_at = said, by, now
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    detail = {"question": question.pk, "from": before, "to": said}
    record("entries.question_answered", f"{question.campaign.slug}/{line}", detail, by=by, now=now)
    return question


def _campaign(slug: str, standing: Standing) -> tuple[Campaign, frozenset[int]]:
    campaign = Campaign.objects.filter(slug=slug).first()
    if campaign is None:
        raise NotVisibleError(slug)
    agencies = participants(campaign)
    if not may_see_questions(standing, campaign, agencies):
        raise NotVisibleError(slug)
    return campaign, agencies


def _asking(standing: Standing, agencies: frozenset[int], agency_id: int | None) -> Agency:
    mine = [one.agency for one in standing.held]
    taking_part = [agency for agency in mine if agency in agencies]
    chosen = agency_id if agency_id is not None else (taking_part or mine)[0]
    if not may_ask(standing, chosen):
        raise NotAllowed("Bạn không thuộc cơ quan này")
    return Agency.objects.get(pk=chosen)


def _said(text: str, otherwise: str) -> str:
    said = tidy(text)
    if not said:
        raise InputRefused([Problem("no_text", otherwise)])
    return said
