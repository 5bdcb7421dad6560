"""Small Word files written as XML, for what no library writes but every office does."""

import io

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
HEADING = ("STT", "Nhiệm vụ cụ thể", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
ROWS = (
    ("1", "Rà soát văn bản của tỉnh", "Sở Tư pháp", "Sở Nội vụ", "Tháng 8/2018"),
    ("2", "Kết nối phần mềm một cửa", "Sở Thông tin và Truyền thông", "Sở Nội vụ", "Tháng 9/2018"),
    ("3", "Tổ chức thi sáng kiến", "Sở Nội vụ", "Sở Tài chính", "Tháng 10/2018"),
)
LISTS = """
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/>
<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl><w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="o"/></w:lvl><w:lvl w:ilvl="4"><w:numFmt w:val="aiueo"/><w:lvlText w:val="%5"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>
</w:lvlOverride></w:num>
"""


def run(text: str, looks: str = "") -> str:
    """A stretch of text."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*inside: str, before: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{before}</w:pPr>{''.join(inside)}</w:p>"


def listed(number: int, depth: int = 0) -> str:
    """The property of a paragraph that Word numbers."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(inside: str, looks: str = "") -> str:
    """A cell of paragraphs, or of plain text."""
    whole = inside if inside.startswith("<") else line(run(inside))
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{whole}</w:tc>"


def row(*cells: str, looks: str = "") -> str:
    """A row of cells, each as XML or as plain text."""
    parts = "".join(one if one.startswith(("<w:tc>", "<w:sdt>")) else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{looks}</w:trPr>{parts}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def tasks(**changed: str) -> str:
    """The table of three tasks with some cells as said: `b2` is the second cell of the second row."""
    rows = [row(*HEADING)]
    for number, texts in enumerate(ROWS, 1):
        rows.append(row(*(changed.get(f"{'abcde'[at]}{number}", text) for at, text in enumerate(texts))))
    return table(*rows)


def word(*blocks: str, numbering: str = LISTS, notes: str = "") -> bytes:
    """The file of some blocks, with lists and footnotes."""
    document, stream = docx.Document(), io.BytesIO()
    body = document.element.body
    for block in blocks:
        spaced = block.replace(">", f" {SPACES}>", 1)
        body.insert(len(body) - 1, parse_xml(spaced))
    part = document.part.numbering_part
    part._element = parse_xml(f"<w:numbering {SPACES}>{numbering}</w:numbering>")
    if notes:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        xml = f"<w:footnotes {SPACES}>{notes}</w:footnotes>".encode()
        made = Part(PackURI("/word/footnotes.xml"), kind, xml, document.part.package)
        document.part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(stream)
    return stream.getvalue()
