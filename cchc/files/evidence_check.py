"""Whether a file may be kept as evidence: its kind by content, harmless, whole, and not marked as secret."""

import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from cchc.core.errors import InputRefused
from cchc.files.evidence_child import LONGEST, probed
from cchc.files.evidence_kinds import (
    DOC,
    OPENING,
    PDF,
    TAKEN,
    ZIP,
    FileKind,
    kind_by_opening,
    refused_as,
)
from cchc.files.evidence_marks import secrecy_mark
from cchc.files.evidence_names import shown_name
from cchc.files.evidence_office import check_office, check_old_office, office_kind
from cchc.files.evidence_zip import BROKEN, BROKEN_TEXT, Budget, chunks, parts_of, refused

TAIL = 64 * 1024
MOST_OLD = 60_000_000
MOST_PROBED_PARTS = 300
LISTED = f"Chỉ nhận {TAKEN}"
SAVE_AS_PDF = "Lưu hoặc in lại thành PDF rồi gửi lại"
PROBLEMS = {
    "damaged": ("Tệp hỏng hoặc bị cắt ngang, không mở được", SAVE_AS_PDF),
    "encrypted": ("Tệp PDF có mật khẩu hoặc bị khóa", "Bỏ mật khẩu rồi lưu lại"),
    "bomb": ("Tệp PDF bung ra lớn bất thường so với dung lượng của nó", SAVE_AS_PDF),
    "too_many_pages": ("Tệp có quá nhiều trang: hơn 5.000", "Chia thành nhiều tệp"),
    "too_slow": ("Tệp mất quá nhiều thời gian để mở", SAVE_AS_PDF),
    "pixels": ("Ảnh có kích thước quá lớn: hơn 180 triệu điểm ảnh", "Quét lại ở độ phân giải 300 dpi"),
    "javascript": ("Tệp PDF có mã lệnh tự chạy (JavaScript)", SAVE_AS_PDF),
    "launch": ("Tệp PDF tự mở chương trình khác", SAVE_AS_PDF),
    "embedded": ("Tệp PDF có tệp khác nhúng bên trong", "Gửi riêng tệp nhúng, hoặc in lại thành PDF"),
}
JUNK = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What the content of a file says: kind, name under which it may be shown, pages if it has any."""

    kind: FileKind
    name: str
    pages: int | None = None


def checked_file(path: Path, name: str, *, seconds: float = LONGEST) -> CheckedFile:
    """Check one file on disk that was handed in under `name`; at most about `seconds` for a PDF or a
    picture, twice that for an archive.

    Raises InputRefused, with the name of the file as the place, for everything that is not on the closed
    list, is damaged, dangerous, locked, or bears a mark of secrecy.
    """
    return _checked(path, name, seconds, inside=False)


def _checked(path: Path, name: str, seconds: float, *, inside: bool) -> CheckedFile:
    file = shown_name(name, _nameless(name))
    kind = _kind(path, file)
    if kind.family in ("pdf", "picture"):
        pages = _probed(path, kind, file, seconds)
        return CheckedFile(kind, shown_name(name, kind), pages)
    if kind.family == "office":
        _refuse_secret(check_office(path, kind, file), file)
    elif kind is ZIP:
        if inside:
            raise refused(file, "nested_zip", "Tệp nén nằm trong tệp nén", "Bung tệp bên trong ra trước")
        _check_archive(path, file, seconds)
    return CheckedFile(kind, shown_name(name, kind))


def _nameless(name: str) -> FileKind:
    """A kind whose ending leaves the name as the person knows it."""
    ending = f".{name.rpartition('.')[2]}" if "." in name else ""
    return FileKind("", "", "", "archive", (ending.lower(),))


def _kind(path: Path, file: str) -> FileKind:
    with path.open("rb") as opened:
        head = opened.read(OPENING)
    if not head:
        raise refused(file, "empty", "Tệp rỗng")
    kind = kind_by_opening(head)
    if kind is None:
        called = refused_as(head)
        message = f"Không nhận {called}" if called else "Không nhận ra loại tệp này"
        raise refused(file, "kind", message, LISTED)
    if kind is ZIP:
        return office_kind(path, file) or ZIP
    if kind is DOC:
        if path.stat().st_size > MOST_OLD:
            raise refused(file, "kind", "Tệp .doc, .xls quá lớn", SAVE_AS_PDF)
        return check_old_office(path, file)
    return kind


def _probed(path: Path, kind: FileKind, file: str, seconds: float) -> int:
    """The pages of a PDF or a picture, opened in a process of its own."""
    if kind is PDF and not _ends_well(path):
        raise refused(file, "damaged", *PROBLEMS["damaged"])
    answer = probed(kind.family, path, seconds=seconds)
    wrong = [answer["refused"]] if "refused" in answer else answer["flags"]
    if wrong:
        message, hint = PROBLEMS[wrong[0]]
        raise refused(file, wrong[0], message, hint)
    for lines in answer["heads"]:
        _refuse_secret(lines, file)
    return int(answer["pages"])


def _ends_well(path: Path) -> bool:
    with path.open("rb") as opened:
        opened.seek(max(0, path.stat().st_size - TAIL))
        return b"%%EOF" in opened.read()


def _refuse_secret(lines: Iterable[str], file: str) -> None:
    mark = secrecy_mark(lines)
    if mark:
        message = f"Tài liệu có dấu chỉ độ mật “{mark}”: không được đưa lên hệ thống này"
        hint = "Dùng đường gửi tài liệu mật theo quy định; ở đây chỉ ghi số, ngày trong thuyết minh"
        raise refused(file, "classified", message, hint)


def _check_archive(path: Path, file: str, seconds: float) -> None:
    """Unpack every file of an archive and check it as if it had come alone; archives inside are refused."""
    budget, until = Budget(file, path.stat().st_size), monotonic() + 2 * seconds
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="cchc-") as folder:
            parts = [one for one in parts_of(archive, file) if not _junk(one.filename)]
            if not parts:
                raise refused(file, "empty", "Tệp nén không có tệp nào bên trong")
            if len(parts) > MOST_PROBED_PARTS:
                message = f"Tệp nén chứa quá nhiều tệp: hơn {MOST_PROBED_PARTS}"
                raise refused(file, "zip_bomb", message, "Ghép các trang quét thành một tệp PDF")
            for part in parts:
                unpacked = Path(folder) / "part"
                with archive.open(part) as opened, unpacked.open("wb") as out:
                    out.writelines(chunks(opened, budget))
                _check_inside(unpacked, part.filename, file, min(seconds, until - monotonic()))
    except BROKEN:
        raise refused(file, "damaged", BROKEN_TEXT) from None


def _check_inside(path: Path, name: str, file: str, seconds: float) -> None:
    if seconds <= 0:
        raise refused(file, "too_slow", *PROBLEMS["too_slow"])
    try:
        _checked(path, name, seconds, inside=True)
    except InputRefused as error:
        problem = error.problem
        message = f"Trong tệp nén, {problem.place.file}: {problem.message}"
        raise refused(file, problem.code, message, problem.hint) from None


def _junk(name: str) -> bool:
    """What systems leave in archives by themselves."""
    return any(word in name.lower() for word in JUNK)
