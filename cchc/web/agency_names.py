"""Agencies in words: who leads, who answers, and whom to ask where the source names nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cchc.core.agency.lineage import AgencyRegister, members_on
from cchc.core.plan.proposal import proposed_lead
from cchc.core.plan.tasks import Plan
from cchc.core.scoring.sheet import Line, Sheet

UNSTATED = "chưa ghi"
UNSTATED_SLUG = "chua-ghi"


def names(register: AgencyRegister, identifiers: Iterable[str]) -> str:
    """Names of agencies and groups in one text, separated as in official tables."""
    return "; ".join(register.name_of(identifier) for identifier in identifiers)


def proposed_name(plan: Plan | None, line: Line) -> str:
    """The lead of the area as the plan names it, empty when there is none."""
    lead = proposed_lead(plan, line)
    return "" if plan is None or lead is None else plan.agencies.name_of(lead)


@dataclass(frozen=True, slots=True)
class NamedAgencies:
    """Who answers for a lost line by its items; `proposed` is whom to ask where no source names anybody."""

    responsible: str
    leading: str
    proposed: str

    @property
    def text(self) -> str:
        """The known agencies with what they are known for; empty where none is named."""
        told = [("Cơ quan chịu trách nhiệm", self.responsible), ("Chủ trì khắc phục", self.leading)]
        return ". ".join(f"{role}: {names}" for role, names in told if names)


def named_agencies(plan: Plan | None, sheet: Sheet, line: Line) -> NamedAgencies:
    """Collect who is named by the items of a line or leads it; only where nobody is, the lead of its area."""
    register = sheet.assessment.agencies
    items = [item for item in sheet.assessment.deductions if item.line == line.node.key]
    responsible = dict.fromkeys(agency for item in items for agency in item.responsible)
    leading = dict.fromkeys(agency for item in items for agency in item.leading)
    known = responsible or leading or line.node.lead
    return NamedAgencies(
        names(register, responsible), names(register, leading), "" if known else proposed_name(plan, line)
    )


def groups_of(register: AgencyRegister, identifier: str, day: date) -> frozenset[str]:
    """The agency itself and every group to which it belongs on `day`."""
    groups = (group.id for group in register.groups if identifier in members_on(register, group.id, day))
    return frozenset((identifier, *groups))
