"""What if: the sheet of one unit with some facts replaced, beside the sheet as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from cchc.core.catalogue.facts import Fact, FactEntry
from cchc.core.errors import UnknownReference
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.sheet import Line, Sheet, score_sheet


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Both sheets and the lines whose points differ, as pairs of before and after."""

    before: Sheet
    after: Sheet
    changed: tuple[tuple[Line, Line], ...]

    @property
    def gain(self) -> Decimal | None:
        """Points won in total; None while either total is a range."""
        before, after = self.before.total.points.exact, self.after.total.points.exact
        return None if before is None or after is None else after - before


def what_if(assessment: Assessment, facts: Mapping[str, Fact]) -> WhatIf:
    """Score the unit with `facts` (by line) in place of its own; UnknownReference for what is no leaf."""
    leaves = {leaf.key for leaf in assessment.catalogue.leaves}
    for key in facts:
        if key not in leaves:
            raise UnknownReference(f"“{key}” không phải là dòng chấm điểm của bộ tiêu chí")
    supposed = {key: FactEntry(fact, source="giả định") for key, fact in facts.items()}
    before = score_sheet(assessment)
    after = score_sheet(replace(assessment, facts={**assessment.facts, **supposed}))
    pairs = zip(before.lines, after.lines, strict=True)
    return WhatIf(before, after, tuple((old, new) for old, new in pairs if old.points != new.points))
