"""The areas of a score sheet: points reached where a source allows it, points known to be lost."""

from decimal import Decimal

from cchc.core.catalogue.nodes import Effect, Node
from cchc.core.report import cells
from cchc.core.report.cells import BLANK, Cell, Presence
from cchc.core.report.outline import Align, Column, Row, Section, total_row
from cchc.core.scoring.evaluate import State
from cchc.core.scoring.sheet import AreaTotal, Line, Lost, Sheet
from cchc.core.scoring.span import total

CODE = Column("code", "Mã", 6)
NAME = Column("name", "Lĩnh vực", 50)
MAX = Column("max_points", "Điểm tối đa", 10, Align.RIGHT)
POINTS = Column("points", "Điểm đạt", 14, Align.RIGHT)
UNPLACED = "unplaced"
OUTSIDE = Cell("ngoài thang điểm", presence=Presence.BLANK)


def areas_section(sheet: Sheet) -> Section:
    """One row per area, one for the lines that no source places in an area, and the total.

    Lost points stand by group of parts (direct, survey); an amount that may still grow is a lower bound.
    """
    columns = (CODE, NAME, MAX, POINTS, *_lost_columns(sheet))
    body = tuple(_area_row(sheet, area) for area in sheet.areas)
    unplaced = tuple(line for line in sheet.lines if line.area is None)
    if unplaced:
        body = (*body, _unplaced_row(sheet, unplaced))
    return Section(
        "areas",
        "Điểm theo lĩnh vực",
        "Lĩnh vực",
        columns,
        (*body, _total(sheet, columns, body)),
        _notes(sheet),
    )


def _lost_columns(sheet: Sheet) -> tuple[Column, ...]:
    return tuple(
        Column(f"lost_{group.id}", group.name, 14, Align.RIGHT, group="Điểm bị trừ, chưa đạt đã biết")
        for group, _ in sheet.groups
    )


def _notes(sheet: Sheet) -> tuple[str, ...]:
    notes = []
    if any(area.points is None for area in sheet.areas):
        notes.append("Chưa có số liệu: không nguồn nào chia hết điểm của bộ tiêu chí theo lĩnh vực.")
    if any(line.node.effect is not Effect.SCORE for line in sheet.lines):
        notes.append("Cộng các dòng trong thang điểm, chưa kể điểm thưởng và điểm phạt.")
    if sheet.reduced is not None:
        notes.append("Điểm trước khi quy đổi; điểm tối đa không kể các dòng không đánh giá.")
    return tuple(notes)


def _area_row(sheet: Sheet, area: AreaTotal) -> Row:
    places = sheet.assessment.catalogue.rounding.places
    reached = cells.UNKNOWN if area.points is None else cells.span(area.points, places)
    if area.not_applicable:
        reached = cells.NOT_APPLICABLE
    node = area.area
    if outside_scale(node):
        rest = [BLANK] * len(sheet.groups)
        return Row(node.key, (Cell(node.key), Cell(node.title), BLANK, OUTSIDE, *rest))
    lost = (_lost_cell(area.lost[group.id], places) for group, _ in sheet.groups)
    return Row(
        node.key, (Cell(node.key), Cell(node.title), cells.points(area.max_points, places), reached, *lost)
    )


def outside_scale(area: Node) -> bool:
    """Whether an area holds nothing but bonus and penalty."""
    leaves = [node for node in area.walk() if node.is_leaf]
    return bool(leaves) and all(leaf.effect is not Effect.SCORE for leaf in leaves)


def _lost_cell(lost: Lost, places: int) -> Cell:
    return cells.at_least(lost.amount, complete=lost.complete, places=places)


def _unplaced_row(sheet: Sheet, lines: tuple[Line, ...]) -> Row:
    places = sheet.assessment.catalogue.rounding.places
    reached = cells.span(total(line.span for line in lines), places)
    lost = (_lost_cell(_lost_of(sheet, group.id, lines), places) for group, _ in sheet.groups)
    return Row(UNPLACED, (BLANK, Cell("Chưa chia theo lĩnh vực"), BLANK, reached, *lost))


def _lost_of(sheet: Sheet, group: str, lines: tuple[Line, ...]) -> Lost:
    """Known losses of a group of parts on some lines; complete when every one of them is settled.

    Bonus and penalty stand outside the scale: nothing of it is lost on them.
    """
    parts = {part.id for part, _ in sheet.parts if part.group == group}
    inside = [line for line in lines if line.node.part in parts and line.node.effect is Effect.SCORE]
    settled = all(line.lost is not None or line.score.state is State.NOT_APPLICABLE for line in inside)
    return Lost(sum((line.lost for line in inside if line.lost is not None), Decimal(0)), settled)


def _total(sheet: Sheet, columns: tuple[Column, ...], body: tuple[Row, ...]) -> Row:
    places = sheet.assessment.catalogue.rounding.places
    lost = (_lost_cell(_lost_of(sheet, group.id, sheet.lines), places) for group, _ in sheet.groups)
    whole = sheet.reduced or sheet.scale_total
    figures = (cells.points(whole.max_points, places), cells.span(whole.points, places))
    return total_row(columns, body, "total", (BLANK, Cell("Cộng"), *figures, *lost))
