"""What was understood from a document, row by row, as a report that every door prints."""

from collections.abc import Iterable

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.numerals import percent_text
from cchc.core.plan.tasks import Mend
from cchc.core.report.cells import BLANK, Cell, count, day, points, stated, words
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section
from cchc.files.plan_import.comparison import FieldScore
from cchc.files.plan_import.doubts import Doubt
from cchc.files.plan_import.draft import DraftDeduction, DraftPlan, DraftTask

CLEAR = "rõ"
SHORTEST = 120


def draft_report(draft: DraftPlan, register: AgencyRegister, scores: tuple[FieldScore, ...] = ()) -> Report:
    """The report on one import: head, tasks, deductions, doubts, and the comparison where one was made."""
    header = draft.header
    period = "–".join(str(year) for year in (header.first_year, header.last_year) if year)
    facts = (
        Fact("number", "Số, ký hiệu", stated(header.number)),
        Fact("day", "Ngày ban hành", day(header.day)),
        Fact("issuer", "Cơ quan ban hành", stated(header.issuer and register.name_of(header.issuer))),
        Fact("period", "Giai đoạn", stated(period)),
        Fact("tasks", "Nhiệm vụ cụ thể", count(len(draft.tasks))),
        Fact("duties", "Nhiệm vụ chung", count(len(draft.duties))),
        Fact("requirements", "Nội dung trong thân kế hoạch", count(len(draft.requirements))),
        Fact("targets", "Mục tiêu", count(len(draft.targets))),
        Fact("criteria", "Dòng tiêu chí", count(len(draft.criteria))),
        Fact("deductions", "Dòng bị trừ điểm", count(len(draft.deductions))),
        Fact("doubts", "Điểm cần xem lại", count(len(draft.doubts))),
    )
    sections = [_tasks(draft, register)]
    if draft.deductions:
        sections.append(_deductions(draft, register))
    sections.append(_doubts(draft.doubts, register))
    if scores:
        sections.append(_scores(scores))
    title = header.title or f"Kế hoạch đọc từ {draft.file}"
    return Report("plan-import", title, f"Đọc từ tệp {draft.file}; chưa lưu gì", facts, tuple(sections))


def verdict(doubts: Iterable[Doubt]) -> str:
    """What is to be said of a row: clear, or what must be looked at."""
    said = dict.fromkeys(doubt.message for doubt in doubts)
    return "; ".join(said) if said else CLEAR


def mends_text(mends: Iterable[Mend]) -> str:
    """The codes that a task mends, as a person writes them."""
    named = {"area": "lĩnh vực ", "line": "", "part": "phần ", "index": "cả Chỉ số"}
    return ", ".join(f"{named[mend.kind]}{mend.target}" for mend in mends)


def _names(register: AgencyRegister, who: Iterable[str]) -> Cell:
    return words(", ".join(register.name_of(one) for one in who))


def _tasks(draft: DraftPlan, register: AgencyRegister) -> Section:
    columns = (
        Column("id", "STT", 7),
        Column("title", "Nhiệm vụ", 30),
        Column("leads", "Cơ quan chủ trì", 18),
        Column("coordinating", "Cơ quan phối hợp", 18, narrow=False),
        Column("deadline", "Thời hạn", 13),
        Column("mends", "Khắc phục", 9),
        Column("verdict", "Nhận xét", 16),
        Column("place", "Vị trí", 16, narrow=False),
    )

    def row(task: DraftTask) -> Row:
        cells = (
            Cell(task.id),
            stated(_short(task.title)),
            _names(register, task.leads),
            _names(register, task.coordinating),
            words(task.deadline),
            words(mends_text(task.mends)),
            Cell(verdict(draft.doubts_on(f"tasks/{task.id}"))),
            Cell(task.place),
        )
        return Row(task.id, cells)

    return Section("tasks", "Nhiệm vụ cụ thể", "Nhiệm vụ", columns, tuple(map(row, draft.tasks)))


def _deductions(draft: DraftPlan, register: AgencyRegister) -> Section:
    columns = (
        Column("line", "Mã", 7),
        Column("title", "Tiêu chí", 30),
        Column("max", "Điểm chuẩn", 7, Align.RIGHT),
        Column("achieved", "Điểm đạt", 7, Align.RIGHT),
        Column("lost", "Bị trừ", 7, Align.RIGHT),
        Column("responsible", "Trách nhiệm", 20),
        Column("verdict", "Nhận xét", 18),
    )

    def row(one: DraftDeduction) -> Row:
        cells = (
            Cell(one.code),
            stated(_short(one.title)),
            points(one.most),
            points(one.achieved),
            points(one.lost),
            _names(register, one.responsible),
            Cell(verdict(draft.doubts_on(f"deductions/{one.code}"))),
        )
        return Row(one.code, cells)

    return Section("deductions", "Tiêu chí bị trừ điểm", "Bị trừ", columns, tuple(map(row, draft.deductions)))


def _doubts(doubts: tuple[Doubt, ...], register: AgencyRegister) -> Section:
    columns = (
        Column("place", "Vị trí", 22),
        Column("message", "Cần xem lại", 28),
        Column("text", "Ghi trong văn bản", 28),
        Column("candidates", "Có thể là", 18),
    )
    rows = tuple(
        Row(
            str(place),
            (
                Cell(doubt.place),
                Cell(doubt.message),
                words(_short(doubt.text)),
                words(", ".join(_called(register, one) for one in doubt.candidates)),
            ),
        )
        for place, doubt in enumerate(doubts, 1)
    )
    return Section("doubts", "Điểm cần xem lại", "Cần xem lại", columns, rows)


def _called(register: AgencyRegister, candidate: str) -> str:
    return register.name_of(candidate) if register.has(candidate) else candidate


def _scores(scores: tuple[FieldScore, ...]) -> Section:
    columns = (
        Column("name", "Nội dung", 30),
        Column("expected", "Cần có", 8, Align.RIGHT),
        Column("found", "Đọc được", 8, Align.RIGHT),
        Column("right", "Đúng", 8, Align.RIGHT),
        Column("precision", "Độ chính xác", 9, Align.RIGHT),
        Column("recall", "Độ đầy đủ", 9, Align.RIGHT),
        Column("silent", "Sai mà không báo", 18),
    )

    def row(one: FieldScore) -> Row:
        shares = (one.precision, one.recall)
        percents = (BLANK if share is None else Cell(percent_text(100 * share, 1)) for share in shares)
        cells = (Cell(one.name), count(one.expected), count(one.found), count(one.right), *percents)
        return Row(one.name, (*cells, words(", ".join(one.silent))))

    return Section("scores", "So với tệp kế hoạch", "So sánh", columns, tuple(map(row, scores)))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORTEST else f"{flat[: SHORTEST - 1].rstrip()}…"
