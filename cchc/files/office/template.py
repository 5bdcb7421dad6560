"""Officers' own templates: checked when they come, tried on a sample, then filled in."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from cchc.core.document.fields import offered_lists, values_of
from cchc.core.document.kinds import DocumentKind
from cchc.core.document.official import OfficialDocument
from cchc.core.document.samples import sample_document
from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.evidence_zip import MEGABYTE
from cchc.files.office.printable import printable_values

MOST_WRITTEN = 20 * MEGABYTE
MOST_LETTERS = 60_000_000  # of markup, before it is packed
FOOTNOTES = ".wordprocessingml.footnotes+xml"
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
SYNTAX = "Mẫu viết sai cú pháp: ngoặc, tên lệnh hay vòng lặp không đúng"
HINT = "Xem danh sách trường được dùng"


def check_template(raw: bytes, kind: DocumentKind, file: str) -> None:
    """Read the template's own words and fill it in once with a sample; raises InputRefused.

    `raw` has passed `guarded_template`.
    """
    problems = tuple(_problems(raw, kind, file))
    if problems:
        raise InputRefused(problems)
    fill_template(raw, sample_document(kind), file)


def _problems(raw: bytes, kind: DocumentKind, file: str) -> Iterator[Problem]:
    from jinja2 import TemplateError

    from cchc.files.office.template_language import environment, faults

    lists = {one.name: one for one in offered_lists(kind)}
    found: dict[str, Problem] = {}
    for part, text in _sources(raw, file):
        place = Place(f"{file} ({part})")
        try:
            said = faults(environment().parse(text), lists)
        except (TemplateError, ValueError):  # ValueError: a number of thousands of digits
            yield Problem("template_syntax", SYNTAX, place, HINT)
            continue
        except RecursionError:
            yield Problem("template_syntax", "Mẫu viết sai cú pháp: lồng nhau quá sâu", place, HINT)
            continue
        for fault in said:
            message = f"Mẫu {fault.text}" if fault.code != "unknown" else fault.text.capitalize()
            found.setdefault(fault.text, Problem(f"template_{fault.code}", message, place, HINT))
    yield from found.values()


def _sources(raw: bytes, file: str) -> Iterator[tuple[str, str]]:
    """Part and text of body, headers, footers, footnotes, properties: all that the template engine reads."""
    template = _opened(raw, file)
    template.init_docx()
    yield "thân văn bản", template.patch_xml(template.get_xml())
    for part, address in (("đầu trang", template.HEADER_URI), ("chân trang", template.FOOTER_URI)):
        for _, held in template.get_headers_footers(address):
            yield part, template.patch_xml(template.get_part_xml(held))
    for held in template.docx.part.package.parts:
        if held.content_type.endswith(FOOTNOTES):
            yield "chú thích cuối trang", template.patch_xml(held.blob.decode("utf-8"))
    for name in PROPERTIES:
        yield "thuộc tính của tệp", getattr(template.docx.core_properties, name)


def _opened(raw: bytes, file: str) -> Any:
    import docxtpl

    try:
        template = docxtpl.DocxTemplate(BytesIO(raw))
        template.init_docx()
        template.get_xml()
    except Exception:  # noqa: BLE001 - whatever the reader of a broken file raises, the file is refused
        raise _refused(file, "damaged", "Tệp .docx hỏng, không mở được") from None
    return template


def fill_template(raw: bytes, document: OfficialDocument, file: str) -> bytes:
    """The document in the office's own layout as the bytes of a .docx; raises InputRefused."""
    return fill_values(raw, printable_values(values_of(document)), file)


def fill_values(raw: bytes, values: dict[str, Any], file: str) -> bytes:
    """The same from the values of the offered fields and lists, which are printable; raises InputRefused."""
    from cchc.files.office.template_language import environment

    template, stream = _opened(raw, file), BytesIO()
    if _letters(raw, values, file) > MOST_LETTERS:
        raise _refused(file, "file_too_large", "Văn bản lập theo mẫu quá lớn")
    try:
        template.render(values, environment(), autoescape=True)
        template.save(stream)
    except Exception:  # noqa: BLE001 - whatever the engine makes of such a file, it is refused
        raise _refused(file, "template_syntax", "Mẫu không điền được với số liệu mẫu") from None
    written = stream.getvalue()
    if len(written) > MOST_WRITTEN:
        raise _refused(file, "file_too_large", "Văn bản lập theo mẫu quá lớn")
    return written


def _letters(raw: bytes, values: dict[str, Any], file: str) -> int:
    """How much markup the loops of a template will repeat."""
    from jinja2 import TemplateError

    from cchc.files.office.template_language import environment, repeated

    counts = {name: len(held) for name, held in values.items() if isinstance(held, list)}
    try:
        return sum(repeated(environment().parse(text), counts) for _, text in _sources(raw, file))
    except (TemplateError, ValueError):
        raise _refused(file, "template_syntax", SYNTAX) from None


def _refused(file: str, code: str, message: str) -> InputRefused:
    return InputRefused((Problem(code, message, Place(file), HINT),))
