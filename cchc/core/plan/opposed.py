"""Targets for one line that do not agree: the body of a plan against the appendix."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.core.catalogue.nodes import Target
from cchc.core.plan.tasks import BodyRequirement, Plan

DIRECTION = {"at_least": 1, "above": 1, "at_most": -1, "below": -1, "equal": 0}


@dataclass(frozen=True, slots=True)
class Opposed:
    """A requirement of the body and the target of the appendix that say different numbers of one line."""

    line: str
    requirement: BodyRequirement
    body: Target
    appendix: Target


def opposed(plan: Plan) -> tuple[Opposed, ...]:
    """All pairs of targets measured alike whose bounds differ; what only words say is left to a person."""
    return tuple(pair for requirement in plan.body_requirements for pair in _of(plan, requirement))


def _of(plan: Plan, requirement: BodyRequirement) -> Iterator[Opposed]:
    for line, target in _paired(requirement):
        node = plan.catalogue.by_key.get(line)
        if node is not None and node.target is not None and _differ(target, node.target):
            yield Opposed(line, requirement, target, node.target)


def _paired(requirement: BodyRequirement) -> Iterator[tuple[str, Target]]:
    """Targets go with the lines one by one, a single target with every line; else nobody knows which."""
    lines, targets = requirement.lines, requirement.targets
    if len(lines) == len(targets):
        yield from zip(lines, targets, strict=True)
    elif len(targets) == 1:
        yield from ((line, targets[0]) for line in lines)


def _differ(first: Target, second: Target) -> bool:
    if first.measure is None or second.measure is None or type(first.measure) is not type(second.measure):
        return False
    here, there = first.condition, second.condition
    if here is None or there is None or DIRECTION[here.relation] != DIRECTION[there.relation]:
        return False
    return (here.relation, here.bound) != (there.relation, there.bound)
