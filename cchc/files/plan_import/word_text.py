"""The text of a Word paragraph as it is printed, and what of it a person must look at.

What is deleted, struck out or hidden is left out; what is inserted, or stands in a control, is taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cchc.files.plan_import.word_numbers import WORD, Numbers, value

COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STRANGE = "\ufffd"
GOING_IN = frozenset(
    f"{WORD}{tag}"
    for tag in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "dir", "bdo", "ruby")
) | {f"{WORD}rubyBase"}
SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Signs of the font Symbol that stand in deadlines and points.
SYMBOLS = {0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0x2D: "-", 0x2B: "+", 0xB1: "±", 0xB9: "≠"}
OWN_ACCORD = ("DATE", "TIME", "SAVEDATE", "CREATEDATE", "PRINTDATE", "MERGEFIELD")
OLD_FONTS = (".vn", "vni")
PICTURES = ("blip", "imagedata", "OLEObject", "chart")
MOST_NOTE = 300
NOTE_MARKS = {"footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment"}


@dataclass(frozen=True)
class Styles:
    """The styles of a Word file that slant or hide their text, and those of lists, by their identifiers."""

    slanted: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()


@dataclass(frozen=True)
class WordParts:
    """What paragraphs refer to: styles, lists, and the texts of notes and comments by kind and number."""

    styles: Styles
    numbers: Numbers
    notes: dict[tuple[str, str], str] = field(default_factory=dict)


@dataclass
class Reading:
    """What is gathered while a paragraph is read: pieces with their slant, notes, open fields."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    fields: list[tuple[bool, str]] = field(default_factory=list)  # whether its result has begun, its code

    @property
    def silent(self) -> bool:
        """Whether the code of a field is being read, not its result."""
        return any(not shown for shown, _ in self.fields)

    def note(self, code: str, text: str = "") -> None:
        """Keep what must be looked at."""
        self.notes.append((code, " ".join(text.split())[:MOST_NOTE]))


def text_of(paragraphs: list[Any], parts: WordParts) -> dict[str, Any]:
    """The paragraphs of a place as one text, its lines apart, what is slanted in it, and its notes."""
    texts: list[str] = []
    italics: list[str] = []
    notes: list[tuple[str, str]] = []
    for paragraph in paragraphs:
        text, slanted, noted = _paragraph(paragraph, parts)
        texts.append(text)
        italics += slanted
        notes += noted
    return {"text": "\n".join(texts), "italics": italics, "notes": list(dict.fromkeys(notes))}


def _paragraph(paragraph: Any, parts: WordParts) -> tuple[str, list[str], list[tuple[str, str]]]:
    reading = Reading()
    _go(paragraph, parts, reading, leaning=_style(paragraph, "pPr", "pStyle") in parts.styles.slanted)
    said = "".join(text for text, _ in reading.pieces)
    gone = not said.strip() and bool(reading.notes)  # a paragraph of which all is deleted or hidden
    label = None if gone else parts.numbers.label(paragraph)
    if label is None and said.strip() and _is_listed(paragraph, parts.styles):
        label = "-"
    before = f"{label} " if label else ""
    return before + said, _slanted(reading.pieces), reading.notes


def _is_listed(paragraph: Any, styles: Styles) -> bool:
    """Whether a paragraph has the style of a list and was not taken out of it."""
    out = paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None
    return not out and _style(paragraph, "pPr", "pStyle") in styles.lists


def _slanted(pieces: list[tuple[str, bool]]) -> list[str]:
    found = [""]
    for text, leaning in pieces:
        if leaning:
            found[-1] += text
        elif found[-1]:
            found.append("")
    return [one for one in found if one.strip()]


def _go(element: Any, parts: WordParts, reading: Reading, *, leaning: bool) -> None:
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == f"{WORD}r":
            _run(child, parts, reading, leaning=leaning)
        elif tag in (f"{WORD}del", f"{WORD}moveFrom"):
            _deleted(child, reading)
        elif tag == f"{WORD}sdt":
            _control(child, parts, reading, leaning=leaning)
        elif tag == f"{WORD}fldSimple":
            _simple_field(child, parts, reading, leaning=leaning)
        elif tag.endswith(("}oMath", "}oMathPara")):
            reading.note("formula_unread", "".join(child.itertext()))
        elif tag in GOING_IN:
            if tag in (f"{WORD}ins", f"{WORD}moveTo") and any(True for _ in child.iter(f"{WORD}t")):
                reading.note("text_inserted", _plain(child))
            _go(child, parts, reading, leaning=leaning)


def _deleted(element: Any, reading: Reading) -> None:
    said = "".join(one.text or "" for one in element.iter(f"{WORD}delText", f"{WORD}t"))
    if said.strip():
        reading.note("text_deleted", said)


def _control(element: Any, parts: WordParts, reading: Reading, *, leaning: bool) -> None:
    """A content control: what was chosen in it; the words that only ask for something are none."""
    asking = element.find(f"{WORD}sdtPr/{WORD}showingPlcHdr")
    if asking is not None and value(asking) not in ("0", "false"):
        reading.note("control_empty", _plain(element))
        return
    for content in element.findall(f"{WORD}sdtContent"):
        _go(content, parts, reading, leaning=leaning)


