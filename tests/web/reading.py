"""What a reader sees of a page: its words without markup, and the words of one part of it."""

import re
from html import unescape
from html.parser import HTMLParser

from django.http import HttpResponse

VOID = {"meta", "link", "img", "input", "br"}
MARKUP = re.compile(r"<[^>]+>")
SPACE = re.compile(r"\s+")


def html(response: HttpResponse) -> str:
    """The page as it was sent, which must have gone well."""
    assert response.status_code == 200
    return response.content.decode()


def words(markup: str) -> str:
    """The words of a piece of markup, with single spaces."""
    return SPACE.sub(" ", unescape(MARKUP.sub(" ", markup))).strip()


def part(page: str, identifier: str) -> str:
    """The markup of the element with this identifier."""
    reader = _Part(identifier)
    reader.feed(page)
    assert reader.found, f"no element #{identifier}"
    return "".join(reader.found)


class _Part(HTMLParser):
    def __init__(self, identifier: str) -> None:
        super().__init__(convert_charrefs=False)
        self.identifier, self.depth, self.found = identifier, 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth or ("id", self.identifier) in attrs:
            self.found.append(self.get_starttag_text() or "")
            self.depth += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        if self.depth:
            self.found.append(f"</{tag}>")
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.found.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")
