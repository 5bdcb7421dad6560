"""What is known of a line when its scale sentence is read, and what the reading of it gives."""

from dataclasses import dataclass
from decimal import Decimal

from cchc.core.catalogue.measures import Measure
from cchc.core.catalogue.rules import Rule

PART_UNNAMED = "Tử số (chưa nêu tên)"
WHOLE_UNNAMED = "Mẫu số (chưa nêu tên)"
NOUN_UNNAMED = "trường hợp"
DEADLINE_UNNAMED = "Thời hạn (chưa nêu)"


@dataclass(frozen=True, slots=True)
class Told:
    """The line: its name, its maximum (None unknown), and its measure where the annex has a column for it."""

    name: str
    most: Decimal | None
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that a person must look at: a stable code and a Vietnamese sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class ScaleRead:
    """What a sentence says; `rule` None where it was not understood."""

    measure: Measure | None = None
    rule: Rule | None = None
    doubts: tuple[Doubt, ...] = ()


def not_understood(why: str) -> ScaleRead:
    """The sentence stays a text."""
    return ScaleRead(doubts=(Doubt("scale_not_understood", why),))
