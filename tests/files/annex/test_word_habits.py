"""What offices do in Word beside typing: numbers of its own, equations, symbols, moved and asking text."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml

from cchc.files.catalogue_import.annex_docx import docx_annex
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.reading import read_annex
from tests.files.annex.making import HEAD
from tests.files.annex.offices import Office, word
from tests.files.annex.test_hostile import YES

SPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{path}"'
    for name, path in (
        ("w", "wordprocessingml/2006/main"),
        ("m", "officeDocument/2006/math"),
        ("mc", "markup-compatibility/2006"),
    )
)
LEVELS = (("upperRoman", "%1"), ("decimal", "%2"), ("decimal", "%2.%3"))
TOTAL = ("", "Tổng cộng", "1", "")


def drafted(document: Any) -> Draft:
    stream = BytesIO()
    document.save(stream)
    return read_annex(docx_annex(stream.getvalue(), "pl"), "pl", HEAD)


def opened(rows: Sequence[tuple[str, str, str, str]]) -> Any:
    return docx.Document(BytesIO(word(Office(rows))))


def xml(text: str) -> Any:
    return parse_xml(text.replace(">", f" {SPACES}>", 1))


def put(document: Any, row: int, column: int, *pieces: str) -> None:
    """Put pieces of XML behind the text of a cell."""
    for piece in pieces:
        document.tables[0].cell(row, column).paragraphs[0]._p.append(xml(piece))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def marks(draft: Draft) -> set[str]:
    return {one.code for found in draft.marks.values() for one in found}


def test_numbers_of_word_itself_are_counted() -> None:
    rows = [
        ("", "CHỈ ĐẠO", "2", ""),
        ("", "Kế hoạch", "2", ""),
        ("", "Ban hành", "1", YES),
        ("", "Thực hiện", "1", YES),
        ("", "TTHC", "1", ""),
        ("", "Công khai", "1", YES),
        ("", "Tổng cộng", "3", ""),
    ]
    document = opened(rows)
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{way}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (way, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="99">{levels}</w:abstractNum>'))
    numbering.append(xml('<w:num w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
    for row, depth in enumerate((0, 1, 2, 2, 0, 1), start=1):
        paragraph = document.tables[0].cell(row, 0).paragraphs[0]._p
        listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="99"/></w:numPr>'
        paragraph.get_or_add_pPr().append(xml(listed))
    draft = drafted(document)

    assert [line["code"] for line in draft.lines()] == ["I", "I.1", "I.1.1", "I.1.2", "II", "II.1"]
    assert "numbers_counted" in marks(draft)
    assert "number_broken" not in marks(draft)


def test_signs_and_equations_are_read_or_told() -> None:
    rows = [("1", "CHỈ ĐẠO", "3", ""), *((f"1.{one}", f"Việc {one}", "1", "") for one in (1, 2, 3)), TOTAL]
    document = opened(rows)
    at_least = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    letters = "<m:r><m:t>{}</m:t></m:r>"
    fraction = f"<m:f><m:num>{letters.format('b')}</m:num><m:den>{letters.format('a')}</m:den></m:f>"
    squared = f"<m:sSup><m:e>{letters.format('b')}</m:e><m:sup>{letters.format('2')}</m:sup></m:sSup>"
    put(document, 2, 3, at_least, run(" 95%: 1; &lt; 95%: 0"))
    put(document, 3, 3, run("Tính theo công thức "), f"<m:oMath>{fraction}</m:oMath>", run(" × điểm tối đa"))
    put(document, 4, 3, run("Tính theo công thức "), f"<m:oMath>{squared}</m:oMath>", run(" × điểm tối đa"))
    draft = drafted(document)

    kinds = [line["rule"]["kind"] for line in draft.content["areas"][0]["children"]]
    assert kinds == ["tiers", "proportion", "given"]
    assert "cell_unread" in marks(draft)


def test_what_is_moved_away_or_only_asks_is_not_said() -> None:
    document = opened([("1", "CHỈ ĐẠO", "1", ""), ("1.1", "Kế hoạch", "", YES), TOTAL])
    asking = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    put(document, 2, 1, f"<w:moveFrom>{run(' cũ')}</w:moveFrom>", f"<w:ins>{run(' năm')}</w:ins>")
    put(document, 2, 2, asking.format(run("Nhập điểm")), run("1"))
    put(
        document, 2, 3, f"<mc:AlternateContent><mc:Fallback>{run('thừa')}</mc:Fallback></mc:AlternateContent>"
    )
    draft = drafted(document)

    (line,) = draft.content["areas"][0]["children"]
    assert (line["name"], str(line["max_points"]), line["rule"]["kind"]) == (
        "Kế hoạch năm",
        "1",
        "all_or_nothing",
    )
    assert "tracked_changes" in marks(draft)
