"""Whether an uploaded template is a harmless .docx: size, content, bombs, macros, links, entities."""

import tempfile
import zipfile
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET

from cchc.files.evidence_kinds import DOCX
from cchc.files.evidence_office import check_office, office_kind
from cchc.files.evidence_zip import BROKEN, BROKEN_TEXT, MEGABYTE, refused
from cchc.files.office.template_parts import check_parts

MOST_BYTES = 2 * MEGABYTE
MOST_UNPACKED = 20 * MEGABYTE
NOT_DOCX = "Tệp không phải là .docx"
HINT = "Lưu lại dạng Word (.docx) rồi gửi lại"
OBJECTS = ("word/embeddings/", "word/activex/", "customui/")


def guarded_template(stream: IO[bytes], file: str) -> bytes:
    """The bytes of a template that may be opened; raises InputRefused for anything else."""
    raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        limit = MOST_BYTES // MEGABYTE
        raise refused(file, "file_too_large", f"Mẫu quá lớn, chỉ nhận tối đa {limit} MB", "Bớt hình ảnh")
    _check_parts(raw, file)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mau.docx")
        path.write_bytes(raw)
        if office_kind(path, file) is not DOCX:
            raise refused(file, "kind", NOT_DOCX, HINT)
        check_office(path, DOCX, file)
    try:
        check_parts(raw, file)
    except ET.ParseError:
        raise refused(file, "damaged", BROKEN_TEXT) from None
    return raw


def _check_parts(raw: bytes, file: str) -> None:
    """Nothing unpacked may be large: a reader keeps all of it in memory."""
    if not zipfile.is_zipfile(BytesIO(raw)):
        raise refused(file, "kind", NOT_DOCX, HINT)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
    except BROKEN:
        raise refused(file, "damaged", BROKEN_TEXT) from None
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        limit = MOST_UNPACKED // MEGABYTE
        raise refused(file, "zip_bomb", f"Mẫu bung ra quá lớn: hơn {limit} MB")
    if any(part.filename.lower().startswith(OBJECTS) for part in parts):
        raise refused(file, "object", "Mẫu có đối tượng nhúng", "Gỡ đối tượng nhúng rồi gửi lại")
