"""A figure of many agencies: each member, provisional and final values, and a sum that keeps its parts."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cchc.core.calendar import WEEKENDS_ONLY
from cchc.core.campaign.collecting import MemberFigure, collected
from cchc.core.campaign.fact_wording import measure_of
from cchc.core.campaign.fields import Field, fields_for
from cchc.core.campaign.head import CampaignHead
from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    Collected,
    CountFact,
    NotApplicable,
    PlanFact,
    RatioFact,
    Single,
    Unknown,
)
from cchc.core.catalogue.measure_wording import explain, in_short
from cchc.core.catalogue.measures import Measure, quantity
from cchc.core.catalogue.nodes import Node
from cchc.core.errors import FactError
from cchc.core.numerals import MOST_PLACES, number_text
from cchc.core.report import cells
from cchc.core.report.campaign_block import campaign_facts, campaign_subtitle, is_illustrative
from cchc.core.report.cells import NOT_APPLICABLE, UNKNOWN, Cell
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section, total_row
from cchc.core.report.wording import Names
from cchc.core.scoring.collect import add_up

FINAL, PROVISIONAL = "Số chính thức", "Số ước"
NOTE = "Đơn vị chưa có số liệu không được tính là 0; số bị trả lại thì chưa cộng."


def collecting_report(
    head: CampaignHead, unit: str, node: Node, members: Iterable[MemberFigure], names: Names
) -> Report:
    """Build the table of one collected line of one unit; `names` turns an identifier into a name."""
    listed = tuple(members)
    whole = collected(listed)
    fields = fields_for(node, figures=True)
    columns = _columns(fields)
    measure = measure_of(node)
    rows = tuple(Row(one.agency, _member(one, fields, measure, names)) for one in listed)
    closing = total_row(columns, rows, "total", _sum(listed, fields, measure))
    section = Section("members", "Số liệu của từng đơn vị", "Đơn vị", columns, (*rows, closing), (NOTE,))
    return Report(
        "collecting",
        "TỔNG HỢP SỐ LIỆU CỦA NHIỀU ĐƠN VỊ",
        campaign_subtitle(head, unit),
        (*campaign_facts(head), *_facts(node, whole, names)),
        (section,),
        illustrative=is_illustrative(head),
    )


def _facts(node: Node, whole: Collected, names: Names) -> Iterator[Fact]:
    missing = whole.missing()
    named = f"{node.code} {node.title}" if node.code else node.title
    yield Fact("line", "Dòng chấm điểm", Cell(named), "head")
    yield Fact(
        "came", "Đơn vị đã có số liệu", Cell(f"{len(whole.expected) - len(missing)}/{len(whole.expected)}")
    )
    if missing:
        yield Fact("missing", "Còn thiếu số liệu của", Cell("; ".join(names(one) for one in missing)))
    yield Fact("result", "Kết quả" if not missing else "Kết quả tính đến nay", _result(node, whole))


def _result(node: Node, whole: Collected) -> Cell:
    """The sum as the measure reads it: `996 / 1.000 hồ sơ = 99,6%`."""
    measure = measure_of(node)
    try:
        total = add_up(whole)
        if measure is None or total is None:
            return UNKNOWN
        return Cell(explain(measure, total, quantity(measure, total, WEEKENDS_ONLY)))
    except FactError as error:
        return Cell(error.problem.message)


def _columns(fields: tuple[Field, ...]) -> tuple[Column, ...]:
    return (
        Column("agency", "Cơ quan, đơn vị", 32),
        *(Column(f"final.{one.name}", one.label, 14, Align.RIGHT, FINAL) for one in fields),
        Column("reading", "Kết quả", 12, Align.RIGHT, FINAL),
        Column("state", "Trạng thái", 18),
        *(
            Column(f"provisional.{one.name}", one.label, 14, Align.RIGHT, PROVISIONAL, narrow=False)
            for one in fields
        ),
        Column("note", "Ghi chú", 24, narrow=False),
    )


def _member(
    member: MemberFigure, fields: tuple[Field, ...], measure: Measure | None, names: Names
) -> tuple[Cell, ...]:
    return (
        Cell(names(member.agency)),
        *_figures(member.final, fields),
        cells.words(_reading(member.final, measure)),
        Cell(member.state),
        *_figures(member.provisional, fields),
        cells.words(member.note),
    )


def _sum(
    members: tuple[MemberFigure, ...], fields: tuple[Field, ...], measure: Measure | None
) -> tuple[Cell, ...]:
    final, provisional = collected(members), collected(members, provisional=True)
    missing = len(final.missing())
    came = f"{len(final.expected) - missing}/{len(final.expected)} đơn vị"
    return (
        Cell(f"Cộng đến nay ({came})" if missing else f"Cộng ({came})"),
        *_figures(_added(final), fields),
        cells.words(_reading(_added(final), measure)),
        cells.BLANK,
        *_figures(_added(provisional), fields),
        cells.BLANK,
    )


def _reading(fact: Single | None, measure: Measure | None) -> str:
    """What the measure makes of one figure: `99,6%`; empty where it makes nothing of it."""
    if measure is None or fact is None or isinstance(fact, Unknown | NotApplicable):
        return ""
    try:
        return in_short(measure, quantity(measure, fact, WEEKENDS_ONLY))
    except FactError:
        return ""


def _added(whole: Collected) -> Single | None:
    try:
        return add_up(whole)
    except FactError:
        return None


def _figures(fact: Single | None, fields: tuple[Field, ...]) -> tuple[Cell, ...]:
    """A cell for each number of a figure; what is missing is unknown, never zero."""
    if isinstance(fact, NotApplicable):
        return (NOT_APPLICABLE,) * len(fields)
    numbers = _numbers(fact)
    return tuple(_number(numbers.get(one.name)) for one in fields)


def _numbers(fact: Single | None) -> dict[str, Decimal]:
    match fact:
        case CountFact() | RatioFact() | ChangeFact() | PlanFact():
            return {name: getattr(fact, name) for name in fact.__dataclass_fields__}
        case CasesFact():
            return {f"cases.{kind}": Decimal(count) for kind, count in fact.cases}
        case _:
            return {}


def _number(value: Decimal | None) -> Cell:
    if value is None:
        return UNKNOWN
    exponent = value.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Cell(number_text(value, max(places, MOST_PLACES)), value, places=places)
