"""A scale sentence as a measure and a rule of the closed vocabularies; what is not understood stays text."""

import re
from decimal import Decimal

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.measures import Change, Count, DaysLate, Parts, YesNo
from cchc.core.catalogue.rules import AllOrNothing, Given, pair_allowed
from cchc.core.numerals import measured_text
from cchc.files.catalogue_import.bounds import Bounds, bounds_in
from cchc.files.catalogue_import.clauses import Clause, clauses_of
from cchc.files.catalogue_import.context import Doubt, ScaleRead, Told, not_understood
from cchc.files.catalogue_import.deductions import deduction_of
from cchc.files.catalogue_import.formulas import proportion_of
from cchc.files.catalogue_import.measuring import MeasureRead, measure_of
from cchc.files.catalogue_import.options import OPPOSITE, added_up, options_of
from cchc.files.catalogue_import.tiers import Tier, tiers_of
from cchc.files.catalogue_import.words import small, tidy

GIVEN = re.compile(r"điểm lấy từ nguồn bên ngoài\s*:\s*(?P<source>.+)", re.IGNORECASE)
SURVEY = re.compile(
    r"(?:(?:căn cứ|theo|lấy|dựa trên|dựa theo|tính theo|xác định theo|xác định qua|thông qua|qua)\s+)*"
    r"(?:kết quả\s+)?(?:(?:điểm\s+)?(?:điều tra|khảo sát)\s+(?:xã hội học|xhh)|đtxhh"
    r"|kết quả (?:chỉ số|điểm số|do)|điểm (?:chỉ số|do))\b[^:;0-9]*[0-9]{0,4}[^:;0-9]*",
    re.IGNORECASE,
)
ADDED = re.compile(r"cộng điểm từng nội dung đã thực hiện\s*:\s*", re.IGNORECASE)
ALL_PARTS = frozenset({"đủ tất cả các nội dung", "đủ các nội dung", "thực hiện đủ tất cả các nội dung"})
REST = frozenset({"còn lại", "các trường hợp còn lại", "trường hợp còn lại", "các mức còn lại"})
CONTRARY = OPPOSITE - REST - {"không"}
HAS_NUMBER = re.compile(r"[0-9]")
MOST_TEXT = 4_000


def read_scale(text: str, told: Told) -> ScaleRead:
    """What a scale says: a measure and a rule, or nothing but a doubt; never a guess without one."""
    said = tidy(text)
    if not said:
        return ScaleRead(doubts=(Doubt("no_scale", "Phụ lục không nêu cách chấm điểm của dòng này"),))
    if len(said) > MOST_TEXT:
        return not_understood("Câu quá dài")
    read = _read(text, said, told)
    if read.rule is not None and not pair_allowed(read.measure, read.rule):
        return not_understood("Cách chấm của câu không dùng được với cách đo của dòng")
    return read


def _read(text: str, said: str, told: Told) -> ScaleRead:
    given = GIVEN.fullmatch(said.removesuffix("."))
    if given is not None:
        return ScaleRead(None, Given(given["source"]))
    if SURVEY.fullmatch(said.removesuffix(".")):
        return ScaleRead(None, Given(said.removesuffix(".")))
    head = ADDED.match(said)
    if head is not None:
        return added_up(clauses_of(said[head.end() :], told.most), told)
    for read in (deduction_of, proportion_of):
        found = read(text, told)
        if found is not None:
            return found
    return _clauses(text, said, told)


def _clauses(text: str, said: str, told: Told) -> ScaleRead:
    clauses = clauses_of(text, told.most)
    if len(clauses) == 1 and clauses[0].points is None:
        return _alone(clauses[0], said, told)
    missing = next((one.name for one in clauses if one.points is None), None)
    if missing is not None:
        return not_understood(f"Chưa rõ điểm của “{missing[:80]}”")
    if told.measure is None or not isinstance(told.measure, YesNo):
        read = _numbers(clauses, said, told)
        if read is not None:
            return read
    named = _all_parts(clauses, told)
    if named is not None:
        return named
    return options_of(clauses, told, numbers=any(HAS_NUMBER.search(one.name) for one in clauses))


def _all_parts(clauses: tuple[Clause, ...], told: Told) -> ScaleRead | None:
    """`Đủ tất cả các nội dung: …; ngược lại: 0` of a list that the column of measures gives."""
    first, *rest = clauses
    if not isinstance(told.measure, Parts) or small(first.name) not in ALL_PARTS:
        return None
    contrary = len(rest) == 1 and small(rest[0].name) in OPPOSITE and rest[0].points == 0
    if contrary and first.points == told.most:
        return ScaleRead(told.measure, AllOrNothing())
    return not_understood("Điểm của câu không khớp với điểm tối đa của dòng")


