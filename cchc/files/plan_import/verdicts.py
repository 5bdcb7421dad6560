"""What is said of a row and of a whole reading: understood, doubtful, or not understood at all."""

import re
from collections.abc import Iterable
from dataclasses import replace

from cchc.files.plan_import.doubts import Doubt

CLEAR = "rõ"
# Of these nothing came into the draft; of all others something did, but a person must look at it.
NOT_UNDERSTOOD = frozenset(
    (
        "table_unread",
        "table_misfit",
        "column_unknown",
        "column_doubled",
        "body_unread",
        "no_number",
        "formula_unread",
        "note_unread",
        "comment_unread",
        "picture_unread",
        "part_unread",
        "page_unread",
        "page_aside",
        "html_unread",
    )
)
# One cause that strikes many rows is told, and looked at, once for all of them.
TOLD_ONCE = frozenset(("column_assumed", "row_length", "cell_over_columns", "line_unchecked"))
FIELDS = {
    "id": "Số thứ tự",
    "title": "Nội dung",
    "leads": "Cơ quan chủ trì",
    "coordinating": "Cơ quan phối hợp",
    "deadline": "Thời hạn",
    "mends": "Tiêu chí khắc phục",
    "quantity": "Số lượng",
    "expected": "Điểm dự kiến",
    "requirement": "Yêu cầu",
    "evidence": "Tài liệu kiểm chứng",
    "budget": "Kinh phí",
    "code": "Mã tiêu chí",
    "max": "Điểm chuẩn",
    "achieved": "Điểm đạt được",
    "lost": "Điểm bị trừ",
    "responsible": "Trách nhiệm",
    "explanation": "Giải trình",
}
# In the row itself a few words do: the whole reason stands in the list of doubts.
BRIEFLY = {
    "column_assumed": "Chưa chắc đúng cột",
    "cell_over_columns": "Ô gộp nhiều cột",
    "row_length": "Dòng lệch ô",
    "row_joined": "Đã nối với dòng bị ngắt trang",
}
ROW = re.compile(r"^(?P<table>Bảng \d+), dòng (?P<row>\d+)(?P<column>, cột .+)?$")
MOST_TEXTS = 3


def verdict(doubts: Iterable[Doubt]) -> str:
    """What is to be said of a row: clear, or what must be looked at, with the columns that it strikes."""
    struck: dict[str, dict[str, None]] = {}
    for doubt in doubts:
        field = FIELDS.get(doubt.path.rpartition("/")[2], "")
        struck.setdefault(BRIEFLY.get(doubt.code, doubt.message), {})[field] = None
    return "; ".join(_named(message, tuple(fields)) for message, fields in struck.items()) or CLEAR


def _named(message: str, fields: tuple[str, ...]) -> str:
    told = [field for field in fields if field and field.casefold() not in message.casefold()]
    if not told or "" in fields:
        return message
    first, *others = told
    names = ", ".join((first, *(other[:1].lower() + other[1:] for other in others)))
    return f"{names}: {message[:1].lower()}{message[1:]}"


def parted(doubts: Iterable[Doubt]) -> tuple[tuple[Doubt, ...], tuple[Doubt, ...]]:
    """What was not understood at all, and what only must be looked at; each cause told once."""
    all_of_them = tuple(doubts)
    return (
        told_once(one for one in all_of_them if one.code in NOT_UNDERSTOOD),
        told_once(one for one in all_of_them if one.code not in NOT_UNDERSTOOD),
    )


def told_once(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Doubts of one cause in one column of a table made one, with all of its rows."""
    return tuple(doubt for _, doubt in numbered_once(tuple(doubts)))


def numbered_once(doubts: tuple[Doubt, ...]) -> tuple[tuple[int, Doubt], ...]:
    """The same, each with the number of its first doubt among all, counted from 0."""
    return tuple(
        (group[0], _whole([doubts[at] for at in group]) if len(group) > 1 else doubts[group[0]])
        for group in _groups(doubts)
    )


def of_one_cause(doubts: tuple[Doubt, ...], number: int) -> frozenset[int]:
    """The numbers of all doubts that are told together with one of them."""
    return frozenset(next(group for group in _groups(doubts) if number in group))


def _groups(doubts: tuple[Doubt, ...]) -> list[list[int]]:
    groups: dict[object, list[int]] = {}
    for number, doubt in enumerate(doubts):
        at = ROW.match(doubt.place) if doubt.code in TOLD_ONCE else None
        groups.setdefault((doubt.code, at["table"], at["column"]) if at else number, []).append(number)
    return list(groups.values())


def _whole(group: list[Doubt]) -> Doubt:
    found = [at for at in (ROW.match(one.place) for one in group) if at is not None]
    rows = sorted({int(at["row"]) for at in found})
    texts = list(dict.fromkeys(one.text for one in group if one.text))
    more = ["…"] if len(texts) > MOST_TEXTS else []
    place = f"{found[0]['table']}, dòng {_spans(rows)}{found[0]['column'] or ''}"
    return replace(group[0], place=place, text="; ".join(texts[:MOST_TEXTS] + more), candidates=())


def _spans(rows: list[int]) -> str:
    """Numbers as a person lists them: 2-5, 8."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][-1] + 1:
            spans[-1].append(row)
        else:
            spans.append([row])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans)
