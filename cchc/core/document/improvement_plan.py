"""The improvement plan as a document: aims, general duties, tasks, who carries it out, its annexes."""

import re
from collections.abc import Iterator
from itertools import groupby

from cchc.core.document.head_wording import annex_name
from cchc.core.document.kinds import DocumentKind
from cchc.core.document.letterhead import Letterhead
from cchc.core.document.official import Annex, Block, Bullet, Grid, Heading, OfficialDocument, Paragraph
from cchc.core.document.plan_tables import (
    criteria_table,
    deducted,
    deducted_section,
    is_asked,
    tasks_table,
)
from cchc.core.document.tables import counted
from cchc.core.numerals import points_text
from cchc.core.plan.tasks import Plan
from cchc.core.report.wording import INDEX_NAMES, Names, agencies_text
from cchc.core.scoring.sheet import Sheet

CITED_IN = re.compile(r"\s*\(dẫn tại [^)]*\)")
KIND_WORD = re.compile(r"^(kế hoạch|quyết định|tờ trình)\s+", re.IGNORECASE)
OF_AN_ARTICLE = "Như Điều"
END = "./."
OPEN = (":", "…")  # after which no full stop is put
TASKS, CRITERIA, DEDUCTIONS = "tasks", "criteria", "deductions"
WIDE = 5  # columns of tasks that still fit an upright page


def improvement_plan(plan: Plan, sheet: Sheet | None, names: Names, head: Letterhead) -> OfficialDocument:
    """Build the plan for signature; `sheet` is the result that it mends.

    Number and day are left open: a signed plan has its own.
    """
    return OfficialDocument(
        kind=DocumentKind.IMPROVEMENT_PLAN,
        superior=head.superior,
        issuer=head.issuer,
        symbol=f"KH-{head.sign}",
        place=head.place,
        type_name="KẾ HOẠCH",
        abstract=subject_of(plan),
        legal_bases=bases_of(plan),
        blocks=tuple(_blocks(plan, sheet, names, head.issuer)),
        authority=head.authority,
        position=head.position,
        signer=head.signer,
        recipients=recipients_of(plan),
        drafter=head.drafter,
        annexes=tuple(_annexes(plan, sheet, names)),
        illustrative=sheet is not None and sheet.assessment.illustrative,
    )


def recipients_of(plan: Plan) -> tuple[str, ...]:
    """Who gets the plan, without those whom the articles of its decision name."""
    return tuple(text for text in plan.recipients if not text.startswith(OF_AN_ARTICLE))


