"""Proportions: `Tính theo công thức b/a × điểm tối đa`, with what is full and what gives nothing."""

import re
from decimal import Decimal

from cchc.core.catalogue.measures import AgainstPlan, Change, Count, Ratio, unit_of
from cchc.core.catalogue.rules import Proportion
from cchc.files.catalogue_import.amounts import NotANumber, number_in
from cchc.files.catalogue_import.bounds import Bounds, bounds_in
from cchc.files.catalogue_import.clauses import clause_of, pieces_of
from cchc.files.catalogue_import.context import ScaleRead, Told, not_understood
from cchc.files.catalogue_import.measuring import measure_of
from cchc.files.catalogue_import.words import NUMBER, small, tidy

POINTS = (
    rf"(?:(?P<p>{NUMBER})\s*(?:điểm)?"
    r"|(?:số )?điểm (?:tối đa|chuẩn)(?: của (?:tiêu chí|tiêu chí thành phần))?)"
)
X = r"\s*[×x*]\s*"
RATE = (
    r"tỷ lệ(?: %| phần trăm)?(?: (?:đạt được|đạt|hoàn thành|thực hiện))?(?: (?:kế hoạch|nhiệm vụ|chỉ tiêu))?"
)
IN_HUNDREDTHS = r"(?:\s*[×x*]\s*100\s*%)?"
SHARE = rf"(?:\[|\()?\s*(?:\(?\s*b\s*/\s*a\s*\)?|{RATE}|kết quả)\s*{IN_HUNDREDTHS}\s*[\])]?\s*"
OVER = rf"(?:\s*[\])]?\s*/\s*(?P<d>{NUMBER})\s*%?\s*[\])]?)?"
LEAD = (
    r"(?:thì\s*)?(?:điểm (?:số )?(?:đánh giá |đạt được )?)?(?:được )?(?:tính\s*)?(?:điểm\s*)?"
    r"(?:theo (?:công thức|tỷ lệ)|bằng|=)?\s*:?\s*"
)
FORMULA = re.compile(rf"(?P<when>.*?)[\s:,]*{LEAD}{SHARE}{X}{POINTS}\s*{OVER}\s*[\])]?", re.IGNORECASE)
TURNED = re.compile(rf"(?P<when>.*?)[\s:,]*{LEAD}{POINTS}{X}{SHARE}{OVER}\s*[\])]?", re.IGNORECASE)
PRODUCT = re.compile(
    rf"(?P<when>.*?)[\s:,]*{LEAD}[\[(]?\s*b{X}{POINTS}\s*[\])]?\s*/\s*a(?P<d>)", re.IGNORECASE
)
SIDE = r"[^\W\d_][^0-9()/×*+:=-]{3,160}?"
NAMED = re.compile(
    rf"(?P<when>.*?)[\s:,]*{LEAD}[\[(]+\s*(?P<b>{SIDE})\s*/\s*(?P<a>{SIDE})\s*\)?{IN_HUNDREDTHS}\s*[\])]"
    rf"{X}{POINTS}(?P<d>)",
    re.IGNORECASE,
)
BY_RATE = re.compile(
    r"(?P<when>.*?)[\s:,]*(?:thì )?(?P<p>)(?P<d>)(?:(?:số )?điểm )?(?:đánh giá )?(?:được )?"
    r"(?:tính )?(?:điểm )?theo tỷ lệ(?: %)?(?: (?:đạt được|thực hiện|hoàn thành))?",
    re.IGNORECASE,
)
OWN = re.compile(
    rf"từ (?P<full>{NUMBER}) ?(?P<u>[^0-9:;]*?) trở lên: (?:(?P<n>{NUMBER}) điểm|điểm tối đa)"
    rf"; dưới mức đó: kết quả × (?:(?P<o>{NUMBER}) điểm|điểm tối đa) / (?P<by>{NUMBER}) ?[^0-9:;]*?"
    rf"(?:; dưới (?P<zero>{NUMBER}) ?[^0-9:;]*?: 0 điểm)?",
    re.IGNORECASE,
)
NAMES = re.compile(r"^(?:trong đó\s*:?\s*)?[ab]\s*(?:là|:|=)\s*\S", re.IGNORECASE)
CUT_OFF = re.compile(r"(công thức)\s*:?\s*\n\s*(?=\S)", re.IGNORECASE)
FORMS = (FORMULA, TURNED, PRODUCT, NAMED, BY_RATE)
SIGNS = re.compile(r"[×*]|\bx\b|công thức|theo tỷ lệ|dưới mức đó", re.IGNORECASE)
HUNDRED = Decimal(100)


