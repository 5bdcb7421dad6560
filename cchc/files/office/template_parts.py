"""What Word would fetch or run when it opens a template: links and fields; and what nobody fills in."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from cchc.files.evidence_zip import refused

WEB = ("http://", "https://", "mailto:", "#")
BROUGHT_IN = ("/aFChunk", "/subDocument", "/oleObject", "/package", "/control", "/frame", "/attachedTemplate")
FIELD = re.compile(
    r"=.*|ADVANCE|AUTHOR|COMMENTS|CREATEDATE|DATE|EQ|FILENAME|FORMCHECKBOX|FORMDROPDOWN|FORMTEXT|HYPERLINK|IF|"
    r"KEYWORDS|NOTEREF|NUMPAGES|PAGE|PAGEREF|PRINTDATE|REF|SAVEDATE|SECTION|SECTIONPAGES|SEQ|STYLEREF|SUBJECT|"
    r"SYMBOL|TC|TIME|TITLE|TOC|XE"
)
FILLED = re.compile(r"word/(?:document|header|footer|footnotes)\d*\.xml")
MARK = re.compile(r"\{\s*[{%#]")
PARTS = {
    "document": "thân văn bản",
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
    "comments": "nhận xét",
}
MOST_MARKS = 5_000
REFUSED_FIELD = "Mẫu có trường tự động không được phép: “{}”"
FIELD_HINT = "Bỏ trường này (Ctrl+A, Alt+F9 để thấy mã trường), chỉ giữ số trang, ngày, mục lục, liên kết"


def check_parts(raw: bytes, file: str) -> None:
    """Refuse what loads, links or runs something, and field names where nothing is filled in.

    `raw` is an archive whose parts declare no entities; raises InputRefused, and ParseError for broken parts.
    """
    marks = 0
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                _check_relations(archive.read(name), file)
            elif name.endswith(".xml"):
                root = ET.fromstring(archive.read(name))  # noqa: S314 - entities were refused before
                marks += _check_story(root, name, file)
    if marks > MOST_MARKS:
        raise refused(file, "too_many_marks", f"Mẫu có quá nhiều trường, vòng lặp: hơn {MOST_MARKS}")


def _check_relations(content: bytes, file: str) -> None:
    for one in ET.fromstring(content):  # noqa: S314 - entities were refused before
        kind, target = one.get("Type", ""), one.get("Target", "")
        outside = one.get("TargetMode", "").lower() == "external"
        if kind.endswith(BROUGHT_IN):
            raise refused(file, "object", "Mẫu có đối tượng nhúng", "Gỡ đối tượng nhúng rồi gửi lại")
        if outside and not (kind.endswith("/hyperlink") and target.strip().lower().startswith(WEB)):
            message = f"Mẫu tự tải nội dung từ nơi khác khi được mở: “{target[:80]}”"
            raise refused(file, "external", message, "Chèn hẳn hình ảnh vào tệp, gỡ liên kết ra ngoài")


def _check_story(root: ET.Element, name: str, file: str) -> int:
    """The number of commands and fields of one part of the text."""
    place = f"{file} ({_place(name)})"
    for code in _fields(root):
        word, _, rest = code.strip().partition(" ")
        linked = word.upper() != "HYPERLINK" or rest.strip(' "').lower().startswith((*WEB, "\\l"))
        if not FIELD.fullmatch(word.upper()) or not linked:
            raise refused(place, "field", REFUSED_FIELD.format(code.strip()[:40]), FIELD_HINT)
    text = "".join(element.text or "" for element in root.iter() if _local(element) == "t")
    marks = len(MARK.findall(text))
    if marks and not FILLED.fullmatch(name):
        message = "Trường, lệnh đặt ở nơi không được điền"
        raise refused(
            place, "unfilled", message, "Đặt ở thân, đầu trang, chân trang hoặc chú thích cuối trang"
        )
    return marks


def _place(name: str) -> str:
    stem = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return PARTS.get(stem, name)


def _fields(root: ET.Element) -> Iterator[str]:
    """The code of every field; one inside another stands for itself, and what it gives is no code."""
    open_codes: list[list[str]] = []
    for element in root.iter():
        local = _local(element)
        if local == "fldSimple":
            yield _attribute(element, "instr")
        elif local == "instrText" and not open_codes:
            yield element.text or ""
        elif local == "instrText":
            open_codes[-1].append(element.text or "")
        elif local == "fldChar" and _attribute(element, "fldCharType") == "begin":
            open_codes.append([])
        elif local == "fldChar" and _attribute(element, "fldCharType") == "end" and open_codes:
            yield "".join(open_codes.pop())
    yield from ("".join(code) for code in open_codes)


def _attribute(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]
