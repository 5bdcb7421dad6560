"""`cchc annex`: the annex of a decision, as an office holds it, becomes a draft catalogue.yaml."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.output import refuse_unfit, tell
from cchc.cli.source import catalogue_named, existing
from cchc.core.campaign.written import day_in, whole_in
from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.numerals import date_text

if TYPE_CHECKING:
    from cchc.files.catalogue_import.draft_catalogue import Draft

File = Annotated[Path, typer.Argument(metavar="TỆP", help="Phụ lục của quyết định, .docx hoặc .xlsx.")]
Identifier = Annotated[
    str, typer.Option("--id", metavar="MÃ", help="Mã bộ tiêu chí, như par_index_agency/876-qd-ubnd-2024.")
]
Title = Annotated[str, typer.Option("--title", metavar="TÊN", help="Tên bộ tiêu chí.")]
Year = Annotated[str, typer.Option("--year", metavar="NĂM", help="Năm áp dụng.")]
Level = Annotated[str, typer.Option("--level", metavar="CẤP", help="province, department hoặc commune.")]
Number = Annotated[
    str, typer.Option("--number", metavar="SỐ", help="Số quyết định; bỏ trống: lấy trong tệp.")
]
Day = Annotated[str, typer.Option("--day", metavar="NGÀY", help="Ngày quyết định, dạng 31/12/2024.")]
Issuer = Annotated[str, typer.Option("--issuer", metavar="NƠI", help="Cơ quan ban hành.")]
Before = Annotated[
    str, typer.Option("--before", metavar="BỘ", help="Bộ tiêu chí năm trước: dòng cùng tên giữ mã định danh.")
]
Invented = Annotated[
    bool, typer.Option("--illustrative", help="Bộ tiêu chí minh họa, không phải văn bản thật.")
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="TỆP.yaml", help="Tệp được ghi; bỏ trống: catalogues/MÃ/catalogue.yaml."),
]
LEVELS = ("province", "department", "commune")


def annex(
    file: File,
    identifier: Identifier,
    title: Title,
    year: Year,
    level: Level = "province",
    number: Number = "",
    day: Day = "",
    issuer: Issuer = "",
    before: Before = "",
    illustrative: Invented = False,
    out: Out = None,
) -> int:
    """Đọc phụ lục bộ tiêu chí của một quyết định thành bộ tiêu chí dự thảo, in ra từng chỗ còn phải xem lại.

    Câu nào chưa hiểu thì giữ nguyên chữ, không tự đặt cách chấm hay điểm tối đa. Mã thoát 1 khi còn chỗ phải
    xem lại.
    """
    from cchc.files.catalogue_import.catalogue_yaml import yaml_of
    from cchc.files.catalogue_import.reading import annex_in, faults_of, head_from, read_annex

    target = out or Path("catalogues") / identifier / "catalogue.yaml"
    refuse_unfit(target, ".yaml")
    _refuse_level(level)
    last_year = catalogue_named(before)[1] if before else None
    tables = annex_in(existing(file).read_bytes(), str(file))
    head = head_from(
        tables,
        id=identifier,
        title=title,
        level=level,
        year=whole_in(year),
        number=number or None,
        day=_day(day),
        issuer=issuer or None,
        illustrative=illustrative,
    )
    draft = read_annex(tables, str(file), head, last_year)
    doubts = [*_marks(draft), *(f"Kiểm tra: {problem}" for problem in faults_of(draft))]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(yaml_of(draft.content), encoding="utf-8", newline="\n")
    tell(f"Đã ghi {target}")
    for text in doubts:
        print(text)
    when = f" ngày {date_text(head.day)}" if head.day else ""
    named = f"{head.number or 'chưa có số quyết định'}{when}"
    print(f"{named}: {len(draft.texts)} dòng, {len(doubts)} chỗ phải xem lại")
    return 1 if doubts else 0


def _marks(draft: "Draft") -> list[str]:
    codes = draft.codes()
    return [
        f"Xem lại: {f'tiêu chí {codes[line]}, ' if line in codes else ''}{mark}"
        for line, found in draft.marks.items()
        for mark in found
    ]


def _day(text: str) -> date | None:
    return day_in(text) if text else None


def _refuse_level(level: str) -> None:
    if level not in LEVELS:
        message = f"Không có cấp “{level}”"
        hint = f"Chọn một trong: {', '.join(LEVELS)}"
        raise InputRefused([Problem("unknown_level", message, Place(column="--level"), hint)])
