"""A workbook with some of its texts changed, as a person would in Excel."""

from collections.abc import Mapping
from io import BytesIO

import xlsxwriter
from python_calamine import CalamineWorkbook


def edited(raw: bytes, sheet: str, changes: Mapping[tuple[int, int], str]) -> bytes:
    """The texts of a sheet written again; changed are rows counted from 1 and columns counted from 0."""
    with CalamineWorkbook.from_filelike(BytesIO(raw)) as book:
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        page = made.add_worksheet(sheet)
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                page.write_string(line, column, changes.get((line + 1, column), str(value)))
    return stream.getvalue()
