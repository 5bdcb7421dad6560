"""The lists of a draft beside its tasks: their names, addresses, forms, and how an entry reads in a list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cchc.core.numerals import UNKNOWN_LABEL
from cchc.files.plan_import.verdicts import CLEAR, verdict
from cchc.records.plans.draft_entries import WITH_TARGETS, entries_of, entry_path
from cchc.records.plans.draft_queries import OpenDraft
from cchc.web.plan_draft_fields import line_text, shown_number
from cchc.web.plan_entry_forms import (
    AimForm,
    AreaLeadForm,
    ConflictForm,
    CriterionForm,
    DeductionForm,
    DutyForm,
    Entry,
    EntryForm,
    JudgementForm,
    ReportingForm,
    RequirementForm,
)

Told = Callable[[Entry, OpenDraft], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Section:
    """One list: key in the content, address, name, what an entry is called, form, columns of its table."""

    key: str
    slug: str
    name: str
    one: str
    form: type[EntryForm]
    columns: tuple[str, ...]
    told: Told

    @property
    def with_targets(self) -> bool:
        """Whether its entries bear targets that are measured."""
        return self.key in WITH_TARGETS


def _names(draft: OpenDraft, who: Any) -> str:
    return ", ".join(draft.register.name_of(one) if draft.register.has(one) else one for one in who or ())


def _name(draft: OpenDraft, who: Any) -> str:
    return _names(draft, [who] if who else [])


def _line(draft: OpenDraft, code: Any) -> str:
    node = draft.catalogue.by_key.get(str(code))
    return line_text(node) if node is not None else str(code or "")


def _aim(entry: Entry, _draft: OpenDraft) -> tuple[str, ...]:
    level = f"{shown_number(entry.get('at_least'))} {entry.get('unit') or ''}".strip()
    rank = f"hạng {entry['rank_at_most']}" if entry.get("rank_at_most") else ""
    return entry["text"], str(entry.get("year") or ""), rank or level


def _area_lead(entry: Entry, draft: OpenDraft) -> tuple[str, ...]:
    return _line(draft, entry["area"]), _name(draft, entry["lead"]), entry.get("note") or ""


def _reporting(entry: Entry, draft: OpenDraft) -> tuple[str, ...]:
    return (
        entry["text"],
        _names(draft, entry.get("who")),
        entry.get("rhythm") or "",
        _name(draft, entry.get("through")),
    )


def _duty(entry: Entry, _draft: OpenDraft) -> tuple[str, ...]:
    return f"{entry['id']}. {entry['text']}", _targets(entry)


def _requirement(entry: Entry, _draft: OpenDraft) -> tuple[str, ...]:
    lines = ", ".join(entry.get("lines") or ()) or entry.get("area") or ""
    return f"{entry['id']}. {entry['text']}", lines, _targets(entry)


def _targets(entry: Entry) -> str:
    return str(len(entry.get("targets") or ()) or "")


def _judgement(entry: Entry, draft: OpenDraft) -> tuple[str, ...]:
    return _line(draft, entry["line"]), entry["task"], entry["text"]


def _conflict(entry: Entry, _draft: OpenDraft) -> tuple[str, ...]:
    sides = (f"{side['place']}: {side['says']}" for side in (entry["first"], entry["second"]))
    return (entry["about"], *sides)


def _criterion(entry: Entry, draft: OpenDraft) -> tuple[str, ...]:
    return (
        _titled(entry, draft),
        _names(draft, entry.get("leads")),
        _names(draft, entry.get("coordinating")),
        entry.get("requirement") or "",
        entry.get("evidence") or "",
    )


def _titled(entry: Entry, draft: OpenDraft) -> str:
    return f"{entry['line']} {entry['title']}" if entry.get("title") else _line(draft, entry["line"])


def _deduction(entry: Entry, draft: OpenDraft) -> tuple[str, ...]:
    figures = (shown_number(entry.get(key)) or UNKNOWN_LABEL for key in ("max", "achieved", "lost"))
    return (_titled(entry, draft), *figures, _names(draft, entry.get("responsible")))


SECTIONS: tuple[Section, ...] = (
    Section("targets", "muc-tieu", "Mục tiêu", "mục tiêu", AimForm, ("Mục tiêu", "Năm", "Mức"), _aim),
    Section(
        "area_leads",
        "chu-tri-linh-vuc",
        "Cơ quan chủ trì chấm điểm từng lĩnh vực",
        "lĩnh vực",
        AreaLeadForm,
        ("Lĩnh vực", "Cơ quan chủ trì", "Ghi chú"),
        _area_lead,
    ),
    Section(
        "reporting",
        "che-do-bao-cao",
        "Chế độ báo cáo",
        "quy định báo cáo",
        ReportingForm,
        ("Nội dung", "Cơ quan báo cáo", "Định kỳ", "Gửi qua"),
        _reporting,
    ),
    Section(
        "general_duties",
        "nhiem-vu-chung",
        "Nhiệm vụ chung",
        "nhiệm vụ chung",
        DutyForm,
        ("Nhiệm vụ chung", "Chỉ tiêu đo được"),
        _duty,
    ),
    Section(
        "body_requirements",
        "noi-dung",
        "Yêu cầu trong phần nội dung",
        "yêu cầu",
        RequirementForm,
        ("Yêu cầu", "Tiêu chí", "Chỉ tiêu đo được"),
        _requirement,
    ),
    Section(
        "criteria",
        "tieu-chi",
        "Tiêu chí, yêu cầu và tài liệu kiểm chứng",
        "tiêu chí",
        CriterionForm,
        ("Tiêu chí", "Chủ trì", "Phối hợp", "Yêu cầu", "Tài liệu kiểm chứng"),
        _criterion,
    ),
    Section(
        "deductions",
        "bi-tru-diem",
        "Tiêu chí bị trừ điểm",
        "tiêu chí bị trừ điểm",
        DeductionForm,
        ("Tiêu chí", "Điểm chuẩn", "Điểm đạt được", "Điểm bị trừ", "Trách nhiệm"),
        _deduction,
    ),
    Section(
        "cause_judgements",
        "nguyen-nhan",
        "Khắc phục theo nguyên nhân",
        "nhận định",
        JudgementForm,
        ("Tiêu chí mất điểm", "Nhiệm vụ", "Vì sao"),
        _judgement,
    ),
    Section(
        "conflicts",
        "cho-noi-khac-nhau",
        "Những chỗ văn bản nói khác nhau",
        "chỗ nói khác nhau",
        ConflictForm,
        ("Về việc", "Bên thứ nhất", "Bên thứ hai"),
        _conflict,
    ),
)
BY_SLUG: Mapping[str, Section] = {one.slug: one for one in SECTIONS}
BY_KEY: Mapping[str, Section] = {one.key: one for one in SECTIONS}


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One list as the page of the draft names it."""

    name: str
    count: int
    doubts: int
    href: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry in its table: the first cell heads the row; `verdict` empty where nothing is doubtful."""

    head: str
    cells: tuple[tuple[str, str], ...]
    verdict: str
    href: str


def section_rows(draft: OpenDraft) -> tuple[SectionRow, ...]:
    """Every list with how many entries and open doubts it has."""
    return tuple(
        SectionRow(
            one.name,
            len(entries_of(draft.row.content, one.key)),
            sum(doubt.path.partition("/")[0] == one.key for doubt in draft.doubts),
            section_href(draft.row.slug, one),
        )
        for one in SECTIONS
    )


def entry_rows(draft: OpenDraft, section: Section) -> tuple[EntryRow, ...]:
    """The entries of one list in their order."""
    return tuple(
        _entry(draft, section, place, entry)
        for place, entry in enumerate(entries_of(draft.row.content, section.key))
    )


def _entry(draft: OpenDraft, section: Section, place: int, entry: Entry) -> EntryRow:
    head, *cells = section.told(entry, draft)
    path = entry_path(section.key, entry)
    said = verdict(one for one in draft.doubts if path and f"{one.path}/".startswith(f"{path}/"))
    labelled = tuple(zip(section.columns[1:], cells, strict=True))
    return EntryRow(head, labelled, "" if said == CLEAR else said, entry_href(draft.row.slug, section, place))


def doubt_hrefs(draft: OpenDraft) -> dict[str, str]:
    """The page of each entry by the path under which its doubts stand; the list itself by its key."""
    found = {one.key: section_href(draft.row.slug, one) for one in SECTIONS}
    for section in SECTIONS:
        for place, entry in enumerate(entries_of(draft.row.content, section.key)):
            path = entry_path(section.key, entry)
            found.setdefault(path or section.key, entry_href(draft.row.slug, section, place))
    return found


def section_href(draft: str, section: Section) -> str:
    """The page of a list."""
    return reverse("web:plan_draft_section", args=[draft, section.slug])


def entry_href(draft: str, section: Section, place: int) -> str:
    """The page of an entry."""
    return reverse("web:plan_draft_entry", args=[draft, section.slug, place])
