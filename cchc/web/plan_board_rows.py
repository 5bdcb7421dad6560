"""The board of a plan as rows: groups with counts that open to what they count, and what is owed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse

from cchc.core.numerals import date_text, number_text, points_text
from cchc.core.plan.boards import (
    Group,
    by_agency,
    by_criterion,
    by_month,
    hurried,
    mend_key,
    month_of,
    points_at_risk,
)
from cchc.core.plan.progress import OUTLOOK_NAMES, URGENCY, Outlook, Owed, Turn, turns
from cchc.core.plan.tasks import Mend, Plan
from cchc.core.vietnamese import folded
from cchc.web.plan_room import PlanRoom, TaskState, slot_href, task_href
from cchc.web.sheet_filter import Choice

A_PAGE = 50
MOST_WORDS = 100
VIEWS = {"co-quan": "Theo cơ quan", "thang": "Theo tháng", "tieu-chi": "Theo tiêu chí"}
GROUPING = {"co-quan": by_agency, "thang": by_month, "tieu-chi": by_criterion}
NAMED = {
    "qua-han": Outlook.OVERDUE,
    "sap-den-han": Outlook.SOON,
    "cho-xac-nhan": Outlook.WAITING,
    "chua-den-han": Outlook.COMING,
    "khong-dinh-ngay": Outlook.UNDATED,
    "khong-thuc-hien-duoc": Outlook.CANNOT,
    "hoan-thanh-muon": Outlook.DONE_LATE,
    "hoan-thanh": Outlook.DONE,
}
SLUGS = {outlook: slug for slug, outlook in NAMED.items()}
LOOKS = {
    Outlook.OVERDUE: "late-overdue",
    Outlook.SOON: "late-soon",
    Outlook.WAITING: "late-soon",
    Outlook.DONE: "points-up",
}
# What the columns of the groups count.
COUNTED = (Outlook.OVERDUE, Outlook.SOON, Outlook.WAITING, Outlook.COMING, Outlook.UNDATED)
SETTLED = (Outlook.DONE, Outlook.DONE_LATE, Outlook.CANNOT)
NO_AGENCY_KEY = "khong-ghi"


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which of what is owed is asked for; what is not understood asks for nothing."""

    view: str = "co-quan"
    year: str = ""
    agency: str = ""
    month: str = ""
    criterion: str = ""
    outlook: str = ""
    words: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether less than a year is asked for."""
        return bool(self.agency or self.month or self.criterion or self.outlook or self.words)

    @property
    def query(self) -> str:
        """The filter as the query of an address."""
        asked = {
            "xem": self.view,
            "nam": self.year,
            "co-quan": self.agency,
            "thang": self.month,
            "tieu-chi": self.criterion,
            "loc": self.outlook,
            "tim": self.words,
        }
        kept = {name: value for name, value in asked.items() if value or name == "nam"}
        return urlencode(kept)


@dataclass(frozen=True, slots=True)
class Count:
    """A count that opens to what it counts."""

    number: int
    href: str
    name: str
    look: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One agency, month or criterion."""

    name: str
    href: str
    counts: tuple[Count, ...]
    settled: str
    at_risk: str


