"""Clauses without numbers: yes or no, one of several levels, things that are added up."""

from decimal import Decimal

from cchc.core.catalogue.measures import Measure, Parts, YesNo
from cchc.core.catalogue.rules import AllOrNothing, Checklist, Choice, Option, PartPoints
from cchc.files.catalogue_import.clauses import Clause
from cchc.files.catalogue_import.context import Doubt, ScaleRead, Told, not_understood
from cchc.files.catalogue_import.naming import named
from cchc.files.catalogue_import.words import small

OPPOSITE = frozenset(
    {
        "ngược lại",
        "trường hợp ngược lại",
        "trường hợp khác",
        "không",
        "không đạt",
        "chưa đạt",
        "còn lại",
        "trường hợp còn lại",
    }
)
GENERAL = frozenset(
    {"có", "đạt", "đạt yêu cầu", "đúng", "đúng quy định", "đầy đủ", "đúng hạn", "kịp thời", "có thực hiện"}
)
NO = ("không ", "chưa ")
ZERO = Decimal(0)


def options_of(clauses: tuple[Clause, ...], told: Told, *, numbers: bool) -> ScaleRead:
    """The rule of clauses that each have points; `numbers`: some of them bound a number in a way not read."""
    pairs = tuple((one.name, one.points) for one in clauses if one.points is not None)
    question = _yes_no(pairs, told)
    if question is not None:
        text = "Câu hỏi Có hoặc Không có nêu con số; hãy xem có nên đo bằng số không"
        return ScaleRead(question, AllOrNothing(), (Doubt("levels_by_hand", text),) if numbers else ())
    if told.measure is not None:
        return _of_parts(pairs, told.measure)
    if len(pairs) < 2:
        return not_understood("Câu chỉ nêu một mức điểm, chưa nêu khi không đạt thì bao nhiêu")
    points = [point for _, point in pairs]
    if told.most is None:
        return not_understood("Chưa biết điểm tối đa nên không rõ các mức được chọn một hay được cộng lại")
    if len({small(name) for name, _ in pairs}) < len(pairs):
        return not_understood("Câu nêu hai mức cùng tên")
    if max(points) == told.most:
        return _choice(pairs, numbers=numbers)
    if sum(points) == told.most and ZERO not in points and not numbers:
        said = Doubt("added_up", "Các mức cộng lại vừa bằng điểm tối đa: hiểu là cộng điểm từng nội dung")
        return ScaleRead(*_checklist(pairs), (said,))
    return not_understood("Điểm của các mức không khớp với điểm tối đa của dòng")


def _yes_no(pairs: tuple[tuple[str, Decimal], ...], told: Told) -> YesNo | None:
    """A question when one clause gives everything and the other, its opposite, nothing."""
    if len(pairs) != 2 or (told.measure is not None and not isinstance(told.measure, YesNo)):
        return None
    (good, most), (bad, least) = pairs if pairs[0][1] else pairs[::-1]
    if least != 0 or told.most is None or most != told.most or not _opposite(small(good), small(bad)):
        return None
    if isinstance(told.measure, YesNo):
        return told.measure
    name = good if small(good) not in GENERAL else told.name
    return YesNo(f"{name.rstrip('?')}?") if name else None


def _opposite(good: str, bad: str) -> bool:
    if good.startswith(NO):
        return False
    if bad in OPPOSITE:
        return good in GENERAL or bad != "không"
    without = next((bad.removeprefix(no) for no in NO if bad.startswith(no)), None)
    return without is not None and (without == good or good == f"có {without}" or without == f"có {good}")


def _choice(pairs: tuple[tuple[str, Decimal], ...], *, numbers: bool) -> ScaleRead:
    names = named((name for name, _ in pairs), "muc")
    options = tuple(Option(one.id, one.name, points) for one, (_, points) in zip(names, pairs, strict=True))
    text = "Có mức nêu ngưỡng bằng số mà phần mềm chưa tính được; đang để người nhập tự chọn mức"
    return ScaleRead(None, Choice(options), (Doubt("levels_by_hand", text),) if numbers else ())


def _checklist(pairs: tuple[tuple[str, Decimal], ...]) -> tuple[Parts, Checklist]:
    parts = named((name for name, _ in pairs), "noi-dung")
    given = tuple(PartPoints(one.id, points) for one, (_, points) in zip(parts, pairs, strict=True))
    return Parts(parts), Checklist(given)


def _of_parts(pairs: tuple[tuple[str, Decimal], ...], measure: Measure) -> ScaleRead:
    """The points of parts that the column of measures names."""
    if isinstance(measure, Parts):
        known = {small(part.name): part.id for part in measure.parts}
        given = tuple(PartPoints(known.get(small(name), ""), points) for name, points in pairs)
        if sorted(one.part for one in given) == sorted(known.values()):
            return ScaleRead(measure, Checklist(given))
    return not_understood("Các mức điểm không khớp với cách đo của dòng")


def added_up(clauses: tuple[Clause, ...], told: Told) -> ScaleRead:
    """What our own wording calls added up: the points of each part."""
    pairs = tuple((one.name, one.points) for one in clauses if one.points is not None)
    if len(pairs) < len(clauses) or not pairs:
        return not_understood("Chưa hiểu được hết các nội dung được cộng điểm")
    return _of_parts(pairs, told.measure) if told.measure is not None else ScaleRead(*_checklist(pairs))
