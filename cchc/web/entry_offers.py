"""Figures that are known from elsewhere, offered beside the form of a line; a person takes one or none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from cchc.core.campaign.circuit import Round
from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.facts import Unknown
from cchc.core.numerals import date_text
from cchc.records.agencies.models import Agency
from cchc.records.entries.actions import attach_proofs
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine
from cchc.records.people.queries import Standing
from cchc.records.registers.queries import RegisterFact, documents_behind, register_facts
from cchc.web.entry_saving import Said
from cchc.web.plan_offer import plan_offer

PLAN = "ke-hoach"


@dataclass(frozen=True, slots=True)
class Offer:
    """One figure that is offered: under `key` it is taken, behind `links` one sees what it rests on."""

    key: str
    title: str
    text: str
    links: tuple[tuple[str, str], ...]
    cutoff: str
    said: Said
    remark: str = ""
    rows: tuple[int, ...] = ()


def offers(sheet: PortionSheet, line: SheetLine, now: datetime) -> tuple[Offer, ...]:
    """What is offered for a line of a self-scoring: by the plan, else by registers; at most three queries."""
    if not line.may_edit or sheet.round is not Round.SELF or line.collected is not None:
        return ()
    return tuple(_of_plan(sheet, line, now)) or tuple(_of_registers(sheet, line, now))


def offer_taken(sheet: PortionSheet, line: SheetLine, key: str, now: datetime) -> Offer | None:
    """The offer of this key as it stands now; None where it is no longer there."""
    return next((one for one in offers(sheet, line, now) if one.key == key), None)


def _of_plan(sheet: PortionSheet, line: SheetLine, now: datetime) -> Iterator[Offer]:
    found = plan_offer(sheet, line, now)
    if found is not None:
        yield Offer(
            PLAN,
            "Theo bảng theo dõi kế hoạch CCHC năm",
            f"{found.text} hoàn thành đúng hạn",
            tuple((f"Kế hoạch {number}", href) for number, href in found.plans),
            found.cutoff,
            found.said,
            f"{found.late} hoàn thành muộn, không tính" if found.late else "",
        )


def _of_registers(sheet: PortionSheet, line: SheetLine, now: datetime) -> Iterator[Offer]:
    portion, year = sheet.portion, sheet.portion.campaign_unit.campaign.year
    if line.from_outside or not _of_unit(portion.agency, portion.campaign_unit.unit_id):
        return
    today = timezone.localdate(now)
    for found in register_facts(sheet.catalogue, line.node, portion.agency, year, today):
        if not isinstance(found.fed.fact, Unknown):
            yield _of_register(found, sheet, line, now)


def _of_unit(agency: Agency, unit: int) -> bool:
    """Whether an agency keeps its registers of the unit itself: it is the unit, or a part of it."""
    return unit in (agency.pk, agency.parent_id, agency.root_id)


def _of_register(found: RegisterFact, sheet: PortionSheet, line: SheetLine, now: datetime) -> Offer:
    title, today = found.register.title, timezone.localdate(now)
    source = f"{title} năm {found.year}, {len(found.rows)} dòng, tính đến {date_text(today)}"
    query = {
        "bo": sheet.catalogue.id,
        "dong": line.node.key,
        "nam": found.year,
        "co-quan": found.agency.pk,
    }
    href = f"{reverse('web:register_fact', args=[found.register.slug])}?{urlencode(query)}"
    said = Said(
        found.fed.fact,
        line.version,
        f"Theo {title}: {len(found.rows)} dòng",
        source,
        today,
        found.fed.provisional,
    )
    remark = "số ước: sổ chưa được xác nhận là đủ" if found.fed.provisional else ""
    return Offer(
        f"so-{found.register.slug}",
        f"Theo {title}",
        fact_text(found.fed.fact, line.node),
        ((f"xem {len(found.rows)} dòng của sổ", href),),
        date_text(today),
        said,
        remark,
        tuple(row.pk for row in found.rows),
    )


def prove_by_rows(
    sheet: PortionSheet, line: SheetLine, offer: Offer, standing: Standing, *, now: datetime
) -> int:
    """Attach the documents of the rows behind an offer that was taken; returns how many prove the line now.

    Only documents that the person may read himself; the figure stands without them too.
    """
    documents = documents_behind(standing, offer.rows) if offer.rows else ()
    attach_proofs(
        sheet.portion.campaign_unit_id,
        sheet.round,
        documents,
        line.node.key,
        other_reason=offer.title,
        by=standing.person,
        now=now,
    )
    return len(documents)
