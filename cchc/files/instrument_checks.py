"""Checks of a survey instrument: its scales, codes and the lines of the index that it feeds."""

from collections.abc import Iterator
from pathlib import Path as FilePath

from cchc.files.document import read_as
from cchc.files.documents.instrument import WrittenBlock, WrittenInstrument, WrittenQuestion
from cchc.files.findings import Findings
from cchc.files.index_checks import lines_exist
from cchc.files.store import CatalogueStore
from cchc.files.yaml_tree import Path

CHOICES = ("single", "multiple")


def check_instrument(found: Findings, store: CatalogueStore, path: FilePath) -> None:
    """Check one instrument; adds to the findings. Raises InputRefused, UnknownReference."""
    instrument = read_as(WrittenInstrument, found.tree)
    folder = store.folder_of(path)
    if instrument.id != folder:
        message = f"Mã “{instrument.id}” khác thư mục “{folder}”"
        found.add("id_not_folder", message, ("id",), "Mã phiếu khảo sát là đường dẫn thư mục của nó")
    found.note_needed(instrument.source.status, instrument.source.note, ("source",))
    found.twice((scale.id for scale in instrument.scales), ("scales",), "Thang trả lời")
    for position, scale in enumerate(instrument.scales):
        values = (str(option.value) for option in scale.options)
        found.twice(values, ("scales", position, "options"), "Giá trị")
    blocks = list(_blocks(instrument.blocks, ("blocks",)))
    _codes(found, [(block.code, path) for path, block in blocks], "Mã phần")
    questions = [
        ((*path, "questions", position), question)
        for path, block in blocks
        for position, question in enumerate(block.questions)
    ]
    _codes(found, [(question.code, path) for path, question in questions], "Mã câu hỏi")
    scales = [scale.id for scale in instrument.scales]
    for at, block in blocks:
        if block.scale is not None and block.scale not in scales:
            hint = f"Các thang đã khai: {', '.join(scales)}"
            found.add("unknown_scale", f"Không có thang trả lời “{block.scale}”", (*at, "scale"), hint)
    for at, question in questions:
        _answers(found, question, at)
    fed = [(block.line, (*at, "line")) for at, block in blocks]
    fed += [(question.line, (*at, "line")) for at, question in questions]
    lines_exist(found, store, instrument.index, ("index",), fed)


def _blocks(blocks: tuple[WrittenBlock, ...], path: Path) -> Iterator[tuple[Path, WrittenBlock]]:
    for position, block in enumerate(blocks):
        yield (*path, position), block
        yield from _blocks(block.blocks, (*path, position, "blocks"))


def _codes(found: Findings, codes: list[tuple[str, Path]], what: str) -> None:
    seen: dict[str, Path] = {}
    for code, path in codes:
        first = seen.setdefault(code, path)
        if first != path:
            message = f"{what} “{code}” bị lặp: đã có ở dòng {found.tree.row(first)}"
            found.add("duplicate_id", message, (*path, "code"), "Mỗi mã chỉ dùng một lần")


def _answers(found: Findings, question: WrittenQuestion, path: Path) -> None:
    if question.kind in CHOICES and not question.options:
        message = f"Câu “{question.code}” chọn trả lời mà không có “options”"
        found.add("missing_options", message, path, "Ghi các phương án trả lời")
    if question.kind == "matrix" and not question.rows:
        message = f"Câu “{question.code}” dạng bảng mà không có “rows”"
        found.add("missing_options", message, path, "Ghi các dòng của bảng")
