"""The report of moving an open campaign to another version: what is kept, changed, lost and new."""

from collections.abc import Mapping

from cchc.core.campaign.head import CampaignHead
from cchc.core.campaign.moving import MOVE_NAMES, LineMove
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.report import cells
from cchc.core.report.campaign_block import campaign_facts, campaign_subtitle, is_illustrative
from cchc.core.report.cells import BLANK, Cell
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section, total_row
from cchc.core.report.title_block import decision_text

KINDS = (
    Column("what", "Kết quả", 36),
    Column("lines", "Số dòng", 10, Align.RIGHT),
    Column("entered", "Số đơn vị đã nhập các dòng này", 14, Align.RIGHT),
)
OLD, NEW = "Bộ đang dùng", "Bộ mới"
LINES = (
    Column("old_code", "Mã", 8, group=OLD),
    Column("old_name", "Tên", 32, group=OLD),
    Column("new_code", "Mã", 8, group=NEW),
    Column("new_name", "Tên", 32, group=NEW),
    Column("what", "Kết quả", 16),
    Column("why", "Vì sao, khác ở đâu", 36),
    Column("entered", "Số đơn vị đã nhập", 10, Align.RIGHT),
)
NOTE = (
    "Chưa có gì thay đổi cho đến khi người có trách nhiệm xác nhận. Số liệu của dòng “Mất số liệu” vẫn còn "
    "trong nhật ký, nhưng không tính vào bộ mới."
)


def move_report(
    head: CampaignHead, new: Catalogue, moves: tuple[LineMove, ...], entered: Mapping[str, int]
) -> Report:
    """Build the report of a move; `entered` is how many units have a figure on each line of the old version.

    The catalogue of `head` is the old version.
    """
    rows = tuple(
        Row(str(order), _line(head.catalogue, new, move, entered))
        for order, move in enumerate(moves, start=1)
    )
    return Report(
        "move",
        "CHUYỂN ĐỢT CHẤM ĐIỂM SANG BỘ TIÊU CHÍ KHÁC",
        campaign_subtitle(head),
        (
            *campaign_facts(head),
            Fact("new", "Bộ tiêu chí mới", Cell(new.title), "head"),
            Fact("new_decision", "Văn bản ban hành", cells.stated(decision_text(new.decision)), "head"),
        ),
        (
            Section("kinds", "Tổng hợp", "Tổng hợp", KINDS, _kinds(moves, entered)),
            Section("lines", "Từng dòng", "Từng dòng", LINES, rows),
        ),
        (NOTE,),
        is_illustrative(head) or new.illustrative,
    )


def _kinds(moves: tuple[LineMove, ...], entered: Mapping[str, int]) -> tuple[Row, ...]:
    rows = []
    for kind, name in MOVE_NAMES.items():
        here = [move for move in moves if move.what == kind]
        units = BLANK if kind == "new" else cells.count(sum(entered.get(move.old or "", 0) for move in here))
        rows.append(Row(kind, (Cell(name), cells.count(len(here)), units)))
    whole = (Cell("Tổng cộng"), cells.count(len(moves)), BLANK)
    return (*rows, total_row(KINDS, tuple(rows), "total", whole))


def _line(old: Catalogue, new: Catalogue, move: LineMove, entered: Mapping[str, int]) -> tuple[Cell, ...]:
    return (
        *_side(old, move.old),
        *_side(new, move.new),
        Cell(MOVE_NAMES[move.what]),
        cells.words(move.why),
        BLANK if move.old is None else cells.count(entered.get(move.old, 0)),
    )


def _side(catalogue: Catalogue, key: str | None) -> tuple[Cell, Cell]:
    return (BLANK, BLANK) if key is None else (Cell(key), Cell(catalogue.by_key[key].title))
