"""What an officer with bad intentions puts into a template: each ends in words that say what and where."""

from collections.abc import Callable
from io import BytesIO

import pytest

from cchc.core.document.kinds import DocumentKind
from cchc.core.errors import InputRefused
from cchc.files.office import template as engine
from cchc.files.office import template_apart as apart
from cchc.files.office.starter import starter_template
from cchc.files.office.template import check_template, fill_template
from cchc.files.office.template_apart import TOLD, check_apart, fill_apart
from cchc.files.office.template_guard import guarded_template
from cchc.files.office.template_program import answered
from tests.core.document.papers import papers
from tests.files.office.test_template import NAME, PLAN, WORD, code_of, faults, repacked, saying
from tests.files.office.word import WordFile

BODY, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def with_body(inside: str) -> bytes:
    """A template with this markup at the start of its body."""

    def change(parts: dict[str, bytes]) -> None:
        parts[BODY] = parts[BODY].replace(b"<w:body>", f"<w:body>{inside}".encode(), 1)

    return repacked(saying("x"), change)


def with_relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        added = f'<Relationship Id="a&gt;b>" Type="{TYPE}{kind}" Target="{target}"{mode}/></Relationships>'
        parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", added.encode())

    return repacked(saying("x"), change)


def runs(*texts: str) -> str:
    """One paragraph whose text Word broke into runs."""
    return (
        "<w:p>" + "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"
    )


def field(*codes: str) -> str:
    """A field whose code stands in several runs."""
    said = "".join(f"<w:instrText>{code}</w:instrText>" for code in codes)
    begin, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "end"))
    return f"<w:p><w:r>{begin}{said}{end}</w:r></w:p>"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{% raw %}{{ ten_loai }}{% endraw %}", "Mẫu có lệnh không được phép (giữ nguyên văn)"),
        (f"{{{{ {'9' * 5000} }}}}", "Mẫu viết sai cú pháp"),
        ("{% autoescape false %}{{ luu }}{% endautoescape %}", "Mẫu có lệnh không được phép"),
        ("{% for a in can_cu recursive %}{{ loop(can_cu) }}{% endfor %}", "Mẫu vòng lặp trên"),
        ("{{ luu.__init__.__globals__ }}", "Không có trường"),
        ("{{ luu|safe }}", "Mẫu không dùng được bộ lọc “safe”"),
        ("{% import 'os' as os %}", "Mẫu có lệnh không được phép (chèn mẫu khác)"),
        ("{{ ten_loai ~ luu }}", "Mẫu có lệnh không được phép"),
    ],
)
def test_commands_that_are_not_offered(said: str, told: str) -> None:
    assert faults(saying(said))[0].startswith(told)
    assert faults(saying("x", head=said))[0].startswith(told)


def test_what_word_broke_into_runs_is_read_whole() -> None:
    raw = with_body(runs("{", "{ ten", "_loai }", "}"))
    check_template(raw, PLAN, NAME)
    assert "KẾ HOẠCH" in WordFile(fill_template(raw, papers()["ke-hoach"], NAME)).text
    assert faults(with_body(runs("{", "{ ''.__cl", "ass__ }", "}")))[0].startswith("Không có trường")
    assert faults(with_body(runs("{", "% set x", " = 1 %}")))[0].endswith("(gán giá trị)")


def test_a_text_box_is_filled_in_like_the_body() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{runs('{{ la_lung }}')}</w:txbxContent></w:pict></w:r></w:p>"
    assert faults(with_body(box)) == ["Không có trường “la_lung”"]


@pytest.mark.parametrize("name", ["endnotes", "comments", "diagrams/data1"])
def test_fields_where_nothing_is_filled_in_are_told(name: str) -> None:
    part = f'<w:notes xmlns:w="{WORD}">{runs("{", "{ luu }}")}</w:notes>'
    raw = repacked(saying("x"), lambda parts: parts.__setitem__(f"word/{name}.xml", part.encode()))
    assert code_of(raw) == "unfilled"


