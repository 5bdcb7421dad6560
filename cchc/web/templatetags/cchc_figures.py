"""Figures and bars as markup: escaped, linked, and told in words to who does not see them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cchc.web.agency_names import UNSTATED
from cchc.web.attainment_rows import AttainmentRow
from cchc.web.figures import Bar, Figure, Note
from cchc.web.sheet_rows import SheetRow

register = template.Library()
NOTHING = SafeString("")


@register.simple_tag
def figure(shown: Figure) -> SafeString:
    """A figure, linked to where it comes from, with the mark of its remark."""
    tag = (
        format_html('<a class="cc-figure cc-figure-{}" href="{}">{}</a>', shown.look, shown.href, shown.text)
        if shown.href
        else format_html('<span class="cc-figure cc-figure-{}">{}</span>', shown.look, shown.text)
    )
    return tag if shown.note is None else format_html("{} {}", tag, mark(shown.note))


@register.simple_tag
def mark(note: Note | None) -> SafeString:
    """The mark of a figure that is not sourced; it leads to its remark at the foot of the page."""
    if note is None:
        return NOTHING
    return format_html(
        '<a class="cc-mark" href="#ghi-chu-{0}" aria-label="{1}, ghi chú {0}">{1}<sup>({0})</sup></a>',
        note.number,
        note.label,
    )


@register.simple_tag
def bar(drawn: Bar | None) -> SafeString:
    """A bar: reached in full colour, missing hatched; the numbers stand beside it, so readers skip it."""
    if drawn is None:
        return NOTHING
    return format_html(
        '<svg class="cc-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="cc-bar-track" width="100" height="10"></rect>'
        '<rect class="cc-bar-reached" width="{}" height="10"></rect>'
        '<rect class="cc-bar-missing" x="{}" width="{}" height="10"></rect></svg>',
        drawn.reached,
        drawn.missing_from,
        drawn.missing,
    )


@register.simple_tag
def figure_cell(shown: Figure | None, label: str, step: int = 0, status: str = "") -> SafeString:
    """A cell with a figure; `step` tints a loss, `status` says beside it that it is not official.

    A level that has no such figure has an empty cell.
    """
    content = NOTHING if shown is None else figure(shown)
    if shown is not None and status:
        content = format_html('{} <span class="cc-tag cc-tag-unknown">{}</span>', content, status)
    heat = format_html(" cc-heat-{}", step) if step else ""
    return format_html('<td class="cc-num{}" data-label="{}">{}</td>', heat, label, content)


@register.simple_tag
def trace_cell(shown: Figure | None, code: str, label: str) -> SafeString:
    """A cell with the points of a line; choosing them opens the trace below, or as a page without script."""
    if shown is None:
        return format_html('<td class="cc-num" data-label="{}"></td>', label)
    if not shown.href:
        return figure_cell(shown, label)
    return format_html(
        '<td class="cc-num" data-label="{0}"><a class="cc-figure cc-figure-{1}" href="{2}" hx-get="{2}"'
        ' aria-label="{3} {6} {4}, xem cách tính">{4}</a> {5}</td>',
        label,
        shown.look,
        shown.href,
        code,
        shown.text,
        mark(shown.note),
        "điểm đạt" if label else "điểm",
    )


@register.simple_tag
def toggle(controls: str, named: str) -> SafeString:
    """A button that folds the rows it controls; hidden until the script that works it has come."""
    if not controls:
        return NOTHING
    return format_html(
        '<button class="cc-toggle" type="button" aria-expanded="true" aria-controls="{}" hidden>'
        '<span class="visually-hidden">Thu gọn hoặc mở {}</span></button>',
        controls,
        named,
    )


@register.simple_tag
def attained(row: AttainmentRow | None) -> SafeString:
    """Whether a requirement is met, and what is still to be done."""
    if row is None:
        return NOTHING
    verdict = format_html('<span class="cc-met cc-met-{}">{}</span>', row.look, row.label)
    return format_html("{} ({})", verdict, row.text) if row.text else verdict


@register.simple_tag
def name_cell(row: SheetRow) -> SafeString:
    """The name of a line, with what folds its children, its remark and its requirement."""
    asked = format_html(
        '<span class="cc-requirement">Yêu cầu: {}; kết quả: {}</span>',
        row.requirement,
        attained(row.attained),
    )
    return format_html(
        '<th scope="row">{}{} {}{}</th>',
        toggle(row.opens, row.code),
        row.name,
        mark(row.name_note),
        asked if row.requirement else "",
    )


@register.simple_tag
def status_cell(row: SheetRow) -> SafeString:
    """The state of a line; a line counted elsewhere leads there."""
    if not row.inside:
        return format_html('<td class="cc-tree-status cc-tree-{}">{}</td>', row.state or "none", row.status)
    return format_html('<td class="cc-tree-status"><a href="#{}">{}</a></td>', row.inside, row.status)


@register.simple_tag
def agency_cell(row: SheetRow) -> SafeString:
    """Who answers for a line; where a source names nobody, that is said."""
    unstated = format_html('<span class="cc-tag cc-tag-unknown">{}</span>', UNSTATED) if row.unstated else ""
    return (
        format_html('<td class="cc-tree-agency">{} {}</td>', row.agencies, unstated)
        if row.agencies
        else (format_html('<td class="cc-tree-agency">{}</td>', unstated))
    )
