"""The completion of the yearly plan, offered as the figure of its criterion; a person takes it or not."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from cchc.core.campaign.circuit import Round
from cchc.core.campaign.fact_wording import fact_text, measure_of
from cchc.core.catalogue.facts import Known, PlanFact, RatioFact
from cchc.core.catalogue.measures import AgainstPlan, Ratio
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.numerals import date_text
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine
from cchc.records.plans.queries.yearly import PlanCompletion, yearly_completion
from cchc.web.entry_saving import Said

CRITERION, NOUN = "1.1", "nhiệm vụ"
NOTE = "Số nhiệm vụ hoàn thành đúng hạn theo bảng theo dõi kế hoạch"


@dataclass(frozen=True, slots=True)
class PlanOffer:
    """What is offered, in words, with where it comes from."""

    text: str
    late: int
    source: str
    cutoff: str
    plans: tuple[tuple[str, str], ...]
    said: Said


def plan_offer(sheet: PortionSheet, line: SheetLine, now: datetime) -> PlanOffer | None:
    """The offer for a line that asks for it in the self-scoring of a province; three queries then."""
    unit = sheet.portion.campaign_unit
    province = unit.campaign.province_id
    asked = line.may_edit and sheet.round is Round.SELF and unit.unit_id == province
    if not asked or not asks_for_completion(sheet.catalogue, line.node):
        return None
    year, today = unit.campaign.year, timezone.localdate(now)
    found = yearly_completion(province, year, min(today, date(year + 1, 12, 31)))
    if found is None:
        return None
    fact = _fact(line.node, found)
    numbers = ", ".join(number for number, _ in found.plans)
    source = f"Theo dõi Kế hoạch {numbers}, tính đến {date_text(found.day)}"
    said = Said(fact, line.version, NOTE, source, found.day)
    text, late = fact_text(fact, line.node), found.completion.late
    return PlanOffer(text, late, source, date_text(found.day), _links(found, year), said)


def _links(found: PlanCompletion, year: int) -> tuple[tuple[str, str], ...]:
    boards = ((number, reverse("web:plan_board", args=[slug])) for number, slug in found.plans)
    return tuple((number, f"{board}?nam={year}") for number, board in boards)


def asks_for_completion(catalogue: Catalogue, node: Node) -> bool:
    """Whether a line stands at or below criterion 1.1 and counts tasks against tasks."""
    above = {node.key, *(one.key for one in catalogue.ancestors[node.key])}
    measure = measure_of(node)
    return CRITERION in above and isinstance(measure, Ratio | AgainstPlan) and measure.noun == NOUN


def _fact(node: Node, found: PlanCompletion) -> Known:
    done, due = Decimal(found.completion.on_time), Decimal(found.completion.due)
    return RatioFact(done, due) if isinstance(measure_of(node), Ratio) else PlanFact(done, due)
