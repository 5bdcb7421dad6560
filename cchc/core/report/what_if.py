"""What if some lines had other figures: the total before and after, and the lines that change."""

from cchc.core.report import cells
from cchc.core.report.cells import BLANK, Cell
from cchc.core.report.outline import Align, Column, Report, Row, Section
from cchc.core.report.score_lines import reckoning_text, score_cell
from cchc.core.report.title_block import result_facts, subtitle_of
from cchc.core.scoring.sheet import Line
from cchc.core.scoring.simulate import WhatIf

COLUMNS = (
    Column("code", "Mã", 7),
    Column("name", "Nội dung", 40),
    Column("before", "Hiện nay", 11, Align.RIGHT),
    Column("after", "Giả định", 11, Align.RIGHT),
    Column("gain", "Tăng, giảm", 11, Align.RIGHT),
    Column("reckoning", "Cách tính điểm", 40, narrow=False),
)


def what_if_report(supposed: WhatIf) -> Report:
    """Build the table of a supposition: changed lines, then the total; nothing of it is stored."""
    assessment = supposed.before.assessment
    places = assessment.catalogue.rounding.places
    rows = tuple(_row(before, after, places) for before, after in supposed.changed)
    totals = (supposed.before.total.points, supposed.after.total.points)
    closing = (
        BLANK,
        Cell("Tổng điểm"),
        *(cells.span(figure, places) for figure in totals),
        cells.signed_points(supposed.gain, places),
        BLANK,
    )
    return Report(
        "what_if",
        "THỬ THAY SỐ LIỆU",
        subtitle_of(assessment),
        result_facts(assessment),
        (
            Section(
                "changes",
                "Thay đổi so với hiện nay",
                "Giả định",
                COLUMNS,
                (*rows, Row("total", closing, "total")),
            ),
        ),
        ("Đây là phép thử với số liệu giả định, không phải kết quả.",),
        assessment.illustrative or assessment.catalogue.illustrative,
    )


def _row(before: Line, after: Line, places: int) -> Row:
    node = before.node
    gain = after.points - before.points if before.points is not None and after.points is not None else None
    found = (
        cells.words(node.code),
        Cell(node.title),
        score_cell(before.score, places),
        score_cell(after.score, places),
        cells.signed_points(gain, places),
        Cell(reckoning_text(after.score)),
    )
    return Row(node.key, found)
