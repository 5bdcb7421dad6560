"""Catalogue versions as rows of a list, and the head of one version."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.urls import reverse

from cchc.core.catalogue.nodes import (
    STATUS_LABELS,
    Catalogue,
    Effect,
    NotApplicablePolicy,
    StatedPolicy,
    Status,
)
from cchc.core.numerals import date_text, percent_text, points_text, scale_text
from cchc.core.report.title_block import decision_text
from cchc.web.figures import Figure
from cchc.web.home_rows import LEVELS
from cchc.web.navigation import Crumb, PageHead, catalogue_url, home_crumb

UNSOURCED = "chưa có nguồn nêu"
CONVENTION = "Nguồn không nêu; người lập bộ tiêu chí chọn để tính được"
FAMILIES = {
    "par_index_province": "Chỉ số cải cách hành chính cấp tỉnh",
    "par_index_agency": "Chỉ số cải cách hành chính của sở, ban, ngành",
    "par_index_commune": "Chỉ số cải cách hành chính của UBND cấp xã",
    "service_766": "Chỉ số phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính",
}
NOT_APPLICABLE_WORDS = {
    NotApplicablePolicy.RESCALE: "quy tổng điểm về thang đầy đủ",
    NotApplicablePolicy.FULL: "tính đủ điểm tối đa của dòng",
    NotApplicablePolicy.ZERO: "tính 0 điểm",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow:
    """One version in the list."""

    title: str
    href: str
    decision: str
    years: str
    level: str
    state: str
    illustrative: bool
    lines: int
    leaves: int
    unknown: int


@dataclass(frozen=True, slots=True)
class CatalogueFamily:
    """The versions of one index."""

    name: str
    rows: tuple[CatalogueRow, ...]


@dataclass(frozen=True, slots=True)
class HeadFact:
    """One fact of a version; `unsourced` where no source says it, `tag` where it is not official."""

    label: str
    text: str
    unsourced: bool = False
    tag: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the points with its maximum."""

    name: str
    group: str
    most: Figure
    status: str
    note: str


def unknown_maxima(catalogue: Catalogue) -> int:
    """How many lines have a maximum that no source gives."""
    return sum(node.max_points is None for node in catalogue.nodes)


def most_figure(points: Decimal | None) -> Figure:
    """A maximum as its scale states it; one that no source gives is said in words."""
    return Figure(UNSOURCED, "unknown") if points is None else Figure(scale_text(points))


def part_rows(catalogue: Catalogue) -> tuple[PartRow, ...]:
    """The parts of the points by group, each with its maximum and how well it is supported."""
    groups = {group.id: group.name for group in catalogue.part_groups}
    return tuple(
        PartRow(
            part.name,
            groups[part.group],
            most_figure(part.max_points),
            "" if part.status is Status.SOURCED or catalogue.illustrative else STATUS_LABELS[part.status],
            part.note,
        )
        for part in catalogue.parts
    )


def families(catalogues: Iterable[Catalogue]) -> tuple[CatalogueFamily, ...]:
    """Versions by family, those of real indexes first; in a family the newest first."""
    ordered = sorted(catalogues, key=lambda one: (*_family_order(one), -max(one.years), one.id))
    grouped = groupby(ordered, key=lambda one: one.family)
    return tuple(
        CatalogueFamily(FAMILIES.get(family, "Chỉ số khác"), tuple(_row(one) for one in found))
        for family, found in grouped
    )


def _family_order(catalogue: Catalogue) -> tuple[int, str]:
    known = list(FAMILIES)
    return known.index(catalogue.family) if catalogue.family in known else len(known), catalogue.family


def _row(one: Catalogue) -> CatalogueRow:
    return CatalogueRow(
        title=one.title,
        href=catalogue_url(one),
        decision=decision_words(one),
        years=years_text(one),
        level=LEVELS[one.level],
        state=state_text(one),
        illustrative=one.illustrative,
        lines=len(one.nodes),
        leaves=len(one.leaves),
        unknown=unknown_maxima(one),
    )


def decision_words(catalogue: Catalogue) -> str:
    """The decision that lays the version down, or that there is none."""
    text = decision_text(catalogue.decision)
    return text or ("không có (minh họa)" if catalogue.illustrative else UNSOURCED)


