"""`cchc template`: an .xlsx to be filled with the facts of one unit."""

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.output import refuse_unfit, tell
from cchc.cli.source import catalogue_named

CatalogueName = Annotated[str, typer.Argument(metavar="BỘ", help="Bộ tiêu chí: tệp, thư mục hoặc mã.")]
Out = Annotated[Path, typer.Argument(metavar="TỆP.xlsx", help="Tệp mẫu sẽ được ghi.")]


def template(catalogue: CatalogueName, out: Out) -> int:
    """Ghi tệp mẫu .xlsx để nhập số liệu, có in sẵn các giá trị được phép của từng dòng."""
    from cchc.files.facts_xlsx import write_template

    refuse_unfit(out, ".xlsx")
    _, read = catalogue_named(catalogue)
    write_template(read, out)
    tell(f"Đã ghi {out}")
    return 0
