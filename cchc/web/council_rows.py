"""The council's table: lines in dispute, what was decided of them, by how many votes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.nodes import Catalogue
from cchc.files.facts_json import fact_from_json
from cchc.records.rounds.models import CouncilDecision
from cchc.records.rounds.openness import Dispute


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One line on which unit and appraisers disagree."""

    unit: str
    line: str
    claimed: str
    ruled: str
    href: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One vote, for good."""

    unit: str
    line: str
    fact: str
    votes: str
    ballot: str
    carried: bool
    reason: str
    minutes: str
    who: str
    href: str


def dispute_rows(campaign: str, disputes: Iterable[Dispute]) -> tuple[DisputeRow, ...]:
    """Disputes in the order of units and lines."""
    return tuple(
        DisputeRow(
            one.unit.unit.name,
            f"{one.line.key} {one.line.title}",
            fact_text(one.claimed, one.line),
            "chưa có kết luận" if one.ruled is None else fact_text(one.ruled, one.line),
            reverse("web:council_vote", args=[campaign, one.unit.unit.slug, one.line.key]),
        )
        for one in disputes
    )


def decision_rows(
    campaign: str, catalogue: Catalogue, decisions: Iterable[CouncilDecision]
) -> tuple[DecisionRow, ...]:
    """Votes with their counts."""
    return tuple(_decision(campaign, catalogue, one) for one in decisions)


def _decision(campaign: str, catalogue: Catalogue, one: CouncilDecision) -> DecisionRow:
    node = catalogue.by_key.get(one.line.key)
    return DecisionRow(
        unit=one.campaign_unit.unit.name,
        line=f"{one.line.key} {one.line.title}",
        fact=fact_text(fact_from_json(one.fact), node),
        votes=votes_text(one),
        ballot=one.get_ballot_display(),
        carried=one.carried,
        reason=one.reason,
        minutes=one.minutes,
        who=f"{one.by}, {timezone.localtime(one.at):%d/%m/%Y %H:%M}",
        href=reverse("web:council_vote", args=[campaign, one.campaign_unit.unit.slug, one.line.key]),
    )


def votes_text(one: CouncilDecision) -> str:
    """How the vote went: `5 tán thành, 2 không tán thành, trong 7 dự họp, hội đồng 9`."""
    own = f", {one.absent_own} không biểu quyết vì là đơn vị mình" if one.absent_own else ""
    came = "dự họp" if one.ballot == "meeting" else "cho ý kiến"
    return (
        f"{one.in_favour} tán thành, {one.against} không tán thành trong {one.present} thành viên {came} "
        f"(Hội đồng {one.members} thành viên{own})"
    )
