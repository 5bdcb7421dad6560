"""What a coordinator records of one line of one unit: which rounds are his to write, and writing them."""

from django.contrib import messages

from cchc.core.campaign.circuit import ROUND_NAMES, Circuit, Round
from cchc.core.catalogue.nodes import Node
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.entries.queries.judging import from_outside
from cchc.records.entries.queries.rounds import RoundFigure
from cchc.records.rounds.actions.external import record_external
from cchc.records.rounds.actions.ministry import record_answer, record_ministry
from cchc.web.coordination_pages import Desk, refusals_told
from cchc.web.entry_forms import stored_fields
from cchc.web.requests import PageRequest
from cchc.web.round_forms import RoundForm

OF_MINISTRY = (Round.MINISTRY, Round.ANSWER, Round.PUBLISHED)


def written_here(desk: Desk, unit: CampaignUnit, leaf: Node) -> tuple[Round, ...]:
    """The rounds of the line that the person writes on its page; none once the unit is published."""
    if not desk.coordinates or unit.published_id is not None:
        return ()
    if desk.circuit is Circuit.NATIONAL:
        return OF_MINISTRY
    return (Round.EXTERNAL,) if from_outside(leaf, desk.campaign.circuit) else ()


def round_form(leaf: Node, kept: Round, said: dict[Round, RoundFigure]) -> RoundForm:
    """The form of a round with what is stored; a round that is silent starts from what it answers."""
    there = said.get(kept)
    if there is not None:
        known = {"note": there.entry.note, "source": there.entry.source, "seen": there.version}
        return RoundForm(leaf, kept, initial={**stored_fields(leaf, there.entry.fact), **known})
    before = next((said[one] for one in (Round.MINISTRY, Round.SELF) if one in said), None)
    start = {} if before is None else stored_fields(leaf, before.entry.fact)
    return RoundForm(leaf, kept, initial={**start, "seen": 0})


def record_round(request: PageRequest, desk: Desk, unit: CampaignUnit, kept: Round, form: RoundForm) -> None:
    """Write what a form without errors says; a refusal stands in the form."""
    given, leaf = form.cleaned_data, form.node
    slug, name = desk.campaign.slug, unit.unit.slug
    said = {"note": given["note"], "source": given["source"], "seen": given["seen"]}
    with refusals_told(request, form):
        if kept is Round.EXTERNAL:
            written = record_external(slug, name, leaf.key, form.fact, **said, by=request.user, now=desk.now)
        elif kept is Round.ANSWER:
            written = record_answer(slug, name, leaf.key, form.fact, **said, by=request.user, now=desk.now)
        else:
            more = {**said, "kept": kept}
            written = record_ministry(slug, name, leaf.key, form.fact, **more, by=request.user, now=desk.now)
        told = "Đã ghi" if written.changed else "Không có gì thay đổi"
        messages.success(request, f"{told}: dòng {leaf.key}, {ROUND_NAMES[kept]}.")
