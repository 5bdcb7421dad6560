"""The rows of the tables of a plan as tasks, criteria and deductions, with a doubt on what is not certain."""

import re
from dataclasses import dataclass
from decimal import Decimal

from cchc.core.catalogue.nodes import Catalogue
from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.values import NotUnderstood, Unstated
from cchc.core.plan.tasks import TaskQuantity
from cchc.files.plan_import.agencies import AgencyNames
from cchc.files.plan_import.doubts import Doubts
from cchc.files.plan_import.draft import DraftCriterion, DraftDeduction, DraftTask
from cchc.files.plan_import.headings import Role
from cchc.files.plan_import.paper import Cell, flat
from cchc.files.plan_import.references import References
from cchc.files.plan_import.tables import Row

POINTS = re.compile(r"-?\d{1,3}(?:[.,]\d{1,4})?")
# Both are held against the text without marks and capitals (`flat`).
COUNT = re.compile(
    r"\b(?:den|doi voi|cho|tai|toi thieu|it nhat|du)\s+(?P<count>\d{1,4})\s+"
    r"(?P<noun>(?:don vi|xa|phuong|sang kien|co quan|huyen|thu tuc|de tai|mo hinh)\b"
    r"(?:\s+(?!(?:con|da|co|chua|trong|theo|tren|nam|cua|tu|nang|de|hoac|va)\b)[^\s,;.()]+)*)"
)
ROW_COUNT = re.compile(r"^(?P<count>\d{1,4})\s+(?P<noun>\D.*)$")
RESPONSIBLE = re.compile(r"trach nhiem(?: thuoc)?\s*:\s*(?P<who>[^\n]+(?:\n(?![^\n]*:)[^\n]+)*)")
# What a column says of a row, where it is called otherwise there; a title is what the whole row hangs on.
FIELDS: dict[Role, str] = {
    "number": "id",
    "task": "",
    "criterion": "",
    "lead": "leads",
    "result": "evidence",
}
MOST_TOLD = 300
LONGEST_WHO = 600
MANY = 3  # a title that names so many agencies may be a list of them
TWO_MEANINGS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")  # 1.000 is a thousand to some, one to others
DASHES = re.compile(r"^[-–_./\s]*$")


