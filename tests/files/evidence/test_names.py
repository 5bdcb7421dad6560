"""Names of files as they are shown, and as any Windows unpacks them."""

import pytest

from cchc.files.evidence_kinds import DOCX, JPEG, PDF
from cchc.files.evidence_names import safe_stem, shown_name, unique_names


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Báo cáo số 12.pdf", "Báo cáo số 12.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\a\\b.PDF", "b.pdf"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ("\u202egpj.exe", "gpj.exe.pdf"),
        ("a\u200bb.pdf", "ab.pdf"),
        ("<img src=x>.pdf", "img src=x.pdf"),
        ("...", "tài liệu.pdf"),
        ("", "tài liệu.pdf"),
        (" .docx", "docx.pdf"),
        ("quet.docx", "quet.pdf"),
    ],
)
def test_shown(given: str, shown: str) -> None:
    assert shown_name(given, PDF) == shown


def test_long_names_are_cut_before_their_ending() -> None:
    found = shown_name("a" * 400 + ".jpeg", JPEG)
    assert (len(found) <= 150, found.endswith(".jpeg")) == (True, True)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Báo cáo số 12/BC-SNV", "bao-cao-so-12-bc-snv"),
        ("CON", "tep-con"),
        ("lpt1", "tep-lpt1"),
        ("…", "tep-"),
        ("../..", "tep-"),
        ("x" * 100, "x" * 60),
    ],
)
def test_safe(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


def test_names_are_told_apart_whatever_their_letters() -> None:
    assert unique_names(["a.pdf", "A.pdf", "a.pdf", "b", "B"]) == ("a.pdf", "A-2.pdf", "a-3.pdf", "b", "B-2")
    assert shown_name("a.docx", DOCX) == "a.docx"
