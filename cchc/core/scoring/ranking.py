"""Ranking with a stated tie rule: equal totals share the better rank, the next is skipped (1, 2, 2, 4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cchc.core.scoring.span import Span

TIE_RULE = "Đơn vị bằng điểm xếp cùng hạng; hạng kế tiếp bỏ qua số đơn vị đồng hạng (1, 2, 2, 4)."


@dataclass(frozen=True, slots=True)
class Contender:
    """A unit with its total, and the group within which it is ranked (empty: all together)."""

    unit: str
    total: Span
    group: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit's rank among `of` units of its group; None while its total is a range."""

    unit: str
    total: Span
    group: str
    rank: int | None
    of: int
    tied: bool


def rank(contenders: Iterable[Contender]) -> tuple[Ranked, ...]:
    """Rank within each group, best first; units whose total is not known stand last and have no rank.

    A unit that is absent is absent: it takes no place.
    """
    everyone = list(contenders)
    known: dict[str, list[Decimal]] = {}
    for one in everyone:
        if one.total.exact is not None:
            known.setdefault(one.group, []).append(one.total.exact)
    places = {group: _places(totals) for group, totals in known.items()}
    ranked = [_place(one, known.get(one.group, []), places) for one in everyone]
    return tuple(sorted(ranked, key=lambda r: (r.group, r.rank is None, r.rank or 0, r.unit)))


def _places(totals: list[Decimal]) -> dict[Decimal, tuple[int, int]]:
    """By total the place that it gives, and how many share it."""
    found: dict[Decimal, tuple[int, int]] = {}
    for at, one in enumerate(sorted(totals, reverse=True), start=1):
        place, sharing = found.get(one, (at, 0))
        found[one] = place, sharing + 1
    return found


def _place(
    one: Contender, totals: list[Decimal], places: Mapping[str, Mapping[Decimal, tuple[int, int]]]
) -> Ranked:
    own = one.total.exact
    if own is None:
        return Ranked(one.unit, one.total, one.group, None, len(totals), tied=False)
    place, sharing = places[one.group][own]
    return Ranked(one.unit, one.total, one.group, place, len(totals), sharing > 1)


def rank_distance(rank_now: int | None, rank_wanted: int) -> int | None:
    """How many places are missing to a rank target: 0 when reached, None when the rank is not known."""
    return None if rank_now is None else max(rank_now - rank_wanted, 0)
