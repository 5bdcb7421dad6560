"""The board of requirements: verdicts counted, each line with what it lacks, what rests on each document."""

from collections.abc import Iterable, Iterator

from cchc.core.catalogue.nodes import Conflict, Node, RequiredEvidence
from cchc.core.numerals import date_text, number_text
from cchc.core.plan.attainment import MET_LABELS, Met
from cchc.core.plan.board import AttachedDocument, Board, EvidenceState, Requirement
from cchc.core.plan.contradictions import contradictions_on
from cchc.core.report import cells
from cchc.core.report.cells import BLANK, NOT_APPLICABLE, UNKNOWN, Cell
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section, total_row
from cchc.core.report.title_block import result_facts, subtitle_of
from cchc.core.report.wording import Names
from cchc.core.scoring.assessment import Assessment

VERDICT_LABELS = {**MET_LABELS, Met.BY_PERSON: "chờ người xác nhận"}
VERDICTS = (
    Column("verdict", "Kết luận", 40),
    Column("lines", "Số dòng", 12, Align.RIGHT),
)
LINES = (
    Column("code", "Mã", 7),
    Column("name", "Tiêu chí, tiêu chí thành phần", 24),
    Column("requirement", "Yêu cầu", 28),
    Column("verdict", "Kết luận", 11),
    Column("figure", "Kết quả tính được", 12, narrow=False),
    Column("distance", "Còn phải làm", 18),
    Column("lead", "Cơ quan chủ trì", 16),
    Column("attached", "Tài liệu đã có", 22, narrow=False),
    Column("absent", "Tài liệu còn thiếu", 24, narrow=False),
    Column("coordinating", "Cơ quan phối hợp", 40, narrow=False, printed=False),
    Column("reckoning", "Cách tính, lý do, người xác nhận", 60, narrow=False, printed=False),
    Column("scope", "Phạm vi tính", 40, narrow=False, printed=False),
    Column("hint", "Lưu ý về tài liệu", 40, narrow=False, printed=False),
    Column("conflicts", "Văn bản nêu khác nhau", 60, narrow=False, printed=False),
)
FURTHER = (
    Column("code", "Mã", 7),
    Column("further", "Yêu cầu khác", 70),
    Column("state", "Ai xác nhận", 23),
)
EVIDENCE = (
    Column("name", "Tài liệu kiểm chứng", 60),
    Column("lines", "Số dòng cần", 10, Align.RIGHT),
    Column("codes", "Các dòng", 40, narrow=False),
    Column("documents", "Tài liệu đã gắn", 50),
)
MARKED = {Met.UNKNOWN: UNKNOWN, Met.NOT_APPLICABLE: NOT_APPLICABLE}
FEW_UNITS = 5
NOTE = (
    "Kết luận của dòng đo được do số liệu quyết định; dòng không đo được do người có trách nhiệm xác nhận, "
    "kèm lý do. Chưa có số liệu không phải là chưa đạt. Đạt phần đo được: số liệu đạt, yêu cầu khác của dòng "
    "chưa ai xác nhận."
)


def requirement_board_report(
    assessment: Assessment,
    board: Board,
    names: Names,
    *,
    chosen: str = "",
    conflicts: tuple[Conflict, ...] = (),
) -> Report:
    """Build the board of one result; `names` turns the identifier of an agency or group into its name.

    `chosen` says in words which lines the board was narrowed to; empty for all of them. `conflicts` are the
    contradictions of the catalogue and its plans.
    """
    return Report(
        "requirement_board",
        "BẢNG THEO DÕI YÊU CẦU CẢI CÁCH HÀNH CHÍNH",
        subtitle_of(assessment),
        (*result_facts(assessment), *_facts(board, chosen)),
        (_verdicts(board), _lines(assessment, board, names, conflicts), *_further(board), _evidence(board)),
        (NOTE,),
        assessment.illustrative or assessment.catalogue.illustrative,
    )


def _facts(board: Board, chosen: str) -> Iterator[Fact]:
    """The newest word of a person, which the day of the figures says nothing of; and what was left out."""
    if board.newest_word is not None:
        yield Fact("confirmed", "Xác nhận đến ngày", cells.day(board.newest_word), "head")
    if chosen:
        yield Fact("chosen", "Chỉ gồm", Cell(chosen), "head")


def _verdicts(board: Board) -> Section:
    rows = tuple(
        Row(met.value, (Cell(VERDICT_LABELS[met]), cells.count(board.count(met)))) for met in VERDICT_LABELS
    )
    whole = total_row(VERDICTS, rows, "total", (Cell("Tổng cộng"), cells.count(len(board.requirements))))
    return Section("verdicts", "Tổng hợp kết luận", "Tổng hợp", VERDICTS, (*rows, whole))


def _lines(assessment: Assessment, board: Board, names: Names, conflicts: tuple[Conflict, ...]) -> Section:
    rows = tuple(_by_area(assessment, board, names, conflicts))
    return Section("lines", "Từng yêu cầu", "Yêu cầu", LINES, rows)


def _by_area(
    assessment: Assessment, board: Board, names: Names, conflicts: tuple[Conflict, ...]
) -> Iterator[Row]:
    """The lines below the row of their area; lines that no source places in an area come last."""
    area: Node | None = None
    for entry in board.requirements:
        here = assessment.catalogue.area_of(entry.node.key)
        if here is not None and here is not area:
            yield Row(here.key, (Cell(here.key), Cell(here.title), *([BLANK] * (len(LINES) - 2))), "group")
        area = here
        told = contradictions_on(assessment.catalogue, entry.node.key, conflicts)
        text = "; ".join(conflict_text(one) for one in told)
        yield Row(entry.node.key, (*_cells(entry, names), cells.words(text)), level=1)


