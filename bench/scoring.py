"""What scoring itself costs, without pages: one sheet with its trace, a province, the ranks of a campaign."""

import random
import time
from collections.abc import Callable
from decimal import Decimal
from statistics import median

from bench.catalogue import KEY, catalogue_text
from cchc.core.catalogue.facts import FactEntry, RatioFact
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.scoring.evaluate import evaluate
from cchc.files.store import catalogue_from_text

SEED, TIMES, SECOND = 20261122, 5, 1000
Facts = dict[str, FactEntry]


def scoring_costs(units: int, lines: int) -> tuple[tuple[str, float], ...]:
    """What was measured, and its median in milliseconds."""
    text = catalogue_text(lines).encode()
    catalogue = catalogue_from_text(text, KEY)
    province = _facts(catalogue, units)
    return (
        (f"đọc và kiểm bộ tiêu chí {lines} dòng", _median(lambda: catalogue_from_text(text, KEY))),
        (
            f"chấm một đơn vị, {lines} dòng, đủ từng bước tính",
            _median(lambda: _score(catalogue, province[0])),
        ),
        (f"chấm {units} đơn vị × {lines} dòng, một lần", _once(lambda: _score_all(catalogue, province))),
    )


def _facts(catalogue: Catalogue, units: int) -> list[Facts]:
    chance = random.Random(SEED)  # noqa: S311 - seeded, so that a run can be repeated
    return [{leaf.key: FactEntry(_ratio(chance)) for leaf in catalogue.leaves} for _ in range(units)]


def _ratio(chance: random.Random) -> RatioFact:
    whole = chance.randint(20, 2000)
    return RatioFact(Decimal(chance.randint(whole // 2, whole)), Decimal(whole))


def _score(catalogue: Catalogue, facts: Facts) -> None:
    for leaf in catalogue.leaves:
        evaluate(leaf, facts[leaf.key], catalogue.rounding)


def _score_all(catalogue: Catalogue, province: list[Facts]) -> None:
    for facts in province:
        _score(catalogue, facts)


def _median(work: Callable[[], object]) -> float:
    return median(_once(work) for _ in range(TIMES))


def _once(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def scoring_section(units: int, lines: int) -> str:
    """The section of the page, the same whatever keeps the data."""
    rows = "\n".join(f"| {what} | {_said(cost)} |" for what, cost in scoring_costs(units, lines))
    return f"\n## Chấm điểm\n\n| việc | trung vị của {TIMES} lần |\n|---|---|\n{rows}"


def _said(milliseconds: float) -> str:
    long = milliseconds > SECOND
    text = f"{milliseconds / SECOND:.1f} giây" if long else f"{milliseconds:.1f} ms"
    return text.replace(".", ",")


if __name__ == "__main__":
    from bench.__main__ import COMMUNES, LINES

    print(scoring_section(COMMUNES, LINES))
