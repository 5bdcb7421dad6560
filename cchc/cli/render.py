"""`cchc render`: a plan or a result as a document to be signed, without a database."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.output import refuse_unfit, write
from cchc.cli.source import existing, names_in, store_at
from cchc.core.errors import Place, UnknownReference

if TYPE_CHECKING:
    from cchc.core.agency.lineage import AgencyRegister
    from cchc.core.document.kinds import DocumentKind
    from cchc.core.document.letterhead import Letterhead
    from cchc.core.document.official import OfficialDocument

HOME = Path(__file__).resolve().parents[2]
PLAN_SCHEMA = re.compile(rb"""^schema:\s*["']?plan/""", re.MULTILINE)  # below remarks in a draft
File = Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp plan.yaml, hoặc tệp kết quả .yaml, .xlsx.")]
Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="LOẠI",
        help="Kế hoạch: ke-hoach, to-trinh, quyet-dinh. Kết quả: bang-tru-diem, bao-cao-cham-diem.",
    ),
]
Docx = Annotated[Path | None, typer.Option("--docx", metavar="TỆP", help="Ghi tệp Word.")]
Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="TỆP", help="Ghi tệp PDF.")]
Xlsx = Annotated[Path | None, typer.Option("--xlsx", metavar="TỆP", help="Ghi các bảng ra tệp .xlsx.")]
Issuer = Annotated[
    str | None, typer.Option("--issuer", metavar="MÃ", help="Mã cơ quan ban hành, khi khác với tệp.")
]
CatalogueName = Annotated[
    str | None,
    typer.Option("--catalogue", metavar="BỘ", help="Bộ tiêu chí của tệp .xlsx: tệp, thư mục hoặc mã."),
]


def render(
    file: File,
    kind: Kind = "",
    docx: Docx = None,
    pdf: Pdf = None,
    xlsx: Xlsx = None,
    issuer: Issuer = None,
    catalogue: CatalogueName = None,
) -> int:
    """Lập văn bản theo thể thức của Nghị định 30/2020/NĐ-CP từ kế hoạch hoặc kết quả chấm điểm.

    Số, ngày và người ký để trống như cách làm của văn phòng.
    """
    outputs = [(path, end) for path, end in ((docx, ".docx"), (pdf, ".pdf"), (xlsx, ".xlsx")) if path]
    if not outputs:
        raise UnknownReference("Chưa nói ghi ra tệp nào", hint="thêm --docx, --pdf hoặc --xlsx với tên tệp")
    for path, ending in outputs:
        refuse_unfit(path, ending)
    is_plan = existing(file).suffix.lower() == ".yaml" and PLAN_SCHEMA.search(file.read_bytes()) is not None
    document = _of_plan(file, kind, issuer) if is_plan else _of_result(file, kind, issuer, catalogue)
    for path, ending in outputs:
        write(path, _written(document, ending))
    return 0


def _of_plan(file: Path, kind: str, issuer: str | None) -> "OfficialDocument":
    from cchc.core.document.kinds import OF_A_PLAN
    from cchc.core.document.letterhead import drafting_agency
    from cchc.core.document.written import of_plan
    from cchc.core.scoring.sheet import score_sheet

    chosen = _chosen(kind, OF_A_PLAN, file)
    store = store_at(file)
    plan = store.plan(file)
    sheet = None if plan.result is None else score_sheet(store.result(plan.result))
    decided_by = _head(plan.agencies, issuer or plan.issuer)
    drafted_by = _head(plan.agencies, drafting_agency(plan.agencies, plan.issuer))
    return of_plan(chosen, plan, sheet, names_in(plan.agencies), decided_by, drafted_by)


def _of_result(file: Path, kind: str, issuer: str | None, catalogue: str | None) -> "OfficialDocument":
    from cchc.cli.result import read_result, sheet_of
    from cchc.core.document.kinds import OF_A_RESULT
    from cchc.core.document.written import of_result

    chosen = _chosen(kind, OF_A_RESULT, file)
    store, assessment = read_result(file, catalogue)
    sheet = sheet_of(store, file, assessment)
    head = _head(assessment.agencies, issuer or assessment.unit.id)
    return of_result(chosen, sheet, names_in(assessment.agencies), head)


def _head(register: "AgencyRegister", agency: str) -> "Letterhead":
    from cchc.core.document.letterhead import letterhead

    return letterhead(register, agency)


def _chosen(kind: str, offered: "tuple[DocumentKind, ...]", file: Path) -> "DocumentKind":
    """The kind that a person names; the first offered one when he names none."""
    from cchc.core.document.kinds import BY_SLUG, KIND_SLUGS

    found = BY_SLUG.get(kind) if kind else offered[0]
    if found not in offered:
        slugs = ", ".join(KIND_SLUGS[one] for one in offered)
        message = f"Từ tệp này không lập được loại văn bản “{kind}”"
        raise UnknownReference(message, Place(str(file)), f"chọn --kind {slugs}")
    return found


def _written(document: "OfficialDocument", ending: str) -> bytes:
    from cchc.files.office.docx import write_docx
    from cchc.files.office.pdf import write_pdf
    from cchc.files.office.xlsx import write_xlsx

    if ending == ".docx":
        return write_docx(document)
    if ending == ".pdf":
        return write_pdf(document, _fonts())
    tables = write_xlsx(document)
    if tables is None:
        raise UnknownReference("Văn bản này không có bảng nào để ghi ra .xlsx")
    return tables


def _fonts() -> Path:
    """The folder of the fonts of the house; raises UnknownReference where they were never fetched."""
    folder = Path(os.environ.get("CCHC_VAR", HOME / "var")) / "fonts"
    if not folder.is_dir():
        raise UnknownReference("Chưa có phông chữ", Place(str(folder)), "chạy make run một lần để cài")
    return folder
