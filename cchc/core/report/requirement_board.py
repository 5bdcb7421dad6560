"""The board of requirements: verdicts counted, each line with what it lacks, what rests on each document."""

from collections.abc import Iterator

from cchc.core.catalogue.nodes import Node, RequiredEvidence
from cchc.core.numerals import date_text
from cchc.core.plan.attainment import MET_LABELS, Met
from cchc.core.plan.board import AttachedDocument, Board, EvidenceState, Requirement
from cchc.core.report import cells
from cchc.core.report.cells import BLANK, NOT_APPLICABLE, UNKNOWN, Cell
from cchc.core.report.outline import Align, Column, Report, Row, Section, total_row
from cchc.core.report.title_block import result_facts, subtitle_of
from cchc.core.report.wording import Names, agencies_text
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
    Column("reckoning", "Cách tính, người xác nhận", 60, narrow=False, printed=False),
)
EVIDENCE = (
    Column("name", "Tài liệu kiểm chứng", 60),
    Column("lines", "Số dòng cần", 10, Align.RIGHT),
    Column("codes", "Các dòng", 40, narrow=False),
    Column("documents", "Tài liệu đã gắn", 50),
)
MARKED = {Met.UNKNOWN: UNKNOWN, Met.NOT_APPLICABLE: NOT_APPLICABLE}
NOTE = (
    "Kết luận của dòng đo được do số liệu quyết định; dòng không đo được do người có trách nhiệm xác nhận, "
    "kèm lý do. Chưa có số liệu không phải là chưa đạt."
)


def requirement_board_report(assessment: Assessment, board: Board, names: Names) -> Report:
    """Build the board of one result; `names` turns the identifier of an agency or group into its name."""
    return Report(
        "requirement_board",
        "BẢNG THEO DÕI YÊU CẦU CẢI CÁCH HÀNH CHÍNH",
        subtitle_of(assessment),
        tuple(result_facts(assessment)),
        (_verdicts(board), _lines(assessment, board, names), _evidence(board)),
        (NOTE,),
        assessment.illustrative or assessment.catalogue.illustrative,
    )


def _verdicts(board: Board) -> Section:
    rows = tuple(
        Row(met.value, (Cell(VERDICT_LABELS[met]), cells.count(board.count(met)))) for met in VERDICT_LABELS
    )
    whole = total_row(VERDICTS, rows, "total", (Cell("Tổng cộng"), cells.count(len(board.requirements))))
    return Section("verdicts", "Tổng hợp kết luận", "Tổng hợp", VERDICTS, (*rows, whole))


def _lines(assessment: Assessment, board: Board, names: Names) -> Section:
    rows = tuple(_by_area(assessment, board, names))
    return Section("lines", "Từng yêu cầu", "Yêu cầu", LINES, rows)


def _by_area(assessment: Assessment, board: Board, names: Names) -> Iterator[Row]:
    """The lines below the row of their area; lines that no source places in an area come last."""
    area: Node | None = None
    for entry in board.requirements:
        here = assessment.catalogue.area_of(entry.node.key)
        if here is not None and here is not area:
            yield Row(here.key, (Cell(here.key), Cell(here.title), *([BLANK] * (len(LINES) - 2))), "group")
        area = here
        yield Row(entry.node.key, _cells(entry, names), level=1)


def _cells(entry: Requirement, names: Names) -> tuple[Cell, ...]:
    node = entry.node
    return (
        cells.words(node.code),
        Cell(node.title),
        Cell(entry.target.text),
        MARKED.get(entry.met) or Cell(VERDICT_LABELS[entry.met]),
        cells.words(entry.figure),
        cells.words(to_do_text(entry, names)),
        cells.words(agencies_text(node.lead, names)),
        cells.words("; ".join(document_text(document) for document in entry.documents)),
        cells.words("; ".join(missing_text(state) for state in entry.evidence if state.missing)),
        cells.words(agencies_text(node.coordinating, names)),
        cells.words(entry.reckoning or person_text(entry)),
    )


def to_do_text(entry: Requirement, names: Names) -> str:
    """How far the requirement is away: `còn thiếu 4 hồ sơ`, or whose figures are missing."""
    missing = entry.attainment.missing
    return f"còn thiếu số liệu của: {agencies_text(missing, names)}" if missing else entry.attainment.text


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
