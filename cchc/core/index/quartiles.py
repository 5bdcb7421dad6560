"""Four groups by quartile with the sizes that the data give: ties stay together, nothing is evened out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

QUARTILE_RULE = (
    "Bốn nhóm chia theo tứ phân vị của các đơn vị có số liệu: nhóm cao nhất từ tứ phân vị trên trở lên, "
    "hai nhóm giữa tách nhau ở trung vị, nhóm thấp nhất dưới tứ phân vị dưới. Đơn vị bằng điểm ở cùng một "
    "nhóm nên số đơn vị của các nhóm có thể khác nhau."
)


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The three values that part the groups; a value equal to one belongs to the group above it."""

    lower: Fraction
    median: Fraction
    upper: Fraction

    def group(self, value: Decimal) -> int:
        """The group of a value: 1 is the highest, 4 the lowest."""
        seen = Fraction(value)
        if seen >= self.upper:
            return 1
        if seen >= self.median:
            return 2
        return 3 if seen >= self.lower else 4


def quartiles(values: Sequence[Decimal]) -> Quartiles | None:
    """Quartiles by linear interpolation between the two nearest values (Hyndman and Fan 1996, definition 7).

    None for fewer than four values: groups of nothing would be shown.
    """
    if len(values) < 4:
        return None
    ordered = sorted(values)
    return Quartiles(*(_at(ordered, Fraction(part, 4)) for part in (1, 2, 3)))


def median_of(values: Sequence[Decimal]) -> Fraction | None:
    """The median, None for no values."""
    return _at(sorted(values), Fraction(1, 2)) if values else None


def _at(ordered: list[Decimal], part: Fraction) -> Fraction:
    position = part * (len(ordered) - 1)
    below = position.numerator // position.denominator
    low, high = Fraction(ordered[below]), Fraction(ordered[min(below + 1, len(ordered) - 1)])
    return low + (position - below) * (high - low)
