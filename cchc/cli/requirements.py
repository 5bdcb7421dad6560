"""`cchc requirements`: the board of requirements of one result, as far as its figures tell."""

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.output import AsJson, Csv, Xlsx, show
from cchc.cli.result import read_result, sheet_of
from cchc.cli.source import names_in, plans_using
from cchc.core.errors import Place, UnknownReference

File = Annotated[
    Path, typer.Argument(metavar="TỆP", help="Tệp kết quả .yaml, hoặc tệp số liệu .xlsx đã điền.")
]
CatalogueName = Annotated[
    str | None,
    typer.Option("--catalogue", metavar="BỘ", help="Bộ tiêu chí của tệp .xlsx: tệp, thư mục hoặc mã."),
]


def requirements(
    file: File,
    catalogue: CatalogueName = None,
    as_json: AsJson = False,
    xlsx: Xlsx = None,
    csv: Csv = None,
) -> int:
    """Đối chiếu số liệu với yêu cầu của kế hoạch: dòng nào đạt, dòng nào chưa đạt và còn thiếu bao nhiêu.

    Xác nhận của người và tài liệu gắn kèm chỉ có ở trang, không có trong tệp.
    """
    from cchc.core.plan.board import requirement_board
    from cchc.core.plan.contradictions import contradictions
    from cchc.core.report.requirement_board import requirement_board_report

    store, assessment = read_result(file, catalogue)
    sheet_of(store, file, assessment)  # refuses figures that cannot be true, with file and row
    board = requirement_board(assessment)
    if not board.requirements:
        hint = "chọn kết quả chấm theo bộ tiêu chí có yêu cầu của kế hoạch"
        raise UnknownReference("Bộ tiêu chí này không kèm yêu cầu của kế hoạch", Place(str(file)), hint)
    told = contradictions(assessment.catalogue, plans_using(store, assessment.catalogue))
    report = requirement_board_report(assessment, board, names_in(assessment.agencies), conflicts=told)
    show((report,), as_json=as_json, xlsx=xlsx, csv=csv)
    return 0
