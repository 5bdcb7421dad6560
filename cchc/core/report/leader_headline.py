"""The large figures at the top of the chairman's page: points, rank, target, what is missing."""

from decimal import Decimal

from cchc.core.index.standing import Standing
from cchc.core.numerals import UNKNOWN_LABEL, number_text, points_text, rounded
from cchc.core.plan.attainment import Met
from cchc.core.plan.tasks import Plan
from cchc.core.report.leader_blocks import LeaderFigure, Origin
from cchc.core.report.leader_decisions import LeaderMaterial
from cchc.core.report.leader_shares import DECIDED, counts_text
from cchc.core.report.leader_standings import (
    NATIONAL,
    change_of,
    distance_of,
    next_target,
    published_day,
    rank_of,
    result_of,
    target_name,
    value_of,
)
from cchc.core.report.leader_wording import dated, judged, places_moved
from cchc.core.scoring.assessment import Published
from cchc.core.scoring.sheet import Sheet

POINTS, RANK = "điểm", "hạng"


def result_figures(sheet: Sheet, plan: Plan | None) -> tuple[LeaderFigure, ...]:
    """Points, rank, target and shortfall of a result, as its overview gives them."""
    found, whole = sheet.assessment, sheet.total
    day, published = dated(found.data_date), found.published
    terms = [(group.name, total.shortfall) for group, total in sheet.groups if total.shortfall is not None]
    points = LeaderFigure(
        label=f"Tổng điểm năm {found.year}",
        text=whole.points.text(),
        of=f"/{number_text(whole.max_points)}" if whole.max_points else "",
        note=_published_note(sheet),
        dated=day,
        known=whole.points.exact is not None,
        origin=Origin("overview", found.id),
        value=_printed(whole.points.exact),
        most=whole.max_points,
        unit=POINTS,
    )
    missing = LeaderFigure(
        label=f"Điểm chưa đạt năm {found.year}",
        text=points_text(whole.shortfall),
        note="; ".join(f"{points_text(amount)} {_lower(name)}" for name, amount in terms),
        dated=day,
        known=whole.shortfall is not None,
        origin=Origin("deductions", found.id),
        value=_printed(whole.shortfall),
        unit=POINTS,
    )
    rank = None if published is None else published.total.rank
    return (points, _rank(sheet, published, day), _target(plan, NATIONAL, found.year, rank), missing)


def standing_figures(known: Standing | None, material: LeaderMaterial) -> tuple[LeaderFigure, ...]:
    """Result, rank and target of the index that is known, and the requirements of the plan."""
    plan, asked = material.plan, _requirements(material)
    if known is None or known.league is None:
        unknown = LeaderFigure(
            label="Kết quả các chỉ số", text=UNKNOWN_LABEL, dated="chưa có ngày", known=False
        )
        return (unknown, *asked)
    index, day = known.index, dated(published_day(known), "công bố")
    origin = Origin("profile", index.id)
    scale = known.league.line.scale_in(known.league.year)
    points = LeaderFigure(
        label=f"Kết quả {index.short_name} năm {known.league.year}",
        text=value_of(known),
        of=f"/{number_text(scale.highest)}" if scale and index.unit != "%" else "",
        note=_group(known),
        dated=day,
        origin=origin,
        value=result_of(known),
        most=scale.highest if scale and index.unit != "%" else None,
        unit=index.unit,
    )
    rank = LeaderFigure(
        label=f"Xếp hạng {index.short_name} năm {known.league.year}",
        text=rank_of(known).partition("/")[0],
        of=f"/{known.rank_of}" if known.rank_of else "",
        note=f"so với năm trước: {change_of(known)}",
        dated=day,
        known=known.rank is not None,
        origin=origin,
        value=known.rank,
        most=known.rank_of,
        unit=RANK,
    )
    return (points, rank, _target(plan, index.id, known.league.year, known.rank), *asked)


def _rank(sheet: Sheet, published: Published | None, day: str) -> LeaderFigure:
    rank = None if published is None else published.total.rank
    of = None if published is None or rank is None else published.units
    change = "" if published is None else places_moved(published.rank_change)
    return LeaderFigure(
        label=f"Xếp hạng năm {sheet.assessment.year}",
        text=UNKNOWN_LABEL if rank is None else str(rank),
        of=f"/{of}" if of else "",
        note=f"{change} so với năm trước" if change else f"thay đổi: {UNKNOWN_LABEL}",
        dated=day,
        known=rank is not None,
        origin=Origin("overview", sheet.assessment.id),
        value=rank,
        most=of,
        unit=RANK,
    )


def _printed(points: Decimal | None) -> Decimal | None:
    return None if points is None else rounded(points, 2)


def _published_note(sheet: Sheet) -> str:
    published = sheet.assessment.published
    if published is None:
        return "chưa có số công bố để đối chiếu"
    if sheet.total.points.exact == published.total.points:
        return "trùng số công bố"
    return f"số công bố: {points_text(published.total.points)}"


def _lower(name: str) -> str:
    rest = name.removeprefix("Điểm ")
    return rest[:1].lower() + rest[1:]


def _target(plan: Plan | None, index: str, now: int, rank: int | None) -> LeaderFigure:
    target = None if plan is None else next_target(plan, index, now)
    if plan is None or target is None:
        return LeaderFigure(
            label="Mục tiêu xếp hạng", text=UNKNOWN_LABEL, dated="chưa có mục tiêu", known=False
        )
    return LeaderFigure(
        label=f"Mục tiêu năm {target.year}" if target.year else "Mục tiêu của kế hoạch",
        text=target_name(target),
        note=f"{distance_of(target, rank)}, tính từ hạng năm {now}",
        dated=dated(plan.day, "kế hoạch"),
        origin=Origin("plan", plan.id),
        value=target.rank_at_most,
        unit="tốp",
    )


def _group(known: Standing) -> str:
    row = known.row
    if row is None or row.group is None:
        return ""
    return f"thuộc {known.index.quartile_groups[row.group - 1].lower()}"


def _requirements(material: LeaderMaterial) -> tuple[LeaderFigure, ...]:
    board, sheet = material.board, material.sheet
    if board is None or sheet is None or not board.requirements:
        return ()
    decided, whole = sum(board.count(met) for met in DECIDED), len(board.requirements)
    return (
        LeaderFigure(
            label="Yêu cầu của kế hoạch đã đạt" if decided else "Yêu cầu của kế hoạch",
            text=str(board.count(Met.MET) if decided else whole),
            of=f"/{whole}" if decided else "",
            note=counts_text(board.requirements, without=Met.MET),
            dated=judged(board, sheet.assessment.data_date),
            origin=Origin("board", sheet.assessment.id),
            value=board.count(Met.MET) if decided else whole,
            most=whole if decided else None,
            unit="yêu cầu",
        ),
    )
