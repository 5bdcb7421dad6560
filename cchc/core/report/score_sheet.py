"""The score sheet (bảng điểm): totals with what was published, areas, and every line of the catalogue."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from cchc.core.catalogue.nodes import STATUS_LABELS, Effect, Status
from cchc.core.numerals import points_text
from cchc.core.report import cells
from cchc.core.report.cells import BLANK, Cell
from cchc.core.report.outline import Align, Column, Fact, Report, Row, Section, Style, total_row
from cchc.core.report.score_areas import areas_section
from cchc.core.report.score_lines import lines_section
from cchc.core.report.title_block import result_facts, subtitle_of
from cchc.core.scoring.assessment import Published
from cchc.core.scoring.reconciliation import Reconciled
from cchc.core.scoring.sheet import Sheet, Total
from cchc.core.scoring.span import Span

Names = Callable[[str], str]

NAME = Column("name", "Nội dung", 44)
MAX = Column("max_points", "Điểm tối đa", 10, Align.RIGHT)
POINTS = Column("points", "Điểm đạt", 10, Align.RIGHT)
SHORTFALL = Column("shortfall", "Điểm chưa đạt", 10, Align.RIGHT)
RANK = Column("rank", "Xếp hạng", 8, Align.RIGHT)
COMPARED = (
    Column("published", "Điểm công bố", 10, Align.RIGHT, group="Đối chiếu với kết quả công bố"),
    Column("difference", "Chênh lệch", 10, Align.RIGHT, group="Đối chiếu với kết quả công bố"),
    Column("agrees", "Kết luận", 12, Align.CENTRE, group="Đối chiếu với kết quả công bố"),
)
UNKNOWN_LINES = Column("unknown_lines", "Số dòng chưa có số liệu", 12, Align.RIGHT, narrow=False)
TOTALS = (NAME, MAX, POINTS, SHORTFALL, RANK, *COMPARED, UNKNOWN_LINES)

AGREES = {True: "khớp", False: "lệch", None: "chưa đối chiếu được"}


def score_sheet_report(sheet: Sheet, names: Names) -> Report:
    """Build the score sheet; `names` turns the identifier of an agency into its name.

    Points are exact decimals with the places of the catalogue; what is not known says so in its cell.
    """
    assessment = sheet.assessment
    return Report(
        "score_sheet",
        "BẢNG ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH",
        subtitle_of(assessment),
        (*result_facts(assessment), *_result_facts(sheet)),
        (_totals_section(sheet), areas_section(sheet), lines_section(sheet, names)),
        _notes(sheet),
        assessment.illustrative or assessment.catalogue.illustrative,
    )


def _result_facts(sheet: Sheet) -> Iterator[Fact]:
    catalogue, published = sheet.assessment.catalogue, sheet.assessment.published
    yield Fact("total", "Tổng điểm", cells.span(sheet.total.points, catalogue.rounding.places))
    if published is not None:
        yield Fact("rank", "Xếp hạng đã công bố", cells.stated(rank_text(published)))
    if catalogue.bands:
        yield Fact("band", "Xếp loại", cells.stated(_band_text(sheet)))
    unknown = f"{sheet.total.unknown_lines}/{sheet.total.lines} dòng chấm điểm"
    yield Fact("unknown_lines", "Chưa có số liệu", Cell(unknown, sheet.total.unknown_lines))


def _band_text(sheet: Sheet) -> str:
    if sheet.band is not None:
        return sheet.band.name
    return "chưa đạt mức nào" if sheet.index is not None and sheet.index.exact is not None else ""


def rank_text(published: Published) -> str:
    """The published rank, among how many, and its change against the year before; empty when unknown."""
    rank = published.total.rank
    if rank is None:
        return ""
    among = f"{rank}/{published.units}" if published.units else str(rank)
    return f"{among}{_change_text(published.rank_change)}"


def _change_text(change: int | None) -> str:
    if change is None:
        return ""
    if change == 0:
        return ", giữ nguyên so với năm trước"
    return f", {'tăng' if change > 0 else 'giảm'} {abs(change)} bậc so với năm trước"


def _notes(sheet: Sheet) -> tuple[str, ...]:
    published = sheet.assessment.published
    derived = [part for part in sheet.assessment.catalogue.parts if part.status is not Status.SOURCED]
    notes = [
        f"{part.name}: điểm tối đa {cells.points(part.max_points)} {STATUS_LABELS[part.status]}"
        f"{f' ({part.note})' if part.note else ''}."
        for part in derived
        if part.max_points is not None
    ]
    if published is not None:
        notes.append(f"Kết quả công bố theo: {published.source}.")
    return (*notes, *sheet.assessment.catalogue.notes)


def _totals_section(sheet: Sheet) -> Section:
    rows: list[Row] = []
    parts = {part.id: _figure_row(sheet, part.id, part.name, total, "body") for part, total in sheet.parts}
    for group, figure in sheet.groups:
        rows.append(_figure_row(sheet, group.id, group.name, figure, "group"))
        rows += [parts[part.id] for part, _ in sheet.parts if part.group == group.id]
    rows += _reduced_rows(sheet)
    effects = _effect_rows(sheet)
    whole = _figure_row(sheet, "total", "Tổng điểm", sheet.total, "total")
    closing = total_row(TOTALS, (*rows, *effects), whole.id, whole.cells)
    columns, everything = _telling_columns(sheet, (*rows, *effects, closing))
    return Section("totals", "Tổng hợp điểm", "Tổng hợp", columns, everything, _totals_notes(sheet))


def _telling_columns(sheet: Sheet, rows: tuple[Row, ...]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Leave out rank and comparison while nothing is published, and the unknown lines when there are none."""
    idle = () if sheet.assessment.published is not None else (RANK, *COMPARED)
    if not sheet.total.unknown_lines:
        idle = (*idle, UNKNOWN_LINES)
    kept = [index for index, column in enumerate(TOTALS) if column not in idle]
    shorter = tuple(replace(row, cells=tuple(row.cells[index] for index in kept)) for row in rows)
    return tuple(TOTALS[index] for index in kept), shorter


