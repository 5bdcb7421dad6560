"""The tables of a Word annex: spans and vertical merges laid out on the grid, tracked changes told."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.catalogue_import.annex_cells import Annex, Cell, Row, Table
from cchc.files.catalogue_import.annex_numbers import number_before
from cchc.files.catalogue_import.word_signs import (
    STRANGE,
    W,
    has_picture,
    is_on,
    left_out,
    raised,
    text_of,
)
from cchc.files.evidence_kinds import FileKind
from cchc.files.evidence_office import check_office, office_kind
from cchc.files.plan_import.word_numbers import DASH, numbers_of

MOST_ROWS, MOST_COLUMNS, MOST_TABLES = 5_000, 40, 200
MOST_TOLD = 20
LABEL = "number"


def kind_of(raw: bytes, file: str) -> FileKind | None:
    """Which office file the bytes are, after reading every part once for what is dangerous.

    Raises InputRefused for macros, entities, bombs and broken archives.
    """
    with NamedTemporaryFile(suffix=".zip") as stream:
        stream.write(raw)
        stream.flush()
        kind = office_kind(Path(stream.name), file)
        if kind is not None:
            check_office(Path(stream.name), kind, file)
        return kind


def docx_annex(raw: bytes, file: str) -> Annex:
    """All tables of a Word file that was guarded before; raises InputRefused."""
    import docx

    try:
        document = docx.Document(BytesIO(raw))
        body = document.element.body
        counted = _count_numbers(document)
        tables = list(body.iter(f"{W}tbl"))
    except Exception:  # noqa: BLE001 - whatever a broken file does to its reader
        raise _refused(file, "not_docx", "Không đọc được tệp .docx này") from None
    outer = [table for table in tables if not _inside_table(table)]
    if len(tables) > MOST_TABLES:
        raise _refused(file, "too_large", f"Tệp có quá nhiều bảng: hơn {MOST_TABLES}")
    texts = tuple(text_of(one) for one in body.iter(f"{W}p") if not _inside_table(one))
    read = tuple(_table(table, position, file) for position, table in enumerate(outer, start=1))
    told = (*_remarks(body, nested=len(outer) < len(tables), counted=counted), *_unread(read))
    return Annex(read, texts, told)


def _count_numbers(document: Any) -> bool:
    """Put beside every paragraph of a table the number that Word prints before it; whether there is one."""
    related = document.part.rels.values()
    part = next((one.target_part for one in related if one.reltype.endswith("/numbering")), None)
    numbers = numbers_of(None if part is None else part.element, document.styles.element)
    found = False
    for paragraph in document.element.body.iter(f"{W}p"):
        label = numbers.label(paragraph)
        if label is not None and _inside_table(paragraph):
            paragraph.set(LABEL, label)
            found = found or label.strip(STRANGE + DASH) != ""
    return found


def _unread(tables: tuple[Table, ...]) -> Iterator[tuple[str, str]]:
    """Cells of which something cannot be read: pictures, equations of old programs, unknown signs."""
    cells = (cell for table in tables for row in table.rows for cell in row.cells)
    unread = (cell for cell in cells if not cell.covered and (cell.pictured or STRANGE in cell.text))
    for cell in islice(unread, MOST_TOLD):
        what = "hình hoặc công thức dạng hình" if cell.pictured else "ký hiệu hoặc công thức"
        yield "cell_unread", f"{cell.place[:1].upper()}{cell.place[1:]}: có {what} không đọc được"


def _remarks(body: Any, *, nested: bool, counted: bool) -> Iterator[tuple[str, str]]:
    if counted:
        text = "Tệp có số thứ tự do Word tự đánh, được đếm lại như Word; hãy xem lại mã các dòng"
        yield "numbers_counted", text
    if next(body.iter(f"{W}ins", f"{W}del", f"{W}moveFrom"), None) is not None:
        text = "Tệp còn chế độ theo dõi sửa đổi (Track Changes): chữ thêm được lấy, chữ xóa bị bỏ"
        yield "tracked_changes", text
    if nested:
        yield (
            "nested_tables",
            "Tệp có bảng nằm trong ô của bảng khác: chữ của bảng trong được lấy như chữ của ô",
        )


def _inside_table(element: Any) -> bool:
    return any(parent.tag == f"{W}tc" for parent in element.iterancestors())


def _table(table: Any, position: int, file: str) -> Table:
    name = f"bảng {position}"
    rows: list[Row] = []
    above: dict[int, str] = {}
    lines = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
    if len(lines) > MOST_ROWS:
        raise _refused(file, "too_large", f"Bảng {position} có quá nhiều dòng: hơn {MOST_ROWS}")
    for number, line in enumerate(lines, start=1):
        rows.append(Row(number, tuple(_cells(line, name, number, above))))
    return Table(name, tuple(rows))


def _cells(line: Any, name: str, number: int, above: dict[int, str]) -> Iterator[Cell]:
    column = 0
    for _ in range(min(_value(line.find(f"{W}trPr/{W}gridBefore")), MOST_COLUMNS)):
        yield Cell("", _place(name, number, column))
        column += 1
    for cell in line.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr")) is not line:
            continue
        span = max(_value(cell.find(f"{W}tcPr/{W}gridSpan"), 1), 1)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        covered = merge is not None and merge.get(f"{W}val") != "restart"
        text = above.get(column, "") if covered else _cell_text(cell)
        for offset in range(min(span, MOST_COLUMNS - column)):
            above[column] = text
            hidden = covered or offset > 0
            yield Cell(
                "" if hidden else text,
                _place(name, number, column),
                bold=_bold(cell),
                covered=hidden,
                over=text if hidden else "",
                automatic=not text.strip() and _numbered_unread(cell),
                pictured=not hidden and has_picture(cell),
                struck=not hidden and any(left_out(run) or raised(run) for run in cell.iter(f"{W}r")),
            )
            column += 1


def _numbered_unread(cell: Any) -> bool:
    """Whether Word prints a number in a cell that could not be counted."""
    return any(STRANGE in one.get(LABEL, "") for one in cell.iter(f"{W}p"))


def _place(name: str, number: int, column: int) -> str:
    return f"{name}, dòng {number}, cột {column + 1}"


def _value(element: Any, default: int = 0) -> int:
    given = "" if element is None else str(element.get(f"{W}val") or "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 4 else default


def _cell_text(cell: Any) -> str:
    """The text of a cell; the number of Word itself where nothing else stands there, or before one name."""
    paragraphs = [(one.get(LABEL, ""), text_of(one)) for one in cell.iter(f"{W}p")]
    only = len(paragraphs) == 1
    return "\n".join(filter(None, (_with_number(label, text, only=only) for label, text in paragraphs)))


def _with_number(label: str, text: str, *, only: bool) -> str:
    number = label.strip()
    if not number or number == DASH or STRANGE in number:
        return text
    if not text.strip():
        return number
    whole = f"{number} {text}"
    return whole if only and number_before(whole) is not None else text


def _bold(cell: Any) -> bool:
    runs = [run for run in cell.iter(f"{W}r") if any((one.text or "").strip() for one in run.iter(f"{W}t"))]
    return bool(runs) and all(is_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def _refused(file: str, code: str, message: str) -> InputRefused:
    return InputRefused([Problem(code, message, Place(file), "Mở bằng Word rồi lưu lại dạng .docx")])
