"""What goes with an improvement plan: the submission to the committee and the decision that issues it."""

from collections.abc import Iterator

from cchc.core.document.improvement_plan import (
    END,
    aims,
    bases_of,
    inside,
    recipients_of,
    result_sentence,
    subject_of,
)
from cchc.core.document.kinds import DocumentKind
from cchc.core.document.letterhead import Letterhead
from cchc.core.document.official import Article, Block, Heading, OfficialDocument, Paragraph
from cchc.core.document.plan_tables import deducted
from cchc.core.document.tables import counted
from cchc.core.numerals import points_text
from cchc.core.plan.tasks import Plan
from cchc.core.scoring.sheet import Sheet

SUBMISSION = "tờ trình"
LAW = "Luật Tổ chức chính quyền địa phương"


def plan_submission(
    plan: Plan, sheet: Sheet | None, drafted_by: Letterhead, decided_by: Letterhead
) -> OfficialDocument:
    """The submission (tờ trình) by which the drafting agency asks the committee to issue the plan."""
    return OfficialDocument(
        kind=DocumentKind.PLAN_SUBMISSION,
        superior=drafted_by.superior,
        issuer=drafted_by.issuer,
        symbol=f"TTr-{drafted_by.sign}",
        place=drafted_by.place,
        type_name="TỜ TRÌNH",
        abstract=f"Về việc ban hành Kế hoạch {inside(subject_of(plan))}",
        addressees=(decided_by.decider,),
        blocks=tuple(_submission(plan, sheet, drafted_by, decided_by)),
        authority=drafted_by.authority,
        position=drafted_by.position,
        signer=drafted_by.signer,
        recipients=("Như trên", f"Lãnh đạo {drafted_by.issuer}"),
        drafter=drafted_by.drafter,
        illustrative=_illustrative(sheet),
    )


def _submission(
    plan: Plan, sheet: Sheet | None, drafted_by: Letterhead, decided_by: Letterhead
) -> Iterator[Block]:
    yield Paragraph(
        f"{drafted_by.issuer} kính trình {decided_by.decider} xem xét, ban hành Kế hoạch "
        f"{inside(subject_of(plan))}, với những nội dung chính như sau:"
    )
    yield Heading(1, "SỰ CẦN THIẾT BAN HÀNH")
    yield from _reasons(plan, sheet)
    yield Heading(1, "NỘI DUNG CHÍNH CỦA DỰ THẢO KẾ HOẠCH")
    yield from aims(plan)
    if plan.tasks:
        yield Heading(2, "Nhiệm vụ")
        yield Paragraph(_numbers(plan))
    yield Heading(1, "ĐỀ XUẤT, KIẾN NGHỊ")
    yield Paragraph(
        f"{drafted_by.issuer} kính trình {decided_by.decider} xem xét, quyết định (gửi kèm dự thảo Quyết "
        f"định và dự thảo Kế hoạch){END}"
    )


def _reasons(plan: Plan, sheet: Sheet | None) -> Iterator[Block]:
    told = result_sentence(sheet)
    if told:
        yield Paragraph(f"{told}.")
    lost = deducted(plan, sheet)
    if lost is not None:
        whole = f", tổng số điểm bị trừ là {points_text(lost.amount, lost.places)} điểm"
        yield Paragraph(
            f"Có {counted(lost.lines)} tiêu chí, tiêu chí thành phần bị trừ điểm"
            f"{whole if lost.amount is not None else ''}."
        )
    for text in bases_of(plan):
        if SUBMISSION not in text.lower():
            yield Paragraph(f"Căn cứ {text.rstrip('.;')}.")
    yield Paragraph(
        "Để khắc phục những hạn chế nêu trên và nâng cao kết quả trong các năm tiếp theo, việc ban hành "
        "Kế hoạch là cần thiết."
    )


def _numbers(plan: Plan) -> str:
    general = f"{counted(len(plan.general_duties))} nhiệm vụ chung và " if plan.general_duties else ""
    leads = len({lead for task in plan.tasks for lead in task.leads})
    return (
        f"Dự thảo Kế hoạch gồm {general}{counted(len(plan.tasks))} nhiệm vụ cụ thể giao "
        f"{counted(leads)} cơ quan, nhóm cơ quan chủ trì; mỗi nhiệm vụ có cơ quan chủ trì, cơ quan "
        "phối hợp và thời gian hoàn thành."
    )


def plan_decision(
    plan: Plan, sheet: Sheet | None, decided_by: Letterhead, drafted_by: Letterhead
) -> OfficialDocument:
    """The decision (quyết định) of the committee that issues the plan."""
    asked = f"Theo đề nghị của {drafted_by.head} tại Tờ trình số …/TTr-{drafted_by.sign} ngày … tháng … năm …"
    subject = f"Kế hoạch {inside(subject_of(plan))}"
    return OfficialDocument(
        kind=DocumentKind.PLAN_DECISION,
        issuer=decided_by.issuer,
        symbol=f"QĐ-{decided_by.sign}",
        place=decided_by.place,
        type_name="QUYẾT ĐỊNH",
        abstract=f"Về việc ban hành {subject}",
        deciding=decided_by.decider,
        legal_bases=(*_competence(plan), *bases_of(plan), *(() if _submitted(plan) else (asked,))),
        blocks=(
            Paragraph("QUYẾT ĐỊNH:", "centred"),
            Article(f"Ban hành kèm theo Quyết định này {subject}."),
            Article("Quyết định này có hiệu lực thi hành kể từ ngày ký."),
            Article(
                f"Chánh Văn phòng {decided_by.issuer}, {drafted_by.head}, Thủ trưởng các cơ quan, đơn vị "
                f"và tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này{END}"
            ),
        ),
        authority=decided_by.authority,
        position=decided_by.position,
        signer=decided_by.signer,
        recipients=("Như Điều 3", *recipients_of(plan)),
        drafter=decided_by.drafter,
        illustrative=_illustrative(sheet),
    )


def _submitted(plan: Plan) -> bool:
    """Whether the plan itself names the submission on which it rests."""
    return any(SUBMISSION in text.lower() for text in bases_of(plan))


def _competence(plan: Plan) -> tuple[str, ...]:
    """By what law a committee decides, where the plan itself does not name it."""
    return () if any(LAW in text for text in plan.legal_bases) else (LAW,)


def _illustrative(sheet: Sheet | None) -> bool:
    return sheet is not None and sheet.assessment.illustrative
