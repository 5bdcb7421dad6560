"""`cchc check`: every fault of the data files with file, row, criterion and advice."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from cchc.cli.output import AsJson, tell
from cchc.cli.source import existing
from cchc.core.errors import Problem

Target = Annotated[
    Path, typer.Argument(metavar="[ĐƯỜNG_DẪN]", help="Tệp hoặc thư mục; để trống là thư mục catalogues.")
]


ErrorsOnly = Annotated[bool, typer.Option("--errors-only", help="Chỉ in lỗi; các lưu ý chỉ được đếm.")]


def check(path: Target = Path("catalogues"), errors_only: ErrorsOnly = False, as_json: AsJson = False) -> int:
    """Kiểm tra bộ tiêu chí, kết quả, kế hoạch, chỉ số và điểm, cơ quan, lịch: chỉ ra tệp, dòng và cách sửa.

    Các lưu ý in trước, lỗi in sau cùng. Mã thoát 1 khi có lỗi; điều cần lưu ý không phải là lỗi.
    """
    from cchc.files.check import check_path, data_files

    existing(path)
    if path.is_dir():
        tell(f"Đang kiểm tra {len(data_files(path))} tệp trong {path}…")
    report = check_path(path)
    if as_json:
        found = {
            "files": report.files,
            "errors": [_as_json(problem) for problem in report.errors],
            "notices": [_as_json(problem) for problem in report.notices],
        }
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return 1 if report.errors else 0
    shown = () if errors_only else report.notices
    for problem in shown:
        print(f"Lưu ý: {problem}")
    if shown and report.errors:
        print()
    for problem in report.errors:  # last, for what must be mended is not to scroll away
        print(f"Lỗi: {problem}")
    print(f"Đã kiểm tra {report.files} tệp: {len(report.errors)} lỗi, {len(report.notices)} lưu ý")
    return 1 if report.errors else 0


def _as_json(problem: Problem) -> dict[str, Any]:
    place = {key: value for key, value in asdict(problem.place).items() if value is not None}
    return {"code": problem.code, "message": problem.message, "place": place, "hint": problem.hint}
