"""The reminder letter (công văn đôn đốc) to agencies that are late with their scores or with tasks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc.core.document.head_wording import annex_name
from cchc.core.document.improvement_plan import END
from cchc.core.document.kinds import DocumentKind
from cchc.core.document.letterhead import Letterhead
from cchc.core.document.official import Annex, Block, Grid, OfficialDocument, Paragraph
from cchc.core.document.tables import counted, table
from cchc.core.numerals import date_text
from cchc.core.report.cells import words
from cchc.core.report.outline import Align, Column, Section

FEW = 4
MANY = 12  # rows beyond which a list goes out as an annex
AGENCIES = (
    Column("agency", "Cơ quan, đơn vị", 34),
    Column("owed", "Nội dung chưa hoàn thành", 40),
    Column("due", "Thời hạn", 16, Align.CENTRE),
)
TASKS = (
    Column("agency", "Cơ quan chủ trì", 24),
    Column("title", "Nhiệm vụ", 44),
    Column("due", "Thời hạn", 16, Align.CENTRE),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LateAgency:
    """An agency with what it has not handed in and until when it had to."""

    agency: str
    owed: str
    due: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LateTask:
    """A task that is past its deadline, with the agency that leads it."""

    agency: str
    title: str
    due: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminder:
    """What a reminder is about: what all are late for, who is, as of when, and until when it is asked for."""

    about: str
    day: date
    agencies: tuple[LateAgency, ...] = ()
    tasks: tuple[LateTask, ...] = ()
    until: date | None = None
    illustrative: bool = False


def reminder_letter(reminder: Reminder, head: Letterhead) -> OfficialDocument:
    """Build the letter; up to four agencies are addressed by name, more of them as a list."""
    owing = [late.agency for late in reminder.agencies]
    named = tuple(dict.fromkeys([*owing, *(late.agency for late in reminder.tasks)]))
    annexes = tuple(_annexes(reminder))
    where = "kèm theo" if annexes else "dưới đây"
    listed = named if len(named) <= FEW else (f"Các cơ quan, đơn vị có tên trong danh sách {where}",)
    return OfficialDocument(
        kind=DocumentKind.REMINDER,
        superior=head.superior,
        issuer=head.issuer,
        symbol=f"{head.sign}-CCHC",
        place=head.place,
        abstract=f"đôn đốc {reminder.about}",
        addressees=listed,
        blocks=tuple(_blocks(reminder, head)),
        annexes=annexes,
        authority=head.authority,
        position=head.position,
        signer=head.signer,
        recipients=(*(("Như trên",) if listed else ()), f"Lãnh đạo {head.issuer}"),
        drafter=head.drafter,
        illustrative=reminder.illustrative,
    )


def _annexes(reminder: Reminder) -> Iterator[Annex]:
    """The lists that are too long to stand before the signature."""
    found = (_agencies(reminder), _tasks(reminder))
    yield from (Annex(title=one.title, blocks=(Grid(one),)) for one in found if len(one.rows) > MANY)


def _blocks(reminder: Reminder, head: Letterhead) -> Iterator[Block]:
    day = date_text(reminder.day)
    both = len(reminder.agencies) > MANY and len(reminder.tasks) > MANY
    if reminder.agencies:
        late = counted(len(reminder.agencies))
        told = f"Qua theo dõi, đến ngày {day} còn {late} cơ quan, đơn vị chưa hoàn thành {reminder.about}"
        yield from _told(_agencies(reminder), f"{told}, cụ thể:", told, annex_name(0, 1 + both))
    if reminder.tasks:
        here = f"Đến ngày {day}, các nhiệm vụ sau đã quá thời hạn:"
        there = f"Đến ngày {day} còn các nhiệm vụ đã quá thời hạn, chưa hoàn thành"
        yield from _told(_tasks(reminder), here, there, annex_name(int(both), 1 + both))
    if not reminder.agencies and not reminder.tasks:
        yield Paragraph(f"Đến ngày {day}, không có cơ quan, đơn vị nào chậm {reminder.about}{END}")
        return
    where = "có tên trong danh sách" if any(_annexes(reminder)) else "nêu trên"
    until = f" trước ngày {date_text(reminder.until)}" if reminder.until is not None else " sớm nhất"
    yield Paragraph(
        f"{head.issuer} đề nghị Thủ trưởng các cơ quan, đơn vị {where} chỉ đạo hoàn thành{until}; nếu "
        f"có khó khăn, vướng mắc, phản ánh về {head.issuer} để tổng hợp, báo cáo cấp có thẩm quyền{END}"
    )


def _told(rows: Section, here: str, there: str, annex: str) -> Iterator[Block]:
    """The list below the sentence `here`; a long one stands in an annex, which the sentence `there` names."""
    if len(rows.rows) > MANY:
        yield Paragraph(f"{there}; danh sách tại {annex} kèm theo.")
    else:
        yield Paragraph(here)
        yield Grid(rows)


def _agencies(reminder: Reminder) -> Section:
    rows = ((words(late.agency), words(late.owed), words(late.due)) for late in reminder.agencies)
    return table("late", "Cơ quan, đơn vị chưa hoàn thành", AGENCIES, rows)


def _tasks(reminder: Reminder) -> Section:
    rows = ((words(late.agency), words(late.title), words(late.due)) for late in reminder.tasks)
    return table("late_tasks", "Nhiệm vụ quá thời hạn", TASKS, rows)
