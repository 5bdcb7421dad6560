"""Checks of an index: lines, scales, breaks, sources, publications fit one another and the register."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path as FilePath

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.index.definition import LEVEL_LABELS, TOTAL, Evidence, Index, IndexLine, IndexYear
from cchc.core.numerals import date_text
from cchc.files.document import read_as
from cchc.files.documents.index import WrittenIndex
from cchc.files.findings import Findings
from cchc.files.store import CatalogueStore
from cchc.files.yaml_tree import Path

DEPTH = {level: depth for depth, level in enumerate(LEVEL_LABELS)}


def check_index(found: Findings, store: CatalogueStore, path: FilePath) -> None:
    """Check one index; adds to the findings. Raises InputRefused when it cannot be read."""
    index = read_as(WrittenIndex, found.tree).to_core()
    _identity(found, store, path, index)
    if len(index.quartile_groups) not in (0, 4):
        hint = "Không công bố theo nhóm thì ghi []"
        found.add("wrong_groups", "“quartile_groups” phải có đủ 4 nhóm", ("quartile_groups",), hint)
    found.twice((source.id for source in index.sources), ("sources",), "Nguồn")
    for position, source in enumerate(index.sources):
        found.note_needed(source.status, source.note, ("sources", position))
    found.twice((line.key for line in index.lines), ("lines",), "Nội dung")
    for position, line in enumerate(index.lines):
        _line(found, index, position, line)
    _codes(found, index)
    _ascending(found, [entry.year for entry in index.breaks], ("breaks",), strictly=False)
    for position, entry in enumerate(index.breaks):
        _named_lines(found, index, entry.lines, ("breaks", position))
        _evidence(found, entry.evidence, ("breaks", position))
    _ascending(found, [entry.year for entry in index.years], ("years",), strictly=True)
    if index.agencies not in store.register_ids():
        hint = f"Các danh sách đang có: {', '.join(store.register_ids())}"
        found.add("missing_reference", f"Không có danh sách “{index.agencies}”", ("agencies",), hint)
        return
    register = store.agencies(index.agencies)
    for position, year in enumerate(index.years):
        _year(found, index, register, ("years", position), year)


def lines_exist(
    found: Findings,
    store: CatalogueStore,
    identifier: str,
    path: Path,
    lines: Iterable[tuple[str | None, Path]],
) -> None:
    """Keep a fault when there is no such index (named at `path`), and for each line that it does not have."""
    index = store.index_with_id(identifier)
    if index is None:
        known = ", ".join(store.index(family).id for family in store.index_ids())
        found.add("unknown_index", f"Không có chỉ số “{identifier}”", path, f"Các chỉ số: {known}")
        return
    for key, at in lines:
        if key is not None and key not in index.by_key:
            message = f"Chỉ số {index.short_name} không có nội dung “{key}”"
            found.add("unknown_line", message, at, "Ghi key của một nội dung trong index.yaml")


def _identity(found: Findings, store: CatalogueStore, path: FilePath, index: Index) -> None:
    family = store.folder_of(path)
    if path.resolve() not in ((store.root / known / "index.yaml").resolve() for known in store.index_ids()):
        message = f"Tệp chỉ số phải là index.yaml trong thư mục của chỉ số, không phải {found.tree.file}"
        found.add("wrong_folder", message, ("schema",), "Chuyển tệp về catalogues/<chỉ số>/index.yaml")
    for other in store.index_ids():
        if other != family and store.index(other).id == index.id:
            message = f"Mã “{index.id}” đã là mã của chỉ số trong thư mục “{other}”"
            found.add("duplicate_id", message, ("id",), "Mỗi chỉ số có một mã riêng")


def _line(found: Findings, index: Index, position: int, line: IndexLine) -> None:
    path: Path = ("lines", position)
    _evidence(found, line.evidence, path)
    _scales(found, line, path)
    if (line.key == TOTAL, line.level == TOTAL, line.parent is None) not in ((True,) * 3, (False,) * 3):
        message = "Nội dung tổng hợp có key và level là total, không có parent; nội dung khác thì ngược lại"
        found.add("wrong_total", message, path, "Sửa key, level hoặc parent")
        return
    if line.summed and not any(other.parent == line.key for other in index.lines):
        message = f"“{line.label}” ghi là tổng cộng nhưng không có nội dung nào ở dưới"
        found.add("nothing_to_sum", message, (*path, "summed"), "Ghi summed: false")
    if line.parent is None:
        return
    before = {other.key: other for other in index.lines[:position]}
    parent = before.get(line.parent)
    if parent is None:
        message = f"Nội dung cấp trên “{line.parent}” không có hoặc đứng sau"
        found.add("unknown_line", message, (*path, "parent"), "Cấp trên phải đứng trước cấp dưới")
    elif DEPTH[parent.level] >= DEPTH[line.level]:
        message = f"“{line.label}” không thể nằm dưới “{parent.label}”"
        found.add("wrong_level", message, (*path, "level"), "Sửa level hoặc parent")
    elif alone := [year for year in index.by_year if line.exists_in(year) and not parent.exists_in(year)]:
        message = f"“{line.label}” có trong năm {alone[0]} nhưng “{parent.label}” thì không"
        found.add("years_outside_parent", message, (*path, "from"), "Sửa from, to của một trong hai nội dung")


def _scales(found: Findings, line: IndexLine, path: Path) -> None:
    for position, scale in enumerate(line.scales):
        if scale.lowest >= scale.highest:
            found.add(
                "scale_reversed",
                "Điểm thấp nhất của thang phải nhỏ hơn điểm cao nhất",
                (*path, "scales", position),
                "Sửa lowest hoặc highest",
            )
    for position, (one, other) in enumerate(pairwise(line.scales), start=1):
        if one.last is None or one.last >= other.first:
            message = "Các thang điểm phải xếp theo năm và không trùng năm"
            found.add("scales_overlap", message, (*path, "scales", position), "Sửa from, to của thang")


def _codes(found: Findings, index: Index) -> None:
    """Rows of scores.csv name a line by code and title: within a year they must be its own."""
    told: set[tuple[str, str]] = set()
    position_of = {line.key: position for position, line in enumerate(index.lines)}
    for year in index.by_year:
        seen: dict[tuple[str, str], str] = {}
        for line in index.lines_in(year):
            other = seen.setdefault((line.code, line.title), line.key)
            if other != line.key and (other, line.key) not in told:
                told.add((other, line.key))
                message = f"Năm {year} có hai nội dung cùng mã và tên “{line.label}”: {other}, {line.key}"
                hint = "Sửa mã, tên, hoặc năm của một trong hai nội dung"
                found.add("duplicate_id", message, ("lines", position_of[line.key]), hint)


def _year(found: Findings, index: Index, register: AgencyRegister, path: Path, published: IndexYear) -> None:
    units = {agency.id for agency in register.agencies if agency.valid_on(published.units_on)}
    bounds = [band.at_least for band in published.bands]
    if sorted(set(bounds)) not in (bounds, bounds[::-1]):
        found.add(
            "bands_not_ordered", "Ngưỡng các mức xếp loại phải xếp theo thứ tự", (*path, "bands"), "Xếp lại"
        )
    found.twice((band.name for band in published.bands), (*path, "bands"), "Mức xếp loại")
    _evidence(found, published.bands_evidence, (*path, "bands_source"))
    _evidence(found, published.groups_evidence, (*path, "groups_source"))
    for position, absent in enumerate(published.absent):
        at = (*path, "absent", position)
        if absent.unit not in units:
            message = f"Không có “{absent.unit}” trong danh sách ngày {date_text(published.units_on)}"
            found.add("unknown_agency", message, (*at, "unit"), "Sửa mã đơn vị hoặc ngày “units_on”")
        _named_lines(found, index, absent.lines, at, published.year)
        _evidence(found, absent.evidence, at)
    gone = {absent.unit for absent in published.absent if not absent.lines}
    _groups(found, published, len(units - gone), path)


def _groups(found: Findings, published: IndexYear, present: int, path: Path) -> None:
    at = (*path, "published_groups")
    if len(published.published_groups) not in (0, 4):
        found.add("wrong_groups", "“published_groups” phải có đủ 4 nhóm", at, "Không rõ thì ghi []")
    elif published.published_groups and sum(published.published_groups) != present:
        message = (
            f"Năm {published.year}: bốn nhóm công bố có {sum(published.published_groups)} đơn vị, "
            f"danh sách có {present} đơn vị có điểm"
        )
        found.notice("groups_differ", message, at)


def _named_lines(
    found: Findings, index: Index, keys: Iterable[str], path: Path, year: int | None = None
) -> None:
    for position, key in enumerate(keys):
        line = index.by_key.get(key)
        if line is None or (year is not None and not line.exists_in(year)):
            when = "" if year is None else f" năm {year}"
            message = f"Không có nội dung “{key}”{when}"
            found.add("unknown_line", message, (*path, "lines", position), "Ghi key của một nội dung")


def _evidence(found: Findings, evidence: Evidence | None, path: Path) -> None:
    if evidence is not None:
        found.note_needed(evidence.status, evidence.note, path)


def _ascending(found: Findings, years: Sequence[int], path: Path, *, strictly: bool) -> None:
    for position, (one, other) in enumerate(pairwise(years), start=1):
        if other < one or (strictly and other == one):
            message = f"Năm {other} đứng sau năm {one}: các năm phải tăng dần"
            found.add("years_not_ascending", message, (*path, position), "Xếp lại theo năm, mỗi năm một mục")
