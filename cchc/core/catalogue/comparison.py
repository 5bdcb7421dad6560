"""A bound that a quantity must keep: at least, above, at most, below, equal."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, assert_never

from cchc.core.numerals import number_text

Relation = Literal["at_least", "above", "at_most", "below", "equal"]

UPWARD: tuple[Relation, ...] = ("at_least", "above")
DOWNWARD: tuple[Relation, ...] = ("at_most", "below")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One relation and its bound, in the unit of the quantity (%, cases, days, points)."""

    relation: Relation
    bound: Decimal

    def holds(self, quantity: Fraction) -> bool:
        """Compare exactly: 99,6 % never reaches 100 %."""
        bound = Fraction(self.bound)
        match self.relation:
            case "at_least":
                return quantity >= bound
            case "above":
                return quantity > bound
            case "at_most":
                return quantity <= bound
            case "below":
                return quantity < bound
            case "equal":
                return quantity == bound
            case _ as never:
                assert_never(never)

    def text(self, unit: str = "") -> str:
        """Say the bound as a decision would: `từ 95% trở lên`."""
        value = f"{number_text(self.bound, 6)}{unit if unit == '%' or not unit else ' ' + unit}"
        match self.relation:
            case "at_least":
                return f"từ {value} trở lên"
            case "above":
                return f"trên {value}"
            case "at_most":
                return f"không quá {value}"
            case "below":
                return f"dưới {value}"
            case "equal":
                return f"đúng {value}"
            case _ as never:
                assert_never(never)
