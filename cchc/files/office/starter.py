"""A template to start from: the house's own layout with the names of the fields in their places."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from cchc.core.document.fields import BODY, offered_lists
from cchc.core.document.head_wording import BLANK_DAY, BLANK_NUMBER
from cchc.core.document.kinds import ENCLOSED, DocumentKind
from cchc.core.document.official import Annex, Grid, OfficialDocument, Paragraph
from cchc.core.document.samples import LETTERS
from cchc.core.report.cells import Cell
from cchc.core.report.outline import Row, Section
from cchc.files.office.docx import ZIP_DAY, write_docx

BODY_PART = "word/document.xml"
# A sign with what the writer puts around it, which the value brings along itself.
SIGN = re.compile(rf"(?:Số: {BLANK_NUMBER}/)?⟦(\d+)⟧(?:, {BLANK_DAY}|[;.])?")
NOTE = re.compile(r"\(Kèm theo [^<]*\)")
FEW = 6  # columns of a table that still fit an upright page


@dataclass
class _Marks:
    """Signs that pass through the writer unchanged, each standing for words of the template."""

    words: list[str] = field(default_factory=list)

    def of(self, words: str) -> str:
        self.words.append(words)
        return f"⟦{len(self.words) - 1}⟧"

    def loop(self, name: str, entry: str, said: str, kind: str = "p") -> tuple[str, str, str]:
        """Three paragraphs (or rows): begin, what is repeated, end."""
        return (
            self.of(f"{{%{kind} for {entry} in {name} %}}"),
            self.of(said),
            self.of(f"{{%{kind} endfor %}}"),
        )


def starter_template(kind: DocumentKind) -> bytes:
    """A .docx that passes the check as it is, and that an office changes to its own look."""
    marks = _Marks()
    written = write_docx(_document(kind, marks))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            told = zipfile.ZipInfo(name, ZIP_DAY)
            told.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(told, _filled(content, marks) if name == BODY_PART else content)
    return stream.getvalue()


def _filled(content: bytes, marks: _Marks) -> bytes:
    """Put the words in place of their signs."""

    def words(found: re.Match[str]) -> str:
        return escape(marks.words[int(found[1])], quote=False)

    text = NOTE.sub("{{ kem_theo }}", content.decode())
    return SIGN.sub(words, text).encode()


def _document(kind: DocumentKind, marks: _Marks) -> OfficialDocument:
    enclosed = kind in ENCLOSED
    return OfficialDocument(
        kind=kind,
        superior=marks.of("{{ co_quan_cap_tren }}"),
        issuer=marks.of("{{ co_quan_ban_hanh }}"),
        symbol=marks.of("{{ so_ky_hieu }}"),
        place=marks.of("{{ dia_danh_ngay_thang }}"),
        type_name="" if kind in LETTERS else marks.of("{{ ten_loai }}"),
        abstract=marks.of("{{ trich_yeu|upper }}" if enclosed else "{{ trich_yeu }}"),
        addressees=marks.loop("kinh_gui", "noi", "{{ noi }}") if kind in LETTERS else (),
        blocks=(*_blocks(kind, marks), *(_tables(kind, marks) if enclosed else ())),
        authority=marks.of("{{ thay_mat }}"),
        position=marks.of("{{ chuc_vu }}"),
        signer=marks.of("{{ nguoi_ky }}"),
        recipients=marks.loop("noi_nhan", "noi", "{{ noi }}"),
        annexes=() if enclosed else tuple(_annexes(kind, marks)),
        landscape=enclosed,
    )


def _blocks(kind: DocumentKind, marks: _Marks) -> Iterator[Paragraph]:
    if kind not in LETTERS:
        for text in marks.loop("can_cu", "noi", "{{ noi }}"):
            yield Paragraph(text, "italic")
    yield Paragraph(marks.of(f"{{%p for doan in {BODY} %}}"))
    yield Paragraph(marks.of("{%p if doan.de_muc %}"))
    yield Paragraph(marks.of("{{ doan.so }} {{ doan.loi }}"), "bold")
    yield Paragraph(marks.of("{%p else %}"))
    yield Paragraph(marks.of("{{ doan.so }} {{ doan.loi }}"))
    yield Paragraph(marks.of("{%p endif %}"))
    yield Paragraph(marks.of("{%p endfor %}"))


def _annexes(kind: DocumentKind, marks: _Marks) -> Iterator[Annex]:
    for table in _tables(kind, marks):
        section = table.section
        yield Annex(title=section.title, blocks=(Grid(section),), landscape=len(section.columns) > FEW)


def _tables(kind: DocumentKind, marks: _Marks) -> Iterator[Grid]:
    """Each list of rows as a table of one row that is repeated."""
    for offered in offered_lists(kind):
        if offered.section:
            columns = offered.columns
            begin, end = (marks.of(f"{{%tr {word} %}}") for word in (f"for dong in {offered.name}", "endfor"))
            middle = [marks.of(f"{{{{ dong.{name} }}}}") for name, _, _ in offered.fields]
            rows = tuple(_row(texts, len(columns)) for texts in ([begin], middle, [end]))
            yield Grid(Section(offered.name, offered.label, offered.label, columns, rows), titled=True)


def _row(texts: list[str], columns: int) -> Row:
    cells = [Cell(text) for text in texts]
    return Row(texts[0], (*cells, *[Cell("")] * (columns - len(cells))))
