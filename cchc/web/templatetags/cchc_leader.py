"""Words of the chairman's page with their way back to the figures, and its bars."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cchc.core.report.leader_blocks import Origin, ShareRow
from cchc.web.leader_rows import origin_href

register = template.Library()


@register.simple_tag
def told(text: str, origin: Origin | None, unit: str) -> SafeString:
    """A text that leads to the page on which it can be checked; on paper it is plain."""
    href = origin_href(origin, unit)
    if not href or not text:
        return format_html("{}", text)
    return format_html('<a class="ld-link" href="{}">{}</a>', href, text)


@register.simple_tag
def share_bar(row: ShareRow) -> SafeString:
    """Reached in full colour, lost hatched from the right; the numbers stand beside it."""
    share, lost = row.share or 0, row.lost or 0
    look = "" if row.share is not None else " ld-bar-unknown"
    return format_html(
        '<svg class="ld-bar{}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="ld-bar-track" width="100" height="10"></rect>'
        '<rect class="ld-bar-reached" width="{}" height="10"></rect>'
        '<rect class="ld-bar-lost" x="{}" width="{}" height="10"></rect></svg>',
        look,
        share,
        100 - lost,
        lost,
    )
