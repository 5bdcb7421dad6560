"""Two versions of a catalogue side by side: what became of every line."""

from decimal import Decimal

from cchc.core.catalogue.compare import FATE_LABELS, CatalogueComparison, Compared, Fate
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.report import cells
from cchc.core.report.cells import Cell, Presence
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section
from cchc.core.report.title_block import decision_text

OLD, NEW = "Bộ cũ", "Bộ mới"
UNSOURCED = Cell("chưa có nguồn nêu", presence=Presence.UNKNOWN)
LINES = (
    Column("old_code", "Mã", 8, group=OLD),
    Column("old_name", "Tên", 32, group=OLD),
    Column("old_points", "Điểm tối đa", 9, Align.RIGHT, group=OLD, narrow=False),
    Column("new_code", "Mã", 8, group=NEW),
    Column("new_name", "Tên", 32, group=NEW),
    Column("new_points", "Điểm tối đa", 9, Align.RIGHT, group=NEW, narrow=False),
    Column("fate", "Kết quả đối chiếu", 14),
    Column("differences", "Khác nhau ở", 18, narrow=False),
    Column("note", "Ghi chú", 30, narrow=False),
)
NOTES = (
    "Cùng mã có thể khác nghĩa: dòng không có trong bảng đối chiếu là dòng chưa đối chiếu.",
    "Chỉ nêu là khác khi nguồn của cả hai bộ cùng nêu; điểm chỉ một bên có nguồn thì chưa so được.",
)
FATES = (Column("fate", "Kết quả đối chiếu", 36), Column("lines", "Số dòng", 10, Align.RIGHT))


def comparison_report(comparison: CatalogueComparison) -> Report:
    """Build the comparison of two catalogue versions by their written mapping."""
    rows = tuple(_row(row, order) for order, row in enumerate(comparison.rows, start=1))
    illustrative = comparison.old.illustrative or comparison.new.illustrative
    return Report(
        "comparison",
        "ĐỐI CHIẾU HAI BỘ TIÊU CHÍ",
        "",
        (*_named("old", OLD, comparison.old), *_named("new", NEW, comparison.new)),
        (
            Section("fates", "Tổng hợp", "Tổng hợp", FATES, _fates(comparison)),
            Section("lines", "Đối chiếu từng dòng", "Từng dòng", LINES, rows, NOTES),
        ),
        illustrative=illustrative,
    )


def _named(key: str, label: str, catalogue: Catalogue) -> tuple[Fact, ...]:
    return (
        Fact(key, label, Cell(catalogue.title), "head"),
        Fact(f"{key}_decision", "Văn bản ban hành", cells.stated(decision_text(catalogue.decision)), "head"),
    )


def _fates(comparison: CatalogueComparison) -> tuple[Row, ...]:
    found = [row.fate for row in comparison.rows]
    label = {fate: f"{text[:1].upper()}{text[1:]}" for fate, text in FATE_LABELS.items()}
    return tuple(
        Row(fate.value, (Cell(label[fate]), cells.count(found.count(fate)))) for fate in Fate if fate in found
    )


def _row(row: Compared, order: int) -> Row:
    found = (
        *_side(row.old),
        *_side(row.new),
        Cell(row.text),
        cells.words(", ".join(row.differences)),
        cells.words(row.note),
    )
    return Row(str(order), found)


def _side(nodes: tuple[Node, ...]) -> tuple[Cell, Cell, Cell]:
    if not nodes:
        return cells.BLANK, cells.BLANK, cells.BLANK
    codes = ", ".join(node.key for node in nodes)
    return Cell(codes), Cell("; ".join(node.title for node in nodes)), _most(nodes)


def _most(nodes: tuple[Node, ...]) -> Cell:
    most = [node.max_points for node in nodes if node.max_points is not None]
    return cells.points(sum(most, Decimal(0))) if len(most) == len(nodes) else UNSOURCED
