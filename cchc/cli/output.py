"""Where a report goes: the screen, JSON on the screen, .xlsx and .csv files beside it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.screen import text_of
from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.report.outline import Report

AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON thay cho bảng.")]
Xlsx = Annotated[Path | None, typer.Option("--xlsx", metavar="TỆP", help="Ghi thêm tệp .xlsx để in.")]
Csv = Annotated[Path | None, typer.Option("--csv", metavar="TỆP", help="Ghi thêm tệp .csv.")]


def show(reports: Sequence[Report], *, as_json: bool, xlsx: Path | None, csv: Path | None) -> None:
    """Print the reports and write the files that were asked for."""
    first, *more = reports
    for path, ending in ((xlsx, ".xlsx"), (csv, ".csv")):
        if path is not None:
            refuse_unfit(path, ending)
    if xlsx is not None:
        from cchc.files import tables_xlsx

        write(xlsx, tables_xlsx.write(first, *more))
    if csv is not None:
        from cchc.files import tables_csv

        write(csv, tables_csv.write(first, *more))
    if as_json:
        from cchc.files import tables_json

        print(tables_json.write(first, *more).decode(), end="")
        return
    print(text_of(first))
    for report in more:
        print(f"\n\n{text_of(report, brief=True)}")


def refuse_unfit(path: Path, ending: str) -> None:
    """Never write over a file: it may be the only copy of a filled form. Raises InputRefused."""
    place = Place(str(path))
    if path.suffix.lower() != ending:
        raise InputRefused([Problem("wrong_ending", f"Tên tệp phải kết thúc bằng {ending}", place)])
    if path.exists():
        hint = "chọn tên khác, hoặc dời tệp cũ đi trước"
        raise InputRefused([Problem("file_exists", "Tệp đã có, không ghi đè", place, hint)])


def write(path: Path, content: bytes) -> None:
    """Write a file and say so on the error stream, so that the output itself stays clean."""
    path.write_bytes(content)
    tell(f"Đã ghi {path}")


def tell(message: str) -> None:
    """Say on the error stream what is going on."""
    print(message, file=sys.stderr)
