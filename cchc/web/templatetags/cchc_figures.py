"""Figures and bars as markup: escaped, linked, and told in words to who does not see them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cchc.web.figures import Bar, Figure, Note

register = template.Library()


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
        return format_html("")
    return format_html(
        '<a class="cc-mark" href="#ghi-chu-{0}" aria-label="{1}, ghi chú {0}">{1}<sup>({0})</sup></a>',
        note.number,
        note.label,
    )


@register.simple_tag
def bar(drawn: Bar | None) -> SafeString:
    """A bar: reached in full colour, missing hatched; the numbers stand beside it, so readers skip it."""
    if drawn is None:
        return format_html("")
    return format_html(
        '<svg class="cc-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="cc-bar-track" width="100" height="10"></rect>'
        '<rect class="cc-bar-reached" width="{}" height="10"></rect>'
        '<rect class="cc-bar-missing" x="{}" width="{}" height="10"></rect></svg>',
        drawn.reached,
        drawn.missing_from,
        drawn.missing,
    )
