"""`cchc compare`: what became of every line between two versions of a catalogue."""

from typing import Annotated

import typer

from cchc.cli.output import AsJson, Csv, Xlsx, show, tell
from cchc.cli.source import catalogue_named
from cchc.core.catalogue.mapping import Crosswalk

Old = Annotated[str, typer.Argument(metavar="BỘ_CŨ", help="Bộ tiêu chí cũ: tệp, thư mục hoặc mã.")]
New = Annotated[str, typer.Argument(metavar="BỘ_MỚI", help="Bộ tiêu chí mới: tệp, thư mục hoặc mã.")]


def compare(old: Old, new: New, as_json: AsJson = False, xlsx: Xlsx = None, csv: Csv = None) -> int:
    """Đối chiếu hai bộ tiêu chí theo bảng đối chiếu đã viết; cùng mã chưa chắc cùng nghĩa.

    Mã thoát 1 khi bảng đối chiếu nhắc tới mã không có hoặc đối chiếu một dòng hai lần.
    """
    from cchc.core.catalogue.compare import compare as compare_versions
    from cchc.core.catalogue.compare import crosswalk_problems
    from cchc.core.report.comparison import comparison_report

    store, before = catalogue_named(old)
    _, after = catalogue_named(new)
    crosswalk = store.crosswalk(before.id, after.id)
    if crosswalk is None:
        tell("Chưa có bảng đối chiếu giữa hai bộ này: mọi dòng là chưa đối chiếu.")
        crosswalk = Crosswalk(before.id, after.id, ())
    problems = crosswalk_problems(before, after, crosswalk)
    for problem in problems:
        tell(f"Cần xem lại: {problem}")
    if problems:
        return 1
    show(
        (comparison_report(compare_versions(before, after, crosswalk)),), as_json=as_json, xlsx=xlsx, csv=csv
    )
    return 0
