"""The periodic report on administrative reform: of one agency, and of the province put together from all."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cchc.core.document.head_wording import annex_name
from cchc.core.document.improvement_plan import END
from cchc.core.document.kinds import DocumentKind
from cchc.core.document.letterhead import Letterhead
from cchc.core.document.official import Annex, Block, Bullet, Grid, Heading, OfficialDocument, Paragraph
from cchc.core.document.tables import counted, table
from cchc.core.numerals import MOST_PLACES, date_text
from cchc.core.plan.progress import OUTLOOK_NAMES
from cchc.core.report.cells import BLANK, Cell, day, number, words
from cchc.core.report.outline import Align, Column, Section
from cchc.core.report.wording import Names
from cchc.core.reporting.agency_report import AgencyReport, TaskLine
from cchc.core.reporting.consolidated import Consolidated, Indicator, IndicatorSum
from cchc.core.reporting.periods import ReportPeriod
from cchc.core.reporting.sections import SECTIONS, ReportSection

NAMED = 6  # agencies named beside a sum
NOTHING = "Không có nội dung phát sinh trong kỳ."
UNREPORTED = "Chưa có báo cáo của cơ quan, đơn vị nào."
TASKS = (
    Column("title", "Nhiệm vụ", 46),
    Column("due", "Thời hạn", 14, Align.CENTRE),
    Column("outlook", "Tình trạng", 18),
    Column("result", "Kết quả", 34),
)
FIGURES = (
    Column("title", "Chỉ tiêu", 46),
    Column("unit", "Đơn vị tính", 14, Align.CENTRE),
    Column("value", "Số liệu", 16, Align.RIGHT),
    Column("note", "Ghi chú", 34),
)
SILENT = (Column("agency", "Cơ quan, đơn vị chưa báo cáo", 60),)


def agency_report(
    period: ReportPeriod,
    report: AgencyReport,
    indicators: tuple[Indicator, ...],
    head: Letterhead,
    addressee: str,
    *,
    illustrative: bool = False,
) -> OfficialDocument:
    """The report of one agency to whoever puts the reports together."""
    said = {key: (text,) for key, text in report.remarks.items() if text.strip()}
    annexes = (
        *_annex("Tình hình thực hiện nhiệm vụ", _tasks(report.tasks)),
        *_annex("Số liệu cải cách hành chính", _given(report, indicators)),
    )
    blocks = (_opening(period, head), *_parts(said), *_closing(head, annexes))
    return _document(period, head, blocks, annexes, (addressee,), illustrative=illustrative)


def province_report(
    found: Consolidated,
    names: Names,
    head: Letterhead,
    addressees: tuple[str, ...],
    *,
    illustrative: bool = False,
) -> OfficialDocument:
    """The report of the province: what agencies said by section, counts of tasks, sums, who is silent."""
    said = {
        key: tuple(_told_by(names(agency), text) for agency, text in texts)
        for key, texts in found.remarks.items()
    }
    annexes = (
        *_annex("Số liệu cải cách hành chính", _sums(found, names)),
        *_annex("Cơ quan, đơn vị chưa báo cáo", _silent(found, names)),
    )
    blocks = (
        _opening(found.period, head),
        Paragraph(_counts(found)),
        *_parts(said, NOTHING if found.reports else UNREPORTED),
        *_closing(head, annexes),
    )
    return _document(found.period, head, blocks, annexes, addressees, illustrative=illustrative)


def _document(
    period: ReportPeriod,
    head: Letterhead,
    blocks: tuple[Block, ...],
    annexes: tuple[Annex, ...],
    addressees: tuple[str, ...],
    *,
    illustrative: bool = False,
) -> OfficialDocument:
    return OfficialDocument(
        kind=DocumentKind.PERIODIC_REPORT,
        superior=head.superior,
        issuer=head.issuer,
        symbol=f"BC-{head.sign}",
        place=head.place,
        type_name="BÁO CÁO",
        abstract=f"Công tác cải cách hành chính {_inside(period)}",
        addressees=addressees,
        blocks=blocks,
        authority=head.authority,
        position=head.position,
        signer=head.signer,
        recipients=("Như trên", f"Lãnh đạo {head.issuer}"),
        drafter=head.drafter,
        annexes=annexes,
        illustrative=illustrative,
    )


def _inside(period: ReportPeriod) -> str:
    """'Quý I năm 2026' of 'Báo cáo Quý I năm 2026'."""
    return period.name.removeprefix("Báo cáo ")


def _opening(period: ReportPeriod, head: Letterhead) -> Paragraph:
    return Paragraph(
        f"{head.issuer} báo cáo kết quả công tác cải cách hành chính {_inside(period)} (số liệu từ ngày "
        f"{date_text(period.data_from)} đến hết ngày {date_text(period.data_to)}) như sau:"
    )


def _closing(head: Letterhead, annexes: tuple[Annex, ...]) -> Iterator[Block]:
    if annexes:
        names = (annex_name(place, len(annexes)) for place in range(len(annexes)))
        told = "; ".join(f"{annex.title} ({name})" for annex, name in zip(annexes, names, strict=True))
        yield Paragraph(f"Số liệu, danh sách chi tiết kèm theo: {told}.")
    yield Paragraph(f"Trên đây là báo cáo của {head.issuer}{END}")


def _counts(found: Consolidated) -> str:
    asked = f"{counted(len(found.asked))} cơ quan, đơn vị"
    where = annex_name(1 if found.sums else 0, 2 if found.sums else 1)
    if not found.reports:
        return f"Chưa có cơ quan, đơn vị nào trong {asked} gửi báo cáo (danh sách tại {where})."
    text = f"Có {counted(len(found.reports))}/{asked} đã gửi báo cáo"
    if found.silent:
        text += f", {counted(len(found.silent))} cơ quan, đơn vị chưa gửi (danh sách tại {where})"
    tasks = found.tasks
    if not tasks.told:
        return f"{text}. Các báo cáo không có nhiệm vụ nào của kỳ."
    return (
        f"{text}. Trong {counted(tasks.told)} lượt nhiệm vụ của kỳ: "
        f"hoàn thành đúng hạn {counted(tasks.done)}, "
        f"hoàn thành muộn {counted(tasks.done_late)}, quá hạn chưa hoàn thành {counted(tasks.overdue)}."
    )


def _parts(said: Mapping[str, tuple[str, ...]], nothing: str = NOTHING) -> Iterator[Block]:
    """Every section in order; a written one of which nobody spoke says so."""
    for section in SECTIONS:
        yield Heading(1 if section.level == 1 else 2, _title(section))
        if not section.written:
            continue
        texts = said.get(section.key, ())
        if not texts:
            yield Paragraph(nothing)
        for text in texts:
            yield from _lines(text)


def _told_by(name: str, text: str) -> str:
    """What an agency said behind its name; entries with dashes begin below it."""
    return f"{name}:\n{text}" if text.startswith("- ") else f"{name}: {text}"


def _title(section: ReportSection) -> str:
    return section.title.upper() if section.level == 1 else section.title


def _lines(text: str) -> Iterator[Block]:
    """What was typed: lines after a dash are entries of a list, the others are paragraphs."""
    for line in text.splitlines():
        told = line.strip()
        if told.startswith("- "):
            yield Bullet(told[2:].strip())
        elif told:
            yield Paragraph(told)


def _annex(title: str, section: Section) -> Iterator[Annex]:
    if section.rows:
        yield Annex(title=title, blocks=(Grid(section),))


def _tasks(lines: tuple[TaskLine, ...]) -> Section:
    rows = (
        (
            words(line.title),
            BLANK if line.due is None else day(line.due),
            words(OUTLOOK_NAMES[line.outlook]),
            words("; ".join(part for part in (line.result, line.reason) if part)),
        )
        for line in lines
    )
    return table("tasks", "Tình hình thực hiện nhiệm vụ", TASKS, rows)


def _given(report: AgencyReport, indicators: tuple[Indicator, ...]) -> Section:
    rows = ((words(one.title), words(one.unit), _figure(report.figure(one.key)), BLANK) for one in indicators)
    return table("figures", "Số liệu", FIGURES, rows)


def _figure(value: Decimal | None) -> Cell:
    """A figure as given, a number in a workbook too; in words where nobody gave one."""
    return number(value, MOST_PLACES)


def _sums(found: Consolidated, names: Names) -> Section:
    rows = (
        (
            words(one.indicator.title),
            words(one.indicator.unit),
            _figure(one.total),
            words(_missing(one, found, names)),
        )
        for one in found.sums
    )
    return table("figures", "Số liệu", FIGURES, rows)


def _missing(one: IndicatorSum, found: Consolidated, names: Names) -> str:
    """Who is not in a sum, so that nobody takes it for the whole; the silent have a list of their own."""
    if not one.parts:
        return "Chưa có cơ quan nào gửi số liệu"
    if not one.missing:
        return f"Tổng của {counted(len(one.parts))} cơ quan"
    told = sorted(one.missing, key=lambda agency: agency in found.silent)
    shown = told if len(told) <= NAMED + 1 else told[:NAMED]
    more = len(told) - len(shown)
    tail = f" và {counted(more)} cơ quan khác" if more else ""
    listed = ", ".join(names(agency) for agency in shown)
    return f"Chưa gồm {counted(len(told))} cơ quan: {listed}{tail}"


def _silent(found: Consolidated, names: Names) -> Section:
    return table("silent", "Chưa báo cáo", SILENT, ((words(names(agency)),) for agency in found.silent))
