"""What is written from a result: the deduction table, and the report of the scores with explanations."""

from collections.abc import Iterator

from cchc.core.document.improvement_plan import END, result_sentence, unit_inside
from cchc.core.document.kinds import DocumentKind
from cchc.core.document.letterhead import Letterhead
from cchc.core.document.official import Annex, Block, Grid, Heading, OfficialDocument, Paragraph
from cchc.core.document.plan_tables import deduction_annex
from cchc.core.document.tables import counted, narrowed, with_column
from cchc.core.numerals import points_text
from cchc.core.report.deduction_agencies import agencies_section
from cchc.core.report.outline import Column, Section
from cchc.core.report.score_areas import areas_section
from cchc.core.report.score_lines import lines_section
from cchc.core.report.title_block import decision_text
from cchc.core.report.wording import Names
from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import Sheet

SCORED = ("code", "name", "max_points", "points", "shortfall")
BY_AGENCY = ("order", "agency", "items", "amount", "lines")
EXPLANATION = Column("explanation", "Giải trình", 44)
INDEX = "Chỉ số cải cách hành chính"
MINISTRY = "Bộ Nội vụ"


def deduction_paper(sheet: Sheet, names: Names, head: Letterhead) -> OfficialDocument:
    """The deduction table on a turned page: item by item, then by responsible agency."""
    table = deduction_table(sheet)
    assessment = sheet.assessment
    unit = unit_inside(assessment.unit.name)
    return OfficialDocument(
        kind=DocumentKind.DEDUCTION_TABLE,
        superior=head.superior,
        issuer=head.issuer,
        symbol="",
        place=head.place,
        type_name="BẢNG TỔNG HỢP",
        abstract=f"Tiêu chí bị trừ điểm {INDEX} năm {assessment.year} của {unit}",
        blocks=(
            Paragraph(_deducted(sheet)),
            Grid(deduction_annex(sheet, table, names), titled=True),
            Grid(_without_note(agencies_section(sheet, table, names, None)), titled=True),
        )
        if table.rows
        else (Paragraph(_deducted(sheet)),),
        authority=head.authority,
        position=head.position,
        signer=head.signer,
        recipients=(),
        drafter=head.drafter,
        landscape=True,
        illustrative=assessment.illustrative,
    )


def _without_note(section: Section) -> Section:
    return narrowed(section, BY_AGENCY)


def _deducted(sheet: Sheet) -> str:
    table = deduction_table(sheet)
    if not table.rows:
        return "Chưa ghi khoản trừ nào."
    places = sheet.assessment.catalogue.rounding.places
    return (
        f"Tổng số điểm bị trừ có nêu lý do: {points_text(table.total, places)} điểm, tại "
        f"{counted(len(table.rows))} tiêu chí, tiêu chí thành phần."
    )


def score_report(sheet: Sheet, names: Names, head: Letterhead) -> OfficialDocument:
    """The report of the self-assessment: totals by area, then every line with its explanation in an annex."""
    assessment = sheet.assessment
    lines = narrowed(lines_section(sheet, names), SCORED)
    told = with_column(lines, EXPLANATION, [_explanation(sheet, row.id) for row in lines.rows])
    return OfficialDocument(
        kind=DocumentKind.SCORE_REPORT,
        superior=head.superior,
        issuer=head.issuer,
        symbol=f"BC-{head.sign}",
        place=head.place,
        type_name="BÁO CÁO",
        abstract=f"Tự đánh giá, chấm điểm {INDEX} năm {assessment.year}",
        addressees=(_receiver(sheet, head),),
        blocks=tuple(_score_blocks(sheet, head)),
        authority=head.authority,
        position=head.position,
        signer=head.signer,
        recipients=("Như trên", f"Lãnh đạo {head.issuer}"),
        drafter=head.drafter,
        annexes=(
            Annex(
                title=f"Bảng chấm điểm và giải trình năm {assessment.year}",
                blocks=(Grid(told),),
                landscape=True,
            ),
        ),
        illustrative=assessment.illustrative,
    )


def _receiver(sheet: Sheet, head: Letterhead) -> str:
    """Who appraises: the ministry for a province, the agency above for others; left open where unknown."""
    if sheet.assessment.agencies.by_id[sheet.assessment.unit.id].kind == "province":
        return MINISTRY
    return head.superior or "…"


def _score_blocks(sheet: Sheet, head: Letterhead) -> Iterator[Block]:
    assessment = sheet.assessment
    decision = decision_text(assessment.catalogue.decision)
    followed = f"Thực hiện {decision}, " if decision else ""
    yield Paragraph(
        f"{followed}{head.issuer} báo cáo kết quả tự đánh giá, chấm điểm {INDEX} năm "
        f"{assessment.year} như sau:"
    )
    yield Heading(1, "KẾT QUẢ CHẤM ĐIỂM")
    told = result_sentence(sheet)
    if told:
        yield Paragraph(f"{told}.")
    yield Grid(areas_section(sheet), titled=True)
    yield Heading(1, "GIẢI TRÌNH")
    yield Paragraph(
        f"Điểm từng tiêu chí, tiêu chí thành phần và nội dung giải trình tại Phụ lục kèm theo{END}"
    )


def _explanation(sheet: Sheet, key: str) -> str:
    """What the unit wrote beside the line; where points were deducted, the causes."""
    entry = sheet.assessment.facts.get(key)
    causes = [item.cause for item in sheet.assessment.deductions if item.line == key]
    return "; ".join(text.rstrip(".;") for text in ((entry.note if entry else ""), *causes) if text)
