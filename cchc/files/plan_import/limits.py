"""How much a document may hold: more is no plan, and is refused with the place where it is too much."""

from cchc.core.errors import InputRefused, Place, Problem
from cchc.files.plan_import.letters import is_old
from cchc.files.plan_import.paper import Cell, Grid, Paper

MOST_BLOCKS = 10_000
MOST_ROWS = 3_000  # of one table
MOST_COLUMNS = 63  # Word itself draws no more
MOST_CELLS = 30_000  # of all tables
LONGEST_TEXT = 30_000  # letters of one paragraph or cell
LONGEST_LINE = 100_000  # letters of one line of a text file
MOST_LETTERS = 1_500_000
MOST_QUOTED = 80
SPLIT = "Chia thành nhiều tệp"


def too_much(file: str, where: str, what: str, row: int | None = None) -> InputRefused:
    """The refusal of a document of which one place holds too much."""
    message = f"{where}: {what}" if where else what
    return InputRefused((Problem("too_many_blocks", message, Place(file, row=row), SPLIT),))


def check_size(paper: Paper) -> None:
    """Raise InputRefused with the place of what is too long, too wide or too much."""
    cells = letters = 0
    if len(paper.blocks) > MOST_BLOCKS:
        raise too_much(paper.file, "", f"Văn bản có hơn {told(MOST_BLOCKS)} đoạn và bảng")
    for block in paper.blocks:
        where = f"Bảng {block.number}" if isinstance(block, Grid) else f"Đoạn {block.at}"
        texts = [cell.own for cell in _cells(block)] if isinstance(block, Grid) else [block.text]
        if isinstance(block, Grid):
            _check_grid(paper.file, where, block)
            cells += len(texts)
        letters += sum(map(len, texts))
        if max(map(len, texts), default=0) > LONGEST_TEXT:
            raise too_much(paper.file, where, f"có đoạn hoặc ô dài hơn {told(LONGEST_TEXT)} ký tự")
        if cells > MOST_CELLS:
            raise too_much(paper.file, where, f"đến đây các bảng đã có hơn {told(MOST_CELLS)} ô")
        if letters > MOST_LETTERS:
            raise too_much(paper.file, where, f"đến đây văn bản đã dài hơn {told(MOST_LETTERS)} ký tự")


def check_letters(paper: Paper) -> None:
    """Raise InputRefused for a document in an old encoding, of which nothing would be read as it is meant."""
    pieces = [block.text for block in paper.lines]
    pieces += [cell.own for grid in paper.grids for cell in _cells(grid)]
    strange = [one for one in paper.notes if one.code == "letters_old"]
    strange += [
        note
        for grid in paper.grids
        for cell in _cells(grid)
        for note in cell.notes
        if note.code == "letters_old" and not cell.merged
    ]
    if is_old(len(strange), sum(any(sign.isalpha() for sign in one) for one in pieces)):
        message = f"Chữ theo bảng mã cũ (TCVN3, VNI) hoặc sai mã: “{strange[0].text[:MOST_QUOTED]}”"
        hint = "Chuyển sang phông chữ Unicode (Unikey: Ctrl+Shift+F6) rồi lưu lại và gửi lại"
        raise InputRefused((Problem("letters_old", message, Place(paper.file), hint),))


def _cells(grid: Grid) -> list[Cell]:
    return [cell for row in grid.rows for cell in row]


def _check_grid(file: str, where: str, grid: Grid) -> None:
    if len(grid.rows) > MOST_ROWS:
        raise too_much(file, where, f"có hơn {told(MOST_ROWS)} dòng")
    if grid.wide > MOST_COLUMNS:
        raise too_much(file, where, f"có hơn {MOST_COLUMNS} cột")


def told(number: int) -> str:
    """A whole number as a person reads it."""
    return f"{number:,}".replace(",", ".")
