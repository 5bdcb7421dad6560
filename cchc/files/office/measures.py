"""Measures of the page: margins and sizes within the bounds of the annex of the decree, widths of columns."""

from cchc.core.report.outline import Column, Section

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0  # millimetres
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
NUMBER_FROM_EDGE = 10.0
FIRST_LINE = 12.7
FONT = "Times New Roman"
BODY, AGENCY, STATE, MOTTO, LINE_OF_NUMBER, SUBJECT = 14.0, 12.0, 12.0, 13.0, 13.0, 12.0
PAGE_NUMBER, RECIPIENTS_LABEL, RECIPIENTS = 13.0, 12.0, 11.0
BETWEEN_PARAGRAPHS = 6.0
HEAD_LEFT = 66.0
SIGNATURE_LEFT = 80.0
MOTTO_RULE, AGENCY_RULE, ABSTRACT_RULE = 56.0, 24.0, 55.0  # lengths of the drawn lines, millimetres
SIGNATURE_SPACE = 72.0  # points left for seal and signature
FEW_COLUMNS, MANY_COLUMNS = 6, 9
WIDEST_WORD = 12  # characters of a word that must not be broken in a narrow column


def text_width(*, landscape: bool) -> float:
    """Millimetres between the margins."""
    return (PAGE_HEIGHT if landscape else PAGE_WIDTH) - LEFT - RIGHT


def table_size(columns: int) -> float:
    """Points of the letters of a table: smaller where many columns share the page."""
    if columns <= FEW_COLUMNS:
        return 12.0
    return 11.0 if columns < MANY_COLUMNS else 10.0


def printed_columns(section: Section) -> tuple[Column, ...]:
    """The columns that stand on paper."""
    return tuple(column for column in section.columns if column.printed)


def shares(section: Section) -> tuple[float, ...]:
    """The part of the width that each printed column takes; together 1.

    A column is never so narrow that its longest word or number would break.
    """
    columns = printed_columns(section)
    wanted = [
        max(float(column.width), _longest(section, place) + 4.0) for place, column in enumerate(columns)
    ]
    return tuple(width / sum(wanted) for width in wanted)


def _longest(section: Section, place: int) -> float:
    """Characters of the longest word of a column; very long ones (codes) may break."""
    texts = [section.columns[place].heading, *(row.cells[place].text for row in section.rows)]
    words = (len(word) for text in texts for word in text.split())
    return float(min(max(words, default=1), WIDEST_WORD))
