"""The bytes of an uploaded document to paragraphs and tables: guarded, read in a process of its own."""

import tempfile
from pathlib import Path
from typing import Any

from cchc.files.evidence_check import checked_file
from cchc.files.evidence_kinds import DOC, DOCX, PDF, kind_by_opening
from cchc.files.evidence_zip import refused
from cchc.files.plan_import import paper_probe
from cchc.files.plan_import.limits import check_letters, check_size
from cchc.files.plan_import.markdown import blocks_of
from cchc.files.plan_import.paper import Paper, paper_of
from cchc.files.plan_import.probing import Told, probed
from cchc.files.yaml_text import decoded

MEGABYTE = 1_000_000
MOST_BYTES = 20 * MEGABYTE
MOST_TEXT = 2 * MEGABYTE
LONGEST = 30.0
TEXT_ENDINGS = (".md", ".markdown", ".txt")
KINDS = (".docx", ".pdf", ".md", ".txt")
SAVE_AGAIN = "Mở bằng Word, chọn Lưu thành (Save As) dạng .docx rồi gửi lại"
FOREIGN = ((b"{\\rtf", ".rtf"), (b"mimetypeapplication/vnd.oasis.opendocument", ".odt"))
LISTED = "Chỉ nhận .docx, .pdf có chữ, hoặc văn bản Markdown (.md)"
PROBLEMS = {
    "damaged": ("Tệp hỏng, không đọc được nội dung", "Mở tệp bằng Word rồi lưu lại dạng .docx"),
    "too_slow": ("Tệp mất quá nhiều thời gian để đọc", "Chia thành nhiều tệp, hoặc dùng bản .docx"),
    "bomb": ("Tệp bung ra lớn bất thường so với dung lượng của nó", ""),
    "too_many_pages": (f"Tệp có quá nhiều trang: hơn {paper_probe.MOST_PAGES}", "Chia thành nhiều tệp"),
    "too_many_blocks": ("Quá nhiều đoạn, ô bảng hoặc nét vẽ", "Chia thành nhiều tệp"),
    "no_text": ("Tệp PDF chỉ có ảnh quét, không có chữ để đọc", "Dùng bản .docx, hoặc bản đã nhận dạng chữ"),
}


def read_paper(raw: bytes, file: str, *, seconds: float = LONGEST, told: Told | None = None) -> Paper:
    """Take one uploaded document apart; `told` hears how far it is.

    Raises InputRefused for what is too large, no document of a known kind, dangerous, or takes longer than
    `seconds` to read.
    """
    if len(raw) > MOST_BYTES:
        message = f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB"
        raise refused(file, "file_too_large", message)
    if not raw.strip():
        raise refused(file, "empty", "Tệp rỗng")
    paper = _paper(raw, file, seconds, told)
    check_size(paper)
    check_letters(paper)
    return paper


def _paper(raw: bytes, file: str, seconds: float, told: Told | None) -> Paper:
    for mark, name in FOREIGN:
        if mark in raw[:200]:
            raise refused(file, "kind", f"Không đọc được tệp {name}, dù mang tên nào", SAVE_AGAIN)
    if kind_by_opening(raw[:4096]) is None and file.lower().endswith(TEXT_ENDINGS):
        return _text(raw, file)
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        path = Path(folder) / "document"
        path.write_bytes(raw)
        kind = checked_file(path, file, seconds=min(seconds, LONGEST)).kind
        if kind is DOC:
            raise refused(file, "kind", "Không đọc được tệp .doc cũ", SAVE_AGAIN)
        if kind not in (DOCX, PDF):
            raise refused(file, "kind", "Không phải văn bản kế hoạch", LISTED)
        return paper_of(file, _taken_apart(kind.id, path, file, seconds, told))


def _text(raw: bytes, file: str) -> Paper:
    if len(raw) > MOST_TEXT:
        message = f"Tệp quá lớn, chỉ nhận tối đa {MOST_TEXT // MEGABYTE} MB"
        raise refused(file, "file_too_large", message)
    return paper_of(file, blocks_of(decoded(raw, file), file))


def _taken_apart(act: str, path: Path, file: str, seconds: float, told: Told | None) -> list[dict[str, Any]]:
    answer = probed(act, path, seconds, told)
    if "refused" in answer:
        message, hint = PROBLEMS[answer["refused"]]
        if answer.get("where"):
            message = f"{answer['where']}: {message[:1].lower()}{message[1:]}"
        raise refused(file, answer["refused"], message, hint)
    blocks: list[dict[str, Any]] = answer["blocks"]
    return blocks
