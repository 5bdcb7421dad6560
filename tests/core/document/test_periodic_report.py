"""The periodic report: sections in order, silence said, sums with who is missing."""

from datetime import date
from decimal import Decimal

from cchc.core.document.letterhead import Letterhead
from cchc.core.document.official import Block, Bullet, Grid, Heading, OfficialDocument, Paragraph
from cchc.core.document.periodic_report import NOTHING, UNREPORTED, agency_report, province_report
from cchc.core.plan.progress import Outlook
from cchc.core.reporting.agency_report import AgencyReport, TaskLine
from cchc.core.reporting.consolidated import Indicator, consolidated
from cchc.core.reporting.periods import ReportPeriod
from cchc.core.reporting.sections import SECTIONS

QUARTER = ReportPeriod(
    "2026-quarter-1", "Báo cáo Quý I năm 2026", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 20)
)
HEAD = Letterhead(issuer="Sở A", sign="SA", place="Vĩnh Long", position="GIÁM ĐỐC")
INDICATORS = (Indicator("dossiers", "Số hồ sơ", "hồ sơ"), Indicator("money", "Kinh phí", "triệu đồng"))
TASK = TaskLine("steering", "1", "Nhiệm vụ 1", date(2026, 2, 28), Outlook.DONE, "Đã xong", "")
FIRST = AgencyReport(
    agency="so-a",
    remarks={"steering": "Đã chỉ đạo.\n- Ban hành kế hoạch.\n\n", "proposals": " "},
    tasks=(TASK,),
    figures={"money": Decimal("1250.5")},
)
NAMES = {"so-a": "Sở A", "so-b": "Sở B"}.__getitem__


def text_of(block: Block) -> str:
    return "" if isinstance(block, Grid) else block.text


def below(document: OfficialDocument, heading: str) -> list[Block]:
    place = next(number for number, block in enumerate(document.blocks) if text_of(block) == heading)
    after = document.blocks[place + 1 :]
    end = next((number for number, block in enumerate(after) if isinstance(block, Heading)), len(after))
    return list(after[:end])


def cells(document: OfficialDocument, annex: int) -> list[list[str]]:
    (grid,) = document.annexes[annex].blocks
    assert isinstance(grid, Grid)
    return [[cell.text for cell in row.cells] for row in grid.section.rows]


def test_the_report_of_an_agency() -> None:
    document = agency_report(QUARTER, FIRST, INDICATORS, HEAD, "Sở Nội vụ")
    assert (document.type_name, document.symbol) == ("BÁO CÁO", "BC-SA")
    assert document.abstract == "Công tác cải cách hành chính Quý I năm 2026"
    assert document.addressees == ("Sở Nội vụ",)
    assert "từ ngày 15/12/2025 đến hết ngày 14/03/2026" in text_of(document.blocks[0])
    steering = below(document, SECTIONS[0].title.upper())
    assert steering == [Paragraph("Đã chỉ đạo."), Bullet("Ban hành kế hoạch.")]
    assert below(document, "Cải cách thể chế") == [Paragraph(NOTHING)]
    assert [text_of(block) for block in document.blocks if isinstance(block, Heading)] == [
        section.title.upper() if section.level == 1 else section.title for section in SECTIONS
    ]
    assert text_of(document.blocks[-1]) == "Trên đây là báo cáo của Sở A./."
    assert cells(document, 0) == [["1", "Nhiệm vụ 1", "28/02/2026", "hoàn thành", "Đã xong"]]
    assert cells(document, 1) == [
        ["1", "Số hồ sơ", "hồ sơ", "chưa có số liệu", ""],
        ["2", "Kinh phí", "triệu đồng", "1.250,5", ""],
    ]


def test_without_tasks_and_figures_there_is_no_annex() -> None:
    assert (
        agency_report(QUARTER, AgencyReport(agency="so-b", remarks={}), (), HEAD, "Sở Nội vụ").annexes == ()
    )


