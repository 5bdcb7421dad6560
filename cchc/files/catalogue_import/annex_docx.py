"""The tables of a Word annex: spans and vertical merges laid out on the grid, tracked changes told."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.catalogue_import.annex_cells import Annex, Cell, Row, Table
from cchc.files.evidence_kinds import FileKind
from cchc.files.evidence_office import check_office, office_kind

MOST_ROWS, MOST_COLUMNS, MOST_TABLES = 5_000, 40, 200
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
        tables = list(body.iter(f"{W}tbl"))
    except Exception:  # noqa: BLE001 - whatever a broken file does to its reader
        raise _refused(file, "not_docx", "Không đọc được tệp .docx này") from None
    outer = [table for table in tables if not _inside_table(table)]
    if len(tables) > MOST_TABLES:
        raise _refused(file, "too_large", f"Tệp có quá nhiều bảng: hơn {MOST_TABLES}")
    texts = tuple(_text(one) for one in body.iter(f"{W}p") if not _inside_table(one))
    read = tuple(_table(table, position, file) for position, table in enumerate(outer, start=1))
    return Annex(read, texts, tuple(_remarks(body, nested=len(outer) < len(tables))))


def _remarks(body: Any, *, nested: bool) -> Iterator[tuple[str, str]]:
    if next(body.iter(f"{W}ins", f"{W}del"), None) is not None:
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
    lines = list(table.iterchildren(f"{W}tr", f"{W}sdt"))
    lines = [line for row in lines for line in ([row] if row.tag == f"{W}tr" else row.iter(f"{W}tr"))]
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
                automatic=not text.strip() and cell.find(f".//{W}numPr") is not None,
                struck=not hidden and any(_left_out(run) or _raised(run) for run in cell.iter(f"{W}r")),
            )
            column += 1


def _place(name: str, number: int, column: int) -> str:
    return f"{name}, dòng {number}, cột {column + 1}"


def _value(element: Any, default: int = 0) -> int:
    given = "" if element is None else str(element.get(f"{W}val") or "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 4 else default


def _cell_text(cell: Any) -> str:
    return "\n".join(filter(None, (_text(one) for one in cell.iter(f"{W}p"))))


def _text(paragraph: Any) -> str:
    pieces = []
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        match element.tag.removeprefix(W):
            case "t" if _left_out(element.getparent()):
                continue
            case "t":
                pieces.append(f" {element.text}" if _raised(element.getparent()) else element.text or "")
            case "tab":
                pieces.append(" ")
            case "noBreakHyphen":
                pieces.append("-")
            case _:
                pieces.append("\n")
    return "".join(pieces)


def _left_out(run: Any) -> bool:
    """Whether a run is struck out or hidden: no reader of the paper takes it for said."""
    return any(_is_on(run.find(f"{W}rPr/{W}{name}")) for name in ("strike", "dstrike", "vanish"))


def _raised(run: Any) -> bool:
    """Whether a run stands above or below the line, as marks of notes do."""
    place = run.find(f"{W}rPr/{W}vertAlign")
    return place is not None and place.get(f"{W}val") in ("superscript", "subscript")


def _bold(cell: Any) -> bool:
    runs = [run for run in cell.iter(f"{W}r") if any((one.text or "").strip() for one in run.iter(f"{W}t"))]
    return bool(runs) and all(_is_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def _is_on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")


def _refused(file: str, code: str, message: str) -> InputRefused:
    return InputRefused([Problem(code, message, Place(file), "Mở bằng Word rồi lưu lại dạng .docx")])
