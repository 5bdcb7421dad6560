"""Small catalogues, assessments and plans made in code; `dataclasses.replace` changes what a test needs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc.core.agency.lineage import Agency, AgencyRegister
from cchc.core.catalogue.comparison import Comparison, Relation
from cchc.core.catalogue.facts import Collected, Fact, FactEntry, GivenFact, RatioFact, Single
from cchc.core.catalogue.measures import Measure, Ratio
from cchc.core.catalogue.nodes import (
    Catalogue,
    Decision,
    Effect,
    Kind,
    Node,
    NotApplicablePolicy,
    Part,
    PartGroup,
    Reference,
    Source,
)
from cchc.core.catalogue.rules import AllOrNothing, Given, Rule
from cchc.core.plan.tasks import Mend, Plan, Task
from cchc.core.scoring.assessment import AssessedUnit, Assessment, DeductionItem
from cchc.core.scoring.sheet import Sheet, score_sheet

ILLUSTRATION = Reference(Source("illustration", "Văn bản minh họa"))
APPRAISED = Given("Kết quả thẩm định")
ON_TIME = Ratio("Số hồ sơ đúng hạn", "Số hồ sơ đã giải quyết", "hồ sơ")
PARTS = (
    Part("appraised", "Điểm thẩm định", "direct", None),
    Part("officials", "Điểm khảo sát", "survey", None),
)
GROUPS = (PartGroup("direct", "Điểm đánh giá trực tiếp"), PartGroup("survey", "Điểm điều tra xã hội học"))
REGISTER = AgencyRegister(
    "minh-hoa",
    "tinh",
    tuple(
        Agency(id=identifier, name=name, kind="department")
        for identifier, name in (("so-a", "Sở A"), ("so-b", "Sở B"), ("so-c", "Sở C"))
    ),
)


def points(text: str | None) -> Decimal | None:
    """Points as written with a decimal point; None stays unknown."""
    return None if text is None else Decimal(text)


def bound(relation: Relation, value: int | str) -> Comparison:
    """A bound of a rule or target."""
    return Comparison(relation, Decimal(value))


def every(value: int | str = 100) -> AllOrNothing:
    """All or nothing from this bound upwards."""
    return AllOrNothing(bound("at_least", value))


def line(
    code: str,
    max_points: str | None = "1.00",
    *,
    measure: Measure | None = None,
    rule: Rule | None = APPRAISED,
    part: str = "appraised",
    effect: Effect = Effect.SCORE,
    optional: bool = False,
) -> Node:
    """A leaf with its printed code."""
    return Node(
        id=f"line-{code.replace('.', '-')}",
        kind=Kind.CRITERION,
        code=code,
        name=f"Tiêu chí {code}",
        reference=ILLUSTRATION,
        max_points=points(max_points),
        part=part,
        measure=measure,
        rule=rule,
        effect=effect,
        may_be_not_applicable=optional,
    )


def parent(code: str, *children: Node, max_points: str | None = None) -> Node:
    """A criterion with subcriteria."""
    below = tuple(replace(child, kind=Kind.SUBCRITERION) for child in children)
    return replace(line(code, max_points, rule=None), part=None, children=below)


def area(code: str, *children: Node, max_points: str | None = None) -> Node:
    """An area with its criteria."""
    return replace(parent(code, max_points=max_points), kind=Kind.AREA, children=children)


def leftover(identifier: str, max_points: str | None, part: str = "officials") -> Node:
    """A remainder line, which no source places in an area."""
    return replace(line(identifier, max_points, part=part), id=identifier, code=None, kind=Kind.REMAINDER)


def catalogue(
    *areas: Node,
    remainder: tuple[Node, ...] = (),
    scale: str | None = None,
    not_applicable: NotApplicablePolicy = NotApplicablePolicy.RESCALE,
) -> Catalogue:
    """A catalogue of these areas and remainder lines."""
    return Catalogue(
        id="minh-hoa/2017",
        family="minh_hoa",
        level="province",
        title="Bộ tiêu chí minh họa",
        decision=Decision(None, None, None),
        years=(2017,),
        areas=areas,
        parts=PARTS,
        part_groups=GROUPS,
        remainder=remainder,
        scale=points(scale),
        not_applicable=not_applicable,
    )


def assessment(
    version: Catalogue,
    facts: Mapping[str, Fact | str] | None = None,
    deductions: Iterable[DeductionItem] = (),
) -> Assessment:
    """The result of one unit; a string is points given from outside."""
    entries = {
        key: FactEntry(GivenFact(Decimal(fact)) if isinstance(fact, str) else fact)
        for key, fact in (facts or {}).items()
    }
    return Assessment(
        id="don-vi-2017",
        title="Kết quả minh họa",
        catalogue=version,
        agencies=REGISTER,
        unit=AssessedUnit("don-vi", "Đơn vị minh họa", date(2017, 12, 31)),
        year=2017,
        facts=entries,
        deductions=tuple(deductions),
    )


def sheet(version: Catalogue, facts: Mapping[str, Fact | str] | None = None) -> Sheet:
    """The sheet of an assessment with these facts."""
    return score_sheet(assessment(version, facts))


def item(code: str, amount: str, *responsible: str) -> DeductionItem:
    """A deduction item on a line."""
    return DeductionItem(line=code, cause="Chậm", amount=Decimal(amount), responsible=responsible)


def ratio(part: int | str, whole: int | str) -> RatioFact:
    """A part of a whole."""
    return RatioFact(Decimal(part), Decimal(whole))


def collected(*expected: str, **entries: Single) -> Collected:
    """Figures of units (`so_a` for so-a) of which `expected` must enter one."""
    return Collected(tuple((unit.replace("_", "-"), fact) for unit, fact in entries.items()), expected)


def task(identifier: str, *mends: Mend) -> Task:
    """A task that mends these."""
    return Task(id=identifier, title=f"Nhiệm vụ {identifier}", leads=("so-a",), mends=mends)


def plan(version: Catalogue, *tasks: Task) -> Plan:
    """A plan with these tasks."""
    return Plan(
        id="ke-hoach",
        kind="improvement_plan",
        number="1/KH-UBND",
        day=date(2018, 7, 18),
        issuer="tinh",
        title="Kế hoạch minh họa",
        period=(2018, 2020),
        agencies=REGISTER,
        catalogue=version,
        tasks=tasks,
    )