@pytest.mark.parametrize(
    "inside",
    [
        field(" DDEAUTO c:\\windows\\cmd.exe "),
        field(" DD", "EAUTO cmd "),
        field('INCLUDEPICTURE "http://example.com/a.png"'),
        field("INCLUDETEXT", ' "c:\\a.docx"'),
        field('HYPERLINK "\\\\server\\a.exe"'),
        field(),
        '<w:p><w:fldSimple w:instr="MACROBUTTON a"/></w:p>',
        "<w:p><w:r><w:instrText>DDE cmd</w:instrText></w:r></w:p>",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>LINK a</w:instrText></w:r></w:p>',
    ],
)
def test_fields_that_fetch_or_run_are_refused(inside: str) -> None:
    with pytest.raises(InputRefused) as caught:
        guarded_template(BytesIO(with_body(inside)), NAME)
    (problem,) = caught.value.problems
    assert problem.code == "field"
    assert str(problem.place) == f"{NAME} (thân văn bản)"


def test_fields_of_every_office_stay() -> None:
    codes = (
        " PAGE ",
        "NUMPAGES  \\* Arabic",
        'HYPERLINK "https://vinhphuc.gov.vn"',
        'HYPERLINK \\l "a"',
        "=1",
    )
    raw = with_body("".join(field(code) for code in codes))
    assert guarded_template(BytesIO(raw), NAME) == raw


@pytest.mark.parametrize(
    ("kind", "target", "mode", "code"),
    [
        ("image", "http://example.com/a.png", ' TargetMode="External"', "external"),
        ("image", "http://example.com/a.png", ' TargetMode="Exter&#110;al"', "external"),
        ("hyperlink", "file:///etc/passwd", ' TargetMode="External"', "external"),
        ("aFChunk", "a.html", "", "object"),
    ],
)
def test_links_out_of_the_file_are_refused(kind: str, target: str, mode: str, code: str) -> None:
    assert code_of(with_relation(kind, target, mode)) == code


def test_a_link_to_a_page_stays() -> None:
    raw = with_relation("hyperlink", "https://vinhphuc.gov.vn")
    assert guarded_template(BytesIO(raw), NAME) == raw


def test_a_broken_part_and_too_many_fields_are_refused() -> None:
    assert code_of(with_body("".join(runs("{{ luu }}") for _ in range(5_001)))) == "too_many_marks"
    broken = repacked(saying("x"), lambda parts: parts.__setitem__("word/a.xml", b"<a>"))
    assert code_of(broken) == "damaged"


def test_what_loops_would_write_is_reckoned_before(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = saying("{% for a in can_cu %}- {{ a }}{% endfor %}{% for a in 5 %}{% endfor %}")
    monkeypatch.setattr(engine, "MOST_LETTERS", 0)
    with pytest.raises(InputRefused, match="quá lớn"):
        fill_template(raw, papers()["ke-hoach"], NAME)
    with pytest.raises(InputRefused, match="sai cú pháp"):
        fill_template(saying("{% if %}"), papers()["ke-hoach"], NAME)


def test_a_process_of_its_own_reads_and_fills() -> None:
    raw = starter_template(PLAN)
    check_apart(raw, PLAN, NAME)
    assert "KẾ HOẠCH" in WordFile(fill_apart(raw, papers()["ke-hoach"], NAME)).text
    with pytest.raises(InputRefused) as caught:
        check_apart(saying("{{ la_lung }}"), PLAN, NAME)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("template_unknown", f"{NAME} (thân văn bản)")


def test_a_text_over_which_a_reader_goes_again_and_again_is_stopped() -> None:
    raw = with_body(f"<w:p><w:r><w:t>{'x</w:t><w:t>' * 100_000}</w:t></w:r></w:p>")
    with pytest.raises(InputRefused, match=TOLD["too_slow"][0]):
        fill_apart(raw, papers()["ke-hoach"], NAME, seconds=1.0)


def test_a_program_that_falls_over_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "START", "raise SystemExit(1)")
    with pytest.raises(InputRefused, match=TOLD["too_large"][0]):
        check_apart(b"", PLAN, NAME)
    monkeypatch.setattr(apart, "START", 'print(\'{"refused": "damaged"}\')')
    with pytest.raises(InputRefused, match=TOLD["damaged"][0]):
        check_apart(b"", PLAN, NAME)


@pytest.mark.parametrize(("error", "code"), [(MemoryError, "too_large"), (KeyError, "damaged")])
def test_whatever_the_reader_raises_is_an_answer(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception], code: str
) -> None:
    def fails(*_: object) -> None:
        raise error

    target: Callable[..., None] = fails
    monkeypatch.setattr("cchc.files.office.template_program.check_template", target)
    assert answered({"raw": "", "file": NAME, "kind": DocumentKind.REMINDER}) == {"refused": code}
