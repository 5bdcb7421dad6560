"""Coverage of lost points by the tasks of a plan: by closeness, by line, by task, and by cause apart."""

from decimal import Decimal

from cchc.core.numerals import date_text
from cchc.core.plan.coverage import Coverage
from cchc.core.report import cells
from cchc.core.report.cells import Cell
from cchc.core.report.coverage_levels import levels_section
from cchc.core.report.coverage_lines import causes_sections, lines_section
from cchc.core.report.coverage_tasks import tasks_section
from cchc.core.report.outline import Fact, Report
from cchc.core.report.title_block import result_facts, subtitle_of
from cchc.core.report.wording import Names


def coverage_report(coverage: Coverage, names: Names) -> Report:
    """Build the coverage of a result by a plan; `names` turns the identifier of an agency into its name.

    Points are exact decimals. Reading by code is computed; reading by cause is a person's judgement.
    """
    plan, assessment = coverage.plan, coverage.sheet.assessment
    return Report(
        "coverage",
        "ĐỐI CHIẾU ĐIỂM BỊ TRỪ VỚI NHIỆM VỤ CỦA KẾ HOẠCH",
        subtitle_of(assessment),
        (
            Fact("plan", "Kế hoạch", Cell(f"{plan.number} ngày {date_text(plan.day)}: {plan.title}"), "head"),
            *result_facts(assessment),
            *_figures(coverage),
        ),
        (
            levels_section(coverage),
            lines_section(coverage, names),
            tasks_section(coverage, names),
            *causes_sections(coverage),
        ),
        _notes(coverage),
        assessment.illustrative or assessment.catalogue.illustrative,
    )


def _figures(coverage: Coverage) -> tuple[Fact, ...]:
    """The figures a chairman asks for: lost, named by nobody, to be won back, idle tasks."""
    places = coverage.sheet.assessment.catalogue.rounding.places
    lost = sum((line.lost for line in coverage.lines), Decimal(0))
    useful, idle = len(coverage.useful_tasks), len(coverage.idle_tasks)
    back = f"{cells.points(coverage.can_win_back, places)} điểm, bởi {useful} nhiệm vụ"
    return (
        Fact("lost", "Điểm chưa đạt", Cell(f"{cells.points(lost, places)} điểm", lost, places=places)),
        *(_unnamed_fact(coverage, group.id, group.name, places) for group, _ in coverage.sheet.groups),
        Fact("can_win_back", "Lấy lại được nhiều nhất", Cell(back, coverage.can_win_back, places=places)),
        Fact(
            "idle_tasks", "Nhiệm vụ không nêu điểm bị trừ nào", Cell(f"{idle}/{useful + idle} nhiệm vụ", idle)
        ),
    )


def _unnamed_fact(coverage: Coverage, group: str, name: str, places: int) -> Fact:
    unnamed = [line for line in coverage.of_group(group) if not line.named]
    amount = sum((line.lost for line in unnamed), Decimal(0))
    codes = ", ".join(line.line.node.code or line.line.node.title for line in unnamed)
    text = f"{cells.points(amount, places)} điểm{f': {codes}' if codes else ''}"
    label = f"Không nhiệm vụ nào nêu ({name[:1].lower()}{name[1:]})"
    return Fact(f"unnamed_{group}", label, Cell(text, amount, places=places))


def _notes(coverage: Coverage) -> tuple[str, ...]:
    """Parts with losses to which no task goes, and tasks that go to a part where nothing is lost."""
    named = {covered.line.node.part for covered in coverage.lines if covered.named}
    untouched = (
        f"Không nhiệm vụ nào nhằm vào {_lower(part.name)} ({cells.points(figure.shortfall)} điểm chưa đạt)."
        for part, figure in coverage.sheet.parts
        if figure.shortfall and part.id not in named
    )
    return (*untouched, *_wasted(coverage), *coverage.plan.notes)


def _wasted(coverage: Coverage) -> tuple[str, ...]:
    notes = []
    for part, figure in coverage.sheet.parts:
        aimed = [
            task.id
            for task in coverage.plan.tasks
            if any(mend.kind == "part" and mend.target == part.id for mend in task.mends)
        ]
        if aimed and figure.shortfall == 0:
            notes.append(f"Nhiệm vụ {', '.join(aimed)} nhằm vào {_lower(part.name)}, nơi đã đạt điểm tối đa.")
    return tuple(notes)


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"