def years_text(catalogue: Catalogue) -> str:
    """The years for which the version scores: `2020`, `2022, 2023`."""
    return ", ".join(str(year) for year in catalogue.years)


def state_text(catalogue: Catalogue) -> str:
    """Whether the content is settled."""
    return "đã ban hành" if catalogue.published else "bản thảo"


def list_crumb() -> Crumb:
    """The step back to the list of versions."""
    return Crumb("Bộ tiêu chí", reverse("web:catalogues"))


def catalogue_head(catalogue: Catalogue) -> PageHead:
    """The head of the page of one version."""
    return PageHead(
        title=catalogue.title,
        crumbs=(home_crumb(), list_crumb()),
        subtitle=decision_words(catalogue),
        subtitle_label="Văn bản ban hành",
        data_date=years_text(catalogue),
        date_label="Năm áp dụng",
        illustrative=catalogue.illustrative,
    )


def head_facts(catalogue: Catalogue) -> tuple[HeadFact, ...]:
    """Everything that holds for the whole version, with what no source says."""
    title = catalogue.decision.title
    return (
        HeadFact("Văn bản ban hành", decision_words(catalogue)),
        *((HeadFact("Trích yếu", title),) if title else ()),
        HeadFact("Cấp áp dụng", LEVELS[catalogue.level]),
        HeadFact("Năm đánh giá", years_text(catalogue)),
        *_validity(catalogue),
        HeadFact("Trạng thái", state_text(catalogue)),
        _known("Thang điểm", "" if catalogue.scale is None else f"{scale_text(catalogue.scale)} điểm"),
        _policy(
            catalogue,
            "rounding",
            "Làm tròn",
            f"điểm từng dòng đến {catalogue.rounding.places} chữ số thập phân, nửa đơn vị làm tròn lên",
        ),
        _policy(
            catalogue,
            "not_applicable",
            "Dòng không đánh giá",
            NOT_APPLICABLE_WORDS[catalogue.not_applicable],
        ),
        _cap("Trần điểm thưởng", catalogue, Effect.BONUS),
        _cap("Trần điểm phạt", catalogue, Effect.PENALTY),
        _known("Mức xếp loại", _bands(catalogue)),
        HeadFact("Nhóm xếp hạng", "; ".join(group.name for group in catalogue.ranking_groups) or "không ghi"),
        HeadFact("Mã kiểm tra nội dung tệp (SHA-256)", catalogue.sha256),
    )


def _validity(catalogue: Catalogue) -> tuple[HeadFact, ...]:
    since, until = catalogue.valid_from, catalogue.valid_to
    told = [f"từ {date_text(since)}"] if since else []
    told += [f"đến {date_text(until)}"] if until else []
    status = catalogue.decision.date_status
    tag = "" if status is Status.SOURCED else STATUS_LABELS[status]
    return (HeadFact("Hiệu lực", " ".join(told), tag=tag),) if told else ()


def _policy(catalogue: Catalogue, policy: StatedPolicy, label: str, text: str) -> HeadFact:
    """A way of reckoning, marked as our convention unless the decision states it."""
    if catalogue.illustrative or policy in catalogue.stated:
        return HeadFact(label, text)
    return HeadFact(label, text, tag="quy ước", note=CONVENTION)


def _known(label: str, text: str) -> HeadFact:
    return HeadFact(label, text or UNSOURCED, unsourced=not text)


def _cap(label: str, catalogue: Catalogue, effect: Effect) -> HeadFact:
    cap = catalogue.bonus_cap if effect is Effect.BONUS else catalogue.penalty_cap
    if cap is not None:
        return HeadFact(label, f"{points_text(cap)} điểm")
    if any(leaf.effect is effect for leaf in catalogue.leaves):
        return _known(label, "")
    return HeadFact(label, "không có dòng điểm loại này")


def _bands(catalogue: Catalogue) -> str:
    ordered = sorted(catalogue.bands, key=lambda band: -band.at_least)
    return "; ".join(f"{band.name}: từ {percent_text(band.at_least)} trở lên" for band in ordered)
