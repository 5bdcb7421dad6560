"""The acts on a portion as buttons and forms, and the filter of its lines."""

from dataclasses import dataclass

from cchc.core.campaign.circuit import APPRAISALS
from cchc.core.campaign.portion import Act
from cchc.records.entries.queries.portion_sheet import PortionSheet
from cchc.web.portion_contested import FILTER_NAMES
from cchc.web.portion_forms import ReturnForm
from cchc.web.portion_rows import CONTESTED, Shown, portion_address, wanted

AGREE = "dong-y-tat-ca"
SLUGS = {Act.SUBMIT: "gui", Act.WITHDRAW: "rut-lai", Act.CONFIRM: "duyet", Act.ACCEPT: "tiep-nhan"}
LABELS = {
    Act.SUBMIT: "Gửi lãnh đạo đơn vị duyệt",
    Act.WITHDRAW: "Rút lại để sửa",
    Act.CONFIRM: "Duyệt, chuyển khỏi đơn vị",
    Act.ACCEPT: "Tiếp nhận",
    Act.RETURN: "Trả lại để bổ sung",
}
LEADS = {
    Act.CONFIRM: "Duyệt xong, số liệu rời đơn vị và không sửa được nữa nếu không được mở lại.",
    Act.RETURN: "Phần việc trở về trạng thái sửa được đến hết ngày đã ghi, kể cả khi bước đã đóng.",
}
FILTERS: tuple[tuple[Shown, str], ...] = (("", "Tất cả"), ("con-thieu", "Còn thiếu"), ("da-co", "Đã có"))


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act that is open to the person; with a form where it asks for something."""

    name: str
    label: str
    href: str
    lead: str = ""
    main: bool = False
    form: ReturnForm | None = None


@dataclass(frozen=True, slots=True)
class FilterLink:
    """One choice of the filter of lines."""

    text: str
    href: str
    chosen: bool


def act_rows(sheet: PortionSheet, form: ReturnForm) -> tuple[ActRow, ...]:
    """The acts on the whole portion, in the order in which they come; reopening has a page of its own."""
    rows = [_act(sheet, act, form) for act in sheet.acts if act in LABELS]
    left = len(sheet.portion.lines) - sheet.filled
    if sheet.may_edit and sheet.portion.step in APPRAISALS and left:
        href = portion_address(sheet, "web:portion_act", AGREE)
        lead = "Kết luận bằng đúng số liệu của đơn vị; dòng có giải trình phải kết luận riêng."
        rows.insert(0, ActRow(AGREE, "Đồng ý tất cả các dòng còn lại", href, lead))
    return tuple(rows)


def _act(sheet: PortionSheet, act: Act, form: ReturnForm) -> ActRow:
    if act is Act.RETURN:
        href = portion_address(sheet, "web:portion_act", "tra-lai")
        return ActRow("tra-lai", LABELS[act], href, LEADS[act], form=form)
    slug = SLUGS[act]
    lead = LEADS.get(act, "")
    if act is Act.SUBMIT and sheet.gaps:
        lead = f"Còn {len({gap.line for gap in sheet.gaps})} dòng thiếu, chưa gửi được."
    return ActRow(
        slug, LABELS[act], portion_address(sheet, "web:portion_act", slug), lead, act is not Act.WITHDRAW
    )


def acts_title(sheet: PortionSheet) -> str:
    """What the person is to do with the portion."""
    return "Việc cần làm với cả phần việc" if sheet.acts else "Việc có thể làm"


def shown_choices(sheet: PortionSheet, asked: str) -> tuple[Shown, tuple[FilterLink, ...]]:
    """The filter that is asked for, and all choices with how many lines each has."""
    named = FILTER_NAMES.get(sheet.round)
    filters: tuple[tuple[Shown, str], ...] = (*FILTERS, *([(CONTESTED, named)] if named else ()))
    shown: Shown = next((value for value, _ in filters if value == asked), "")
    if sheet.hidden:
        return "", ()
    here = portion_address(sheet)
    return shown, tuple(
        FilterLink(
            f"{text} ({sum(wanted(sheet, line, value) for line in sheet.lines)})",
            f"{here}?loc={value}#cac-dong" if value else f"{here}#cac-dong",
            value == shown,
        )
        for value, text in filters
    )
