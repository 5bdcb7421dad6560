"""The lines of a portion on which two rounds disagree: those are read first."""

from cchc.core.campaign.circuit import Round
from cchc.records.entries.queries.portion_sheet import PortionSheet, SheetLine

FILTER_NAMES = {
    Round.APPRAISAL_1: "Kết luận khác đơn vị",
    Round.REBUTTAL: "Thẩm định khác tự chấm",
    Round.APPRAISAL_2: "Đơn vị giải trình",
}
MARKS = {
    Round.APPRAISAL_1: "khác số liệu của đơn vị",
    Round.REBUTTAL: "thẩm định khác số tự chấm",
    Round.APPRAISAL_2: "đơn vị có giải trình",
}


def is_contested(kept: Round, line: SheetLine) -> bool:
    """Whether the rounds say different things of a line, seen from the round that a portion fills."""
    if kept is Round.APPRAISAL_2:
        return line.judged is Round.REBUTTAL
    if kept is Round.REBUTTAL:
        return _differ(line, Round.SELF, Round.APPRAISAL_1)
    if kept is not Round.APPRAISAL_1 or line.figure is None or line.judged is None:
        return False
    return line.figure.entry.fact != line.earlier[line.judged].entry.fact


def _differ(line: SheetLine, one: Round, other: Round) -> bool:
    said = [line.earlier[each].entry.fact for each in (one, other) if each in line.earlier]
    return len(said) > 1 and said[0] != said[1]


def contested_mark(sheet: PortionSheet, line: SheetLine) -> str:
    """What is told of such a line, empty for all others."""
    return MARKS[sheet.round] if is_contested(sheet.round, line) else ""
