"""Templates of offices: what starts well, what is refused and why, what a hostile file may try."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from cchc.core.document.kinds import ENCLOSED, DocumentKind
from cchc.core.document.official import Paragraph
from cchc.core.document.samples import sample_document
from cchc.core.errors import InputRefused
from cchc.files.office import template as engine
from cchc.files.office import template_guard as guard
from cchc.files.office.docx import write_docx
from cchc.files.office.starter import starter_template
from cchc.files.office.template import check_template, fill_template
from cchc.files.office.template_guard import guarded_template
from tests.core.document.papers import papers
from tests.files.office.word import WordFile

PLAN, LETTER = DocumentKind.IMPROVEMENT_PLAN, DocumentKind.REMINDER
NAME = "mau.docx"


def saying(*paragraphs: str, head: str = "", cells: tuple[str, ...] = ()) -> bytes:
    """A Word file with these paragraphs, this header and a table of one column."""
    stream, document = BytesIO(), Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if head:
        document.sections[0].header.paragraphs[0].text = head
    if cells:
        table = document.add_table(rows=0, cols=1)
        for text in cells:
            table.add_row().cells[0].text = text
    document.save(stream)
    return stream.getvalue()


def repacked(raw: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same archive with other parts."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def faults(raw: bytes, kind: DocumentKind = PLAN) -> list[str]:
    with pytest.raises(InputRefused) as refused:
        check_template(raw, kind, NAME)
    return [problem.message for problem in refused.value.problems]


def code_of(raw: bytes) -> str:
    with pytest.raises(InputRefused) as refused:
        guarded_template(BytesIO(raw), NAME)
    return refused.value.problems[0].code


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_starter_passes_and_fills(kind: DocumentKind) -> None:
    raw = starter_template(kind)
    assert guarded_template(BytesIO(raw), NAME) == raw
    check_template(raw, kind, NAME)
    text = WordFile(fill_template(raw, sample_document(kind), NAME)).text
    if kind in ENCLOSED:
        assert "(Kèm theo Văn bản số … ngày … tháng … năm … của Sở Nội vụ)" in text
        assert "Nơi nhận" not in text
    else:
        assert "SỞ NỘI VỤ" in text
        assert "Nguyễn Văn A" in text
    assert "& <dấu đặc biệt>" in text
    assert "{{" not in text
    assert "{%" not in text
    assert "⟦" not in text


def test_real_documents_in_a_starter() -> None:
    text = WordFile(fill_template(starter_template(PLAN), papers()["ke-hoach"], NAME)).text
    for words in (
        "Số:         /KH-UBND",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "Văn phòng UBND tỉnh",
        "- Bộ Nội vụ (b/c);",
    ):
        assert words in text
    assert "(Kèm theo Kế hoạch số …/KH-UBND" in text
    letter = WordFile(fill_template(starter_template(LETTER), papers()["don-doc"], NAME)).text
    assert "V/v đôn đốc tự chấm điểm" in letter
    assert "- Sở Tư pháp" in letter


def test_unknown_fields_are_named() -> None:
    found = faults(saying("{{ ten_la }}", "{{ trich_yeu.x }}", head="{{ o_dau_trang }}"))
    assert found == [
        "Không có trường “ten_la”",
        "Không có trường “trich_yeu.x”",
        "Không có trường “o_dau_trang”",
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{{ ten_loai.__class__.__mro__ }}", "Không có trường"),
        ("{{ ''.__class__ }}", "Không có trường"),
        ("{{ cycler.__init__ }}", "Không có trường"),
        ("{{ range(9) }}", "Mẫu có lệnh không được phép (gọi hàm)"),
        ("{% set x = 1 %}", "Mẫu có lệnh không được phép (gán giá trị)"),
        ("{% include 'a' %}", "Mẫu có lệnh không được phép (chèn mẫu khác)"),
        ("{% macro a() %}{% endmacro %}", "Mẫu có lệnh không được phép (định nghĩa lệnh mới)"),
        ("{{ 'a' * 9 }}", "Mẫu có lệnh không được phép (phép tính)"),
        ("{{ ten_loai[0] }}", "Mẫu có lệnh không được phép (lấy phần tử)"),
        ("{{ ten_loai|attr('x') }}", "Mẫu không dùng được bộ lọc “attr”"),
        ("{% for a in range %}{% endfor %}", "Mẫu vòng lặp trên “range”, không phải danh sách được dùng"),
        ("{% for a in 'abc' %}{% endfor %}", "Mẫu vòng lặp trên “biểu thức”"),
        ("{% for a, b in can_cu %}{% endfor %}", "Mẫu vòng lặp trên “can_cu” viết chưa đúng"),
        ("{% for a in can_cu if a %}{% endfor %}", "Mẫu vòng lặp trên “can_cu” viết chưa đúng"),
        (
            "{% for a in can_cu %}{% for b in can_cu %}{% endfor %}{% endfor %}",
            "Mẫu vòng lặp nằm trong vòng lặp khác",
        ),
        ("{% for a in nhiem_vu %}{{ a }}{% endfor %}", "Mẫu “a” là một dòng của nhiem_vu"),
        ("{% for a in nhiem_vu %}{{ a.x }}{% endfor %}", "Không có trường “a.x”"),
        ("{% for a in nhiem_vu %}{{ loop.cycle }}{% endfor %}", "Không có trường “loop.cycle”"),
        ("{{ loop.index }}", "Không có trường “loop.index”"),
        ("{{ ten_loai", "Mẫu viết sai cú pháp"),
        ("{% if %}", "Mẫu viết sai cú pháp"),
    ],
)
def test_what_a_template_may_not_say(said: str, told: str) -> None:
    assert faults(saying(said))[0].startswith(told)


def test_a_fault_says_in_which_part_it_stands() -> None:
    with pytest.raises(InputRefused) as caught:
        check_template(saying("{{ la_lung }}"), PLAN, NAME)
    assert [str(one.place) for one in caught.value.problems] == [f"{NAME} (thân văn bản)"]


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = (
    f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="1"><w:p><w:r><w:t>'
    "{% for a in range(9) %}{{ a }}{% endfor %}"
    "</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def test_footnotes_are_read() -> None:
    def change(parts: dict[str, bytes]) -> None:
        types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
        override = f'<Override PartName="/word/footnotes.xml" ContentType="{KIND}"/></Types>'
        relation = f'<Relationship Id="rId99" Type="{RELATION}" Target="footnotes.xml"/></Relationships>'
        parts["word/footnotes.xml"] = FOOTNOTES.encode()
        parts[types] = parts[types].replace(b"</Types>", override.encode())
        parts[relations] = parts[relations].replace(b"</Relationships>", relation.encode())

    told = faults(guarded_template(BytesIO(repacked(saying("a"), change)), NAME))
    assert told == ["Mẫu vòng lặp trên “biểu thức”, không phải danh sách được dùng"]


@pytest.mark.parametrize("name", ["author", "comments", "identifier", "language", "subject", "title"])
def test_properties_are_read(name: str) -> None:
    stream, document = BytesIO(), Document()
    setattr(document.core_properties, name, "{% for a in range(9) %}{{ a }}{% endfor %}")
    document.save(stream)
    assert "không phải danh sách được dùng" in faults(stream.getvalue())[0]


@pytest.mark.parametrize("said", ["not " * 5_000 + "luu", "(" * 900 + "luu" + ")" * 900])
def test_what_is_nested_without_end_is_refused(said: str) -> None:
    assert faults(saying(f"{{{{ {said} }}}}")) == ["Mẫu viết sai cú pháp: lồng nhau quá sâu"]


def test_a_list_repeats_only_so_much() -> None:
    raw = saying(f"{{% for a in can_cu %}}{'x' * 200_001}{{% endfor %}}")
    assert faults(raw) == ["Mẫu vòng lặp trên “can_cu” lặp lại quá nhiều chữ"]


def test_what_a_template_may_say() -> None:
    raw = saying(
        "{% if nguoi_ky and not luu or ten_loai == 'A' %}{{ ten_loai|upper }}{% else %}{{ 1 }}{% endif %}",
        "{% for mot in can_cu %}{{ loop.index }}. {{ mot }}{% else %}không có{% endfor %}",
        cells=("{%tr for dong in nhiem_vu %}", "{{ dong.co_quan_chu_tri }}", "{%tr endfor %}"),
    )
    check_template(raw, PLAN, NAME)
    text = WordFile(fill_template(raw, papers()["ke-hoach"], NAME)).text
    assert "1. Căn cứ Quyết định số 2948/QĐ-BNV" in text
    assert text.count("Văn phòng UBND tỉnh") >= 4


def test_lists_of_another_kind_are_not_offered() -> None:
    raw = saying("{% for a in nhiem_vu %}{% endfor %}")
    check_template(raw, PLAN, NAME)
    assert "không phải danh sách được dùng" in faults(raw, LETTER)[0]


def test_a_template_that_cannot_be_filled_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputRefused, match="không điền được"):
        fill_template(saying("{% for a in 5 %}{{ 1/0 }}{% endfor %}{{ x.y.z }}"), papers()["ke-hoach"], NAME)
    monkeypatch.setattr(engine, "MOST_WRITTEN", 10)
    with pytest.raises(InputRefused, match="quá lớn"):
        fill_template(saying("x"), papers()["ke-hoach"], NAME)


def test_broken_files_are_refused() -> None:
    def emptied(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = b"<x/>"

    with pytest.raises(InputRefused, match="hỏng"):
        check_template(repacked(saying("x"), emptied), PLAN, NAME)


def test_only_small_harmless_word_files_come_in(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = saying("x")
    assert code_of(b"%PDF-1.4") == "kind"
    assert code_of(b"\xd0\xcf\x11\xe0 old word") == "kind"
    monkeypatch.setattr(guard, "MOST_BYTES", 100)
    assert code_of(plain) == "file_too_large"
    monkeypatch.undo()
    monkeypatch.setattr(guard, "MOST_UNPACKED", 100)
    assert code_of(plain) == "zip_bomb"


def test_a_bomb_is_refused() -> None:
    def swollen(parts: dict[str, bytes]) -> None:
        parts["word/media/image1.bin"] = b"\x00" * 30_000_000

    assert code_of(repacked(saying("x"), swollen)) == "zip_bomb"


def test_macros_objects_links_and_entities_are_refused() -> None:
    def with_part(name: str, content: bytes) -> bytes:
        return repacked(saying("x"), lambda parts: parts.__setitem__(name, content))

    link = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'attachedTemplate" '
        b'Target="http://example.com/a.dotm" TargetMode="External"/></Relationships>'
    )
    assert code_of(with_part("word/vbaProject.bin", b"x")) == "macro"
    assert code_of(with_part("word/embeddings/oleObject1.bin", b"x")) == "object"
    assert code_of(with_part("word/_rels/settings.xml.rels", link)) == "external"
    assert code_of(with_part("word/a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')) == "entities"


def test_an_archive_of_another_kind_is_refused() -> None:
    def workbook(parts: dict[str, bytes]) -> None:
        kind = b"wordprocessingml.document.main+xml"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            kind, b"spreadsheetml.sheet.main+xml"
        )

    assert code_of(repacked(saying("x"), workbook)) == "kind"


def test_a_cut_archive_is_refused() -> None:
    raw = saying("x")
    assert code_of(raw[:200] + raw[400:]) in {"damaged", "kind"}


@pytest.mark.parametrize("raw", [None, starter_template(PLAN)])
def test_pasted_control_signs_do_not_stop_a_document(raw: bytes | None) -> None:
    """Word's own line break inside a paragraph comes with pasted text; the other signs are lost."""
    paper = papers()["ke-hoach"]
    blocks = (*paper.blocks, Paragraph("Một\x0bhai\x01 ba\ufffe."))
    paper = replace(paper, blocks=blocks, abstract=f"{paper.abstract}\x0b{'rất dài ' * 40}")
    written = write_docx(paper) if raw is None else fill_template(raw, paper, NAME)
    assert "hai ba." in WordFile(written).text
