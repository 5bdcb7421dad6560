"""The archive of a package: three parts of known names, packed small and unpacked with suspicion."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.evidence_zip import BROKEN
from cchc.files.workbook_guard import MOST_BYTES as MOST_FORM

MANIFEST, SEAL, FORM = "manifest.json", "niem-phong.txt", "phieu-nhap.xlsx"
MOST = {MANIFEST: 2_000_000, SEAL: 200, FORM: MOST_FORM}
MEGABYTE = 1_000_000
MOST_BYTES = 8 * MEGABYTE
AGAIN = "Tải gói từ trang này, chỉ sửa tệp phieu-nhap.xlsx rồi nén lại đúng ba tệp"


@dataclass(frozen=True, slots=True)
class Parts:
    """The three parts of a package."""

    manifest: bytes
    seal: str
    form: bytes


def packed(parts: Parts) -> bytes:
    """The archive."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            (FORM, parts.form),
            (MANIFEST, parts.manifest),
            (SEAL, f"{parts.seal}\n".encode()),
        ):
            archive.writestr(name, content)
    return stream.getvalue()


def unpacked(raw: bytes, file: str) -> Parts:
    """The parts of an archive; raises InputRefused for whatever is not exactly these three, or too large.

    A folder around them is allowed: that is how people pack again what they have unpacked.
    """
    if len(raw) > MOST_BYTES:
        raise _refused(file, "file_too_large", f"Gói quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            found = {name: _content(archive, info, name, file) for name, info in _named(archive, file)}
    except BROKEN:
        raise _refused(file, "not_zip", "Tệp không phải là gói .zip, hoặc bị hỏng") from None
    missing = [name for name in MOST if name not in found]
    if missing:
        raise _refused(file, "package_incomplete", f"Gói thiếu {', '.join(missing)}")
    return Parts(found[MANIFEST], found[SEAL].decode("ascii", "replace"), found[FORM])


def _named(archive: zipfile.ZipFile, file: str) -> list[tuple[str, zipfile.ZipInfo]]:
    """The parts by their bare names; raises InputRefused for a foreign, doubled, hidden or locked one."""
    infos = archive.infolist()[: len(MOST) + 2]
    parts = [one for one in infos if not one.is_dir()]
    folders = {one.filename.rpartition("/")[0] for one in parts}
    names = [one.filename.rpartition("/")[2] for one in parts]
    folder = next(iter(folders), "")
    if len(folders) > 1 or "/" in folder or folder in (".", "..") or set(names) - MOST.keys():
        raise _refused(file, "foreign_part", "Gói có tệp lạ hoặc thư mục lạ")
    if len(set(names)) < len(names) or len(parts) > len(MOST):
        raise _refused(file, "zip_doubled", "Gói chứa hai tệp trùng tên")
    if any(one.flag_bits & 1 for one in parts):
        raise _refused(file, "encrypted", "Gói có mật khẩu")
    return list(zip(names, parts, strict=True))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, file: str) -> bytes:
    """What really comes out, whatever the archive declares."""
    with archive.open(info) as part:
        content = part.read(MOST[name] + 1)
    if len(content) > MOST[name]:
        raise _refused(file, "zip_bomb", f"Tệp {name} trong gói bung ra quá lớn")
    return content


def _refused(file: str, code: str, message: str) -> InputRefused:
    return InputRefused([Problem(code, message, Place(file), AGAIN)])