@dataclass(frozen=True, slots=True)
class OwedRow:
    """What one agency owes at one time."""

    number: str
    task_href: str
    title: str
    agency: str
    turn: str
    due: str
    outlook: str
    look: str
    told: str
    href: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Everything on the board."""

    groups: tuple[GroupRow, ...]
    rows: tuple[OwedRow, ...]
    page: Page[Any]
    found: int
    whole: int
    overdue: Count
    soon: Count
    waiting: Count
    done: str
    at_risk: str


def read_board_filter(asked: Mapping[str, str], room: PlanRoom) -> BoardFilter:
    """The filter of an address; without a year it is this one while the plan runs, else all of them."""
    view, outlook = asked.get("xem", ""), asked.get("loc", "")
    years = {str(year) for year in years_of(room)}
    today = str(room.work.day.year)
    year = asked.get("nam", today if today in years else "")
    agency, month = asked.get("co-quan", ""), asked.get("thang", "")
    return BoardFilter(
        view if view in VIEWS else "co-quan",
        year if year in years else "",
        agency if agency in room.plan.agencies.by_id else "",
        month if month in {month_of(one) for one in room.work.owed} else "",
        asked.get("tieu-chi", "")[:MOST_WORDS],
        outlook if outlook in NAMED else "",
        asked.get("tim", "").replace("\x00", "")[:MOST_WORDS].strip(),
    )


def years_of(room: PlanRoom) -> tuple[int, ...]:
    """The years in which something is due."""
    return tuple(sorted({one.due.year for one in room.work.owed if one.due is not None}))


def year_choices(room: PlanRoom, chosen: str) -> tuple[Choice, ...]:
    """The years as options."""
    years = (Choice(str(year), f"Năm {year}", str(year) == chosen) for year in years_of(room))
    return (Choice("", "Mọi năm", not chosen), *years)


def agency_choices(room: PlanRoom, chosen: str) -> tuple[Choice, ...]:
    """The agencies that owe something as options, by name."""
    known = {one.agency for one in room.work.owed} | ({chosen} if chosen else set())
    named = sorted((room.work.name_of(one), one) for one in known)
    return (Choice("", "Mọi cơ quan", not chosen), *(Choice(one, name, one == chosen) for name, one in named))


def outlook_choices(chosen: str) -> tuple[Choice, ...]:
    """Where things stand, as options."""
    named = ((slug, OUTLOOK_NAMES[outlook].capitalize()) for slug, outlook in NAMED.items())
    every = Choice("", "Mọi tình trạng", not chosen)
    return (every, *(Choice(slug, name, slug == chosen) for slug, name in named))


def board_page(room: PlanRoom, wanted: BoardFilter, asked_page: str | None) -> BoardPage:
    """The groups of what is asked for, and what is owed in it, the most urgent first."""
    day = room.work.day
    in_year = [one for one in room.work.owed if not wanted.year or _year(one) in ("", wanted.year)]
    found = [one for one in in_year if _kept(one, wanted, room)]
    groups = GROUPING[wanted.view](found, day, room.gains)
    page = Paginator(hurried(found, day), A_PAGE).get_page(asked_page)
    whole = replace(BoardFilter(), view=wanted.view, year=wanted.year)
    done = [turn for turn in turns(in_year) if turn.settled(day) == len(turn.owed)]
    return BoardPage(
        groups=tuple(_group(room, wanted, one) for one in groups),
        rows=tuple(_row(room, one) for one in page.object_list),
        page=page,
        found=len(found),
        whole=len(in_year),
        overdue=_count(room, whole, Outlook.OVERDUE, in_year),
        soon=_count(room, whole, Outlook.SOON, in_year),
        waiting=_count(room, whole, Outlook.WAITING, in_year),
        done=f"{len(done)}/{len(turns(in_year))}",
        at_risk=points_said(points_at_risk(in_year, day, room.gains)),
    )


def task_states(room: PlanRoom) -> dict[str, TaskState]:
    """How far each task has come: what hurries first, then how many of its occurrences are done."""
    day, found = room.work.day, dict[str, list[Turn]]()
    for turn in turns(room.work.owed):
        found.setdefault(turn.task.id, []).append(turn)
    return {task: _state(some, day) for task, some in found.items()}


def _state(some: list[Turn], day: date) -> TaskState:
    told = []
    outlooks = [one.outlook(day) for turn in some for one in turn.owed]
    for outlook in (Outlook.OVERDUE, Outlook.SOON, Outlook.WAITING):
        number = outlooks.count(outlook)
        told += [f"{OUTLOOK_NAMES[outlook]}: {number} việc"] if number else []
    done = sum(turn.settled(day) == len(turn.owed) for turn in some)
    look = min(outlooks, key=URGENCY.__getitem__)
    return TaskState("; ".join((*told, f"hoàn thành {done}/{len(some)} kỳ")), LOOKS.get(look, ""))


def points_said(points: Decimal | None) -> str:
    """Points, or that nobody knows them."""
    return points_text(points)


def _year(one: Owed) -> str:
    return "" if one.due is None else str(one.due.year)


def _kept(one: Owed, wanted: BoardFilter, room: PlanRoom) -> bool:
    if wanted.agency and one.agency != wanted.agency:
        return False
    if wanted.month and month_of(one) != wanted.month:
        return False
    if wanted.criterion and wanted.criterion not in (
        tuple(map(mend_key, one.task.mends)) or (NO_AGENCY_KEY,)
    ):
        return False
    if wanted.outlook and one.outlook(room.work.day) is not NAMED[wanted.outlook]:
        return False
    said = folded(f"{one.task.id} {one.task.title} {room.work.name_of(one.agency)}") if wanted.words else ""
    return all(word in said for word in folded(wanted.words).split())


def _group(room: PlanRoom, wanted: BoardFilter, group: Group) -> GroupRow:
    inside = _inside(wanted, group.key)
    return GroupRow(
        group_name(room, wanted.view, group.key),
        _href(room, inside),
        tuple(_count(room, inside, outlook, group.owed) for outlook in COUNTED),
        f"{group.settled}/{len(group.owed)}",
        points_said(group.at_risk),
    )


def _inside(wanted: BoardFilter, key: str) -> BoardFilter:
    match wanted.view:
        case "co-quan":
            return replace(wanted, agency=key)
        case "thang":
            return replace(wanted, month=key, outlook=wanted.outlook if key else "khong-dinh-ngay")
        case _:
            return replace(wanted, criterion=key or NO_AGENCY_KEY)


def _href(room: PlanRoom, wanted: BoardFilter) -> str:
    return f"{reverse('web:plan_board', args=[room.slug])}?{wanted.query}#viec"


def _count(room: PlanRoom, wanted: BoardFilter, outlook: Outlook, rows: Iterable[Owed]) -> Count:
    number = sum(one.outlook(room.work.day) is outlook for one in rows)
    href = _href(room, replace(wanted, outlook=SLUGS[outlook]))
    return Count(number, href, OUTLOOK_NAMES[outlook], LOOKS.get(outlook, "") if number else "")


def group_name(room: PlanRoom, view: str, key: str) -> str:
    """How a group is called."""
    if view == "co-quan":
        return room.work.name_of(key)
    if view == "thang":
        return f"Tháng {int(key[5:])}/{key[:4]}" if key else "Không định ngày"
    kind, _, target = key.partition(":")
    return mend_text(room.newest, _mend(kind, target)) if key else "Không ghi tiêu chí"


def _mend(kind: str, target: str) -> Mend:
    kinds = {"line": Mend("line", target), "area": Mend("area", target), "part": Mend("part", target)}
    return kinds.get(kind, Mend("index"))


def mend_text(plan: Plan, mend: Mend) -> str:
    """What a task mends, with its name."""
    match mend.kind:
        case "line" | "area":
            node = plan.catalogue.by_key.get(mend.target)
            name = mend.target if node is None else f"{node.key} {node.title}"
            return f"{'Lĩnh vực ' if mend.kind == 'area' else ''}{name}"
        case "part":
            return next((part.name for part in plan.catalogue.parts if part.id == mend.target), mend.target)
        case _:
            return "Chung cả Chỉ số"


def _row(room: PlanRoom, one: Owed) -> OwedRow:
    outlook = one.outlook(room.work.day)
    return OwedRow(
        one.task.id,
        task_href(room.slug, one.task.id),
        one.task.title,
        room.work.name_of(one.agency),
        turn_text(one),
        due_text(one.due, room.work.day, outlook),
        OUTLOOK_NAMES[outlook],
        LOOKS.get(outlook, ""),
        told_text(one),
        slot_href(room.slug, one.slot),
    )


def turn_text(one: Owed) -> str:
    """The name of an occurrence, empty for what occurs once or without a day."""
    turn = one.occurrence
    if turn is None or turn.key == "once":
        return ""
    return f"{turn.label} (báo cáo)" if turn.kind == "report" else turn.label


def due_text(due: date | None, day: date, outlook: Outlook) -> str:
    """The last day on time, and how far it is."""
    if due is None:
        return "không định ngày"
    days = (due - day).days
    match outlook:
        case Outlook.OVERDUE:
            return f"{date_text(due)} (quá {-days} ngày)"
        case Outlook.SOON:
            return f"{date_text(due)} ({f'còn {days} ngày' if days else 'hết hôm nay'})"
        case _:
            return date_text(due)


def told_text(one: Owed) -> str:
    """What was said in short: `61/94 đơn vị cấp xã`, documents."""
    said, quantity = one.said, one.task.quantity
    if said is None:
        return ""
    units = f"{len(said.units)}/{number_text(quantity.count)} {quantity.noun}" if quantity else ""
    documents = f"{said.documents} tài liệu" if said.documents else ""
    return "; ".join(filter(None, (units, documents)))