@dataclass(frozen=True, slots=True)
class RowReader:
    """What reads rows: agencies, references, the year of a plan of one year, and where doubts go."""

    agencies: AgencyNames
    references: References
    catalogue: Catalogue | None
    year: int | None
    doubts: Doubts

    def who(self, row: Row, role: Role, path: str) -> tuple[str, ...]:
        """The agencies that a cell surely names."""
        named = self.agencies.read(row.lines(role))
        for one in named.unclear:
            self.doubts.add(one.code, path, row.at(role), one.text, one.candidates)
        return named.agencies

    def task(self, row: Row, identifier: str) -> DraftTask:
        """One row of a table of tasks."""
        path = f"tasks/{identifier}"
        self._placed(row, path)
        cell = row.cells.get("task", row.cells.get("criterion", Cell()))
        column = row.text("criterion") if "task" in row.cells else ""
        read = self.references.of_task(cell, column)
        subject: Role = "task" if "task" in row.cells else "criterion"
        for one in read.unclear:
            self.doubts.add(one.code, f"{path}/mends", row.at(subject), one.text, one.candidates)
        if not read.title:
            self.doubts.add("no_title", f"{path}/title", row.at(subject))
        elif self._is_agency(read.title):
            self.doubts.add("title_is_agency", path, row.at(subject), read.title)
        return DraftTask(
            id=identifier,
            title=read.title,
            leads=self._leads(row, path),
            coordinating=self.who(row, "coordinating", f"{path}/coordinating"),
            deadline=self._deadline(row, path),
            mends=read.mends,
            written=read.written,
            section=" ".join(filter(None, (_dotted(row.section_number), row.section))),
            requirement=row.lines("requirement"),
            evidence=row.lines("evidence") or row.lines("result"),
            budget=row.text("budget"),
            expected=self.points(row, "expected", path),
            quantity=self._quantity(row, read.title, path),
            place=row.at(),
        )

    def _is_agency(self, title: str) -> bool:
        """Whether a title says nothing but who: its column was mistaken for another."""
        if len(title) > LONGEST_WHO:
            return False
        named = self.agencies.read(title)
        return len(named.agencies) >= MANY or (bool(named.agencies) and not named.unclear)

    def _placed(self, row: Row, path: str) -> None:
        """Doubt a rest that was put to the row, and every column whose text may belong to another."""
        if row.unsure:
            self.doubts.add("row_joined", path, row.at(), row.unsure)
        for role, code in row.doubtful.items():
            leads = role == "responsible" and path.startswith("tasks/") and "lead" not in row.cells
            named = "leads" if leads else FIELDS.get(role, role)
            self.doubts.add(code, f"{path}/{named}".rstrip("/"), row.at(role), row.text(role)[:MOST_TOLD])
        for role, cell in row.cells.items():
            for note in cell.notes:
                said = f"{path}/{FIELDS.get(role, role)}".rstrip("/")
                self.doubts.add(note.code, said, row.at(role), note.text or row.text(role)[:MOST_TOLD])

    def _leads(self, row: Row, path: str) -> tuple[str, ...]:
        role: Role = "lead" if "lead" in row.cells else "responsible"
        found = self.who(row, role, f"{path}/leads")
        if not found and not self.agencies.read(row.lines(role)).unclear:
            self.doubts.add("no_lead", f"{path}/leads", row.at(role))
        return found

    def _deadline(self, row: Row, path: str) -> str:
        """The deadline as written; one that is not understood, or missing under its column, is a doubt."""
        if "deadline" not in row.cells:
            return ""
        text = row.text("deadline")
        read = parse_deadline(text, self.year)
        if isinstance(read, Unstated):
            self.doubts.add("no_deadline", f"{path}/deadline", row.at("deadline"), text)
            return ""
        if isinstance(read, NotUnderstood):
            self.doubts.add("deadline_unread", f"{path}/deadline", row.at("deadline"), text)
        return text

    def _quantity(self, row: Row, title: str, path: str) -> TaskQuantity | None:
        """How many of what, from its column or from the words of the task; always to be looked at."""
        column = row.text("quantity")
        text = column or title
        found = (ROW_COUNT if column else COUNT).search(flat(text))
        if found is not None or column:
            at = row.at("quantity" if column else "task")
            said = text[found.start() : found.end()] if found else text
            self.doubts.add("quantity_inferred", f"{path}/quantity", at, said)
        if found is None:
            return None
        return TaskQuantity(int(found["count"]), text[found.start("noun") : found.end("noun")].strip())

    def points(self, row: Row, role: Role, path: str) -> Decimal | None:
        """A number with a decimal comma; empty cells and dashes are None, everything else is a doubt.

        Only lost points are written with a minus.
        """
        text = row.text(role)
        if DASHES.match(text):
            return None
        unclear = TWO_MEANINGS.fullmatch(text) or (text.startswith("-") and role != "lost")
        if unclear or not POINTS.fullmatch(text):
            self.doubts.add("points_unread", f"{path}/{role}", row.at(role), text)
            return None
        return Decimal(text.replace(",", "."))

    def criterion(self, row: Row) -> DraftCriterion:
        """One row of a table of criteria."""
        code = row.text("number").rstrip(".")
        path = f"criteria/{code}"
        node = self.catalogue.by_key.get(code) if self.catalogue else None
        title = row.text("criterion")
        self._placed(row, path)
        self._line(row, code, title, path)
        read = self.who(row, "lead", f"{path}/leads")
        if not read and node is not None and node.is_leaf and not row.text("lead"):
            self.doubts.add("no_lead", f"{path}/leads", row.at("lead"))
        return DraftCriterion(
            code=code,
            title=title,
            leads=read,
            coordinating=self.who(row, "coordinating", f"{path}/coordinating"),
            requirement=row.lines("requirement"),
            evidence=row.lines("evidence") or row.lines("result"),
            place=row.at(),
        )

    def _line(self, row: Row, code: str, title: str, path: str) -> None:
        """Doubt a code that the catalogue does not have, or has under another name."""
        if self.catalogue is None:
            self.doubts.add("line_unchecked", f"{path}/code", row.at("number"), code)
        elif code not in self.catalogue.by_key:
            self.doubts.add("line_unknown", f"{path}/code", row.at("number"), f"{code} {title}")
        elif not self.references.node_title_fits(code, title):
            self.doubts.add("line_differs", f"{path}/code", row.at("criterion"), f"{code} {title}")

    def deduction(self, row: Row) -> DraftDeduction:
        """One row of a table of deductions; the three figures must agree with one another."""
        code, title = row.text("number").rstrip("."), row.text("criterion")
        path = f"deductions/{code}"
        self._placed(row, path)
        self._line(row, code, title, path)
        most, achieved, lost = (self.points(row, role, path) for role in ("max", "achieved", "lost"))
        if most is not None and achieved is not None and lost is not None and most - achieved != lost:
            said = " - ".join(row.text(role) for role in ("max", "achieved", "lost"))
            self.doubts.add("points_do_not_add", path, row.at("lost"), said)
        self._maximum(row, code, most, path)
        self._within(row, code, "achieved", achieved, most, path)
        self._within(row, code, "lost", lost, most, path)
        return DraftDeduction(
            code=code,
            title=title,
            most=most,
            achieved=achieved,
            lost=lost,
            explanation=row.lines("explanation"),
            responsible=self._responsible(row, path),
            place=row.at(),
        )

    def _maximum(self, row: Row, code: str, most: Decimal | None, path: str) -> None:
        node = self.catalogue.by_key.get(code) if self.catalogue else None
        if node is not None and most is not None and node.max_points not in (None, most):
            self.doubts.add("points_other_max", f"{path}/max", row.at("max"), row.text("max"))

    def _within(
        self, row: Row, code: str, role: Role, points: Decimal | None, most: Decimal | None, path: str
    ) -> None:
        """Nobody achieves or loses more than the maximum; losing less than nothing is achieving more."""
        node = self.catalogue.by_key.get(code) if self.catalogue else None
        limit = most if most is not None or node is None else node.max_points
        if points is not None and (points < 0 or (limit is not None and points > limit)):
            self.doubts.add("points_over_max", f"{path}/{role}", row.at(role), row.text(role))

    def _responsible(self, row: Row, path: str) -> tuple[str, ...]:
        """From a column of its own, or after the word 'Trách nhiệm:' in the explanation."""
        if "responsible" in row.cells:
            return self.who(row, "responsible", f"{path}/responsible")
        text = row.lines("explanation")
        found = RESPONSIBLE.search(flat(text))
        if found is None:
            return ()
        named = self.agencies.read(text[found.start("who") : found.end("who")])
        for one in named.unclear:
            self.doubts.add(one.code, f"{path}/responsible", row.at("explanation"), one.text, one.candidates)
        return named.agencies


def _dotted(number: str) -> str:
    return f"{number}." if number else ""