def proportion_of(text: str, told: Told) -> ScaleRead | None:
    """The rule of a text with a formula, None for a text without one."""
    if not SIGNS.search(text):
        return None
    said = tidy(text).removesuffix(".")
    try:
        own = OWN.fullmatch(said)
        return _own(own, told) if own is not None else _worded(text, told)
    except NotANumber as error:
        return not_understood(str(error))


def _own(found: re.Match[str], told: Told) -> ScaleRead:
    full, by = number_in(found["full"]), number_in(found["by"])
    stated = {number_in(found[key]) for key in ("n", "o") if found[key] is not None}
    if full != by or stated - {told.most}:
        return not_understood("Số điểm hoặc ngưỡng trong công thức không khớp với điểm tối đa của dòng")
    zero = None if found["zero"] is None else number_in(found["zero"])
    return _proportion(full, zero, found["u"].strip(), text=found.group(), told=told)


def _worded(text: str, told: Told) -> ScaleRead:
    """A formula among bounds: full from where on, nothing below where."""
    full: Decimal | None = None
    zero: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    over: Decimal | None = None
    formulas = 0
    sides = ""
    for piece in pieces_of(CUT_OFF.sub(r"\1: ", text)):
        if NAMES.match(piece):
            continue
        found = next((found for form in FORMS if (found := form.fullmatch(piece)) is not None), None)
        if found is not None:
            formulas += 1
            over, when, fits = _formula(found, told)
            sides = f"; b là {found['b']}; a là {found['a']}" if found.re is NAMED else ""
            low = when.low if when is not None else None
            high = when.high if when is not None else None
            if not fits:
                return not_understood("Chưa hiểu được công thức, hoặc công thức không khớp với điểm tối đa")
            continue
        bounds, points = _bound(piece, told)
        if bounds is None or points is None:
            return not_understood("Chưa hiểu được hết các vế của câu có công thức")
        if points == told.most and bounds.low is not None and bounds.low_in and full is None:
            full = bounds.low
        elif points == 0 and bounds.low is None and not bounds.high_in and zero is None:
            zero = bounds.high
        else:
            return not_understood("Chưa hiểu được hết các vế của câu có công thức")
    at = over or HUNDRED
    holds = (full is None or full == at) and (low is None or low == zero) and (high is None or high == at)
    if formulas != 1 or not holds:
        return not_understood("Các ngưỡng của câu không khớp với công thức")
    return _proportion(at, zero, "%", text=f"{text}{sides}", told=told)


def _bound(piece: str, told: Told) -> tuple[Bounds | None, Decimal | None]:
    clause = clause_of(piece, told.most)
    return bounds_in(clause.name), clause.points


def _formula(found: re.Match[str], told: Told) -> tuple[Decimal | None, Bounds | None, bool]:
    """The number under the formula, where it holds (None: always), and whether all of it was understood."""
    points = found["p"]
    if points and number_in(points) != told.most:
        return None, None, False
    over = number_in(found["d"]) if found["d"] else None
    when = small(found["when"] or "").strip(" ,:")
    if not when:
        return over, None, True
    bounds = bounds_in(when)
    return over, bounds, bounds is not None


def _proportion(full: Decimal, zero: Decimal | None, unit: str, *, text: str, told: Told) -> ScaleRead:
    rule = Proportion(full, zero)
    measure = told.measure
    if measure is not None:
        if not isinstance(measure, Ratio | Change | AgainstPlan | Count) or (unit == "%") is not (
            unit_of(measure) == "%"
        ):
            return not_understood("Công thức không dùng được với cách đo của dòng")
        return ScaleRead(measure, rule)
    if unit != "%":
        return not_understood("Công thức không tính theo tỷ lệ %")
    read = measure_of("%", "", text, told)
    if read is None:
        return not_understood("Chưa rõ tỷ lệ của công thức là tỷ lệ gì")
    return ScaleRead(read.measure, rule, read.doubts)
