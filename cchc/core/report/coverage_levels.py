"""Lost points by how closely the tasks of a plan name them, for each group of parts."""

from collections.abc import Iterable
from decimal import Decimal

from cchc.core.plan.coverage import LEVEL_LABELS, Coverage, CoveredLine, Level
from cchc.core.report import cells
from cchc.core.report.cells import Cell
from cchc.core.report.outline import Align, Column, Row, Section, total_row

LEVEL = Column("level", "Mức độ nêu của nhiệm vụ", 42)
UNNAMED = (Level.INDEX, Level.NONE)


def levels_section(coverage: Coverage) -> Section:
    """One row per level; naming the whole index wins nothing back, so it counts among what no task names."""
    columns = (LEVEL, *_group_columns(coverage))
    named = [(level, (level,)) for level in (Level.EXACT, Level.PARENT, Level.AREA)]
    levels = [*named, (Level.NONE, UNNAMED)]
    body = tuple(_row(coverage, level, members) for level, members in levels)
    closing = total_row(columns, body, "total", (Cell("Tổng cộng"), *_figures(coverage, tuple(Level))))
    note = "Nêu chung cả Chỉ số được tính là không nêu: không lấy lại được điểm cụ thể nào."
    return Section("levels", "Điểm bị trừ theo mức độ nêu", "Mức độ nêu", columns, (*body, closing), (note,))


def _group_columns(coverage: Coverage) -> tuple[Column, ...]:
    return tuple(
        column
        for group, _ in coverage.sheet.groups
        for column in (
            Column(f"lines_{group.id}", "Số dòng", 9, Align.RIGHT, group=group.name),
            Column(f"points_{group.id}", "Điểm", 9, Align.RIGHT, group=group.name),
        )
    )


def _row(coverage: Coverage, level: Level, members: tuple[Level, ...]) -> Row:
    label = LEVEL_LABELS[level]
    return Row(level.name.lower(), (Cell(f"{label[:1].upper()}{label[1:]}"), *_figures(coverage, members)))


def _figures(coverage: Coverage, levels: tuple[Level, ...]) -> Iterable[Cell]:
    places = coverage.sheet.assessment.catalogue.rounding.places
    for group, _ in coverage.sheet.groups:
        found = [line for line in coverage.of_group(group.id) if line.level in levels]
        yield cells.count(len(found))
        yield cells.points(points_of(found), places)


def points_of(lines: Iterable[CoveredLine]) -> Decimal:
    """The points lost on covered lines."""
    return sum((line.lost for line in lines), Decimal(0))
