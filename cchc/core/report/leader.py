"""The chairman's page: one A4 that is read in two minutes; every figure is computed, none is a new one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from cchc.core.index.standing import Standing
from cchc.core.numerals import UNKNOWN_LABEL, date_text
from cchc.core.plan.board import Board
from cchc.core.plan.coverage import coverage
from cchc.core.plan.tasks import Plan
from cchc.core.report.leader_blocks import LeaderPage, ShareBlock, WeakBlock
from cchc.core.report.leader_decisions import LeaderMaterial, decisions
from cchc.core.report.leader_headline import result_figures, standing_figures
from cchc.core.report.leader_losses import largest_losses, lowest_ranks
from cchc.core.report.leader_shares import area_shares, content_shares, part_shares, requirement_shares
from cchc.core.report.leader_standings import best_known, published_day, standing_rows
from cchc.core.report.leader_wording import SOURCE_LETTERS, shortened
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.deduction import deduction_table
from cchc.core.scoring.sheet import Sheet

FORECAST = "Dự báo và điểm có nguy cơ mất: chưa có trong bản này."
CUT = "Bản in đã rút gọn, dấu “…” là chỗ rút; xem thêm trên trang."


def leader_page(
    unit: str,
    province: str,
    sheet: Sheet | None,
    plan: Plan | None,
    board: Board | None,
    standings: Sequence[Standing],
) -> LeaderPage:
    """Make the page of a province.

    `sheet` is its newest national result, `plan` its newest plan, `board` the requirements of the plan held
    against that result, `standings` where it stands on each index. What is None is not known; a result of
    which no line has a figure gives way to the index with the best known standing.
    """
    scored = sheet if sheet is not None and sheet.total.unknown_lines < sheet.total.lines else None
    material = LeaderMaterial(
        sheet=sheet,
        table=None if scored is None else deduction_table(scored),
        plan=plan,
        covered=coverage(plan, scored) if scored and plan and _mends(plan, scored) else None,
        board=board if scored is None else None,
        standings=tuple(standings),
    )
    known = best_known(standings)
    sources = _first_sources(scored, plan)
    return LeaderPage(
        unit=unit,
        province=province,
        title="Tình hình cải cách hành chính",
        addressee=f"Kính gửi: Chủ tịch UBND {province[:1].lower()}{province[1:]}",
        newest=_newest(material),
        headline=result_figures(scored, plan) if scored else standing_figures(known, material),
        standings=standing_rows(standings, plan, sources),
        shares=_shares(scored, known, material),
        weak=largest_losses(scored) if scored else lowest_ranks(known, plan),
        decisions=decisions(material),
        sources=tuple(shortened(source, SOURCE_LETTERS) for source in sources),
        illustrative=sheet is not None and _illustrative(sheet.assessment),
    )


def tightened(page: LeaderPage, letters: int) -> LeaderPage:
    """The same page with every longer text cut to so many letters, figures and dates untouched."""

    def cut(text: str) -> str:
        return shortened(text, letters)

    return replace(
        page,
        shares=tuple(_tight_shares(block, cut) for block in page.shares),
        weak=_tight_weak(page.weak, cut),
        decisions=tuple(
            replace(one, fact=shortened(one.fact, 2 * letters), asked=cut(one.asked))
            for one in page.decisions
        ),
        sources=tuple(shortened(source, 2 * letters) for source in page.sources),
        cut=True,
    )


def _tight_shares(block: ShareBlock, cut: Callable[[str], str]) -> ShareBlock:
    return replace(block, rows=tuple(replace(row, name=cut(row.name)) for row in block.rows))


def _tight_weak(block: WeakBlock, cut: Callable[[str], str]) -> WeakBlock:
    points = (
        replace(one, name=cut(one.name), agency=cut(one.agency), cause=cut(one.cause)) for one in block.points
    )
    return replace(block, points=tuple(points))


def _illustrative(assessment: Assessment) -> bool:
    return assessment.illustrative or assessment.catalogue.illustrative


def _mends(plan: Plan, sheet: Sheet) -> bool:
    return plan.result is not None and plan.catalogue.id == sheet.assessment.catalogue.id


def _first_sources(scored: Sheet | None, plan: Plan | None) -> list[str]:
    found = [] if scored is None else [scored.assessment.source]
    if plan is not None:
        found.append(f"{plan.title} (số {plan.number} ngày {date_text(plan.day)})")
    return [source for source in found if source]


def _newest(material: LeaderMaterial) -> str:
    days: list[date | None] = [published_day(one) for one in material.standings]
    days.append(None if material.sheet is None else material.sheet.assessment.data_date)
    days.append(None if material.plan is None else material.plan.day)
    days.append(None if material.board is None else material.board.newest_word)
    known = [day for day in days if day is not None]
    return f"Số liệu mới nhất: {date_text(max(known))}" if known else f"Số liệu: {UNKNOWN_LABEL}"


def _shares(scored: Sheet | None, known: Standing | None, material: LeaderMaterial) -> tuple[ShareBlock, ...]:
    if scored is not None:
        return (part_shares(scored), area_shares(scored, material.standings))
    contents = None if known is None else content_shares(known)
    sheet, plan, board = material.sheet, material.plan, material.board
    asked = None
    if sheet is not None and plan is not None and board is not None and board.requirements:
        asked = requirement_shares(sheet, board, plan.day)
    found = tuple(block for block in (contents, asked) if block is not None)
    return found or (ShareBlock(title="Từng lĩnh vực", dated=UNKNOWN_LABEL, rows=()),)
