"""A scale sentence as a measure and a rule of the closed vocabularies; what is not understood stays text."""

import re
from dataclasses import dataclass, field
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
    r"(?:(?:căn cứ|theo|lấy từ|lấy|dựa trên|dựa theo|tính theo|xác định theo|xác định qua|thông qua|qua)\s+)*"
    r"(?:kết quả\s+)?(?:(?:điểm\s+)?(?:điều tra|khảo sát)\s+(?:xã hội học|xhh)|đtxhh"
    r"|kết quả (?:chỉ số|điểm số|do)|điểm (?:chỉ số|do))\b[^:;0-9]*[0-9]{0,4}[^:;0-9]*",
    re.IGNORECASE,
)
ADDED = re.compile(r"cộng điểm từng nội dung đã thực hiện\s*:\s*", re.IGNORECASE)
ALL_PARTS = frozenset({"đủ tất cả các nội dung", "đủ các nội dung", "thực hiện đủ tất cả các nội dung"})
REST = frozenset({"còn lại", "các trường hợp còn lại", "trường hợp còn lại", "các mức còn lại"})
CONTRARY = OPPOSITE - REST - {"không"}
NOTHING = re.compile(r"(?:không|chưa) có(?: (?P<u>[^0-9:;<>=%,]{1,60}?))?(?: nào)?", re.IGNORECASE)
LACKING = re.compile(r"\b(?:thiếu|chậm|trễ|muộn|quá hạn|vượt|sai|hỏng|không|chưa|còn)\b")
HAS_NUMBER = re.compile(r"[0-9]")
MOST_TEXT = 4_000


def read_scale(text: str, told: Told) -> ScaleRead:
    """What a scale says: a measure and a rule, or nothing but a doubt; never a guess without one."""
    said = tidy(text)
    if not re.search(r"\w", said):
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
    surveyed = (
        clauses_of(said, told.most)[0] if said.count(":") == 1 else Clause(said.removesuffix("."), told.most)
    )
    if surveyed.points == told.most and SURVEY.fullmatch(surveyed.name):
        return ScaleRead(None, Given(surveyed.name))
    head = ADDED.match(said)
    if head is not None:
        return added_up(clauses_of(said[head.end() :], told.most), told)
    for read in (deduction_of, proportion_of):
        found = read(text, told)
        if found is not None:
            return found
    return _clauses(text, said, told)


def _surveyed(said: str, told: Told) -> str:
    """The survey that gives the points, empty for other words; `: 2 điểm` behind it must be the maximum."""
    clauses = clauses_of(said, told.most)
    plain = said.removesuffix(".")
    if len(clauses) == 1 and clauses[0].points is not None and clauses[0].points == told.most:
        plain = clauses[0].name
    return plain if SURVEY.fullmatch(plain) else ""


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


@dataclass(slots=True)
class _Gathered:
    """Clauses sorted: bounded ones, those for nothing at all, and what all others get."""

    bounded: list[Tier] = field(default_factory=list)
    nothing: list[Clause] = field(default_factory=list)
    rest: Decimal | None = None
    contrary: bool = False

    def closed(self, clause: Clause) -> bool:
        """Whether the last clause says what all other values get."""
        name = small(clause.name)
        self.contrary = name not in REST and _is_contrary(name, self.bounded[0].bounds.subject)
        if self.contrary or name in REST:
            self.rest = clause.points
        return self.contrary or name in REST

    def took(self, clause: Clause) -> bool:
        """Whether a clause bounds one number, or says that there is nothing to count."""
        bounds = bounds_in(clause.name)
        if bounds is not None and clause.points is not None:
            self.bounded.append(Tier(bounds, clause.points))
        elif bounds is None and NOTHING.fullmatch(clause.name) is not None:
            self.nothing.append(clause)
        else:
            return False
        return True


def _numbers(clauses: tuple[Clause, ...], said: str, told: Told) -> ScaleRead | None:
    """Tiers, or everything from one bound on; None where the clauses do not bound one number."""
    found = _Gathered()
    for clause in clauses:
        last = clause is clauses[-1] and bool(found.bounded)
        if not (last and found.closed(clause)) and not found.took(clause):
            return None
    bounded = found.bounded
    if not bounded or not any(HAS_NUMBER.search(clause.name) for clause in clauses):
        return None
    about = _about([tier.bounds for tier in bounded])
    if about is None:
        return not_understood("Các bậc nêu những đại lượng hoặc đơn vị khác nhau")
    unit, subject = about
    read = measure_of(unit, subject, said, told)
    if read is None:
        return not_understood("Chưa rõ các con số của câu đo cái gì")
    none_at_all = [one for clause in found.nothing if (one := _nothing(clause, unit)) is not None]
    if found.nothing and (len(none_at_all) < len(found.nothing) or not isinstance(read.measure, Count)):
        return None
    return _tiers([*bounded, *none_at_all], found.rest, read, told, contrary=found.contrary)


def _nothing(clause: Clause, unit: str) -> Tier | None:
    """`không có`, `không có sáng kiến`: none of what the other clauses count."""
    named = NOTHING.fullmatch(clause.name)
    what = small(named["u"] or "") if named is not None else ""
    if clause.points is None or what not in ("", small(unit)):
        return None
    return Tier(Bounds(low=Decimal(0), high=Decimal(0), relation="equal", unit=unit), clause.points)


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
    """The one unit and subject of all clauses; None where they differ, or only later ones tell of a lack."""
    if not bounds[0].subject and any(LACKING.search(one.subject) for one in bounds):
        return None
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
    if bounds is not None and small(bounds.unit) == "điểm":
        return not_understood("Câu chỉ nêu số điểm, chưa nêu chấm thế nào")
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
