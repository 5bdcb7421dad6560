"""Office files and archives: macros, entities, outside parts, bombs, nesting, marks."""

import zipfile
from pathlib import Path

import pytest

from tests.files.evidence.made import checked, docx, drawn, office, pdf, refusal, xlsx, zipped

OUTSIDE = (
    '<Relationships xmlns="r"><Relationship Id="1" Type="t/attachedTemplate" '
    'Target="http://a.vn/x.dotm" TargetMode="External"/></Relationships>'
)
LINK = OUTSIDE.replace("attachedTemplate", "hyperlink")
# The same, written so that who only looks for words misses it.
HIDDEN = (
    OUTSIDE.replace("External", "Exter&#110;al"),
    OUTSIDE.replace('Id="1"', 'Id="a>b"'),
    OUTSIDE.replace('Id="1"', 'Id="/hyperlink"'),
    OUTSIDE.replace("<Relationship ", "<q:Relationship ").replace("xmlns=", "xmlns:q='r' xmlns="),
)
MACROS = '<Override PartName="/word/x" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
ENTITY = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (office("docx", {"word/vbaProject.bin": b"x"}), "macro"),
        (office("docx", more_types=MACROS), "macro"),
        (office("docx", {"word/activeX/activeX1.xml": "<x/>"}), "macro"),
        (office("xlsx", {"xl/macrosheets/sheet1.xml": "<x/>"}), "macro"),
        (office("docx", {"word/document.xml": ENTITY}), "entities"),
        (office("xlsx", {"xl/sharedStrings.xml": ENTITY}), "entities"),
        (office("docx", {"word/document.xml": ENTITY.encode("utf-16")}), "entities"),
        (office("docx", {"word/_rels/settings.xml.rels": OUTSIDE}), "external"),
        *((office("docx", {"word/_rels/settings.xml.rels": one}), "external") for one in HIDDEN),
        (office("docx", {"word/_rels/a.xml.rels": "<a>" + " " * 2_000_001 + "</a>"}), "damaged"),
        (docx("a", more={"word/document.xml": "<a>"}), "damaged"),
        (office("docx", {"word/media/a.bin": bytes(60_000_000)}), "zip_bomb"),
        (docx("a")[:-40], "damaged"),
        (docx("TỐI MẬT", "Báo cáo"), "classified"),
        (docx("Sở Nội vụ", "Độ mật: Mật"), "classified"),
        (xlsx(("MẬT",), ("Tên", "Số", "Ngày")), "classified"),
    ],
)  # fmt: skip
def test_office_files_that_are_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    assert refusal(tmp_path, raw, "a.docx") == code


@pytest.mark.parametrize(
    "raw",
    [
        docx("Báo cáo", "Văn bản mật không tính", more={"word/_rels/document.xml.rels": LINK}),
        docx(*["Báo cáo"] * 60, "MẬT"),
        xlsx(("Thường", "Mật", "Tối mật"), ("12", "1", "0")),
        xlsx(("Báo cáo số lượng văn bản mật",)),
    ],
)
def test_office_files_that_pass(tmp_path: Path, raw: bytes) -> None:
    assert checked(tmp_path, raw).kind.family == "office"


def test_a_mark_in_the_header_of_a_page_is_found(tmp_path: Path) -> None:
    header = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:hdr>'
    assert refusal(tmp_path, docx("Báo cáo", more={"word/header1.xml": header})) == "classified"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (zipped({}) or b"", "kind"),
        (zipped({"trong/": ""}), "empty"),
        (zipped({"a.pdf": zipped({"b.pdf": pdf()})}), "nested_zip"),
        (zipped({"a.html": "<html>"}), "kind"),
        (zipped({"a.exe": b"MZ"}), "kind"),
        (zipped({"mat.pdf": pdf("TỐI MẬT\n\nx")}), "classified"),
        (zipped({"a.png": bytes(60_000_000)}), "zip_bomb"),
        (zipped({f"{number}.png": drawn() for number in range(301)}, zipfile.ZIP_STORED), "zip_bomb"),
        (zipped({f"{number}.txt": "" for number in range(3_001)}), "zip_bomb"),
        (zipped({"a.pdf": pdf()})[:-30], "damaged"),
    ],
)
def test_archives_that_are_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    assert refusal(tmp_path, raw, "a.zip") == code


def test_an_archive_names_the_file_inside_and_never_unpacks_by_its_name(tmp_path: Path) -> None:
    raw = zipped({"../../thoat.pdf": pdf(), "/etc/passwd.png": drawn()})
    assert checked(tmp_path, raw, "a.zip").kind.id == "zip"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["handed-in"]
    assert not (tmp_path.parent.parent / "thoat.pdf").exists()


def test_twice_the_same_name_and_locked_parts_are_refused(tmp_path: Path) -> None:
    raw = zipped({"a.pdf": pdf(), "b.pdf": pdf()})
    assert refusal(tmp_path, raw.replace(b"b.pdf", b"a.pdf"), "a.zip") == "zip_doubled"
    locked = bytearray(zipped({"a.pdf": pdf()}))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        at = locked.index(sign)
        locked[at + (6 if sign.endswith(b"\x04") else 8)] |= 1
    assert refusal(tmp_path, bytes(locked), "a.zip") == "encrypted"


def test_an_archive_has_a_time_of_its_own(tmp_path: Path) -> None:
    assert refusal(tmp_path, zipped({"a.pdf": pdf()}), "a.zip", seconds=0) == "too_slow"
