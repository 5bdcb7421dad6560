"""Shares of the maximum on the chairman's page: ways of scoring, areas, an index, requirements."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from cchc.core.catalogue.nodes import Node, Part
from cchc.core.index.definition import Scale
from cchc.core.index.league import league
from cchc.core.index.standing import Standing
from cchc.core.numerals import UNKNOWN_LABEL, number_text, points_text, rounded
from cchc.core.plan.attainment import MET_LABELS, Met
from cchc.core.plan.board import Board, Requirement
from cchc.core.report.leader_blocks import Origin, ShareBlock, ShareRow
from cchc.core.report.leader_standings import NATIONAL, published_day
from cchc.core.report.leader_wording import dated, judged, line_name, plain, share_of, share_text
from cchc.core.report.score_areas import outside_scale
from cchc.core.scoring.evaluate import STATE_LABELS, State
from cchc.core.scoring.sheet import AreaTotal, Sheet, Total

UNSPLIT = "Chưa nguồn nào chia hết điểm theo lĩnh vực; mới biết phần đánh giá trực tiếp bị trừ."
DECIDED = (Met.MET, Met.MET_AS_MEASURED, Met.NOT_MET)
SHORT_MET = {**MET_LABELS, Met.BY_PERSON: "chờ xác nhận"}


def part_shares(sheet: Sheet) -> ShareBlock:
    """The ways in which points come about, with the rank that was published for each."""
    published = sheet.assessment.published
    ranks = {} if published is None else {key: figure.rank for key, figure in published.parts}
    of = None if published is None else published.units
    return ShareBlock(
        title=f"Điểm theo cách đánh giá, năm {sheet.assessment.year}",
        dated=dated(sheet.assessment.data_date),
        rows=tuple(_part(sheet, part, whole, ranks.get(part.id), of) for part, whole in sheet.parts),
    )


def area_shares(sheet: Sheet, standings: Sequence[Standing]) -> ShareBlock:
    """The areas, with what is known to be lost where the share is not known, and published ranks."""
    areas = [area for area in sheet.areas if not outside_scale(area.area)]
    return ShareBlock(
        title=f"Từng lĩnh vực, năm {sheet.assessment.year}",
        dated=dated(sheet.assessment.data_date),
        rows=tuple(_area(sheet, area, *_area_rank(sheet, area.area, standings)) for area in areas),
        note=UNSPLIT if any(area.points is None for area in areas) else "",
    )


def content_shares(standing: Standing) -> ShareBlock | None:
    """The contents of an index in its newest year, each with its rank; None where nothing is known."""
    shown, index = standing.league, standing.index
    if shown is None:
        return None
    lines = [line for line in index.lines_in(shown.year) if line.level == "dimension"]
    rows = []
    for line in lines:
        whole = league(standing.table, shown.year, line.key, [row.unit for row in shown.rows])
        own, scale = whole.row(standing.unit), line.scale_in(shown.year)
        value = None if own is None or own.figure is None else own.figure.value
        known = value is not None and own is not None and own.rank is not None
        rows.append(
            ShareRow(
                name=plain(line.title),
                text=_on_scale(value, scale, index.places),
                note=f"hạng {own.rank}/{own.of}" if known and own else "",
                share=_position(value, scale),
                origin=Origin("profile", index.id),
                reached=_printed(value, index.places),
                most=None if scale is None else scale.highest,
                rank=own.rank if known and own else None,
                percent=share_of(value, scale.highest) if scale and scale.lowest == 0 else None,
                scale=_bounds(scale) if known and scale and scale.lowest else "",
            )
        )
    return ShareBlock(
        title=f"Từng nội dung {index.short_name}, năm {shown.year}",
        dated=dated(published_day(standing), "công bố"),
        rows=tuple(rows),
        unit=index.unit,
    )


def _on_scale(value: Decimal | None, scale: Scale | None, places: int) -> str:
    """A figure on its scale: a share of the maximum only where the scale begins at nothing."""
    if value is None or scale is None or scale.lowest == 0:
        return _reached(value, None if scale is None else scale.highest, places)
    return f"{points_text(value, places)} ({_bounds(scale)})"


def _bounds(scale: Scale) -> str:
    return f"thang {number_text(scale.lowest)}–{number_text(scale.highest)}"


def _printed(value: Decimal | None, places: int) -> Decimal | None:
    """A figure with the decimals that are printed."""
    return None if value is None else rounded(value, places)


def _position(value: Decimal | None, scale: Scale | None) -> Decimal | None:
    """How far between the least and the greatest possible figure, from 0 to 100."""
    if value is None or scale is None:
        return None
    return share_of(value - scale.lowest, scale.highest - scale.lowest)


def requirement_shares(sheet: Sheet, board: Board, day: date) -> ShareBlock:
    """How many requirements of the plan are met in each area; `day` is that of the plan."""
    inside: dict[str, list[Requirement]] = {area.key: [] for area in sheet.assessment.catalogue.areas}
    for entry in board.requirements:
        area = sheet.by_key[entry.node.key].area
        if area is not None:
            inside[area.key].append(entry)
    areas = [area for area in sheet.assessment.catalogue.areas if inside[area.key]]
    return ShareBlock(
        title="Yêu cầu của kế hoạch, từng lĩnh vực",
        dated=judged(board, sheet.assessment.data_date or day),
        rows=tuple(_requirements(sheet, area, inside[area.key]) for area in areas),
        unit="yêu cầu",
    )


def counts_text(requirements: Sequence[Requirement], without: Met | None = None) -> str:
    """How many requirements have each verdict: `3 chưa đạt; 5 chưa có số liệu`."""
    counts = ((met, sum(entry.met is met for entry in requirements)) for met in Met if met is not without)
    return "; ".join(f"{count} {SHORT_MET[met]}" for met, count in counts if count)


def _requirements(sheet: Sheet, area: Node, entries: Sequence[Requirement]) -> ShareRow:
    met, missed = (sum(one.met is verdict for one in entries) for verdict in (Met.MET, Met.NOT_MET))
    decided, whole = any(one.met in DECIDED for one in entries), Decimal(len(entries))
    return ShareRow(
        name=line_name(area),
        text=f"đạt {met}/{whole}" if decided else f"{whole} yêu cầu",
        note=counts_text(entries, without=Met.MET),
        share=share_of(Decimal(met), whole) if decided else None,
        lost=share_of(Decimal(missed), whole) if decided else None,
        origin=Origin("board", sheet.assessment.id),
        reached=Decimal(met) if decided else None,
        most=whole,
    )


def _part(sheet: Sheet, part: Part, whole: Total, rank: int | None, of: int | None) -> ShareRow:
    exact = whole.points.exact
    return ShareRow(
        name=_first_up(part.name),
        text=_reached(exact, whole.max_points, 2) if exact is not None else whole.points.text(),
        note=_rank(rank, of),
        share=share_of(exact, whole.max_points),
        lost=share_of(whole.shortfall, whole.max_points),
        origin=Origin("sheet", sheet.assessment.id),
        reached=_printed(exact, 2),
        most=whole.max_points,
        percent=share_of(exact, whole.max_points),
        rank=rank,
    )


def _first_up(name: str) -> str:
    rest = name.removeprefix("Điểm ")
    return rest[:1].upper() + rest[1:]


def _area(sheet: Sheet, area: AreaTotal, rank: int | None, of: int | None) -> ShareRow:
    exact = None if area.points is None else area.points.exact
    text = UNKNOWN_LABEL if area.points is None else area.points.text()
    if exact is not None:
        text = _reached(exact, area.max_points, 2)
    lost = sum((one.amount for one in area.lost.values()), Decimal(0))
    told = "" if exact is not None or area.not_applicable else _lost_text(area, lost)
    return ShareRow(
        name=line_name(area.area),
        text=STATE_LABELS[State.NOT_APPLICABLE] if area.not_applicable else text,
        note="; ".join(one for one in (told, _rank(rank, of)) if one),
        share=share_of(exact, area.max_points),
        lost=share_of(lost, area.max_points),
        origin=Origin("sheet", sheet.assessment.id),
        reached=_printed(exact, 2),
        most=area.max_points,
        percent=share_of(exact, area.max_points),
        missed=rounded(lost, 2) if told else None,
        rank=rank,
    )


def _lost_text(area: AreaTotal, lost: Decimal) -> str:
    """What is known to be lost: directly where only that is settled, else at least so much."""
    direct = area.lost.get("direct")
    if direct is not None and direct.complete and direct.amount == lost:
        return f"trực tiếp mất {points_text(lost)}"
    return f"mất ít nhất {points_text(lost)}" if lost else ""


def _area_rank(sheet: Sheet, area: Node, standings: Sequence[Standing]) -> tuple[int | None, int | None]:
    """The rank of an area, among how many, as published with the national index, whose lines are areas."""
    year, named = sheet.assessment.year, area.title.casefold()
    scores = (
        one.table.published_rank(one.unit, year, line.key)
        for one in standings
        for line in one.index.lines_in(year)
        if one.index.id == NATIONAL and line.title.casefold() == named
    )
    return next(((score.rank, score.of) for score in scores if score is not None), (None, None))


def _rank(rank: int | None, of: int | None) -> str:
    if rank is None:
        return ""
    return f"hạng {rank}/{of}" if of else f"hạng {rank}"


def _reached(value: Decimal | None, most: Decimal | None, places: int) -> str:
    if value is None:
        return UNKNOWN_LABEL
    share = share_of(value, most)
    if most is None or share is None:
        return points_text(value, places)
    return f"{points_text(value, places)}/{number_text(most)} ({share_text(share)})"
