"""What a published score cannot be, and what is odd about one that can: a unit without publication."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.core.index.definition import Index, IndexLine
from cchc.core.index.scores import Score
from cchc.core.numerals import number_text

MOST_PLACES = 6
YEAR, UNIT, CODE, TITLE, VALUE, RANK, OF, SOURCE = range(8)
HEADINGS = ("Năm", "Đơn vị", "Mã", "Nội dung", "Điểm", "Hạng", "Trong số", "Nguồn")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one row: code, Vietnamese message, the column of HEADINGS, what to do."""

    code: str
    message: str
    column: int
    hint: str = ""


def score_faults(index: Index, score: Score) -> Iterator[Fault]:
    """What is wrong with a score whose year, unit and line are known."""
    line = index.by_key[score.line]
    if score.value is not None:
        yield from _value_faults(line, score)
    elif score.rank is None:
        yield Fault("empty_row", "Dòng không có điểm và không có hạng", VALUE, "Chưa có số liệu thì bỏ dòng")
    if score.of is not None and score.rank is None:
        yield Fault("missing_rank", "Có “Trong số” mà không có hạng", RANK, "Ghi hạng hoặc bỏ “Trong số”")
    if score.of is not None and score.rank is not None and score.rank > score.of:
        message = f"Hạng {score.rank} lớn hơn số đơn vị được xếp hạng {score.of}"
        yield Fault("rank_too_great", message, RANK, "Kiểm tra lại hạng")


def absence_faults(index: Index, score: Score) -> Iterator[Fault]:
    """That the index contradicts itself: it says that there is no score, and gives one."""
    absent = index.absent_in(score.year, score.unit, score.line)
    if absent is not None:
        message = f"Đơn vị này được ghi là không có trong công bố năm {score.year}: {absent.why}"
        yield Fault("score_of_absent", message, UNIT, "Bỏ dòng, hoặc sửa mục “absent” của chỉ số")


def absence_warning(index: Index, score: Score) -> str:
    """What to know before a figure is entered that the index says was never published; empty otherwise."""
    absent = index.absent_in(score.year, score.unit, score.line)
    return "" if absent is None else f"chỉ số ghi là không có trong công bố: {absent.why}"


def _value_faults(line: IndexLine, score: Score) -> Iterator[Fault]:
    assert score.value is not None
    scale = line.scale_in(score.year)
    if scale is not None and not scale.lowest <= score.value <= scale.highest:
        value, low, high = (
            number_text(one, MOST_PLACES) for one in (score.value, scale.lowest, scale.highest)
        )
        message = f"Điểm {value} nằm ngoài thang {low} đến {high} của năm {score.year}"
        yield Fault("out_of_scale", message, VALUE, "Kiểm tra lại điểm và dấu thập phân")
    exponent = score.value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > MOST_PLACES:
        yield Fault("too_many_places", f"Điểm có hơn {MOST_PLACES} chữ số thập phân", VALUE, "Làm tròn lại")
