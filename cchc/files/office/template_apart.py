"""Checking and filling in templates in a process of its own: one that never ends does not stop the site."""

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from cchc.core.document.fields import values_of
from cchc.core.document.kinds import DocumentKind
from cchc.core.document.official import OfficialDocument
from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.evidence_zip import refused
from cchc.files.office.printable import printable_values

HOUSE = Path(__file__).resolve().parents[3]
START = (
    "import sys; sys.path.append(sys.argv[1]); from cchc.files.office.template_program import main; main()"
)
LONGEST = 20.0  # seconds
SIMPLER = "Bớt lệnh, hình ảnh, bảng trong mẫu"
TOLD = {
    "too_slow": ("Mẫu mất quá nhiều thời gian để đọc và điền", SIMPLER),
    "too_large": ("Mẫu cần quá nhiều bộ nhớ để đọc và điền", SIMPLER),
    "damaged": ("Tệp .docx hỏng, không đọc được", "Lưu lại dạng Word (.docx) rồi gửi lại"),
}


def check_apart(raw: bytes, kind: DocumentKind, file: str, *, seconds: float = LONGEST) -> None:
    """`check_template` within limits; raises InputRefused."""
    _answer({"raw": b64encode(raw).decode(), "file": file, "kind": kind}, file, seconds)


def fill_apart(raw: bytes, document: OfficialDocument, file: str, *, seconds: float = LONGEST) -> bytes:
    """`fill_template` within limits; raises InputRefused."""
    values = printable_values(values_of(document))
    asked = {"raw": b64encode(raw).decode(), "file": file, "values": values}
    return b64decode(_answer(asked, file, seconds)["written"])


def _answer(asked: dict[str, Any], file: str, seconds: float) -> dict[str, Any]:
    command = [sys.executable, "-I", "-c", START, str(HOUSE)]
    try:
        # Fixed program, no shell; what is foreign goes in as data.
        done = subprocess.run(  # noqa: S603
            command, input=json.dumps(asked).encode(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise _refused(file, "too_slow") from None
    if done.returncode:
        raise _refused(file, "too_large")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise _refused(file, answer["refused"])
    if "problems" in answer:
        told = (Problem(code, text, Place(place), hint) for code, text, place, hint in answer["problems"])
        raise InputRefused(tuple(told))
    return answer


def _refused(file: str, code: str) -> InputRefused:
    return refused(file, f"template_{code}", *TOLD[code])