def _simple_field(element: Any, parts: WordParts, reading: Reading, *, leaning: bool) -> None:
    before = len(reading.pieces)
    _go(element, parts, reading, leaning=leaning)
    shown = "".join(text for text, _ in reading.pieces[before:])
    _note_field(element.get(f"{WORD}instr") or "", shown, reading)


def _note_field(code: str, shown: str, reading: Reading) -> None:
    """A field that shows nothing, or that says another thing on another day."""
    word = (code.split() or [""])[0].upper()
    if word in OWN_ACCORD or (word and not shown.strip() and word in ("SEQ", "REF", "AUTONUM", "=")):
        reading.note("field_changes", f"{code.strip()} {shown}")


def _run(run: Any, parts: WordParts, reading: Reading, *, leaning: bool) -> None:
    style = _style(run, "rPr", "rStyle")
    slant = _toggle(run, "i")
    slant = slant if slant is not None else leaning or style in parts.styles.slanted
    hidden = next((code for code, tags in HIDING for tag in tags if _toggle(run, tag)), "")
    if not hidden and style in parts.styles.hidden:
        hidden = "text_hidden"
    said = ""
    for child in run:
        said += _sign(child, parts, reading)
    if hidden and said.strip():
        reading.note(hidden, said)
    elif said and not reading.silent:
        _note_look(run, said, reading)
        reading.pieces.append((said, bool(slant)))


HIDING = (("text_hidden", ("vanish",)), ("text_struck", ("strike", "dstrike")))


def _note_look(run: Any, said: str, reading: Reading) -> None:
    """Small raised figures are marks of notes; letters of an old font are not those that are seen."""
    place = value(run.find(f"{WORD}rPr/{WORD}vertAlign"))
    if place in ("superscript", "subscript") and any(sign.isdigit() for sign in said):
        reading.note("figure_raised", said)
    fonts = run.find(f"{WORD}rPr/{WORD}rFonts")
    names = [] if fonts is None else [fonts.get(f"{WORD}{one}") or "" for one in ("ascii", "hAnsi")]
    if any(name.lower().startswith(OLD_FONTS) for name in names) and not said.isascii():
        reading.note("letters_old", said)


def _sign(child: Any, parts: WordParts, reading: Reading) -> str:
    """What one part of a run puts into the text."""
    tag = child.tag if isinstance(child.tag, str) else ""
    name = tag.removeprefix(WORD)
    if name == "t":
        return child.text or ""
    if name == "fldChar":
        _field(child.get(f"{WORD}fldCharType") or "", reading)
    elif name == "instrText" and reading.fields:
        shown, code = reading.fields[-1]
        reading.fields[-1] = (shown, code + (child.text or ""))
    elif name == "sym":
        return _symbol(child)
    elif name in NOTE_MARKS:
        kind = NOTE_MARKS[name]
        said = parts.notes.get((kind, child.get(f"{WORD}id") or ""), "")
        reading.note("comment_unread" if kind == "comment" else "note_unread", said)
    elif name in ("drawing", "pict", "object") or tag == f"{COMPATIBLE}AlternateContent":
        _picture(child, reading)
    return SIGNS.get(name, "")


def _field(kind: str, reading: Reading) -> None:
    if kind == "begin":
        reading.fields.append((False, ""))
    elif kind == "separate" and reading.fields:
        reading.fields[-1] = (True, reading.fields[-1][1])
    elif kind == "end" and reading.fields:
        shown, code = reading.fields.pop()
        _note_field(code, "…" if shown else "", reading)


def _symbol(element: Any) -> str:
    font = (element.get(f"{WORD}font") or "").lower()
    said = element.get(f"{WORD}char") or ""
    try:
        code = int(said, 16) & 0xFF
    except ValueError:
        return STRANGE
    return SYMBOLS.get(code, STRANGE) if font == "symbol" else STRANGE


def _picture(element: Any, reading: Reading) -> None:
    """A picture may hold words; so may a frame, whose words are read elsewhere. A line holds none."""
    if any(one.tag.rpartition("}")[2] in PICTURES for one in element.iter() if isinstance(one.tag, str)):
        reading.note("picture_unread")
    said = " ".join(_plain(one) for one in boxes(element))
    if said.strip():
        reading.note("box_apart", said)


def boxes(element: Any) -> Iterator[Any]:
    """The frames of text in an element, each once: Word writes them again for older readers."""
    for one in element.iter(f"{WORD}txbxContent"):
        if not any(above.tag == f"{COMPATIBLE}Fallback" for above in one.iterancestors()):
            yield one


def _plain(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{WORD}t"))


def _style(element: Any, properties: str, tag: str) -> str:
    return value(element.find(f"{WORD}{properties}/{WORD}{tag}"))


def _toggle(run: Any, tag: str) -> bool | None:
    """Whether a run has a property; None where it does not say."""
    found = run.find(f"{WORD}rPr/{WORD}{tag}")
    return None if found is None else value(found) not in ("0", "false", "off", "none")
