"""The contradictions that concern the lines of a result: of its catalogue and of the plans that use it."""

from collections.abc import Iterable

from cchc.core.catalogue.nodes import Catalogue, Conflict
from cchc.core.plan.tasks import Plan


def contradictions(catalogue: Catalogue, plans: Iterable[Plan] = ()) -> tuple[Conflict, ...]:
    """Every contradiction once by its id, in the order of the lines; those of no line come last.

    A published catalogue never changes, so what a plan says of the same contradiction stands in its place.
    Of a plan only what concerns a line of the catalogue is taken.
    """
    planned = {one.id: one for plan in plans for one in plan.conflicts if one.line in catalogue.by_key}
    own = {one.id: one for one in catalogue.conflicts}
    order = {node.key: position for position, node in enumerate(catalogue.nodes)}
    found = (own | planned).values()
    return tuple(sorted(found, key=lambda one: order.get(one.line or "", len(order))))


def contradictions_on(catalogue: Catalogue, key: str, found: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Those on a line or on one above it, and those that its requirement names."""
    node = catalogue.by_key[key]
    named = () if node.target is None else node.target.conflicts
    lines = {key, *(above.key for above in catalogue.ancestors[key])}
    return tuple(one for one in found if one.line in lines or one.id in named)
