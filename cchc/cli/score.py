"""`cchc score`: the score sheet and deduction table of one result, one point opened, or a supposition."""

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.output import AsJson, Csv, Xlsx, show, tell
from cchc.cli.result import read_result, sheet_of
from cchc.cli.source import names_in, plan_mending, store_at
from cchc.cli.suppose import facts_supposed
from cchc.core.errors import Problem
from cchc.core.numerals import points_text
from cchc.core.plan.tasks import Plan
from cchc.core.report.outline import Report
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.sheet import Sheet

File = Annotated[
    Path, typer.Argument(metavar="TỆP", help="Tệp kết quả .yaml, hoặc tệp số liệu .xlsx đã điền.")
]
CatalogueName = Annotated[
    str | None,
    typer.Option("--catalogue", metavar="BỘ", help="Bộ tiêu chí của tệp .xlsx: tệp, thư mục hoặc mã."),
]
PlanFile = Annotated[
    Path | None,
    typer.Option("--plan", metavar="TỆP", help="Kế hoạch để đề xuất cơ quan ở khoản trừ chưa ghi cơ quan."),
]
Trace = Annotated[str | None, typer.Option("--trace", metavar="MÃ", help="Mở cách tính điểm của một dòng.")]
Supposed = Annotated[
    list[str] | None,
    typer.Option(
        "--what-if",
        metavar="MÃ=ĐIỂM",
        help="Thử thay số liệu, dùng được nhiều lần; hoặc JSON như "
        '\'{"3.4.1": {"part": 996, "whole": 1000}}\'.',
    ),
]
Deductions = Annotated[bool, typer.Option("--deductions", help="Chỉ in bảng tổng hợp tiêu chí bị trừ điểm.")]


def score(
    file: File,
    catalogue: CatalogueName = None,
    plan: PlanFile = None,
    trace: Trace = None,
    what_if: Supposed = None,
    deductions: Deductions = False,
    as_json: AsJson = False,
    xlsx: Xlsx = None,
    csv: Csv = None,
) -> int:
    """Chấm điểm một đơn vị trong một năm: tổng điểm, từng dòng, điểm bị trừ và nơi chịu trách nhiệm.

    Mã thoát 1 khi kết quả lệch với kết quả công bố, khoản trừ không cộng đủ hoặc số liệu mâu thuẫn.
    """
    store, assessment = read_result(file, catalogue)
    mending = store_at(plan).plan(plan) if plan is not None else plan_mending(store, file)
    sheet = sheet_of(store, file, assessment)
    reports: tuple[Report, ...]
    if what_if:
        reports = (_supposition(assessment, what_if),)
    elif trace is not None:
        reports = (_trace(sheet, trace),)
    else:
        reports = _reports(sheet, mending, only_deductions=deductions)
    show(reports, as_json=as_json, xlsx=xlsx, csv=csv)
    return _verdict(sheet)


def _reports(sheet: Sheet, plan: Plan | None, *, only_deductions: bool) -> tuple[Report, ...]:
    from cchc.core.report.deduction_table import deduction_report
    from cchc.core.report.score_sheet import score_sheet_report
    from cchc.core.scoring.deduction import deduction_table

    names = names_in(sheet.assessment.agencies)
    table = deduction_table(sheet)
    deducted = deduction_report(sheet, table, names, plan)
    if only_deductions:
        return (deducted,)
    if not table.rows and not table.silent:
        return (score_sheet_report(sheet, names),)
    return (score_sheet_report(sheet, names), deducted)


def _trace(sheet: Sheet, key: str) -> Report:
    from cchc.core.report.trace import trace_report

    return trace_report(sheet, key, names_in(sheet.assessment.agencies))


def _supposition(assessment: Assessment, texts: list[str]) -> Report:
    from cchc.core.report.what_if import what_if_report
    from cchc.core.scoring.simulate import what_if

    return what_if_report(what_if(assessment, facts_supposed(texts)))


def _verdict(sheet: Sheet) -> int:
    """Say what does not agree on the error stream; 1 when anything does not."""
    found = [f"Cần xem lại: {problem}" for problem in _problems(sheet)]
    found += [
        f"Cần xem lại: {row.name} tính được {row.computed.text()}, công bố {points_text(row.published)}"
        for row in sheet.reconciliation
        if row.agrees is False
    ]
    for text in found:
        tell(text)
    return 1 if found else 0


def _problems(sheet: Sheet) -> tuple[Problem, ...]:
    from cchc.core.scoring.consistency import inconsistencies
    from cchc.core.scoring.deduction import deduction_problems

    return (*deduction_problems(sheet), *inconsistencies(sheet.assessment))
