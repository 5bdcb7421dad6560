"""Figures of different lines that cannot all be true."""

from decimal import Decimal
from fractions import Fraction

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.facts import Collected, Unknown
from cchc.core.catalogue.nodes import ConsistencyRule, FactField
from cchc.core.errors import Place, Problem
from cchc.core.numerals import number_text
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.collect import add_up


def inconsistencies(assessment: Assessment) -> tuple[Problem, ...]:
    """Report each consistency rule of the catalogue that the known facts break; unknown facts break none."""
    found = (_broken(rule, assessment) for rule in assessment.catalogue.consistency)
    return tuple(problem for problem in found if problem is not None)


def _broken(rule: ConsistencyRule, assessment: Assessment) -> Problem | None:
    left, right = _value(rule.left, assessment), _value(rule.right, assessment)
    if left is None or right is None or Comparison(rule.relation, right).holds(Fraction(left)):
        return None
    detail = f"{rule.left.line}: {number_text(left)}; {rule.right.line}: {number_text(right)}"
    return Problem("inconsistent_facts", f"{rule.message} ({detail})", Place(criterion=rule.left.line))


def _value(wanted: FactField, assessment: Assessment) -> Decimal | None:
    fact = assessment.entry(wanted.line).fact
    known = add_up(fact) if isinstance(fact, Collected) else fact
    if known is None or isinstance(known, Unknown):
        return None
    if isinstance(fact, Collected) and fact.missing():
        return None  # a sum that is not complete may still grow
    value = getattr(known, wanted.field, None)
    return value if isinstance(value, Decimal) else None
