"""What a collating agency needs to take figures from a list: the list to fill in, and the verdict on one."""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc.core.catalogue.facts import Fact
from cchc.files.contribution_import import ContributionRow, ContributionVerdict, read_contributions
from cchc.files.contribution_template import contribution_template
from cchc.files.unit_names import NamedUnit, UnitNames
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import CollectedLine, Member
from cchc.records.campaigns.policies import may_see_whole
from cchc.records.entries.models import Contribution, ContributionState
from cchc.records.entries.policies import may_return_contribution
from cchc.records.entries.queries.contributions import collected_rows, leaf_of
from cchc.records.entries.queries.stored import stored_fact
from cchc.records.people.queries import Standing


@dataclass(frozen=True, slots=True)
class UploadJudged:
    """The verdict on a list before anything is stored, and by agency the figures that are there already.

    Of one that is not in `sent` only that it is there may be told: it has not left its member.
    """

    verdict: ContributionVerdict
    known: Mapping[str, Fact]
    sent: frozenset[str]

    def conflicts(self, row: ContributionRow) -> bool:
        """Whether a row says something else than what is there."""
        known = self.known.get(row.agency or "")
        return known is not None and known != row.fact


def collected_for_upload(standing: Standing, collected_id: int) -> CollectedLine:
    """The collected line, for who adds it up or looks after the whole; raises NotVisibleError. One query."""
    collected = collected_rows().filter(pk=collected_id).first()
    if collected is None:
        raise NotVisibleError(str(collected_id))
    whole = may_see_whole(standing, collected.campaign_unit.campaign)
    if not (whole or may_return_contribution(standing, collected)):
        raise NotVisibleError(str(collected_id))
    return collected


def contribution_list(standing: Standing, collected_id: int) -> bytes:
    """The .xlsx list of a collected line, to be filled in; raises NotVisibleError. Two queries."""
    collected = collected_for_upload(standing, collected_id)
    campaign = collected.campaign_unit.campaign
    return contribution_template(
        leaf_of(collected), _names(collected), campaign.title, illustrative=campaign.illustrative
    )


def judge_upload(
    standing: Standing, collected_id: int, raw: bytes, file: str, *, provisional: bool
) -> UploadJudged:
    """Read a filled list without storing anything; raises NotVisibleError, InputRefused. Three queries."""
    collected = collected_for_upload(standing, collected_id)
    verdict = read_contributions(raw, file, leaf_of(collected), _names(collected))
    rows = Contribution.objects.filter(member__collected=collected, provisional=provisional)
    found = {row.member.agency.slug: row for row in rows.select_related("member__agency")}
    known = {agency: stored_fact(row.fact) for agency, row in found.items()}
    sent = (agency for agency, row in found.items() if row.state == ContributionState.SENT)
    return UploadJudged(verdict, known, frozenset(sent))


def _names(collected: CollectedLine) -> UnitNames:
    members = Member.objects.filter(collected=collected).select_related("agency").order_by("position")
    return UnitNames(
        tuple(
            NamedUnit(
                one.agency.slug,
                tuple(
                    dict.fromkeys(filter(None, (one.agency.short_name, *one.agency.aliases, one.agency.name)))
                ),
            )
            for one in members
        )
    )
