"""From the paragraphs and tables of a document to a draft plan, against a register and a catalogue."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.plan.tasks import PlanTarget
from cchc.files.plan_import.agencies import AgencyNames
from cchc.files.plan_import.body import BodyReader, factor_targets
from cchc.files.plan_import.continuation import Continuation
from cchc.files.plan_import.doubts import Doubts
from cchc.files.plan_import.draft import DraftCriterion, DraftDeduction, DraftHeader, DraftPlan, DraftTask
from cchc.files.plan_import.header import HeaderReader, Said, read_header
from cchc.files.plan_import.outline import outline
from cchc.files.plan_import.paper import Grid, Line, Paper, flat
from cchc.files.plan_import.references import References
from cchc.files.plan_import.rows import RowReader
from cchc.files.plan_import.tables import Row, Table, tables_of
from cchc.files.plan_import.unread import tell_notes, tell_unread

ANNEX = re.compile(r"^phu luc(?:\s+(?:so\s*)?(?P<number>\d+|[ivx]+))?\s*[:.]?\s*")
CODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
FRAME = 2
LONGEST_ANNEX = 80


def understand(
    paper: Paper, register: AgencyRegister, catalogue: Catalogue | None, day: date | None = None
) -> DraftPlan:
    """Read a plan; `day` is when agencies are looked up where the document bears no day but may be of it.

    Nothing is guessed: what is not certain is left out or kept with a doubt on its path.
    """
    doubts = Doubts()
    references = References(catalogue)
    tables = tables_of(paper, doubts, Continuation(AgencyNames(register), references))
    unread = frozenset(one.path for one in doubts.found)
    said = tuple(_said(paper, tables, unread))
    head = HeaderReader(said, doubts, tuple(_cells(tables)))
    written = head.day()
    names = AgencyNames(register, written or _fitting(said, day))
    header = _named_place(read_header(head, written, names), register)
    year = header.first_year if header.first_year == header.last_year else None
    reader = RowReader(names, references, catalogue, year, doubts)
    points = outline(said)
    body = BodyReader(points, names, references, catalogue, doubts)
    rows = _sorted(tables, references, reader)
    targets = (*body.targets(), *rows.targets)
    if not targets:
        doubts.add("no_targets", "targets", "Phần thân văn bản")
    if not rows.tasks:
        doubts.add("no_tasks", "tasks", "Toàn văn bản")
    draft = DraftPlan(
        file=paper.file,
        agencies=register.id,
        catalogue=catalogue.id if catalogue else "",
        header=header,
        targets=targets,
        duties=body.duties(),
        requirements=body.requirements(),
        area_leads=body.area_leads(),
        scoring_report_deadline=body.scoring_report_deadline(),
        reporting=body.reporting(),
        budget=body.budget(),
        tasks=rows.tasks,
        criteria=rows.criteria,
        deductions=rows.deductions,
    )
    tell_unread(points, body.heard, header, doubts)
    tell_notes(paper, tables, doubts)
    return replace(draft, doubts=tuple(doubts.found))


def _fitting(said: tuple[Said, ...], day: date | None) -> date | None:
    """The day of the reader, unless the document is of other years; a plan may be of the year to come."""
    if day is None:
        return None
    aside = HeaderReader(said, Doubts())
    first, last = aside.period(aside.title(), None)
    return day if first is None or first - 1 <= day.year <= (last or day.year) else None


def _named_place(header: DraftHeader, register: AgencyRegister) -> DraftHeader:
    """The name of the province with its capitals again, where a title in capitals was made small."""
    root = register.by_id.get(register.root or "")
    if root is None:
        return header
    place = re.sub(r"^(Tỉnh|Thành phố)\s+", "", root.name)
    return replace(header, title=header.title.replace(place.lower(), place))


def _said(paper: Paper, tables: tuple[Table, ...], unread: frozenset[str]) -> Iterator[Said]:
    """The running text: paragraphs, and the cells of frames such as the head and the signature."""
    read = {number for table in tables for number in table.parts}
    for block in paper.blocks:
        if isinstance(block, Line):
            yield Said(block.text, f"Đoạn {block.at}", flat(block.text))
        elif block.number not in read and f"tables/{block.number}" not in unread and _is_frame(block):
            for row in block.rows:
                for cell in row:
                    if cell.own:
                        yield Said(cell.text, f"Bảng {block.number}", flat(cell.text))


def _cells(tables: tuple[Table, ...]) -> Iterator[Said]:
    """The cells of the tables, but for why points were lost: what is cited there is no basis."""
    for table in tables:
        for row in table.rows:
            for role, cell in row.cells.items():
                if role != "explanation":
                    yield Said(cell.text, row.at(role), flat(cell.text))


def _is_frame(grid: Grid) -> bool:
    return len(grid.rows) <= FRAME or max(len(row) for row in grid.rows) <= FRAME


@dataclass(frozen=True, slots=True)
class _Sorted:
    tasks: tuple[DraftTask, ...]
    criteria: tuple[DraftCriterion, ...]
    deductions: tuple[DraftDeduction, ...]
    targets: tuple[PlanTarget, ...]


def _sorted(tables: tuple[Table, ...], references: References, reader: RowReader) -> _Sorted:
    """The rows of every table as what they are."""
    of_tasks, criteria, deductions = [], [], []
    targets: tuple[PlanTarget, ...] = ()
    for table in tables:
        rows = [row for row in table.rows if row.cells]
        if table.kind == "deductions":
            deductions += [reader.deduction(row) for row in rows if row.text("number")]
            _without_code(rows, reader)
        elif table.kind == "criteria" and _is_catalogue(rows, references):
            criteria += [reader.criterion(row) for row in rows if row.text("number")]
            _without_code(rows, reader)
        else:
            of_tasks.append((table, rows))
            if table.kind == "criteria":
                targets += factor_targets(rows, reader.doubts)
    return _Sorted(_tasks(of_tasks, reader), tuple(criteria), tuple(deductions), targets)


def _without_code(rows: list[Row], reader: RowReader) -> None:
    """Rows of criteria that bear no code are read by nobody: each is a doubt."""
    for row in rows:
        if not row.text("number"):
            title = row.text("criterion")
            reader.doubts.add("no_number", f"rows/{row.table}/{row.row}", row.at("number"), title[:200])


def _is_catalogue(rows: list[Row], references: References) -> bool:
    """Whether most rows bear code and name of lines of the catalogue; without one, whether codes are deep."""
    codes = [row for row in rows if row.text("number")]
    if references.catalogue is None:
        return sum(bool(CODE.fullmatch(row.text("number").rstrip("."))) for row in codes) * 2 > len(codes)
    fitting = sum(
        references.node_title_fits(row.text("number").rstrip("."), row.text("criterion")) for row in codes
    )
    return fitting * 2 > len(codes)


def _tasks(of_tasks: list[tuple[Table, list[Row]]], reader: RowReader) -> tuple[DraftTask, ...]:
    """The tasks of all tables; numbers that come again are told apart by section and appendix."""
    numbers = [_number(row) for _, rows in of_tasks for row in rows]
    unique = len(set(numbers)) == len(numbers)
    found: dict[str, DraftTask] = {}
    for place, (table, rows) in enumerate(of_tasks, 1):
        section = _annex(table) if len(of_tasks) > 1 else ""
        before: tuple[str, int] | None = None
        for row in rows:
            identifier = (
                _number(row) if unique and _number(row) else _longer(table, row, place, len(of_tasks))
            )
            twice = identifier in found
            while identifier in found:
                identifier += "+"
            if found and "number" in row.cells and (twice or not _number(row)):
                last = next(reversed(found))
                reader.doubts.add(
                    "rest_elsewhere", f"tasks/{last}", found[last].place, row.text("task")[:200]
                )
            task = reader.task(_under(row, section), identifier)
            found[identifier] = task
            before = _check_number(row, identifier, before, reader, twice=twice)
    return tuple(found.values())


def _number(row: Row) -> str:
    text = row.text("number").rstrip(".").strip()
    return text.lstrip("0") or text


def _longer(table: Table, row: Row, place: int, tables: int) -> str:
    """An identifier with appendix and section in front."""
    annex = next((found["number"] for found in map(ANNEX.match, map(flat, table.caption)) if found), None)
    first = f"PL{(annex or str(place)).upper()}" if tables > 1 else ""
    return ".".join(filter(None, (first, row.section_number, _number(row) or f"d{row.row}")))


def _under(row: Row, section: str) -> Row:
    """The row below the appendix that it stands in."""
    if not section:
        return row
    numbered = f"{row.section_number}. {row.section}" if row.section_number else row.section
    whole = " - ".join(filter(None, (section, numbered)))
    return replace(row, section=whole, section_number="")


def _annex(table: Table) -> str:
    """What the appendix of a table is called, from its heading."""
    for text in reversed(table.caption):
        first = " ".join(text.split())
        found = ANNEX.match(flat(first))
        if found is not None and 0 < len(first[found.end() :]) <= LONGEST_ANNEX:
            return first[found.end() :].strip()
    return ""


def _check_number(
    row: Row, identifier: str, before: tuple[str, int] | None, reader: RowReader, *, twice: bool
) -> tuple[str, int] | None:
    """Numbers go on by one inside a section; where they do not, a row may be missing or too many."""
    text = _number(row)
    path = f"tasks/{identifier}/id"
    if "number" not in row.cells:
        return before
    if not text:
        reader.doubts.add("no_number", path, row.at("number"), row.text("task")[:200])
        return before
    if twice:
        reader.doubts.add("number_twice", path, row.at("number"), text)
    if len(text.split()) > 1:
        reader.doubts.add("number_odd", path, row.at("number"), text)
    if not text.isdigit():
        return before
    number = int(text)
    follows = before is not None and before[0] == row.section and number == before[1] + 1
    starts = number == 1 if before is None else (before[0] != row.section and number in (1, before[1] + 1))
    if not (follows or starts):
        reader.doubts.add("number_gap", path, row.at("number"), text)
    return row.section, number
