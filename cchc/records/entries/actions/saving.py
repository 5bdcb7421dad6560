"""Saving the figure of one line in one round: nothing is overwritten that the person has not seen."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from cchc.core.campaign.circuit import APPRAISALS, Round
from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.facts import Fact
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import InputRefused, NotAllowed, Place, Problem
from cchc.core.numerals import date_text
from cchc.files.facts_json import fact_to_json
from cchc.records.audit.actions import record
from cchc.records.campaigns.models import CampaignUnit
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.entries.actions.checking import points_of, reckoned
from cchc.records.entries.actions.figures import Figure, cleaned, figure_of
from cchc.records.entries.actions.work import Work, opened, subject
from cchc.records.entries.models import Entry
from cchc.records.entries.policies import may_save_entry
from cchc.records.entries.queries.judging import NOT_SENT, from_outside, judged_facts
from cchc.records.people.models import User

CHANGED = "entry_changed"


@transaction.atomic
def save_entry(
    portion_id: int,
    line: str,
    fact: Fact,
    *,
    note: str = "",
    source: str = "",
    cutoff: date | None = None,
    provisional: bool = False,
    seen: int,
    by: User,
    now: datetime,
) -> Entry:
    """Write what a person says of a line of a portion; points are computed here.

    `seen` is the version that he saw, 0 for none. What says nothing new is no write. Raises NotVisibleError,
    NotAllowed, Closed, FactError for a figure that cannot be true, and InputRefused: `entry_changed` when
    somebody else has written meanwhile, otherwise what stands against the figure.
    """
    work = opened(portion_id, by=by, now=now)
    leaf = work.leaf(line)
    if not may_save_entry(work.standing, work.portion, work.kin, work.area(line)):
        raise NotAllowed("Bạn không được phân công nhập số liệu của dòng này")
    work.refuse_unless_editable()
    figure = cleaned(Figure(fact, note, source, cutoff, provisional), line)
    stored = stored_entry(work.unit, line, work.round)
    said = None if stored is None else figure_of(stored)
    if stored is not None and said == figure:
        return stored
    refuse_changed(stored, seen, leaf)
    points = points_of(work, leaf, figure, said)
    return write_entry(work.unit, leaf, work.round, figure, points, stored, by=by, now=now)


@transaction.atomic
def agree_all(portion_id: int, *, by: User, now: datetime) -> int:
    """Accept every line of an appraisal on which nothing is said yet as it is judged; return how many.

    A line that the unit has rebutted is ruled on by itself. Raises NotVisibleError, NotAllowed, Closed.
    """
    work = opened(portion_id, by=by, now=now)
    if work.step not in APPRAISALS:
        raise NotAllowed("Chỉ phần thẩm định mới chấp nhận hàng loạt")
    if not may_save_entry(work.standing, work.portion, work.kin):
        raise NotAllowed("Bạn không được phân công thẩm định phần việc này")
    work.refuse_unless_editable()
    ruled = Entry.objects.filter(campaign_unit=work.unit, round=work.round)
    done = frozenset(ruled.values_list("line__key", flat=True))
    judged = judged_facts(work.unit, work.round)
    count = 0
    for leaf in map(work.leaf, work.portion.lines):
        origin, entry = judged.get(leaf.key, (Round.SELF, NOT_SENT))
        if leaf.key in done or origin is Round.REBUTTAL or not _rules_on(work, leaf):
            continue
        figure = Figure(entry.fact, "", entry.source, entry.cutoff_date, entry.provisional)
        points = reckoned(leaf, figure.entry(), work.catalogue.rounding, work.calendar)
        write_entry(work.unit, leaf, work.round, figure, points, None, by=by, now=now)
        count += 1
    return count


def _rules_on(work: Work, leaf: Node) -> bool:
    if from_outside(leaf, work.circuit):
        return False
    return may_save_entry(work.standing, work.portion, work.kin, work.area(leaf.key))


def stored_entry(unit: CampaignUnit, line: str, kept: Round) -> Entry | None:
    """What a round says of a line so far."""
    rows = Entry.objects.filter(campaign_unit=unit, line__key=line, round=kept)
    return rows.select_related("by", "line").first()


def refuse_changed(stored: Entry | None, seen: int, leaf: Node) -> None:
    """Raise InputRefused with who, when and what, when another version is there than the person saw."""
    if stored is None and seen == 0:
        return
    if stored is None:
        text = "Số liệu bạn đang sửa không còn; hãy tải lại trang"
    elif stored.version != seen:
        at = timezone.localtime(stored.at)
        when = f"{at:%H:%M} ngày {date_text(at.date())}"
        value = fact_text(figure_of(stored).fact, leaf)
        text = f"{stored.by} đã ghi dòng này lúc {when}: {value}. Số liệu của bạn chưa được lưu"
    else:
        return
    hint = "Xem số liệu mới rồi ghi lại nếu vẫn cần sửa"
    raise InputRefused([Problem(CHANGED, text, Place(criterion=leaf.key), hint)])


def write_entry(
    unit: CampaignUnit,
    leaf: Node,
    kept: Round,
    figure: Figure,
    points: Decimal | None,
    stored: Entry | None,
    *,
    by: User,
    now: datetime,
) -> Entry:
    """Store a figure that has been checked as the next version of its line and round, and log it."""
    before = None if stored is None else _logged(figure_of(stored), stored.points)
    entry = stored or Entry(campaign_unit=unit, line=_line(unit, leaf.key), round=kept, version=0)
    entry.fact, entry.points, entry.note, entry.source = (
        fact_to_json(figure.fact),
        points,
        figure.note,
        figure.source,
    )
    entry.cutoff_date, entry.provisional = figure.cutoff, figure.provisional
    entry.version, entry.by, entry.at = entry.version + 1, by, now
    entry.save()
    detail = {"from": before, "to": _logged(figure, points), "version": entry.version}
    record("entries.entry_saved", subject(unit, leaf.key, kept), detail, by=by, now=now)
    return entry


def _line(unit: CampaignUnit, key: str) -> CatalogueLine:
    return CatalogueLine.objects.get(version=unit.campaign.catalogue_id, key=key)


def _logged(figure: Figure, points: Decimal | None) -> dict[str, object]:
    return {**figure.as_json(), "points": None if points is None else f"{points.normalize():f}"}
