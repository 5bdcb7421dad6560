"""What only the chairman can settle: losses without an owner, contradictions, contents that nobody serves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc.core.catalogue.nodes import Conflict
from cchc.core.index.standing import Standing
from cchc.core.numerals import points_text
from cchc.core.plan.attainment import Met
from cchc.core.plan.board import Board
from cchc.core.plan.coverage import Coverage
from cchc.core.plan.served import served, serves
from cchc.core.plan.tasks import Plan
from cchc.core.report.leader_blocks import LeaderDecision, Origin
from cchc.core.report.leader_standings import published_day, wanted
from cchc.core.report.leader_wording import CODE, dated, judged, line_name, listed, plain
from cchc.core.scoring.deduction import DeductionTable
from cchc.core.scoring.sheet import Line, Sheet

PERCENT = re.compile(r"\d+(?:,\d+)?%")


@dataclass(frozen=True, slots=True)
class LeaderMaterial:
    """Everything from which the chairman's page is made; what does not exist is None."""

    sheet: Sheet | None
    table: DeductionTable | None
    plan: Plan | None
    covered: Coverage | None
    board: Board | None
    standings: tuple[Standing, ...]


def decisions(material: LeaderMaterial) -> tuple[LeaderDecision, ...]:
    """All that waits for the chairman, losses first."""
    return tuple(_found(material))


def _found(material: LeaderMaterial) -> Iterator[LeaderDecision]:
    sheet, table, plan = material.sheet, material.table, material.plan
    if sheet is not None and table is not None:
        yield from _unowned(sheet, table)
        yield from _silent(sheet, table)
    if material.covered is not None:
        yield from _unserved(material.covered)
    if plan is not None:
        yield from _contradictions(plan)
        yield from _without_owner(plan, material.standings)
        yield from _targets_unknown(plan, material.standings)
    if plan is not None and sheet is not None and material.board is not None:
        yield from _without_facts(plan, sheet, material.board)


def _unowned(sheet: Sheet, table: DeductionTable) -> Iterator[LeaderDecision]:
    for loss in table.by_agency:
        if not loss.agencies:
            lines = len({item.line for item in loss.items})
            yield LeaderDecision(
                fact=f"{points_text(loss.amount)} trong {points_text(table.total)} điểm bị trừ, ở {lines} "
                "tiêu chí, chưa ghi cơ quan chịu trách nhiệm.",
                asked="Giao cơ quan chịu trách nhiệm cho từng tiêu chí.",
                dated=dated(sheet.assessment.data_date),
                origin=Origin("agencies", sheet.assessment.id),
            )


def _silent(sheet: Sheet, table: DeductionTable) -> Iterator[LeaderDecision]:
    if table.silent:
        named = listed((f"{line_name(line.node)}{_survey_rank(sheet, line)}" for line in table.silent), 2)
        yield LeaderDecision(
            fact=f"{points_text(table.silent_total)} điểm mất không có trong bảng trừ điểm: {named}.",
            asked="Giao một cơ quan tìm nguyên nhân và đề xuất cách khắc phục.",
            dated=dated(sheet.assessment.data_date),
            origin=Origin("deductions", sheet.assessment.id),
        )


def _survey_rank(sheet: Sheet, line: Line) -> str:
    published = sheet.assessment.published
    ranks = {} if published is None else {part: figure.rank for part, figure in published.parts}
    rank = ranks.get(line.node.part or "")
    of = f"/{published.units}" if published is not None and published.units else ""
    return "" if rank is None else f" (hạng {rank}{of})"


def _unserved(covered: Coverage) -> Iterator[LeaderDecision]:
    direct = [line for line in covered.of_group("direct") if not line.named]
    if direct:
        amount = sum((line.lost for line in direct), Decimal(0))
        direct.sort(key=lambda line: -line.lost)
        named = listed((line_name(line.line.node) for line in direct), 1)
        yield LeaderDecision(
            fact=f"{points_text(amount)} điểm trực tiếp đã mất mà không nhiệm vụ nào của kế hoạch nêu: "
            f"{named}.",
            asked="Bổ sung nhiệm vụ vào kế hoạch.",
            dated=dated(covered.plan.day, "kế hoạch"),
            origin=Origin("coverage", covered.plan.id),
        )


