"""What one agency reports: its tasks of the period put before it, its remarks, its figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cchc.core.catalogue.nodes import Catalogue
from cchc.core.numerals import date_text
from cchc.core.plan.progress import OUTLOOK_NAMES, Outlook, Owed
from cchc.core.plan.tasks import Task
from cchc.core.reporting.periods import ReportPeriod
from cchc.core.reporting.sections import section_of_area

OPEN = (Outlook.OVERDUE, Outlook.SOON, Outlook.WAITING)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task of the agency in the period: where it stands and what was said of it."""

    section: str
    task: str
    title: str
    due: date | None
    outlook: Outlook
    result: str = ""
    reason: str = ""

    @property
    def text(self) -> str:
        """The line as a report says it."""
        due = f" (hạn {date_text(self.due)})" if self.due else ""
        told = "; ".join(part for part in (self.result, self.reason) if part)
        return f"{self.title}{due}: {OUTLOOK_NAMES[self.outlook]}{f'; {told}' if told else ''}"


@dataclass(frozen=True, kw_only=True)
class AgencyReport:
    """The report of one agency: remarks by section, tasks, figures by indicator (absent: not given)."""

    agency: str
    remarks: Mapping[str, str]
    tasks: tuple[TaskLine, ...] = ()
    figures: Mapping[str, Decimal] | None = None

    def figure(self, indicator: str) -> Decimal | None:
        """A figure as given, None where the agency gave none: never zero."""
        return (self.figures or {}).get(indicator)


def task_lines(rows: Iterable[Owed], period: ReportPeriod, day: date) -> tuple[TaskLine, ...]:
    """What an agency owes and did in a period: due or done in it, or still open from before.

    `day` is the day on which it is asked where things stand, at most the end of the period.
    """
    last = min(day, period.data_to)
    told = (_line(one, last) for one in rows if _belongs(one, period, last))
    return tuple(sorted(told, key=lambda line: (line.due is None, line.due or date.max, line.task)))


def drafted(lines: Iterable[TaskLine]) -> dict[str, str]:
    """The remarks that a report starts with: the task lines of each section, one a line."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        found[line.section].append(f"- {line.text}.")
    return {section: "\n".join(texts) for section, texts in found.items()}


def _belongs(one: Owed, period: ReportPeriod, last: date) -> bool:
    if one.due is None:
        return one.said is not None
    if one.due > period.data_to:
        done = one.said.done_on if one.said else None
        return done is not None and period.data_from <= done <= period.data_to
    return one.due >= period.data_from or one.outlook(last) in OPEN


def _line(one: Owed, last: date) -> TaskLine:
    said = one.said
    return TaskLine(
        section_of_area(_area(one.plan.catalogue, one.task)).key,
        one.task.id,
        one.task.title,
        one.due,
        one.outlook(last),
        said.result if said else "",
        said.reason if said else "",
    )


def _area(catalogue: Catalogue, task: Task) -> str:
    """The area of what the task mends first; empty for a part, the whole index, or nothing."""
    for mend in task.mends:
        if mend.kind == "area":
            return mend.target
        if mend.kind == "line" and mend.target in catalogue.by_key:
            above = (*catalogue.ancestors[mend.target], catalogue.by_key[mend.target])
            return above[0].key
    return ""
