"""Every line of a score sheet in printed order: areas, criteria, leaves with points, remainder lines."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from cchc.core.catalogue.nodes import STATUS_LABELS, Effect, Kind, Node, NotApplicablePolicy, Status
from cchc.core.report import cells
from cchc.core.report.cells import BLANK, NOT_APPLICABLE, UNKNOWN, Cell
from cchc.core.report.outline import Align, Column, Row, Section, total_row
from cchc.core.report.score_areas import OUTSIDE, outside_scale
from cchc.core.scoring.evaluate import Score, State, reference_text
from cchc.core.scoring.sheet import Line, Sheet
from cchc.core.scoring.span import Span, known_sum, total

COLUMNS = (
    Column("code", "Mã", 8),
    Column("name", "Lĩnh vực, tiêu chí, tiêu chí thành phần", 51),
    Column("max_points", "Điểm tối đa", 10, Align.RIGHT),
    Column("points", "Điểm đạt", 11, Align.RIGHT),
    Column("shortfall", "Điểm chưa đạt", 11, Align.RIGHT),
    Column("part", "Phần điểm", 24, narrow=False),
    Column("note", "Ghi chú", 22),
    Column("reckoning", "Cách tính điểm", 120, narrow=False, printed=False),
    Column("reference", "Căn cứ", 110, narrow=False, printed=False),
)
EFFECT_LABELS = {Effect.SCORE: "", Effect.BONUS: "điểm thưởng", Effect.PENALTY: "điểm phạt"}


def lines_section(sheet: Sheet, names: Callable[[str], str]) -> Section:
    """All lines; a parent has points only where its children account for its whole maximum."""
    rows = tuple(row for area in sheet.assessment.catalogue.areas for row in _rows(sheet, area, names, 0))
    rest = tuple(
        _leaf_row(sheet, sheet.by_key[node.key], names, 0) for node in sheet.assessment.catalogue.remainder
    )
    whole = (*rows, *rest)
    return Section("lines", "Bảng điểm chi tiết", "Bảng điểm", COLUMNS, (*whole, _total(sheet, whole)))


def _rows(sheet: Sheet, node: Node, names: Callable[[str], str], level: int) -> Iterator[Row]:
    line = sheet.by_key.get(node.key)
    if line is not None:
        yield _leaf_row(sheet, line, names, level)
        return
    if node.counted_in is not None:
        yield _counted_row(sheet, node, node.counted_in, level)
        return
    yield _parent_row(sheet, node, level)
    for child in node.children:
        yield from _rows(sheet, child, names, level + 1)


def _leaf_row(sheet: Sheet, line: Line, names: Callable[[str], str], level: int) -> Row:
    catalogue = sheet.assessment.catalogue
    node, places = line.node, catalogue.rounding.places
    part = catalogue.part_by_id(node.part).name if node.part else ""
    found = (
        Cell(node.code) if node.code else BLANK,
        Cell(node.title),
        *_figures(line, places),
        cells.words(part),
        cells.words("; ".join(_remarks(sheet, line, names))),
        cells.words(reckoning_text(line.score)),
        Cell(reference_text(node)),
    )
    return Row(node.key, found, level=level)


def _figures(line: Line, places: int) -> tuple[Cell, Cell, Cell]:
    """Maximum, points, shortfall; a penalty line only takes: nothing is to be reached on it."""
    if line.node.effect is Effect.PENALTY:
        return BLANK, cells.signed_points(None if line.lost is None else -line.lost, places), BLANK
    most = cells.points(line.node.max_points, places)
    lost = NOT_APPLICABLE if line.score.state is State.NOT_APPLICABLE else _shortfall(line, places)
    return most, score_cell(line.score, places), lost


def score_cell(score: Score, places: int) -> Cell:
    """The points of one line, or which of the two other states it is in."""
    if score.state is State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    return cells.points(score.points, places)


def _shortfall(line: Line, places: int) -> Cell:
    return BLANK if line.node.effect is Effect.BONUS else cells.points(line.lost, places)


def reckoning_text(score: Score) -> str:
    """How the points arose, without the scale and the source: facts, result, rounding."""
    told = [step.text for step in score.trace if step.kind in ("facts", "result", "rounding")]
    return ". ".join(text.rstrip(".") for text in told)


def _remarks(sheet: Sheet, line: Line, names: Callable[[str], str]) -> list[str]:
    """Short remarks: bonus or penalty, provisional, not sourced, whose figures are missing."""
    entry = sheet.assessment.entry(line.node.key)
    reference = line.node.reference
    remarks = [EFFECT_LABELS[line.node.effect], "số ước" if line.score.provisional else ""]
    if Status(entry.status) is not Status.SOURCED:
        remarks.append(f"điểm đạt {STATUS_LABELS[Status(entry.status)]}")
    if reference.status is not Status.SOURCED and line.node.max_points is not None:
        remarks.append(f"điểm tối đa {STATUS_LABELS[reference.status]}")
    if line.score.missing:
        remarks.append(f"còn thiếu số liệu: {', '.join(names(unit) for unit in line.score.missing)}")
    return [remark for remark in remarks if remark]


def _parent_row(sheet: Sheet, node: Node, level: int) -> Row:
    places = sheet.assessment.catalogue.rounding.places
    if outside_scale(node):
        rest = (BLANK, OUTSIDE, BLANK, BLANK, BLANK, BLANK, Cell(reference_text(node)))
        return Row(node.key, (cells.words(node.code), Cell(node.title), *rest), "group", level)
    reached = _subtotal(sheet, node)
    exact = None if reached is None else reached.exact
    lost = None if exact is None else _lost_below(sheet, node, exact)
    found = (
        cells.words(node.code),
        Cell(node.title),
        cells.points(_most(sheet, node), places),
        UNKNOWN if reached is None else cells.span(reached, places),
        cells.points(lost, places),
        BLANK,
        BLANK,
        BLANK,
        Cell(reference_text(node)),
    )
    return Row(node.key, found, "group", level)


def _most(sheet: Sheet, node: Node) -> Decimal | None:
    """The maximum of a parent; an area leaves out lines that do not concern the unit, as its total does."""
    if node.kind is Kind.AREA:
        return next(area.max_points for area in sheet.areas if area.area is node)
    return node.max_points


def _lost_below(sheet: Sheet, node: Node, exact: Decimal) -> Decimal | None:
    """Maximum minus points; where lines of it leave the scale, the losses of the others."""
    lines = _scored_below(sheet, node)
    skipped = any(line.score.state is State.NOT_APPLICABLE for line in lines)
    if skipped and sheet.assessment.catalogue.not_applicable is not NotApplicablePolicy.ZERO:
        return sum((line.lost for line in lines if line.lost is not None), Decimal(0))
    return None if node.max_points is None else node.max_points - exact


def _scored_below(sheet: Sheet, node: Node) -> list[Line]:
    below = [line for line in (sheet.by_key.get(found.key) for found in node.walk()) if line is not None]
    return [line for line in below if line.node.effect is Effect.SCORE]


def _counted_row(sheet: Sheet, node: Node, holder: str, level: int) -> Row:
    """A known line without a maximum of its own: its points are inside a remainder line."""
    note = Cell(f"điểm nằm trong dòng “{sheet.assessment.catalogue.by_key[holder].title}”")
    found = (cells.words(node.code), Cell(node.title), BLANK, BLANK, BLANK, BLANK, note, BLANK)
    return Row(node.key, (*found, Cell(reference_text(node))), level=level)


def _subtotal(sheet: Sheet, node: Node) -> Span | None:
    """Points of an area or criterion; None where its known lines do not account for its whole maximum."""
    if node.kind is Kind.AREA:
        return next(area.points for area in sheet.areas if area.area is node)
    scored = _scored_below(sheet, node)
    if node.max_points is None or known_sum(line.node.max_points for line in scored) != node.max_points:
        return None
    return total(line.span for line in scored)


def _total(sheet: Sheet, rows: tuple[Row, ...]) -> Row:
    places = sheet.assessment.catalogue.rounding.places
    whole = sheet.total
    figures = (
        cells.points(whole.max_points, places),
        cells.span(whole.points, places),
        cells.points(whole.shortfall, places),
    )
    return total_row(COLUMNS, rows, "total", (BLANK, Cell("Tổng điểm"), *figures, *([BLANK] * 4)))