def _contradictions(plan: Plan) -> Iterator[LeaderDecision]:
    if plan.conflicts:
        values = sorted((found for found in plan.conflicts if _values(found)), key=_how_many)
        others = sorted((found for found in plan.conflicts if not CODE.search(found.about)), key=_of_words)
        told = [_sides(found) for found in values] or [_quoted(found) for found in others]
        told = told[: 2 if values else 1]
        examples = f", như {'; '.join(told)}" if told else ""
        yield LeaderDecision(
            fact=f"Kế hoạch có {len(plan.conflicts)} chỗ nêu khác nhau{examples}.",
            asked="Thống nhất một cách hiểu cho từng chỗ.",
            dated=dated(plan.day, "kế hoạch"),
            origin=Origin("conflicts", plan.id),
        )


def _how_many(found: Conflict) -> int:
    """How many percentages the two sides state: one against one is the plainest."""
    return sum(len(side) for side in _values(found) or ())


def _of_words(found: Conflict) -> bool:
    """Whether neither side states a percentage."""
    return not PERCENT.search(found.first.says + found.second.says)


def _values(found: Conflict) -> tuple[frozenset[str], frozenset[str]] | None:
    """The percentages of both sides where each states some and they differ."""
    first, second = (frozenset(PERCENT.findall(side.says)) for side in (found.first, found.second))
    return (first, second) if first and second and first != second else None


def _sides(found: Conflict) -> str:
    both = _values(found) or (frozenset(), frozenset())
    first, second = (", ".join(sorted(side, key=_number)) for side in both)
    return f"{_quoted(found)} ghi cả {first} và {second}"


def _quoted(found: Conflict) -> str:
    return f"“{plain(found.about)}”"


def _number(text: str) -> Decimal:
    return Decimal(text.removesuffix("%").replace(",", "."))


def _without_owner(plan: Plan, standings: Sequence[Standing]) -> Iterator[LeaderDecision]:
    for one in standings:
        if one.league is not None and serves(plan, one.index):
            first = plan.period[0]
            without = served(plan, one.index, one.league.year).without_owner
            lines = tuple(line for line in without if line.exists_in(first))  # later ones it could not know
            if lines:
                named = listed((f"“{plain(line.title)}”" for line in lines), 2)
                yield LeaderDecision(
                    fact=f"{one.index.short_name}: kế hoạch không giao cơ quan nào cho {named}.",
                    asked="Giao cơ quan chủ trì.",
                    dated=f"{dated(plan.day, 'kế hoạch')}; {dated(published_day(one), 'công bố')}",
                    origin=Origin("profile", one.index.id),
                )


def _targets_unknown(plan: Plan, standings: Sequence[Standing]) -> Iterator[LeaderDecision]:
    names = [one.index.short_name for one in standings if one.rank is None and wanted(plan, one)]
    if names:
        yield LeaderDecision(
            fact=f"Kế hoạch đặt mục tiêu xếp hạng cho {', '.join(names)} nhưng chưa biết thứ hạng để tính "
            "còn cách bao xa.",
            asked="Giao Sở Nội vụ nhập kết quả, thứ hạng đã công bố.",
            dated=dated(plan.day, "kế hoạch"),
            origin=Origin("plan", plan.id),
        )


def _without_facts(plan: Plan, sheet: Sheet, board: Board) -> Iterator[LeaderDecision]:
    unknown, waiting = board.count(Met.UNKNOWN), board.count(Met.BY_PERSON)
    if unknown or waiting:
        yield LeaderDecision(
            fact=f"Trong {len(board.requirements)} yêu cầu của kế hoạch, {unknown} chưa có số liệu và "
            f"{waiting} chưa được người có trách nhiệm xác nhận.",
            asked="Giao thời hạn gửi số liệu cho các cơ quan.",
            dated=judged(board, sheet.assessment.data_date or plan.day),
            origin=Origin("board", sheet.assessment.id),
        )