def subject_of(plan: Plan) -> str:
    """What the plan is about, without the word 'Kế hoạch'; begins with a capital letter."""
    text = KIND_WORD.sub("", plan.title)
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """A subject inside a sentence: its first letter small, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def bases_of(plan: Plan) -> tuple[str, ...]:
    """The legal bases of the plan without the remarks where each is cited."""
    return tuple(CITED_IN.sub("", text) for text in plan.legal_bases if CITED_IN.search(text) is None)


def result_sentence(sheet: Sheet | None) -> str:
    """`Năm 2017, … đạt 80,29 điểm, xếp thứ 20/63`; empty without a result whose total is known."""
    if sheet is None or sheet.total.points.exact is None:
        return ""
    assessment = sheet.assessment
    places = assessment.catalogue.rounding.places
    text = f"Năm {assessment.year}, Chỉ số cải cách hành chính của {unit_inside(assessment.unit.name)} đạt "
    text += f"{points_text(sheet.total.points.exact, places)} điểm"
    published = assessment.published
    if published is None or published.total.rank is None:
        return text
    among = f"/{published.units}" if published.units else ""
    return f"{text}, xếp thứ {published.total.rank}{among}"


def unit_inside(name: str) -> str:
    """A name inside a sentence: `tỉnh Vĩnh Phúc`."""
    return name[:1].lower() + name[1:] if name.startswith(("Tỉnh ", "Thành phố ")) else name


def _blocks(plan: Plan, sheet: Sheet | None, names: Names, issuer: str) -> Iterator[Block]:
    yield Paragraph(f"{issuer} ban hành Kế hoạch {inside(subject_of(plan))}, với các nội dung sau:")
    yield Heading(1, "MỤC ĐÍCH, YÊU CẦU")
    yield from _purpose(plan, sheet)
    wanted = tuple(_wanted(plan, sheet))
    yield from (Heading(1, "MỤC TIÊU VÀ NHIỆM VỤ"), *wanted) if wanted else ()
    yield Heading(1, "TỔ CHỨC THỰC HIỆN")
    yield from _carrying_out(plan, names)


def _wanted(plan: Plan, sheet: Sheet | None) -> Iterator[Block]:
    yield from aims(plan)
    if plan.general_duties:
        yield Heading(2, "Nhiệm vụ chung")
        for duty in plan.general_duties:
            yield from _entries(duty.text)
    yield from _requirements(plan)
    yield from _specific(plan, sheet)


def aims(plan: Plan) -> Iterator[Block]:
    """The targets with their years; which index they are for where the plan has aims of several."""
    several = len({target.index for target in plan.targets}) > 1
    if plan.targets:
        yield Heading(2, "Mục tiêu")
    for target in plan.targets:
        year = f"Năm {target.year}" if target.year is not None else ""
        index = INDEX_NAMES.get(target.index, target.index) if several else ""
        told = ", ".join(part for part in (year, index) if part)
        text = f"{target.text.rstrip('.;')}."
        yield Bullet(f"{told}: {inside(text)}" if told else text)


def _purpose(plan: Plan, sheet: Sheet | None) -> Iterator[Block]:
    told = result_sentence(sheet)
    if told:
        yield Paragraph(f"{told}.")
    yield Bullet(
        "Khắc phục các tiêu chí, tiêu chí thành phần bị trừ điểm; giữ vững các tiêu chí đạt điểm tối đa."
    )
    yield Bullet(
        "Mỗi nhiệm vụ có cơ quan chủ trì, thời gian hoàn thành và gắn với tiêu chí cần cải thiện; "
        "người đứng đầu cơ quan chủ trì chịu trách nhiệm về kết quả."
    )
    annexes = _kept(plan, sheet)
    if DEDUCTIONS in annexes:
        where = annex_name(annexes.index(DEDUCTIONS), len(annexes))
        yield Paragraph(f"Các tiêu chí, tiêu chí thành phần bị trừ điểm được tổng hợp tại {where}.")


def _specific(plan: Plan, sheet: Sheet | None) -> Iterator[Block]:
    """What the annexes of tasks and of criteria hold."""
    annexes = _kept(plan, sheet)
    where = {one: annex_name(place, len(annexes)) for place, one in enumerate(annexes)}
    if TASKS in where or CRITERIA in where:
        yield Heading(2, "Nhiệm vụ cụ thể")
    if TASKS in where:
        yield Paragraph(
            f"Gồm {counted(len(plan.tasks))} nhiệm vụ, giao cơ quan chủ trì, cơ quan phối hợp và thời gian "
            f"hoàn thành theo {where[TASKS]} kèm theo Kế hoạch này."
        )
    if CRITERIA in where:
        asked = len({entry.line for entry in plan.criteria if is_asked(entry)})
        yield Paragraph(
            f"Cơ quan chủ trì, cơ quan phối hợp, yêu cầu và tài liệu kiểm chứng của {counted(asked)} tiêu "
            f"chí, tiêu chí thành phần theo {where[CRITERIA]} kèm theo Kế hoạch này."
        )


def _kept(plan: Plan, sheet: Sheet | None) -> tuple[str, ...]:
    """The annexes that the plan has something for, in their order."""
    there = ((TASKS, plan.tasks), (CRITERIA, plan.criteria), (DEDUCTIONS, deducted(plan, sheet)))
    return tuple(name for name, held in there if held)


def _requirements(plan: Plan) -> Iterator[Block]:
    """The requirements in the body of the plan, below the title of their section."""
    for section, found in groupby(plan.body_requirements, key=lambda one: one.section):
        named = INDEX_NAMES.get(section)
        yield Heading(2, f"Nâng cao {named}" if named else section)
        for requirement in found:
            yield from _entries(requirement.text)


def _entries(text: str) -> Iterator[Bullet]:
    """What was written in several lines, dashes of its own among them, as an entry for each line."""
    lines = [line.strip("-+ ").rstrip("./; ") for line in text.splitlines()]
    yield from (Bullet(f"{line}{'' if line.endswith(OPEN) else '.'}") for line in lines if line)


def _carrying_out(plan: Plan, names: Names) -> Iterator[Block]:
    if plan.area_leads:
        yield Heading(2, "Chấm điểm và giải trình")
    areas = {area.key: area.title for area in plan.catalogue.areas}
    for entry in plan.area_leads:
        title = areas.get(entry.area, "")
        yield Bullet(f"{names(entry.lead)} chủ trì lĩnh vực {entry.area}{f': {title}' if title else ''}.")
    if plan.reporting:
        yield Heading(2, "Chế độ báo cáo")
        for report in plan.reporting:
            rhythm = f" Thời gian: {report.rhythm}." if report.rhythm else ""
            who = f"{agencies_text(report.who, names)}: " if report.who else ""
            yield Bullet(f"{who}{report.text.rstrip('.')}.{rhythm}")
    if plan.budget:
        yield Heading(2, "Kinh phí")
        yield Paragraph(f"{plan.budget.rstrip('.')}.")
    yield Heading(2, "Trách nhiệm thi hành")
    yield Paragraph(
        "Thủ trưởng các cơ quan, đơn vị nêu tại Kế hoạch này tổ chức thực hiện nghiêm túc, đúng thời gian. "
        f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, kịp thời phản ánh để được xem xét{END}"
    )


def _annexes(plan: Plan, sheet: Sheet | None, names: Names) -> Iterator[Annex]:
    if plan.tasks:
        tasks = tasks_table(plan, names)
        yield Annex(title="Giao nhiệm vụ cụ thể", blocks=(Grid(tasks),), landscape=len(tasks.columns) > WIDE)
    if plan.criteria:
        title = "Phân công thực hiện các tiêu chí, tiêu chí thành phần"
        yield Annex(title=title, blocks=(Grid(criteria_table(plan, names)),), landscape=True)
    lost = deducted_section(plan, sheet, names)
    if lost is not None:
        year = "" if sheet is None else f" năm {sheet.assessment.year}"
        title = f"Tổng hợp tiêu chí bị trừ điểm{year}"
        yield Annex(title=title, blocks=(Grid(lost),), landscape=True)
