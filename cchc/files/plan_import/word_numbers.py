"""The numbers that Word itself puts before paragraphs: they stand nowhere in the text."""

import re
from dataclasses import dataclass, field
from typing import Any

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
HUNDREDS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
PLACE = re.compile(r"%([1-9])")
MOST_LEVELS = 9
MOST_COUNTED = 100_000
STRANGE = "\ufffd"  # a sign that cannot be read; whoever holds it is told
DASH = "-"


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list counts: its way of writing, its text with %1 for the first depth, its start."""

    way: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class Numbers:
    """The lists of a Word file and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by kind of list and depth
    kinds: dict[str, str] = field(default_factory=dict)  # of each list
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)  # by list and depth
    styled: dict[str, tuple[str, int]] = field(default_factory=dict)  # list and depth of a style
    counted: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Any) -> str | None:
        """The number before a paragraph, which counts on; a dash for a mark; None where there is no list."""
        listed = self._list_of(paragraph)
        if listed is None:
            return None
        name, depth = listed
        kind = self.kinds.get(name, "")
        level = self.levels.get(kind, {}).get(depth)
        if level is None:
            return STRANGE
        self._count(name, kind, depth)
        if level.way == "bullet":
            return DASH
        return PLACE.sub(lambda found: self._written(kind, int(found[1]) - 1, legal=level.legal), level.text)

    def _list_of(self, paragraph: Any) -> tuple[str, int] | None:
        own = paragraph.find(f"{WORD}pPr/{WORD}numPr")
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        name, depth = self.styled.get(value(style), ("", 0))
        if own is not None:
            name = value(own.find(f"{WORD}numId")) or name
            depth = whole(own.find(f"{WORD}ilvl"), depth)
        return None if name in ("", "0") else (name, min(depth, MOST_LEVELS - 1))

    def _count(self, name: str, kind: str, depth: int) -> None:
        counts = self.counted.setdefault(kind, [None] * MOST_LEVELS)
        again = self.restarts.get((name, depth))
        if again is not None and (name, depth) not in self.begun:
            counts[depth] = again - 1
        self.begun.add((name, depth))
        here = counts[depth]
        counts[depth] = self._start(kind, depth) if here is None else here + 1
        counts[depth + 1 :] = [None] * (MOST_LEVELS - depth - 1)

    def _start(self, kind: str, depth: int) -> int:
        return self.levels.get(kind, {}).get(depth, Level()).start

    def _written(self, kind: str, depth: int, *, legal: bool) -> str:
        counted = self.counted[kind][depth]
        number = self._start(kind, depth) if counted is None else counted
        way = self.levels.get(kind, {}).get(depth, Level()).way
        return written(number, "decimal" if legal else way)


def written(number: int, way: str) -> str:
    """A number as Word writes it; a sign that cannot be read for a way that is not known."""
    if not 0 <= number < MOST_COUNTED:
        return STRANGE
    match way:
        case "decimal":
            return str(number)
        case "decimalZero":
            return f"{number:02}"
        case "lowerRoman" | "upperRoman":
            return _roman(number).upper() if way == "upperRoman" else _roman(number)
        case "lowerLetter" | "upperLetter":
            return _letter(number).upper() if way == "upperLetter" else _letter(number)
    return "" if way == "none" else STRANGE


def _roman(number: int) -> str:
    found = ""
    for size, sign in (*HUNDREDS, *ROMAN):
        count, number = divmod(number, size)
        found += sign * count
    return found


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def value(element: Any) -> str:
    """What an element says as its value, empty for none."""
    return "" if element is None else element.get(f"{WORD}val") or ""


def whole(element: Any, default: int) -> int:
    """The same as a small whole number."""
    said = value(element)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else default


def numbers_of(numbering: Any, styles: Any) -> Numbers:
    """The lists that a Word file knows; `numbering` is None for a file without any."""
    made = Numbers()
    if numbering is None:
        return made
    links: dict[str, str] = {}  # the kind of list that bears the name of a style
    borrowed: dict[str, str] = {}
    for kind in numbering.findall(f"{WORD}abstractNum"):
        name = kind.get(f"{WORD}abstractNumId") or ""
        made.levels[name] = _levels(kind)
        links[value(kind.find(f"{WORD}styleLink"))] = name
        borrowed[name] = value(kind.find(f"{WORD}numStyleLink"))
    for one in numbering.findall(f"{WORD}num"):
        name = one.get(f"{WORD}numId") or ""
        kind = value(one.find(f"{WORD}abstractNumId"))
        lent = borrowed.get(kind)
        made.kinds[name] = links.get(lent, kind) if lent else kind
        _override(made, name, one)
    _style_lists(made, styles)
    return made


def _levels(kind: Any) -> dict[int, Level]:
    return {_depth(one): _level(one) for one in kind.findall(f"{WORD}lvl")}


def _depth(level: Any) -> int:
    said = level.get(f"{WORD}ilvl") or "0"
    return int(said) if said in "012345678" else 0


def _level(one: Any) -> Level:
    legal = one.find(f"{WORD}isLgl")
    return Level(
        way=value(one.find(f"{WORD}numFmt")) or "decimal",
        text=value(one.find(f"{WORD}lvlText")),
        start=whole(one.find(f"{WORD}start"), 0),  # what Word takes where nothing is said
        legal=legal is not None and value(legal) not in ("0", "false"),
    )


def _override(made: Numbers, name: str, one: Any) -> None:
    """What a list changes of its kind: a new start, or a whole level, which makes it a kind of its own."""
    for change in one.findall(f"{WORD}lvlOverride"):
        depth = _depth(change)
        start, level = change.find(f"{WORD}startOverride"), change.find(f"{WORD}lvl")
        if start is not None:
            made.restarts[name, depth] = whole(start, 1)
        if level is not None:
            own = f"own {name}"
            made.levels.setdefault(own, dict(made.levels.get(made.kinds[name], {})))[depth] = _level(level)
            made.kinds[name] = own


def _style_lists(made: Numbers, styles: Any) -> None:
    """The list of each style, its own or that of the style on which it is based."""
    known = {one.get(f"{WORD}styleId") or "": one for one in styles.findall(f"{WORD}style")}
    for name, one in known.items():
        seen: set[str] = set()
        here, at = one, name
        while here is not None and at not in seen:
            seen.add(at)
            listed = here.find(f"{WORD}pPr/{WORD}numPr")
            if listed is not None and value(listed.find(f"{WORD}numId")):
                depth = whole(listed.find(f"{WORD}ilvl"), 0)
                made.styled[name] = (value(listed.find(f"{WORD}numId")), depth)
                break
            at = value(here.find(f"{WORD}basedOn"))
            here = known.get(at)
