"""Codes by the order of the lines, in the way a draft is numbered already; proposed, never imposed."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cchc.core.errors import UnknownReference
from cchc.files.catalogue_import.annex_numbers import ROMAN
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.draft_editing import copied, find
from cchc.files.catalogue_import.scale_written import Written

LETTERS = "abcdđeghiklmnopqrstuvxy"
TENS, ONES = ("", "X", "XX", "XXX"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
PLACED = re.compile(r"([0-9]{1,3})\.[0-9]{1,3}")
Sign = Literal["digits", "roman", "letter", "placed"]


@dataclass(frozen=True, slots=True)
class Form:
    """How sisters are numbered: `below`: behind the code of their parent; `placed`: behind its place."""

    below: bool
    sign: Sign


@dataclass(slots=True)
class _Numbering:
    """The new codes while the tree is walked; numbers of their own go on over the areas."""

    by_depth: Mapping[int, Form]
    codes: dict[str, str] = field(default_factory=dict)
    reached: Counter[int] = field(default_factory=Counter)

    def sisters(self, lines: list[Written], old: str, new: str, place: int, depth: int) -> None:
        form = _common([form_of(line.get("code"), old) for line in lines]) or self.by_depth.get(depth)
        for number, line in enumerate(lines, start=1):
            before = line.get("code") or ""
            odd = bool(before) and form is None and signs_of(before, old) is None
            code = before if odd else self._code(form, new, place, number, depth) or before
            if code != before:
                self.codes[line["id"]] = code
            self.sisters(line.get("children", []), before, code, number, depth + 1)

    def _code(self, form: Form | None, above: str, place: int, number: int, depth: int) -> str:
        if form is None:
            return f"{above}.{number}" if above else signed(number, "roman")
        if form.sign == "placed":
            return f"{place}.{number}"
        if form.below:
            tail = signed(number, form.sign)
            return f"{above}.{tail}" if above and tail else ""
        self.reached[depth] += 1
        return signed(self.reached[depth] if form.sign == "digits" else number, form.sign)


def renumbered(draft: Draft) -> dict[str, str]:
    """The codes that differ from the order of the lines, new ones by id; empty where all are in order."""
    numbering = _Numbering(_usual(draft))
    numbering.sisters(draft.content["areas"], "", "", 0, 0)
    return numbering.codes


def with_codes(draft: Draft, codes: Mapping[str, str]) -> Draft:
    """The draft with these codes by id; raises UnknownReference for an id that it does not have."""
    changed = copied(draft)
    known = changed.codes()
    for identifier, code in codes.items():
        if identifier not in known:
            raise UnknownReference(f"Bản thảo không có dòng “{identifier}”")
        find(changed, identifier).line["code"] = code
    return changed


def form_of(code: str | None, above: str) -> Form | None:
    """How one code is made, None for none, and for one that its place cannot go on with.

    Numbers of their own stand below an area in Roman numbers; below `1` a `4` was only brought there.
    """
    if not code:
        return None
    behind = bool(above) and code.startswith(f"{above}.")
    if not behind and above and _sign(above) != "roman":
        return None
    if not behind and PLACED.fullmatch(code):
        return Form(below=False, sign="placed")
    sign = signs_of(code, above)
    return None if sign is None else Form(below=behind, sign=sign)


def signs_of(code: str, above: str) -> Sign | None:
    """What the last part of a code is written in, None for anything else."""
    tail = code[len(above) + 1 :] if above and code.startswith(f"{above}.") else code
    return _sign(tail.rpartition(".")[2])


def _sign(tail: str) -> Sign | None:
    if tail.isascii() and tail.isdigit():
        return "digits"
    if ROMAN.fullmatch(tail) and tail.isupper() and tail.isalpha():
        return "roman"
    return "letter" if len(tail) == 1 and tail in LETTERS else None


def signed(number: int, sign: Sign) -> str:
    """A number in digits, Roman or as a letter; empty where the letters end."""
    if sign == "digits":
        return str(number)
    if sign == "roman":
        return f"{TENS[number // 10]}{ONES[number % 10]}" if number < 40 else ""
    return LETTERS[number - 1] if number <= len(LETTERS) else ""


def _common(forms: list[Form | None]) -> Form | None:
    known = Counter(one for one in forms if one is not None)
    return known.most_common(1)[0][0] if known else None


def _usual(draft: Draft) -> dict[int, Form]:
    """The form that most lines of a depth have."""
    found: dict[int, Counter[Form]] = {}
    for depth, form in _forms(draft.content["areas"], "", 0):
        found.setdefault(depth, Counter())[form] += 1
    return {depth: forms.most_common(1)[0][0] for depth, forms in found.items()}


def _forms(lines: list[Written], above: str, depth: int) -> Iterator[tuple[int, Form]]:
    for line in lines:
        form = form_of(line.get("code"), above)
        if form is not None:
            yield depth, form
        yield from _forms(line.get("children", []), line.get("code") or "", depth + 1)
