"""What was understood from a document, row by row, as a report that every door prints."""

from collections.abc import Iterable

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.numerals import percent_text
from cchc.core.plan.tasks import Mend
from cchc.core.report.cells import BLANK, Cell, count, day, points, stated, words
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section
from cchc.files.plan_import.comparison import FieldScore
from cchc.files.plan_import.doubts import Doubt
from cchc.files.plan_import.draft import DraftCriterion, DraftDeduction, DraftPlan, DraftTask
from cchc.files.plan_import.verdicts import parted, verdict

SHORTEST = 120


def draft_report(draft: DraftPlan, register: AgencyRegister, scores: tuple[FieldScore, ...] = ()) -> Report:
    """The report on one import: head, tasks, deductions, doubts, and the comparison where one was made."""
    header = draft.header
    unread, doubtful = parted(draft.doubts)
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
        Fact("unread", "Chỗ chưa hiểu", count(len(unread))),
        Fact("doubts", "Chỗ cần xem lại", count(len(doubtful))),
    )
    sections = [_tasks(draft, register)]
    if draft.criteria:
        sections.append(_criteria(draft, register))
    if draft.deductions:
        sections.append(_deductions(draft, register))
    sections.append(_body(draft, register))
    sections.append(_doubts("unread", "Chưa hiểu, chưa đưa vào bản thảo", unread, register))
    sections.append(_doubts("doubts", "Đã đưa vào bản thảo nhưng cần xem lại", doubtful, register))
    if scores:
        sections.append(_scores(scores))
    title = header.title or f"Kế hoạch đọc từ {draft.file}"
    return Report("plan-import", title, f"Đọc từ tệp {draft.file}; chưa lưu gì", facts, tuple(sections))


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


def _criteria(draft: DraftPlan, register: AgencyRegister) -> Section:
    columns = (
        Column("line", "Mã", 7),
        Column("title", "Tiêu chí", 30),
        Column("leads", "Cơ quan chủ trì", 20),
        Column("coordinating", "Cơ quan phối hợp", 20),
        Column("verdict", "Nhận xét", 16),
        Column("place", "Vị trí", 16, narrow=False),
    )

    def row(one: DraftCriterion) -> Row:
        cells = (
            Cell(one.code),
            stated(_short(one.title)),
            _names(register, one.leads),
            _names(register, one.coordinating),
            Cell(verdict(draft.doubts_on(f"criteria/{one.code}"))),
            Cell(one.place),
        )
        return Row(one.code, cells)

    return Section("criteria", "Dòng tiêu chí", "Tiêu chí", columns, tuple(map(row, draft.criteria)))


def understood_text(draft: DraftPlan, register: AgencyRegister) -> tuple[tuple[str, str, str], ...]:
    """What was understood of the running text: what it was taken for, its words, its place where known."""
    who = ", ".join(f"{one.area}: {register.name_of(one.lead)}" for one in draft.area_leads)
    said = (
        *(("Căn cứ", text, "") for text in draft.header.legal_bases),
        *(("Mục tiêu", one.text, "") for one in draft.targets),
        *(("Nhiệm vụ chung", one.text, one.place) for one in draft.duties),
        *(("Nội dung thực hiện", one.text, one.place) for one in draft.requirements),
        ("Chủ trì lĩnh vực", who, ""),
        ("Hạn báo cáo chấm điểm", draft.scoring_report_deadline, ""),
        *(("Chế độ báo cáo", one.text, "") for one in draft.reporting),
        ("Kinh phí", draft.budget, ""),
        *(("Nơi nhận", text, "") for text in draft.header.recipients),
    )
    return tuple(one for one in said if one[1])


def _body(draft: DraftPlan, register: AgencyRegister) -> Section:
    columns = (
        Column("kind", "Hiểu là", 20),
        Column("text", "Ghi trong văn bản", 60),
        Column("place", "Vị trí", 12),
    )
    rows = tuple(
        Row(str(number), (Cell(kind), words(_short(text)), words(place)))
        for number, (kind, text, place) in enumerate(understood_text(draft, register), 1)
    )
    return Section("body", "Phần thân văn bản đã hiểu", "Thân văn bản", columns, rows)


def _doubts(key: str, title: str, doubts: tuple[Doubt, ...], register: AgencyRegister) -> Section:
    columns = (
        Column("place", "Vị trí", 22),
        Column("message", "Vì sao", 28),
        Column("text", "Ghi trong văn bản", 28),
        Column("candidates", "Có thể là", 18),
    )[: 3 if key == "unread" else 4]

    def row(place: int, doubt: Doubt) -> Row:
        maybe = ", ".join(_called(register, one) for one in doubt.candidates)
        cells = (Cell(doubt.place), Cell(doubt.message), words(_short(doubt.text)), words(maybe))
        return Row(str(place), cells[: len(columns)])

    tab = "Chưa hiểu" if key == "unread" else "Cần xem lại"
    return Section(key, title, tab, columns, tuple(row(*one) for one in enumerate(doubts, 1)))


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
