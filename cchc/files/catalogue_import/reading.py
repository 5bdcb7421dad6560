"""A file as an office holds it into a draft catalogue: .docx or .xlsx by content, within limits."""

from typing import Any

from cchc.core.catalogue.checks import check_catalogue
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.catalogue_import.annex_cells import Annex
from cchc.files.catalogue_import.annex_docx import docx_annex, kind_of
from cchc.files.catalogue_import.annex_head import decision_in
from cchc.files.catalogue_import.annex_lines import lines_in
from cchc.files.catalogue_import.annex_tree import tree_of
from cchc.files.catalogue_import.annex_xlsx import xlsx_annex
from cchc.files.catalogue_import.catalogue_yaml import yaml_of
from cchc.files.catalogue_import.draft_catalogue import Draft, DraftHead, draft_of
from cchc.files.evidence_kinds import DOCX, XLSX
from cchc.files.store import catalogue_from_text
from cchc.files.workbook_guard import MEGABYTE

MOST_BYTES = 10 * MEGABYTE
KINDS = "Chỉ nhận tệp .docx hoặc .xlsx"


def annex_in(raw: bytes, file: str) -> Annex:
    """The tables of a file; raises InputRefused for another kind of file, and for a dangerous one."""
    if len(raw) > MOST_BYTES:
        text = f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB"
        raise InputRefused([Problem("file_too_large", text, Place(file), KINDS)])
    kind = kind_of(raw, file) if raw.startswith(b"PK") else None
    if kind is XLSX:
        return xlsx_annex(raw, file)
    if kind is DOCX:
        return docx_annex(raw, file)
    hint = f"{KINDS}; tệp .doc, .xls, .pdf thì lưu lại dạng .docx hoặc .xlsx"
    raise InputRefused([Problem("other_kind", "Tệp không phải là .docx hay .xlsx", Place(file), hint)])


def head_from(annex: Annex, **given: Any) -> DraftHead:
    """The head of a draft: what was given, and what of the decision the annex itself names."""
    named = decision_in(annex.texts)
    if given.get("number") is None:
        found = {"number": named.number, "day": named.day, "issuer": named.issuer}
        given |= {key: value for key, value in found.items() if given.get(key) is None}
    return DraftHead(**given)


def read_annex(annex: Annex, file: str, head: DraftHead, before: Catalogue | None = None) -> Draft:
    """The draft of an annex; raises InputRefused when no table in it is one of criteria."""
    read = lines_in(annex)
    if not read.lines:
        hint = "Cần một bảng có dòng tiêu đề gồm cột tên tiêu chí và cột số thứ tự hoặc điểm tối đa"
        raise InputRefused(
            [Problem("no_lines", "Không tìm thấy bảng tiêu chí nào trong tệp", Place(file), hint)]
        )
    return draft_of(tree_of(read), read, head, before)


def core_of(draft: Draft, file: str = "bản thảo") -> Catalogue:
    """The catalogue that a draft would be; raises InputRefused where its file would not be read."""
    return catalogue_from_text(yaml_of(draft.content).encode(), file)


def faults_of(draft: Draft) -> tuple[Problem, ...]:
    """What the check of catalogues finds in a draft: children that do not sum, points over the maximum, …"""
    try:
        return check_catalogue(core_of(draft))
    except InputRefused as error:
        return error.problems
