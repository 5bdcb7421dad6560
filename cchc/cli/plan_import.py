"""`cchc plan import`: a plan as a document becomes a draft; every doubt is told with its place."""

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.far import far_told
from cchc.cli.output import AsJson, Csv, Xlsx, refuse_unfit, show, tell
from cchc.cli.source import existing, store_at
from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import Place, UnknownReference
from cchc.core.plan.tasks import Plan
from cchc.files.store import CatalogueStore

LONGEST = 15 * 60.0  # seconds: as long as the pages let the work in the background read
Document = Annotated[Path, typer.Argument(metavar="TỆP", help="Văn bản kế hoạch: .docx, .pdf có chữ, .md.")]
Agencies = Annotated[
    str | None, typer.Option("--agencies", metavar="MÃ", help="Danh sách cơ quan để đối chiếu tên.")
]
CatalogueName = Annotated[
    str | None, typer.Option("--catalogue", metavar="BỘ", help="Bộ tiêu chí mà kế hoạch dẫn mã.")
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="TỆP.yaml", help="Ghi bản thảo thành tệp kế hoạch .yaml.")
]
Against = Annotated[
    Path | None,
    typer.Option("--against", metavar="TỆP", help="Tệp kế hoạch .yaml đã nhập tay, để so từng nội dung."),
]


def plan_import(
    document: Document,
    agencies: Agencies = None,
    catalogue: CatalogueName = None,
    out: Out = None,
    against: Against = None,
    as_json: AsJson = False,
    xlsx: Xlsx = None,
    csv: Csv = None,
) -> int:
    """Đọc văn bản kế hoạch thành bản thảo: phần đầu, nhiệm vụ, điểm bị trừ; chỗ chưa chắc được nêu rõ vị trí.

    Mã thoát 1 khi có chỗ cần xem lại. Không lưu gì ngoài tệp --out.
    """
    from cchc.files.plan_import.comparison import compare
    from cchc.files.plan_import.content import content_of, plan_yaml, with_tables
    from cchc.files.plan_import.reading import read_paper
    from cchc.files.plan_import.report import draft_report
    from cchc.files.plan_import.understanding import understand

    if out is not None:
        refuse_unfit(out, ".yaml")
    store = store_at(existing(against) if against else Path.cwd())
    known = store.plan(against) if against else None
    register, lines = _named(store, known, agencies, catalogue, existing(document))
    with far_told("trang" if document.suffix.lower() == ".pdf" else "đoạn và bảng") as told:
        paper = read_paper(document.read_bytes(), document.name, seconds=LONGEST, told=told)
    draft = understand(paper, register, lines)
    mended = store.result(known.result) if known and known.result else None
    scores = compare(draft, known, mended) if known else ()
    show((draft_report(draft, register, scores),), as_json=as_json, xlsx=xlsx, csv=csv)
    if out is not None:
        out.write_text(plan_yaml(with_tables(content_of(draft)), draft.doubts), encoding="utf-8")
        tell(f"Đã ghi {out}")
    return 1 if draft.doubts else 0


def _named(
    store: CatalogueStore, known: Plan | None, agencies: str | None, catalogue: str | None, document: Path
) -> tuple[AgencyRegister, Catalogue | None]:
    """The register and the catalogue that a person names, else those of the plan to compare with."""
    lines = store.catalogue(catalogue) if catalogue else known.catalogue if known else None
    if agencies is not None:
        return store.agencies(agencies), lines
    if known is not None:
        return known.agencies, lines
    hint = f"Thêm --agencies; có: {', '.join(store.register_ids())}"
    raise UnknownReference("Chưa chọn danh sách cơ quan", Place(str(document)), hint)