def test_the_report_of_the_province_names_who_is_silent() -> None:
    found = consolidated(QUARTER, ("so-a", "so-b"), (FIRST,), INDICATORS)
    document = province_report(found, NAMES, HEAD, ("Bộ Nội vụ",), illustrative=True)
    assert document.illustrative
    counts = text_of(document.blocks[1])
    assert counts.startswith("Có 01/02 cơ quan, đơn vị đã gửi báo cáo, 01 cơ quan, đơn vị chưa gửi")
    assert "hoàn thành đúng hạn 01, hoàn thành muộn 00, quá hạn chưa hoàn thành 00." in counts
    assert below(document, SECTIONS[0].title.upper())[0] == Paragraph("Sở A: Đã chỉ đạo.")
    assert cells(document, 0) == [
        ["1", "Số hồ sơ", "hồ sơ", "chưa có số liệu", "Chưa có cơ quan nào gửi số liệu"],
        ["2", "Kinh phí", "triệu đồng", "1.250,5", "Chưa gồm 01 cơ quan: Sở B"],
    ]
    assert cells(document, 1) == [["1", "Sở B"]]


def test_when_all_have_reported_nobody_is_listed() -> None:
    found = consolidated(QUARTER, ("so-a",), (FIRST,), INDICATORS[1:])
    document = province_report(found, NAMES, HEAD, ("Bộ Nội vụ",))
    assert "chưa gửi" not in text_of(document.blocks[1])
    assert cells(document, 0) == [["1", "Kinh phí", "triệu đồng", "1.250,5", "Tổng của 01 cơ quan"]]
    assert len(document.annexes) == 1


def test_of_many_that_are_missing_some_are_named_those_that_reported_first() -> None:
    asked = tuple(f"so-{number}" for number in range(9))
    told = AgencyReport(agency="so-8", remarks={})
    found = consolidated(QUARTER, ("so-a", *asked), (FIRST, told), INDICATORS[1:])
    document = province_report(found, lambda agency: agency, HEAD, ("Bộ Nội vụ",))
    named = "so-8, so-0, so-1, so-2, so-3, so-4"
    assert cells(document, 0)[0][-1] == f"Chưa gồm 09 cơ quan: {named} và 03 cơ quan khác"


def test_entries_of_an_agency_stand_below_its_name() -> None:
    listing = AgencyReport(agency="so-a", remarks={"steering": "- Ban hành kế hoạch.\n- Kiểm tra."})
    found = consolidated(QUARTER, ("so-a",), (listing,))
    document = province_report(found, NAMES, HEAD, ("Bộ Nội vụ",))
    assert below(document, SECTIONS[0].title.upper()) == [
        Paragraph("Sở A:"),
        Bullet("Ban hành kế hoạch."),
        Bullet("Kiểm tra."),
    ]


def test_when_nobody_has_reported_no_task_is_counted() -> None:
    document = province_report(consolidated(QUARTER, ("so-a", "so-b"), ()), NAMES, HEAD, ("Bộ Nội vụ",))
    told = "Chưa có cơ quan, đơn vị nào trong 02 cơ quan, đơn vị gửi báo cáo (danh sách tại Phụ lục)."
    assert text_of(document.blocks[1]) == told
    assert below(document, "Cải cách thể chế") == [Paragraph(UNREPORTED)]
    idle = AgencyReport(agency="so-a", remarks={})
    document = province_report(consolidated(QUARTER, ("so-a",), (idle,)), NAMES, HEAD, ("Bộ Nội vụ",))
    assert text_of(document.blocks[1]).endswith("Các báo cáo không có nhiệm vụ nào của kỳ.")


def test_annexes_are_named_before_the_close() -> None:
    document = agency_report(QUARTER, FIRST, INDICATORS, HEAD, "Sở Nội vụ")
    assert text_of(document.blocks[-2]) == (
        "Số liệu, danh sách chi tiết kèm theo: Tình hình thực hiện nhiệm vụ (Phụ lục I); "
        "Số liệu cải cách hành chính (Phụ lục II)."
    )
