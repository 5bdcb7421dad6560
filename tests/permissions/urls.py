"""The addresses of the site by the full name of each, as the urlconf writes them."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

KIND = re.compile(r"<\w+:")


def patterns() -> dict[str, str]:
    """Every address with its full name; what varies stands in angle brackets."""
    return dict(_below(get_resolver(), (), ""))


def _below(resolver: URLResolver, spaces: tuple[str, ...], before: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        whole = before + KIND.sub("<", str(entry.pattern))
        if isinstance(entry, URLPattern):
            yield ":".join((*spaces, entry.name or str(entry.pattern))), whole
        else:
            yield from _below(entry, (*spaces, entry.namespace) if entry.namespace else spaces, whole)
