"""What the forms of a page would send, and every name that a form of the site knows."""

import pkgutil
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from importlib import import_module

from django import forms

import cchc.web

NO_VALUE = {"submit", "button", "image", "reset"}


class _Fields(HTMLParser):
    """Names of fields with the values that they stand at; of files only the names."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.files: set[str] = set()
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "select":
            self._select = name
        if tag == "option" and self._select:
            self.values.setdefault(self._select, []).append(given.get("value", ""))
        if not name or name == "csrfmiddlewaretoken":
            return
        if given.get("type") == "file":
            self.files.add(name)
        elif tag in ("input", "textarea", "button"):
            self.values.setdefault(name, []).append(given.get("value", ""))


def fields_of_page(page: str) -> tuple[dict[str, list[str]], frozenset[str]]:
    """By name the values that stand in a page, and the names of its files."""
    reader = _Fields()
    reader.feed(page)
    return {name: values for name, values in reader.values.items() if name}, frozenset(reader.files)


@cache
def known_names() -> tuple[str, ...]:
    """Every name of a field of a form of the site, wherever it is used."""
    for module in pkgutil.walk_packages(cchc.web.__path__, "cchc.web."):
        if ".migrations" not in module.name:
            import_module(module.name)
    found = {name for form in _forms(forms.BaseForm) for name in getattr(form, "base_fields", {})}
    return tuple(sorted(found))


def _forms(kind: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for one in kind.__subclasses__():
        yield one
        yield from _forms(one)
