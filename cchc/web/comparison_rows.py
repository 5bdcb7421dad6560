"""Two versions of a catalogue side by side: what became of the lines, and what changed in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from cchc.core.catalogue.compare import (
    CatalogueComparison,
    Compared,
    Fate,
    compare,
    crosswalk_problems,
)
from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.catalogue.rules import describe as describe_rule
from cchc.web.catalogue_rows import decision_words, list_crumb, most_figure
from cchc.web.figures import Figure
from cchc.web.line_wording import measure_text
from cchc.web.navigation import PageHead, catalogue_url, home_crumb
from cchc.web.sheet_filter import Choice

HEADINGS = (
    ("giu-nguyen", "Giữ nguyên", (Fate.KEPT,)),
    ("chua-so-duoc", "Giữ mã và tên, chưa so được hết", (Fate.ALIKE,)),
    ("thay-doi", "Có thay đổi hoặc đổi mã", (Fate.CHANGED, Fate.RENUMBERED)),
    ("nhap-tach", "Nhập chung hoặc tách ra", (Fate.MERGED, Fate.SPLIT)),
    ("khong-con", "Không còn ở bộ mới", (Fate.DROPPED,)),
    ("chua-co-o-tep-moi", "Chưa có trong tệp mới (tệp chưa đầy đủ)", (Fate.NOT_IN_NEW,)),
    ("chua-doi-chieu", "Dòng cũ chưa đối chiếu", (Fate.UNMAPPED,)),
    ("dong-moi", "Chỉ có ở bộ mới", (Fate.NEW,)),
    ("chua-co-o-tep-cu", "Chưa có trong tệp cũ (tệp chưa đầy đủ)", (Fate.NOT_IN_OLD,)),
    ("chua-co-dong-cu", "Dòng mới chưa có dòng cũ tương ứng", (Fate.UNMATCHED,)),
)
FORMS = (("xlsx", "Bảng tính (.xlsx)"), ("csv", "Dữ liệu (.csv)"), ("json", "Dữ liệu (.json)"))
BLANK = "không ghi"


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line on one side."""

    code: str
    name: str
    href: str
    most: Figure


@dataclass(frozen=True, slots=True)
class Difference:
    """What was changed: before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Old lines, the new lines they became, and how they differ."""

    old: tuple[SideLine, ...]
    new: tuple[SideLine, ...]
    fate: str
    differences: tuple[Difference, ...]
    note: str


@dataclass(frozen=True, slots=True)
class FateGroup:
    """Lines that met the same fate."""

    anchor: str
    title: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True)
class File:
    """One form in which a table is taken away."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class MappedPair:
    """Two versions between which a mapping has been written."""

    old: str
    new: str
    href: str


@dataclass(frozen=True, slots=True)
class SideHead:
    """One of the two versions."""

    title: str
    href: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Two versions compared; `backwards` leads to the mapping that was written the other way round."""

    old: SideHead
    new: SideHead
    mapped: bool
    backwards: str
    notes: tuple[str, ...]
    problems: tuple[str, ...]
    groups: tuple[FateGroup, ...]
    files: tuple[File, ...]


def comparison_url(old: str, new: str) -> str:
    """The page that compares two versions."""
    return f"{reverse('web:comparison')}?{urlencode({'cu': old, 'moi': new})}"


def _files(old: str, new: str) -> tuple[File, ...]:
    """The comparison as a workbook and as data."""
    asked = urlencode({"cu": old, "moi": new})
    return tuple(File(f"{reverse('web:comparison_file', args=[form])}?{asked}", text) for form, text in FORMS)


def comparison_head(old: Catalogue | None, new: Catalogue | None) -> PageHead:
    """The head of the page, marked when one of the versions is illustrative."""
    illustrative = any(one.illustrative for one in (old, new) if one is not None)
    title = "So sánh hai bộ tiêu chí"
    return PageHead(title=title, crumbs=(home_crumb(), list_crumb()), illustrative=illustrative)


def side_by_side(
    old: Catalogue, new: Catalogue, written: Callable[[str, str], Crosswalk | None]
) -> SideBySide:
    """Compare two versions by the mapping that is `written` for their identifiers, or by an empty one."""
    crosswalk = written(old.id, new.id)
    backwards = crosswalk is None and written(new.id, old.id) is not None
    used = crosswalk or Crosswalk(old.id, new.id, ())
    problems = crosswalk_problems(old, new, used)
    return SideBySide(
        old=SideHead(old.title, catalogue_url(old), decision_words(old)),
        new=SideHead(new.title, catalogue_url(new), decision_words(new)),
        mapped=crosswalk is not None,
        backwards=comparison_url(new.id, old.id) if backwards else "",
        notes=used.notes,
        problems=tuple(problem.message for problem in problems),
        groups=() if problems else _fate_groups(compare(old, new, used)),
        files=() if problems else _files(old.id, new.id),
    )


def version_choices(catalogues: Iterable[Catalogue], chosen: Catalogue | None) -> tuple[Choice, ...]:
    """All versions by title."""
    named = sorted((one.title, one.id) for one in catalogues)
    key = "" if chosen is None else chosen.id
    return (
        Choice("", "Chọn bộ tiêu chí", not key),
        *(Choice(version, title, version == key) for title, version in named),
    )


def mapped_pairs(pairs: Iterable[tuple[str, str]], catalogues: Iterable[Catalogue]) -> tuple[MappedPair, ...]:
    """The versions that can be compared line by line."""
    titles = {one.id: one.title for one in catalogues}
    return tuple(MappedPair(titles[old], titles[new], comparison_url(old, new)) for old, new in pairs)


def _fate_groups(comparison: CatalogueComparison) -> tuple[FateGroup, ...]:
    """The rows of a comparison by fate, what stayed first; fates that did not occur are left out."""
    groups = (
        FateGroup(anchor, title, tuple(_row(comparison, row) for row in comparison.rows if row.fate in fates))
        for anchor, title, fates in HEADINGS
    )
    return tuple(group for group in groups if group.rows)


def _row(comparison: CatalogueComparison, row: Compared) -> ComparedRow:
    one_to_one = len(row.old) == len(row.new) == 1
    return ComparedRow(
        tuple(_side(comparison.old, node) for node in row.old),
        tuple(_side(comparison.new, node) for node in row.new),
        row.text,
        tuple(_differences(comparison, row)) if one_to_one else (),
        row.note,
    )


def _side(catalogue: Catalogue, node: Node) -> SideLine:
    href = f"{catalogue_url(catalogue)}#dong-{node.key}"
    return SideLine(node.code or "", node.title, href, most_figure(node.max_points))


def _differences(comparison: CatalogueComparison, row: Compared) -> Iterator[Difference]:
    (before,), (after,) = row.old, row.new
    for label in row.differences:
        said = WORDED[label]
        old, new = said(comparison.old, before) or BLANK, said(comparison.new, after) or BLANK
        yield Difference(label, old, new)


def _part_name(catalogue: Catalogue, node: Node) -> str:
    return "" if node.part is None else catalogue.part_by_id(node.part).name


def _rule_text(_catalogue: Catalogue, node: Node) -> str:
    return "" if node.rule is None else describe_rule(node.rule, node.measure, node.max_points)


WORDED: dict[str, Callable[[Catalogue, Node], str]] = {
    "tên": lambda _, node: node.title,
    "điểm tối đa": lambda _, node: most_figure(node.max_points).text,
    "cách đo": lambda _, node: measure_text(node.measure),
    "cách chấm": _rule_text,
    "phần điểm": _part_name,
}
