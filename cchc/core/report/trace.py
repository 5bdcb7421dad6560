"""One point opened: the line, its figures, how they became points, the items lost, the source."""

from cchc.core.catalogue.nodes import Node
from cchc.core.errors import Place, UnknownReference
from cchc.core.report import cells
from cchc.core.report.cells import Cell
from cchc.core.report.deduction_lines import responsible_text
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section
from cchc.core.report.score_lines import score_cell
from cchc.core.report.title_block import result_facts, subtitle_of
from cchc.core.report.wording import Names, document_text
from cchc.core.scoring.sheet import Line, Sheet

STEPS = (Column("step", "Bước", 16), Column("text", "Nội dung", 80))
ITEMS = (
    Column("cause", "Nội dung, lý do trừ điểm", 40),
    Column("document", "Văn bản làm căn cứ", 24),
    Column("responsible", "Chịu trách nhiệm", 24),
    Column("amount", "Điểm bị trừ", 8, Align.RIGHT),
    Column("note", "Ghi chú", 40, narrow=False),
)


def trace_report(sheet: Sheet, key: str, names: Names) -> Report:
    """Open the points of one line; raises UnknownReference for a code that is no scored line."""
    line = sheet.by_key.get(key)
    if line is None:
        raise UnknownReference(
            f"“{key}” không phải là dòng chấm điểm của bộ tiêu chí", Place(criterion=key), _hint(sheet, key)
        )
    assessment = sheet.assessment
    return Report(
        "trace",
        "CÁCH TÍNH ĐIỂM",
        subtitle_of(assessment),
        (*result_facts(assessment), *_line_facts(sheet, line)),
        (_steps(line), *_items(sheet, line, names)),
        illustrative=assessment.illustrative or assessment.catalogue.illustrative,
    )


def _hint(sheet: Sheet, key: str) -> str:
    node = sheet.assessment.catalogue.by_key.get(key)
    if node is None:
        return "xem mã ở cột Mã của bảng điểm"
    below = [found.key for found in node.walk() if found.key in sheet.by_key]
    return f"các dòng chấm điểm bên dưới: {', '.join(below)}" if below else _inside(node)


def _inside(node: Node) -> str:
    return (
        f"điểm nằm trong dòng “{node.counted_in}”"
        if node.counted_in
        else "chưa biết dòng chấm điểm nào bên dưới"
    )


def _line_facts(sheet: Sheet, line: Line) -> tuple[Fact, ...]:
    places = sheet.assessment.catalogue.rounding.places
    node = line.node
    named = f"{node.code} {node.title}" if node.code else node.title
    return (
        Fact("line", "Dòng chấm điểm", Cell(named), "head"),
        Fact("max_points", "Điểm tối đa", cells.points(node.max_points, places)),
        Fact("points", "Điểm đạt", score_cell(line.score, places)),
    )


def _steps(line: Line) -> Section:
    rows = tuple(Row(step.kind, (Cell(step.label), Cell(step.text))) for step in line.score.trace)
    return Section("steps", "Từ số liệu đến điểm", "Cách tính", STEPS, rows)


def _items(sheet: Sheet, line: Line, names: Names) -> tuple[Section, ...]:
    places = sheet.assessment.catalogue.rounding.places
    rows = tuple(
        Row(
            str(order),
            (
                Cell(item.cause),
                cells.words(document_text(item.document)),
                Cell(responsible_text(line, item, names, None)),
                cells.points(item.amount, places),
                cells.words(item.note),
            ),
        )
        for order, item in enumerate(sheet.assessment.deductions, start=1)
        if item.line == line.node.key
    )
    return (Section("items", "Các khoản trừ", "Khoản trừ", ITEMS, rows),) if rows else ()
