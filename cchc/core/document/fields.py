"""What an office's own template may name: fields of the document and lists of its rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc.core.document.evidence_list import COLUMNS as PROOFS
from cchc.core.document.head_wording import (
    addressee_lines,
    annex_note,
    basis_lines,
    issuer_lines,
    number_line,
    place_line,
    recipient_lines,
)
from cchc.core.document.kinds import DocumentKind
from cchc.core.document.official import Grid, OfficialDocument
from cchc.core.document.periodic_report import FIGURES, SILENT
from cchc.core.document.periodic_report import TASKS as REPORTED
from cchc.core.document.plan_tables import BUDGET, CRITERIA, DEDUCTED, EXPECTED, TASKS
from cchc.core.document.printed import Line, printed
from cchc.core.document.reminder import AGENCIES
from cchc.core.document.reminder import TASKS as LATE_TASKS
from cchc.core.document.result_papers import BY_AGENCY, EXPLANATION, SCORED
from cchc.core.document.tables import ORDER
from cchc.core.report.deduction_agencies import COLUMNS as AGENCY_COLUMNS
from cchc.core.report.deduction_lines import COLUMNS as DEDUCTION_COLUMNS
from cchc.core.report.outline import Column, Section
from cchc.core.report.score_lines import COLUMNS as SCORE_COLUMNS
from cchc.core.vietnamese import folded

NOT_A_NAME = re.compile(r"[^a-z0-9]+")
HEADINGS = ("part", "item", "point")
FIELDS = {
    "co_quan_cap_tren": "Tên cơ quan cấp trên trực tiếp; để trống khi không có",
    "co_quan_ban_hanh": "Tên cơ quan ban hành",
    "so_ky_hieu": "Dòng số, ký hiệu; số để trống cho văn thư",
    "dia_danh_ngay_thang": "Địa danh, ngày tháng năm; ngày để trống cho văn thư",
    "ten_loai": "Tên loại văn bản; công văn thì để trống",
    "trich_yeu": "Trích yếu nội dung",
    "thay_mat": "Dòng TM., KT. phía trên chức vụ",
    "chuc_vu": "Chức vụ của người ký",
    "nguoi_ky": "Họ tên người ký; để trống khi chưa biết",
    "kem_theo": "Dòng (Kèm theo …) dưới tên phụ lục",
    "luu": "Dòng Lưu: VT ở cuối nơi nhận",
}
TEXT_LISTS = {
    "kinh_gui": "Những nơi kính gửi",
    "can_cu": "Các căn cứ ban hành",
    "noi_nhan": "Những nơi nhận, trừ dòng Lưu",
}
BODY = "noi_dung"
BODY_FIELDS = (
    Column("so", "Số", 8),
    Column("loi", "Lời", 40),
    Column("de_muc", "Đề mục", 8),
)


@dataclass(frozen=True, slots=True)
class OfferedList:
    """A list over which a template may loop: its name, what it holds, and the fields of each entry."""

    name: str
    label: str
    section: str = ""
    columns: tuple[Column, ...] = ()

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Name, key and heading of each field of an entry; none for a list of plain texts."""
        return tuple((field_name(one.heading), one.key, one.heading) for one in self.columns)

    @property
    def names(self) -> frozenset[str]:
        """The names of the fields of an entry; none for a list of plain texts."""
        return frozenset(name for name, _, _ in self.fields)


def field_name(heading: str) -> str:
    """A heading as the name of a field: `Cơ quan chủ trì` is co_quan_chu_tri."""
    return NOT_A_NAME.sub("_", folded(heading)).strip("_")


def _rows(name: str, label: str, section: str, columns: tuple[Column, ...]) -> OfferedList:
    return OfferedList(name, label, section, columns)


def _picked(columns: tuple[Column, ...], keys: tuple[str, ...]) -> tuple[Column, ...]:
    by_key = {column.key: column for column in columns}
    return tuple(by_key[key] for key in keys)


