"""`cchc coverage`: which task of a plan wins which lost point back, and which none does."""

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.output import AsJson, Csv, Xlsx, show
from cchc.cli.source import existing, names_in, store_at
from cchc.core.errors import Place, UnknownReference
from cchc.core.plan.tasks import Plan
from cchc.core.scoring.assessment import Assessment
from cchc.files.store import CatalogueStore

PlanFile = Annotated[Path, typer.Argument(metavar="KẾ_HOẠCH", help="Tệp plan.yaml của kế hoạch.")]
ResultFile = Annotated[
    Path | None,
    typer.Option("--result", metavar="TỆP", help="Kết quả để đối chiếu, khi kế hoạch không ghi kết quả nào."),
]


def coverage(
    plan: PlanFile,
    result: ResultFile = None,
    as_json: AsJson = False,
    xlsx: Xlsx = None,
    csv: Csv = None,
) -> int:
    """Đối chiếu điểm bị trừ với nhiệm vụ của kế hoạch: nhiệm vụ nào lấy lại điểm nào, điểm nào bị bỏ quên."""
    from cchc.core.plan.coverage import coverage as cover
    from cchc.core.report.coverage import coverage_report
    from cchc.core.scoring.sheet import score_sheet

    store = store_at(existing(plan))
    read = store.plan(plan)
    assessment = result_of(store, read, plan, result)
    sheet = score_sheet(assessment)
    report = coverage_report(cover(read, sheet), names_in(read.agencies))
    show((report,), as_json=as_json, xlsx=xlsx, csv=csv)
    return 0


def result_of(store: CatalogueStore, plan: Plan, path: Path, result: Path | None) -> Assessment:
    """The result that the plan mends, or the one that a person names; it must use the same catalogue."""
    if result is not None:
        assessment = store_at(existing(result)).assessment(result)
    elif plan.result is not None:
        assessment = store.result(plan.result)
    else:
        hint = "thêm --result với tệp kết quả"
        raise UnknownReference("Kế hoạch không ghi kết quả nào để đối chiếu", Place(str(path)), hint)
    if assessment.catalogue.id != plan.catalogue.id:
        message = f"Kế hoạch dùng bộ tiêu chí {plan.catalogue.id}, kết quả dùng {assessment.catalogue.id}"
        raise UnknownReference(message, Place(str(path)), "chọn kết quả chấm theo cùng một bộ tiêu chí")
    return assessment