def _totals_notes(sheet: Sheet) -> tuple[str, ...]:
    return (*_reduced_note(sheet), _reconciliation_note(sheet))


def _reconciliation_note(sheet: Sheet) -> str:
    if not sheet.reconciliation:
        return "Chưa có kết quả công bố để đối chiếu."
    agreed = sum(row.agrees is True for row in sheet.reconciliation)
    text = f"Đối chiếu với kết quả công bố: {agreed}/{len(sheet.reconciliation)} con số khớp"
    return f"{text} (cho phép lệch 0,01 điểm với mỗi phần điểm được làm tròn riêng)."


def _reduced_note(sheet: Sheet) -> tuple[str, ...]:
    if sheet.reduced is None:
        return ()
    skipped = sheet.reduced.not_applicable_lines
    return (f"Điểm tối đa của phần điểm, lĩnh vực không kể {skipped} dòng không đánh giá.",)


def _figure_row(sheet: Sheet, row_id: str, name: str, figure: Total, style: Style) -> Row:
    places = sheet.assessment.catalogue.rounding.places
    compared = _reconciled(sheet).get(row_id)
    found = (
        Cell(name),
        cells.NOT_APPLICABLE if figure.not_applicable else cells.points(figure.max_points, places),
        cells.NOT_APPLICABLE if figure.not_applicable else cells.span(figure.points, places),
        cells.NOT_APPLICABLE if figure.not_applicable else cells.points(figure.shortfall, places),
        _rank_cell(sheet, row_id),
        *_compared_cells(compared, places),
        cells.count(figure.unknown_lines),
    )
    return Row(row_id, found, style, level=1 if style == "body" else 0)


def _compared_cells(compared: Reconciled | None, places: int) -> tuple[Cell, ...]:
    if compared is None:
        return (BLANK, BLANK, BLANK)
    return (
        cells.points(compared.published, places),
        cells.signed_points(compared.difference, places),
        Cell(AGREES[compared.agrees]),
    )


def _reconciled(sheet: Sheet) -> dict[str, Reconciled]:
    published = sheet.assessment.published
    if published is None:
        return {}
    keys = ["total", *(key for key, _ in published.groups), *(key for key, _ in published.parts)]
    return dict(zip(keys, sheet.reconciliation, strict=True))


def _rank_cell(sheet: Sheet, row_id: str) -> Cell:
    published = sheet.assessment.published
    if published is None:
        return BLANK
    figures = {"total": published.total, **dict(published.groups), **dict(published.parts)}
    rank = figures[row_id].rank if row_id in figures else None
    return BLANK if rank is None else cells.count(rank)


def _reduced_rows(sheet: Sheet) -> tuple[Row, ...]:
    """The total before rescaling and after it, where lines do not concern the unit."""
    if sheet.reduced is None:
        return ()
    scaled = sheet.scale_total
    name = f"Quy đổi về thang {points_text(scaled.max_points, 0)}"
    return (
        _figure_row(sheet, "reduced", "Tổng điểm trước khi quy đổi", sheet.reduced, "group"),
        _figure_row(sheet, "scaled", name, scaled, "group"),
    )


def _effect_rows(sheet: Sheet) -> tuple[Row, ...]:
    """Bonus and, as a negative amount, penalty, where the catalogue has such lines."""
    catalogue = sheet.assessment.catalogue
    effects = {leaf.effect for leaf in catalogue.leaves}
    rows = []
    if Effect.BONUS in effects:
        rows.append(_effect_row(sheet, "bonus", "Điểm thưởng", catalogue.bonus_cap, sheet.bonus))
    if Effect.PENALTY in effects:
        rows.append(_effect_row(sheet, "penalty", "Điểm phạt", catalogue.penalty_cap, taken(sheet.penalty)))
    return tuple(rows)


def taken(amount: Span) -> Span:
    """A penalty as it enters a sum: a positive amount becomes a negative one."""
    return Span(Decimal(0), None) if amount.high is None else Span(-amount.high, -amount.low)


def _effect_row(sheet: Sheet, row_id: str, name: str, cap: Decimal | None, amount: Span) -> Row:
    places = sheet.assessment.catalogue.rounding.places
    limit = f" (nhiều nhất {cells.points(cap, places)})" if cap is not None else ""
    rest = [BLANK] * (len(TOTALS) - 3)
    return Row(row_id, (Cell(f"{name}{limit}"), BLANK, cells.span(amount, places), *rest))
