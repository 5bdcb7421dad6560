"""What the Ministry said of the province and what the province answered: recorded, never decided here."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.campaign.circuit import STEP_NAMES, Circuit, Round, Step
from cchc.core.catalogue.facts import Collected, Fact
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.errors import FactError, InputRefused, NotAllowed, Place, Problem
from cchc.core.numerals import points_text
from cchc.core.scoring.assessment import DeductionItem, Published
from cchc.records.agencies.queries import register_of
from cchc.records.audit.actions import record
from cchc.records.entries.actions.figures import Figure
from cchc.records.people.models import User
from cchc.records.rounds.actions.held import (
    NUMBER,
    SOURCE,
    Allowed,
    Field,
    Held,
    held_unit,
    refuse_other_circuit,
    refuse_unfit,
    stated,
)
from cchc.records.rounds.actions.milestones import milestone_on
from cchc.records.rounds.actions.writing import Written, write
from cchc.records.rounds.frozen_json import item_json, published_json
from cchc.records.rounds.models import Milestone, PublishedResult, RoundDeduction
from cchc.records.rounds.policies import may_record_answer, may_record_ministry
from cchc.records.rounds.stored import core_deduction, deduction_row

NOT_ALLOWED = "Chỉ chuyên viên CCHC của tỉnh được ghi kết quả của Bộ"
JUDGING = (Round.MINISTRY, Round.PUBLISHED)


@transaction.atomic
def record_ministry(
    slug: str,
    unit: str,
    line: str,
    fact: Fact,
    *,
    note: str = "",
    source: str = "",
    kept: Round = Round.MINISTRY,
    seen: int,
    by: User,
    now: datetime,
) -> Written:
    """Record what the Ministry found of a line (`kept` MINISTRY), or what it published at last (PUBLISHED).

    Without a source it is the document of the Ministry's appraisal. Raises NotVisibleError, NotAllowed,
    Closed, UnknownReference, FactError, and InputRefused before the appraisal is recorded as received, or
    when another has written since.
    """
    if kept not in JUDGING:
        raise NotAllowed("Vòng này không phải là vòng của Bộ")
    held = _national(slug, unit, may_record_ministry, by=by, now=now)
    came = _after(held, Step.MINISTRY)
    return write(held, _leaf(held, line, fact), kept, _figure(fact, note, source, came), seen=seen)


@transaction.atomic
def record_answer(
    slug: str,
    unit: str,
    line: str,
    fact: Fact,
    *,
    note: str,
    source: str = "",
    seen: int,
    by: User,
    now: datetime,
) -> Written:
    """Record what the province claims of a line against the Ministry, and why (`note`).

    Raises as `record_ministry` does, and InputRefused without a reason.
    """
    held = _national(slug, unit, may_record_answer, by=by, now=now)
    came = _after(held, Step.MINISTRY)
    why = stated(note, "missing_reason", "Hãy ghi lý do giải trình")
    return write(held, _leaf(held, line, fact), Round.ANSWER, _figure(fact, why, source, came), seen=seen)


@transaction.atomic
def record_deductions(
    slug: str, unit: str, line: str, items: Sequence[DeductionItem], *, by: User, now: datetime
) -> int:
    """Record why a line lost points: all its items at once, in the order of the source; return how many.

    The items may be fewer than what was lost, never more. Raises NotVisibleError, NotAllowed, Closed,
    UnknownReference for a line or an agency that is not known, and InputRefused for an item without cause or
    amount, or items that take more than the line can lose.
    """
    held = _national(slug, unit, may_record_ministry, by=by, now=now)
    _after(held, Step.MINISTRY)
    leaf = held.leaf(line)
    refuse_unfit(_words(items))
    problems = [*_item_faults(leaf, items)]
    if problems:
        raise InputRefused(problems)
    _refuse_unknown(register_of(held.campaign.register), items)
    stored = RoundDeduction.objects.filter(campaign_unit=held.unit, line__key=line).select_related("line")
    before = [item_json(core_deduction(row)) for row in stored]
    after = [item_json(item) for item in items]
    if before == after:
        return len(items)
    stored.delete()
    kept = held.line(line)
    rows = [deduction_row(held.unit, kept, place, item, by, now) for place, item in enumerate(items)]
    RoundDeduction.objects.bulk_create(rows)
    detail = {"from": before, "to": after}
    record("rounds.deductions_recorded", held.subject(line, Round.MINISTRY), detail, by=by, now=now)
    return len(items)


@transaction.atomic
def record_published(
    slug: str, unit: str, published: Published, *, seen: int, by: User, now: datetime
) -> PublishedResult:
    """Record total, groups, parts and ranks as the Ministry published them; nothing of it is computed.

    `seen` is the version that the person saw, 0 for none. Raises NotVisibleError, NotAllowed, Closed, and
    InputRefused without a source, for parts or groups that the catalogue does not have, or when another has
    written since.
    """
    held = _national(slug, unit, may_record_ministry, by=by, now=now)
    _after(held, Step.MINISTRY)
    source = stated(published.source, "missing_source", "Hãy ghi nguồn công bố", SOURCE)
    _refuse_parts(held.catalogue, published)
    stored = PublishedResult.objects.filter(campaign_unit=held.unit).select_related("by").first()
    figures = published_json(published)
    if stored is not None and stored.figures == figures:
        return stored
    if seen != (0 if stored is None else stored.version):
        message = "Số công bố vừa được bỏ" if stored is None else f"{stored.by} vừa ghi số công bố khác"
        raise InputRefused([Problem("entry_changed", message, hint="Xem lại rồi ghi lại nếu cần")])
    before = None if stored is None else stored.figures
    row = stored or PublishedResult(campaign_unit=held.unit, version=0)
    row.figures, row.source, row.by, row.at = figures, source, by, now
    row.version += 1
    row.save()
    detail = {"from": before, "to": figures, "version": row.version}
    record("rounds.published_figures_recorded", held.subject(), detail, by=by, now=now)
    return row


def _national(slug: str, unit: str, may: Allowed, *, by: User, now: datetime) -> Held:
    held = held_unit(slug, unit, may, NOT_ALLOWED, by=by, now=now)
    refuse_other_circuit(held, Circuit.NATIONAL)
    return held


def _after(held: Held, step: Step) -> Milestone:
    """The milestone that must be there first; raises InputRefused without it."""
    found = milestone_on(held.unit, step)
    if found is None:
        raise InputRefused([Problem("milestone_missing", f"Chưa ghi mốc “{STEP_NAMES[step]}”")])
    return found


def _leaf(held: Held, line: str, fact: Fact) -> Node:
    leaf = held.leaf(line)
    if isinstance(fact, Collected):
        raise FactError("Kết quả của Bộ là một số của cả tỉnh", Place(criterion=line))
    return leaf


def _figure(fact: Fact, note: str, source: str, came: Milestone) -> Figure:
    return Figure(fact, note, source.strip() or f"{came.number}: {came.source}".removeprefix(": "))


def _words(items: Sequence[DeductionItem]) -> Iterator[tuple[str, Field]]:
    """Everything that is written of the items."""
    for item in items:
        yield item.cause, Field("cause", "Lý do trừ điểm")
        yield item.judge, Field("judge", "Cơ quan thẩm định", 300)
        yield item.note, Field("note", "Ghi chú")
        if item.document is not None:
            yield item.document.number, NUMBER
            yield item.document.title, Field("title", "Tên văn bản")


def _item_faults(leaf: Node, items: Sequence[DeductionItem]) -> list[Problem]:
    place, found = Place(criterion=leaf.key), []
    for item in items:
        if item.line != leaf.key:
            found.append(
                Problem("other_line", f"Khoản trừ ghi dòng {item.line}, không phải {leaf.key}", place)
            )
        if not item.cause.strip():
            found.append(Problem("missing_reason", "Hãy ghi lý do trừ điểm", place))
        if item.amount <= 0:
            found.append(Problem("deduction_not_positive", "Số điểm bị trừ phải lớn hơn 0", place))
    taken = sum((item.amount for item in items), Decimal(0))
    if leaf.max_points is not None and taken > leaf.max_points:
        message = (
            f"Các khoản trừ cộng lại {points_text(taken)}, hơn điểm tối đa {points_text(leaf.max_points)}"
        )
        found.append(Problem("deductions_do_not_sum", message, place))
    return found


def _refuse_unknown(register: AgencyRegister, items: Sequence[DeductionItem]) -> None:
    """Raises UnknownReference for an agency or group that the register does not know."""
    for item in items:
        for agency in (*item.occurring, *item.responsible, *item.leading):
            register.name_of(agency)


def _refuse_parts(catalogue: Catalogue, published: Published) -> None:
    parts = {part.id for part in catalogue.parts}
    groups = {group.id for group in catalogue.part_groups}
    strangers = [ref for ref, _ in published.parts if ref not in parts]
    strangers += [ref for ref, _ in published.groups if ref not in groups]
    if strangers:
        raise InputRefused(
            Problem("unknown_part", f"Bộ tiêu chí không có phần điểm “{ref}”") for ref in strangers
        )
