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
WIDEST_WORD = 14  # characters of a word that must not be broken in a narrow column
CAPITAL, SMALL = 0.72, 0.52  # of the size: how wide a bold capital is, and any other sign
CELL_SIDES, POINT = 3.2, 25.4 / 72  # millimetres


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


def shares(section: Section, room: float = PAGE_WIDTH - LEFT - RIGHT) -> tuple[float, ...]:
    """The part of `room` millimetres that each printed column takes; together 1.

    A column is never so narrow that its longest word or number would break, as far as there is room.
    """
    columns = printed_columns(section)
    wanted = [float(column.width) for column in columns]
    size = table_size(len(columns)) * POINT
    least = [(_longest(section, column) * size + CELL_SIDES) / room for column in columns]
    if sum(least) >= 1:
        return tuple(width / sum(least) for width in least)
    free, kept = 1 - sum(least), sum(wanted)
    over = [max(width / kept - low, 0) for width, low in zip(wanted, least, strict=True)]
    spread = sum(over) or 1
    return tuple(low + free * more / spread for low, more in zip(least, over, strict=True))


def _longest(section: Section, column: Column) -> float:
    """The longest word of a column in sizes of its letters; very long ones (codes) may break."""
    place = section.columns.index(column)
    texts = [column.heading, *(row.cells[place].text for row in section.rows)]
    words = (word[:WIDEST_WORD] for text in texts for word in text.split())
    return max((sum(CAPITAL if sign.isupper() else SMALL for sign in word) for word in words), default=1.0)