DEDUCTIONS = _rows("diem_bi_tru", "Các khoản bị trừ điểm", "lines", _picked(DEDUCTION_COLUMNS, DEDUCTED))
TABLES = {
    DocumentKind.IMPROVEMENT_PLAN: (
        _rows("nhiem_vu", "Các nhiệm vụ cụ thể", "tasks", (*TASKS, EXPECTED, BUDGET)),
        _rows("tieu_chi", "Các tiêu chí, tiêu chí thành phần", "criteria", CRITERIA),
        DEDUCTIONS,
    ),
    DocumentKind.DEDUCTION_TABLE: (
        DEDUCTIONS,
        _rows("theo_co_quan", "Điểm bị trừ theo cơ quan", "agencies", _picked(AGENCY_COLUMNS, BY_AGENCY)),
    ),
    DocumentKind.SCORE_REPORT: (
        _rows("cham_diem", "Các dòng chấm điểm", "lines", (*_picked(SCORE_COLUMNS, SCORED), EXPLANATION)),
    ),
    DocumentKind.REMINDER: (
        _rows("don_vi_cham", "Các cơ quan, đơn vị chậm", "late", (ORDER, *AGENCIES)),
        _rows("nhiem_vu_qua_han", "Các nhiệm vụ quá thời hạn", "late_tasks", (ORDER, *LATE_TASKS)),
    ),
    DocumentKind.EVIDENCE_LIST: (_rows("tai_lieu", "Các tài liệu kiểm chứng", "proofs", (ORDER, *PROOFS)),),
    DocumentKind.PERIODIC_REPORT: (
        _rows("nhiem_vu", "Tình hình thực hiện nhiệm vụ", "tasks", (ORDER, *REPORTED)),
        _rows("so_lieu", "Số liệu cải cách hành chính", "figures", (ORDER, *FIGURES)),
        _rows("chua_bao_cao", "Cơ quan, đơn vị chưa báo cáo", "silent", (ORDER, *SILENT)),
    ),
}


def offered_lists(kind: DocumentKind) -> tuple[OfferedList, ...]:
    """Every list that a template of a kind may loop over: texts, the body, the tables of the kind."""
    texts = (OfferedList(name, label) for name, label in TEXT_LISTS.items())
    body = OfferedList(BODY, "Các đoạn của nội dung", columns=BODY_FIELDS)
    return (*texts, body, *TABLES.get(kind, ()))


def values_of(document: OfficialDocument) -> dict[str, object]:
    """The values of every offered field and list; a table that the document lacks is an empty list."""
    *recipients, kept = recipient_lines(document)
    return {
        "co_quan_cap_tren": "\n".join(issuer_lines(document.superior)),
        "co_quan_ban_hanh": "\n".join(issuer_lines(document.issuer)),
        "so_ky_hieu": number_line(document),
        "dia_danh_ngay_thang": place_line(document),
        "ten_loai": document.type_name,
        "trich_yeu": document.abstract,
        "thay_mat": document.authority.upper(),
        "chuc_vu": document.position.upper(),
        "nguoi_ky": document.signer,
        "kem_theo": annex_note(document),
        "luu": kept.removeprefix("- "),
        "kinh_gui": [line.removeprefix("- ") for line in addressee_lines(document)],
        "can_cu": list(basis_lines(document)),
        "noi_nhan": [line.removeprefix("- ") for line in recipients],
        BODY: list(_body(document)),
        **{one.name: _entries(document, one) for one in TABLES.get(DocumentKind(document.kind), ())},
    }


def _body(document: OfficialDocument) -> Iterator[dict[str, object]]:
    for line in printed(document.blocks):
        if isinstance(line, Line):
            yield {"so": line.mark, "loi": line.text, "de_muc": line.role in HEADINGS}


def _entries(document: OfficialDocument, offered: OfferedList) -> list[dict[str, str]]:
    section = next((one for one in _sections(document) if one.id == offered.section), None)
    if section is None:
        return []
    places = {column.key: place for place, column in enumerate(section.columns)}
    return [
        {name: row.cells[places[key]].text if key in places else "" for name, key, _ in offered.fields}
        for row in section.rows
    ]


def _sections(document: OfficialDocument) -> Iterator[Section]:
    blocks = (*document.blocks, *(block for annex in document.annexes for block in annex.blocks))
    yield from (block.section for block in blocks if isinstance(block, Grid))
