"""`cchc publish`: freeze a draft catalogue; from then on it never changes."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.source import existing
from cchc.core.errors import InputRefused

CatalogueFile = Annotated[Path, typer.Argument(metavar="BỘ", help="Tệp catalogue.yaml hoặc thư mục của nó.")]


def publish(catalogue: CatalogueFile) -> int:
    """Ban hành một bộ tiêu chí dự thảo: kiểm tra, ghi dấu vào LOCK; từ đó nội dung không được sửa.

    Mã thoát 1 khi bộ tiêu chí còn lỗi hoặc đã ban hành.
    """
    from cchc.files.publish import publish as freeze

    path = existing(catalogue)
    try:
        mark = freeze(existing(path / "catalogue.yaml") if path.is_dir() else path)
    except InputRefused as error:
        for problem in error.problems:
            print(f"Lỗi: {problem}", file=sys.stderr)
        return 1
    print(f"Đã ban hành {catalogue}; dấu SHA-256: {mark}")
    return 0
