"""Draft catalogues for pages: the list, the tree with its marks, one line shown back in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from cchc.core.catalogue.nodes import Node
from cchc.core.catalogue.rules import describe as describe_rule
from cchc.core.errors import Problem
from cchc.core.numerals import date_text, points_text
from cchc.files.catalogue_import.scale_written import Written
from cchc.records.catalogues.draft_queries import OpenDraft
from cchc.records.catalogues.models import CatalogueDraft
from cchc.web.catalogue_draft_forms import LEVELS
from cchc.web.line_wording import measure_text
from cchc.web.navigation import Crumb, PageHead, Tab, home_crumb

UNKNOWN = "chưa biết"
IN_FILES = (
    ("Thêm “code” trong ngoặc kép như bản in", "Ghi mã như bản in"),
    ("Thêm “part” cho dòng hoặc vào “defaults”", "Chọn phần điểm của dòng"),
    ("Sửa “scale” hoặc", "Sửa tổng điểm ở Thông tin chung hoặc"),
    ("thiếu “bonus_cap”", "chưa ghi mức thưởng nhiều nhất một năm"),
    ("thiếu “penalty_cap”", "chưa ghi mức trừ nhiều nhất một năm"),
    ("Ghi mức tối đa trong một năm", "Ghi ở Thông tin chung; văn bản không nêu thì hỏi cơ quan ban hành"),
    (
        "Thêm “rule”; nguồn không nêu thang điểm thì dùng {kind: given, from: …}",
        "Chọn loại cách chấm; văn bản không nêu thang điểm thì chọn điểm lấy từ nơi khác",
    ),
    ("Thêm “measure”; không có", "Chọn loại cách đo; không có"),
    ("“otherwise” thấp nhất", "điểm còn lại thấp nhất"),
    ("Thêm vào “parts” của cách chấm", "Ghi điểm của nội dung đó trong cách chấm"),
    ("; chuyển yêu cầu sang “target”", ""),
    ("ghi null", "để trống"),
)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft in the list."""

    title: str
    href: str
    decision: str
    level: str
    state: str
    marks: int
    changed: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the tree."""

    id: str
    code: str
    name: str
    href: str
    most: str
    scale: str
    level: int
    marks: tuple[str, ...]
    leaf: bool


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One finding of the check, with the line to mend."""

    text: str
    href: str


def draft_rows(drafts: list[CatalogueDraft]) -> list[DraftRow]:
    """The rows of the list."""
    return [
        DraftRow(
            one.title,
            reverse("web:catalogue_draft", args=[one.pk]),
            decision_of(one),
            dict(LEVELS).get(one.level, one.level),
            "đã ban hành" if one.published_id else "bản thảo",
            sum(len(found) for found in one.notes.get("marks", {}).values()),
            f"{one.changed_by}, {timezone.localtime(one.changed_at):%d/%m/%Y %H:%M}",
            one.illustrative,
        )
        for one in drafts
    ]


def decision_of(row: CatalogueDraft) -> str:
    """The decision of a draft in words."""
    if not row.decision_number:
        return "chưa có số quyết định"
    day = f", ngày {date_text(row.decision_date)}" if row.decision_date else ""
    return f"Quyết định số {row.decision_number}{day}"


def drafts_crumb() -> Crumb:
    """The way back to the list of drafts."""
    return Crumb("Bản thảo bộ tiêu chí", reverse("web:catalogue_drafts"))


def draft_head(row: CatalogueDraft, title: str, active: str) -> PageHead:
    """The head of a page of a draft; `active` is the name of its address."""
    pages = [
        ("Nội dung", "web:catalogue_draft"),
        ("Thông tin chung", "web:catalogue_draft_head"),
        ("Bảng tính", "web:catalogue_draft_workbook"),
    ]
    if row.previous_id is not None:
        pages[2:2] = [
            ("Đối chiếu", "web:catalogue_draft_mapping"),
            ("So với năm trước", "web:catalogue_draft_comparison"),
        ]
    inside = active == "web:catalogue_draft_line"
    tabs = tuple(
        Tab(text, reverse(name, args=[row.pk]), "page" if name == active else "") for text, name in pages
    )
    own = (
        (Crumb(row.title, reverse("web:catalogue_draft", args=[row.pk])),)
        if active != "web:catalogue_draft"
        else ()
    )
    return PageHead(
        title=title,
        crumbs=(home_crumb(), Crumb("Bộ tiêu chí", reverse("web:catalogues")), drafts_crumb(), *own),
        tabs=() if inside else tabs,
        tabs_label="Các trang của bản thảo",
        subtitle=decision_of(row),
        subtitle_label="Văn bản",
        illustrative=row.illustrative,
        invented="Bộ tiêu chí",
    )


def line_href(row: CatalogueDraft, line: str) -> str:
    """The page of one line."""
    return reverse("web:catalogue_draft_line", args=[row.pk, line])


def line_rows(opened: OpenDraft) -> list[LineRow]:
    """All lines in printed order with their marks; no query."""
    nodes = {} if opened.core is None else {node.id: node for node in opened.core.nodes}
    return [
        LineRow(
            line["id"],
            line.get("code") or "không mã",
            line.get("name") or "không tên",
            line_href(opened.row, line["id"]),
            UNKNOWN if line.get("max_points") is None else points_text(line["max_points"]),
            scale_text(nodes.get(line["id"])),
            level,
            tuple(str(mark) for mark in opened.draft.marks.get(line["id"], ())),
            not line.get("children"),
        )
        for level, line in _levels(opened.draft.content["areas"], 0)
    ]


def _levels(lines: list[Written], level: int) -> Iterator[tuple[int, Written]]:
    for line in lines:
        yield level, line
        yield from _levels(line.get("children", []), level + 1)


def scale_text(node: Node | None) -> str:
    """The rule of a line in our own words; nothing for a line without one."""
    if node is None or node.rule is None:
        return ""
    return describe_rule(node.rule, node.measure, node.max_points)


def shown_back(node: Node | None) -> tuple[tuple[str, str], ...]:
    """Measure and rule of a line as they will be shown to everybody."""
    if node is None:
        return ()
    measure = () if node.measure is None else (("Cách đo", measure_text(node.measure)),)
    return (*measure, ("Cách chấm", scale_text(node))) if node.rule is not None else measure


def fault_rows(opened: OpenDraft) -> list[FaultRow]:
    """The findings of the check."""
    lines = {code: line for line, code in opened.draft.codes().items()}
    unnumbered = {
        one["id"]: f"“{one.get('name') or one['id']}”" for one in opened.draft.lines() if not one.get("code")
    }
    return [FaultRow(_sentence(one, unnumbered), _fault_href(opened, lines, one)) for one in opened.faults]


def _sentence(problem: Problem, unnumbered: Mapping[str, str]) -> str:
    """A finding; lines without a number go by their names."""
    key = problem.place.criterion or ""
    line = unnumbered.get(key, key)
    where = f"Dòng {line}: " if line and line not in problem.message else ""
    told = on_pages(problem.hint.rstrip("."))
    hint = f" ({told})" if told else ""
    return f"{where}{on_pages(problem.message.rstrip('.'))}{hint}."


def on_pages(text: str) -> str:
    """A finding of the check without the keys of files: what to do on these pages."""
    for key, words in IN_FILES:
        text = text.replace(key, words)
    return text


def _fault_href(opened: OpenDraft, lines: dict[str, str], problem: Problem) -> str:
    key = problem.place.criterion or ""
    line = lines.get(key, key if key in lines.values() else "")
    return line_href(opened.row, line) if line else ""
