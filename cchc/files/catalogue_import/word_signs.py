"""What a Word paragraph says: signs of the font Symbol and equations read, what is moved away left out."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STRANGE = "\ufffd"  # stands for what cannot be read, so that nothing around it is understood
SYMBOLS = {0x2B: "+", 0x2D: "-", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB7: "•"}
LEFT_OUT = frozenset({f"{W}moveFrom", f"{COMPATIBLE}Fallback"})
PLAIN = {"tab": " ", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
READ = (*(f"{W}{name}" for name in ("t", "sym", *PLAIN)), f"{M}oMath")
PICTURES = ("blip", "imagedata", "OLEObject", "chart")
TOGETHER = frozenset(f"{M}{name}" for name in ("oMath", "r", "e", "num", "den", "box", "borderBox"))
PROPERTIES = frozenset(
    {f"{M}rPr", f"{W}rPr", f"{M}ctrlPr", f"{M}fPr", f"{M}dPr", f"{M}boxPr", f"{M}borderBoxPr"}
)


def text_of(paragraph: Any) -> str:
    """The text of a paragraph as it is printed."""
    return "".join(_piece(one) for one in paragraph.iter(*READ) if not _left_out_of(one))


def _piece(element: Any) -> str:
    if element.tag == f"{M}oMath":
        return _equation(element)
    match element.tag.removeprefix(W):
        case "t" if left_out(element.getparent()):
            return ""
        case "t":
            return f" {element.text}" if raised(element.getparent()) else element.text or ""
        case "sym":
            return _symbol(element)
        case name:
            return PLAIN[name]


def _left_out_of(element: Any) -> bool:
    """Whether text was moved away, is repeated for older programs, or only asks to be typed over."""
    for above in element.iterancestors():
        if above.tag in LEFT_OUT:
            return True
        if above.tag == f"{W}sdt" and is_on(above.find(f"{W}sdtPr/{W}showingPlcHdr")):
            return True
        if above.tag == f"{W}tbl":
            return False
    return False


def _symbol(element: Any) -> str:
    code, font = element.get(f"{W}char") or "", (element.get(f"{W}font") or "").casefold()
    try:
        return SYMBOLS.get(int(code, 16) & 0xFF, STRANGE) if font == "symbol" else STRANGE
    except ValueError:
        return STRANGE


def _equation(element: Any) -> str:
    """An equation on one line; fractions as (b)/(a), anything that is more than that as a strange sign."""
    if element.tag == f"{M}t":
        return str(element.text or "")
    if element.tag == f"{M}f":
        above, below = element.find(f"{M}num"), element.find(f"{M}den")
        return STRANGE if above is None or below is None else f"({_equation(above)}/{_equation(below)})"
    if element.tag == f"{M}d":
        return "(" + "".join(_equation(one) for one in element if one.tag not in PROPERTIES) + ")"
    if element.tag not in TOGETHER:
        return STRANGE
    return "".join(_equation(one) for one in element if one.tag not in PROPERTIES)


def left_out(run: Any) -> bool:
    """Whether a run is struck out or hidden: no reader of the paper takes it for said."""
    return any(is_on(run.find(f"{W}rPr/{W}{name}")) for name in ("strike", "dstrike", "vanish"))


def raised(run: Any) -> bool:
    """Whether a run stands above or below the line, as marks of notes do."""
    place = run.find(f"{W}rPr/{W}vertAlign")
    return place is not None and place.get(f"{W}val") in ("superscript", "subscript")


def is_on(element: Any) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")


def has_picture(element: Any) -> bool:
    """Whether a picture, or an equation of an old program, stands in an element."""
    return any(str(one.tag).rpartition("}")[2] in PICTURES for one in element.iter())