def _numbers(clauses: tuple[Clause, ...], said: str, told: Told) -> ScaleRead | None:
    """Tiers, or everything from one bound on; None where the clauses do not bound one number."""
    bounded: list[Tier] = []
    rest: Decimal | None = None
    contrary = False
    for position, clause in enumerate(clauses):
        last = position == len(clauses) - 1
        if last and bounded and small(clause.name) in REST:
            rest = clause.points
            continue
        if last and bounded and _is_contrary(small(clause.name), bounded[0].bounds.subject):
            rest, contrary = clause.points, True
            continue
        bounds = bounds_in(clause.name)
        if bounds is None or clause.points is None:
            return None
        bounded.append(Tier(bounds, clause.points))
    if not any(HAS_NUMBER.search(clause.name) for clause in clauses):
        return None
    about = _about([tier.bounds for tier in bounded])
    if about is None:
        return not_understood("Các bậc nêu những đại lượng hoặc đơn vị khác nhau")
    unit, subject = about
    read = measure_of(unit, subject, said, told)
    if read is None:
        return not_understood("Chưa rõ các con số của câu đo cái gì")
    return _tiers(bounded, rest, read, told, contrary=contrary)


def _is_contrary(name: str, subject: str) -> bool:
    """`ngược lại`, or what the bounded clauses speak of with `không` before it."""
    return name in CONTRARY or (bool(subject) and name in (f"không {subject}", f"chưa {subject}"))


def _tiers(
    tiers: list[Tier], rest: Decimal | None, read: MeasureRead, told: Told, *, contrary: bool
) -> ScaleRead:
    measure = read.measure
    if len(tiers) == 1:
        whole_rule = _all_or_nothing(tiers[0], rest, told, contrary=contrary)
        if whole_rule is not None:
            rule, doubts = whole_rule
            return ScaleRead(measure, rule, (*read.doubts, *doubts))
    unit = "%" if tiers[0].bounds.unit.startswith("%") else tiers[0].bounds.unit
    found = tiers_of(
        tiers,
        rest,
        unit,
        whole=isinstance(measure, Count | DaysLate | Parts),
        from_zero=not isinstance(measure, Change),
    )
    if found is None:
        return not_understood("Các bậc không xếp được theo một chiều")
    doubts = tuple(Doubt(code, text) for code, text in found.doubts)
    return ScaleRead(measure, found.rule, (*read.doubts, *doubts))


def _all_or_nothing(
    tier: Tier, rest: Decimal | None, told: Told, *, contrary: bool
) -> tuple[AllOrNothing, tuple[Doubt, ...]] | None:
    """Everything or nothing from one comparison; None where points differ from the maximum."""
    condition, doubts = _condition(tier.bounds)
    if condition is None or tier.points != told.most:
        return None
    if contrary and rest == 0:
        return AllOrNothing(condition), doubts
    if rest is None:
        text = "Câu chỉ nêu khi đạt; đang hiểu là không đạt thì 0 điểm"
        return AllOrNothing(condition), (*doubts, Doubt("tiers_open", text))
    return None


def _condition(bounds: Bounds) -> tuple[Comparison | None, tuple[Doubt, ...]]:
    """The one comparison of bounds; a number alone is `at least`, said as a doubt unless it is 100%."""
    if bounds.relation is not None or bounds.low is None or bounds.low != bounds.high:
        return bounds.comparison, ()
    whole = bounds.unit.startswith("%") and bounds.low == 100
    text = f"Câu chỉ ghi một con số; đang hiểu là từ {measured_text(bounds.low, bounds.unit)} trở lên"
    return Comparison("at_least", bounds.low), () if whole else (Doubt("number_alone", text),)


def _about(bounds: list[Bounds]) -> tuple[str, str] | None:
    """The one unit and subject of all clauses; None where they differ."""
    units = {small(one.unit): one.unit for one in bounds if one.unit}
    subjects = {one.subject for one in bounds if one.subject}
    if len(units) > 1 and {unit.split(" ")[0] for unit in units} == {"%"}:
        longer = {unit for unit in units if unit != "%"}
        units = {unit: units[unit] for unit in longer} if len(longer) == 1 else units
    if len(units) > 1 or len(subjects) > 1:
        return None
    return next(iter(units.values()), ""), next(iter(subjects), "")


def _alone(clause: Clause, said: str, told: Told) -> ScaleRead:
    """A condition without points: `Hoàn thành 100% kế hoạch`."""
    bounds = bounds_in(clause.name) if HAS_NUMBER.search(clause.name) else None
    condition, doubts = (None, ()) if bounds is None else _condition(bounds)
    if bounds is None or condition is None:
        return not_understood("Chưa hiểu được câu nêu cách chấm điểm")
    read = measure_of(bounds.unit, bounds.subject, said, told)
    if read is None:
        return not_understood("Chưa rõ con số của câu đo cái gì")
    text = "Câu không nêu điểm; đang hiểu là đạt thì điểm tối đa, không đạt thì 0 điểm"
    return ScaleRead(
        read.measure, AllOrNothing(condition), (*read.doubts, *doubts, Doubt("tiers_open", text))
    )
