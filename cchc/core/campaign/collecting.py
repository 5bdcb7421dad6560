"""A figure gathered from many agencies: who entered what, provisional and final, and who is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.core.catalogue.facts import Collected, Single, Unknown


@dataclass(frozen=True, slots=True)
class MemberFigure:
    """What one member of a collected line has sent; None where nothing came.

    `state` in words; `counts` is False for what was sent back: it stays in sight and out of the sum.
    """

    agency: str
    state: str
    final: Single | None = None
    provisional: Single | None = None
    note: str = ""
    counts: bool = True


def collected(members: Iterable[MemberFigure], *, provisional: bool = False) -> Collected:
    """The figure with its parts, in the order of the members, from the final or the provisional values.

    A member without a value, or with one that does not count, is expected and missing: never zero.
    """
    listed = tuple(members)
    return Collected(
        tuple((one.agency, _value(one, provisional=provisional)) for one in listed),
        tuple(one.agency for one in listed),
    )


def _value(member: MemberFigure, *, provisional: bool) -> Single:
    value = member.provisional if provisional else member.final
    return value if value is not None and member.counts else Unknown()
