"""`cchc ranking`: the league table of an index in one year, read from the data files."""

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.output import AsJson, Csv, Xlsx, show
from cchc.cli.source import store_at
from cchc.core.errors import InputRefused, Problem, UnknownReference
from cchc.core.index.definition import TOTAL, Index
from cchc.files.store import CatalogueStore

IndexName = Annotated[
    str, typer.Argument(metavar="CHỈ_SỐ", help="Mã của chỉ số: papi, sipas, par-index, chi-so-766.")
]
Year = Annotated[str, typer.Argument(metavar="NĂM", help="Năm của số liệu được công bố.")]
LineKey = Annotated[
    str, typer.Option("--line", metavar="NỘI_DUNG", help="Mã của nội dung, như 3.2; để trống là tổng hợp.")
]
TargetRank = Annotated[
    str | None, typer.Option("--target-rank", metavar="HẠNG", help="Thêm khoảng cách đến hạng này.")
]


def ranking(
    index: IndexName,
    year: Year,
    line: LineKey = TOTAL,
    target_rank: TargetRank = None,
    as_json: AsJson = False,
    xlsx: Xlsx = None,
    csv: Csv = None,
) -> int:
    """Xếp hạng các tỉnh, thành phố theo một chỉ số trong một năm: hạng, nhóm, mức tăng giảm, khoảng cách.

    Mã thoát 1 khi còn đơn vị chưa có số liệu mà chưa rõ vì sao: khi ấy không tính hạng.
    """
    from cchc.core.index.league import league
    from cchc.core.index.scores import ScoreTable
    from cchc.core.report.league import league_report
    from cchc.files.unit_names import names_on

    store = store_at(Path.cwd())
    chosen, family = _chosen(store, index)
    target = None if target_rank is None else _rank(target_rank)
    published = next((found for found in chosen.years if str(found.year) == year), None)
    if published is None:
        years = ", ".join(str(known) for known in chosen.by_year)
        raise UnknownReference(f"{chosen.short_name} không có năm “{year}”", hint=f"Các năm: {years}")
    units = names_on(store.agencies(chosen.agencies), published.units_on)
    table = ScoreTable(chosen, store.scores(family))
    key = _line(chosen, published.year, line)
    found = league(table, published.year, key, list(units.short), target)
    report = league_report(chosen, found, units.short.__getitem__)
    show((report,), as_json=as_json, xlsx=xlsx, csv=csv)
    return 0 if found.complete else 1


def _chosen(store: CatalogueStore, name: str) -> tuple[Index, str]:
    """The index of this identifier, and its folder."""
    known = {store.index(family).id: family for family in store.index_ids()}
    if name not in known:
        raise UnknownReference(f"Không có chỉ số “{name}”", hint=f"Các chỉ số: {', '.join(known)}")
    return store.index(known[name]), known[name]


def _line(index: Index, year: int, name: str) -> str:
    """The key of a line, also by the code that is printed in that year."""
    lines = index.lines_in(year)
    found = [line.key for line in lines if name in (line.key, line.code)]
    if not found:
        hint = f"Các nội dung: {', '.join(filter(None, (line.code for line in lines)))}"
        raise UnknownReference(f"{index.short_name} năm {year} không có nội dung “{name}”", hint=hint)
    return found[0]


def _rank(text: str) -> int:
    """The rank aimed at; raises InputRefused for anything but a whole number from 1."""
    if not text.isdecimal() or int(text[:5]) == 0:
        message = f"--target-rank phải là số nguyên từ 1, không phải “{text}”"
        raise InputRefused([Problem("wrong_type", message)])
    return int(text[:5])