def _cells(entry: Requirement, names: Names) -> tuple[Cell, ...]:
    node = entry.node
    return (
        cells.words(node.code),
        Cell(node.title),
        Cell(entry.target.text),
        MARKED.get(entry.met) or Cell(VERDICT_LABELS[entry.met]),
        cells.words(figure_text(entry)),
        cells.words(to_do_text(entry, names)),
        cells.words(agencies_text(node.lead, names)),
        cells.words("; ".join(document_text(document) for document in entry.documents)),
        cells.words("; ".join(missing_text(state) for state in entry.evidence if state.missing)),
        cells.words(agencies_text(node.coordinating, names)),
        cells.words("; ".join(_background(entry, names))),
        cells.words(scope_text(entry)),
        cells.words(node.hint),
    )


def conflict_text(found: Conflict) -> str:
    """Both readings with their places, and which of them the verdict follows where the file says so."""
    first, second, basis = found.first, found.second, found.basis
    followed = "" if basis is None else f"; kết luận theo {basis.place}"
    return f"{first.place}: {first.says}; {second.place}: {second.says}{followed}"


def agencies_text(agencies: Iterable[str], names: Names) -> str:
    """Names joined by semicolons: some of them hold commas."""
    return "; ".join(names(agency) for agency in agencies)


def _background(entry: Requirement, names: Names) -> Iterator[str]:
    """From what the verdict comes: the division, the units that are short, the reason, the person."""
    told = (entry.reckoning, short_text(entry, names), entry.reason, person_text(entry))
    yield from (one for one in told if one)


def to_do_text(entry: Requirement, names: Names) -> str:
    """How far the requirement is away: `còn thiếu 4 hồ sơ`, or whose figures or members are missing."""
    found, told = entry.attainment, []
    if found.missing:
        told.append(f"còn thiếu số liệu của: {agencies_text(found.missing, names)}")
    if found.unlisted:
        told.append(f"chưa có danh sách đơn vị của nhóm: {agencies_text(found.unlisted, names)}")
    return "; ".join(told) or found.text


def figure_text(entry: Requirement) -> str:
    """The figure, and that it is an estimate until which day."""
    return (
        f"{entry.figure} ({provisional_text(entry)})" if entry.figure and entry.provisional else entry.figure
    )


def provisional_text(entry: Requirement) -> str:
    """That the figures are estimates, with their day where it is known."""
    return "số ước" if entry.cutoff is None else f"số ước đến {date_text(entry.cutoff)}"


def short_text(entry: Requirement, names: Names) -> str:
    """Which units keep the line from its target and how many they lack, the worst first, five by name."""
    named = "; ".join(f"{names(unit)} ({number_text(gap)})" for unit, gap in entry.short[:FEW_UNITS])
    more = len(entry.short) - FEW_UNITS
    tail = f"; và {more} đơn vị khác" if more > 0 else ""
    return f"đơn vị còn thiếu: {named}{tail}" if named else ""


def scope_text(entry: Requirement) -> str:
    """What the figure counts and leaves out; empty where the plan does not say."""
    return "" if entry.target.measure is None else entry.target.measure.scope.text()


def person_text(entry: Requirement) -> str:
    """Who ticked a requirement, when and why; empty as long as nobody did."""
    said = entry.person
    return "" if said is None else f"{said.by} xác nhận ngày {date_text(said.on)}: {said.reason}"


def document_text(document: AttachedDocument) -> str:
    """`Báo cáo năm số 310/BC-UBND ngày 14/12/2020`; what is not known is left out."""
    number = f"số {document.number}" if document.number else ""
    signed = "" if document.day is None else f"ngày {date_text(document.day)}"
    return " ".join(part for part in (document.title, number, signed) if part)


def required_text(required: RequiredEvidence) -> str:
    """A required document, with the least number asked for where that is more than one."""
    if required.minimum == 1:
        return required.name
    return f"{required.name} (ít nhất {required.minimum:02d} {required.noun})"


def missing_text(state: EvidenceState) -> str:
    """What is still missing of one required document."""
    if not state.attached or state.required.minimum == 1:
        return required_text(state.required)
    return f"{state.required.name} (còn thiếu {state.missing:02d} {state.required.noun})"


def _further(board: Board) -> Iterator[Section]:
    """What computed lines demand beyond their figure; none where no line does."""
    rows = tuple(
        Row(f"{entry.node.key}/{place}", (Cell(entry.node.key), Cell(text), Cell("chưa ai xác nhận")))
        for entry in board.requirements
        if not entry.by_person
        for place, text in enumerate(entry.target.also, start=1)
    )
    if rows:
        yield Section("further", "Yêu cầu khác của dòng đo được", "Yêu cầu khác", FURTHER, rows)


def _evidence(board: Board) -> Section:
    """Every required document with the lines that rest on it, the most needed first."""
    needed: dict[str, list[tuple[str, EvidenceState]]] = {}
    for entry in board.requirements:
        for state in entry.evidence:
            needed.setdefault(state.required.id, []).append((entry.node.key, state))
    ordered = sorted(needed.items(), key=lambda found: -len(found[1]))
    rows = tuple(_evidence_row(kind, uses) for kind, uses in ordered)
    return Section("evidence", "Tài liệu kiểm chứng phải có", "Tài liệu", EVIDENCE, rows)


def _evidence_row(kind: str, uses: list[tuple[str, EvidenceState]]) -> Row:
    attached = {document.id: document for _, state in uses for document in state.attached}
    found = (
        Cell(required_text(uses[0][1].required)),
        cells.count(len(uses)),
        Cell(", ".join(line for line, _ in uses)),
        cells.words("; ".join(document_text(document) for document in attached.values())),
    )
    return Row(kind, found)
