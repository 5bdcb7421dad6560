"""Files of one result and of two catalogue versions, made by the same functions as the pages."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from cchc.core.catalogue.compare import compare, crosswalk_problems
from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.plan.board import Board, requirement_board
from cchc.core.plan.contradictions import contradictions
from cchc.core.report.comparison import comparison_report
from cchc.core.report.deduction_table import deduction_report
from cchc.core.report.outline import Report
from cchc.core.report.requirement_board import requirement_board_report
from cchc.core.report.score_sheet import score_sheet_report
from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import score_sheet
from cchc.records.assessments.queries import assessment_for, board_records
from cchc.records.catalogues.queries import all_catalogues, crosswalk_between
from cchc.records.people.models import User
from cchc.records.plans.queries import plan_mending, plans_using
from cchc.web.board_filter import read_board_filter
from cchc.web.requests import PageRequest, or_not_found

Asked = Mapping[str, str]
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@require_safe
def download(request: PageRequest, assessment: str, report: str, form: str) -> HttpResponse:
    """The score sheet, the deduction table or the board as a workbook, .csv or .json."""
    make = REPORTS.get(report)
    if make is None or form not in TYPES:
        raise Http404
    with or_not_found():
        made = make(request.user, assessment, request.GET.dict())
    return sent(made, f"{assessment}-{report}", form)


@require_safe
def comparison(request: PageRequest, form: str) -> HttpResponse:
    """Two catalogue versions line by line; 404 when one is not here or their mapping names other codes."""
    found = {one.id: one for one in all_catalogues()}
    old, new = (found.get(request.GET.get(side, "")) for side in ("cu", "moi"))
    if old is None or new is None or old.id == new.id:
        raise Http404
    crosswalk = crosswalk_between(old.id, new.id) or Crosswalk(old.id, new.id, ())
    if crosswalk_problems(old, new, crosswalk):
        raise Http404
    return sent(comparison_report(compare(old, new, crosswalk)), "so-sanh-bo-tieu-chi", form)


def sent(report: Report, name: str, form: str) -> HttpResponse:
    """A report as a file of this name in a form of `TYPES`; 404 for any other form."""
    if form not in TYPES:
        raise Http404
    response = HttpResponse(_written(report, form), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _sheet(by: User, assessment: str, _asked: Asked) -> Report:
    found = assessment_for(by, assessment)
    return score_sheet_report(score_sheet(found), found.agencies.name_of)


def _deductions(by: User, assessment: str, _asked: Asked) -> Report:
    found = assessment_for(by, assessment)
    sheet = score_sheet(found)
    return deduction_report(
        sheet, deduction_table(sheet), found.agencies.name_of, plan_mending(by, assessment)
    )


def _requirements(by: User, assessment: str, asked: Asked) -> Report:
    """The board as the page shows it: narrowed to what was asked for."""
    records = board_records(by, assessment)
    found = records.assessment
    board = requirement_board(found, records.verdicts, records.documents)
    if not board.requirements:
        raise Http404
    wanted = read_board_filter(asked, found)
    kept = Board(tuple(entry for entry in board.requirements if wanted.keeps(entry)))
    return requirement_board_report(
        found,
        kept,
        found.agencies.name_of,
        chosen=wanted.text(found.agencies),
        conflicts=contradictions(found.catalogue, plans_using(by, found.catalogue.id)),
    )


REPORTS: dict[str, Callable[[User, str, Asked], Report]] = {
    "bang-diem": _sheet,
    "bang-tru-diem": _deductions,
    "yeu-cau": _requirements,
}


def _written(report: Report, form: str) -> bytes:
    from cchc.files import tables_csv, tables_json, tables_xlsx

    writers = {"xlsx": tables_xlsx.write, "csv": tables_csv.write, "json": tables_json.write}
    return writers[form](report)
