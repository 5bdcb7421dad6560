"""What was asked about one line, for a person who has the line before him already."""

from cchc.core.catalogue.nodes import Node
from cchc.records.campaigns.models import Campaign
from cchc.records.entries.models import Question
from cchc.records.entries.queries.questions import QuestionShown


def line_talk(campaign: Campaign, node: Node) -> tuple[QuestionShown, ...]:
    """The questions about a line in the order in which they were asked; one query.

    Whoever sees a line of a portion takes part in the campaign; answers are given on the page of all.
    """
    rows = Question.objects.filter(campaign=campaign, line__key=node.key, line__version=campaign.catalogue_id)
    return tuple(
        QuestionShown(
            id=row.pk,
            node=node,
            agency=row.agency.name,
            text=row.text,
            by=str(row.by),
            at=row.at,
            answer=row.answer,
            answered_by=str(row.answered_by or ""),
            answered_at=row.answered_at,
            may_answer=False,
        )
        for row in rows.select_related("agency", "by", "answered_by").order_by("at", "pk")
    )
