"""A drawing as a picture of points, set by Typst with the fonts of the house."""

from pathlib import Path

DENSITY = 192.0  # dots to an inch, of which a drawing has 96 units
SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg")
"""


def png(drawn: str, fonts: Path) -> bytes:
    """The picture of an <svg> at two dots for each unit; `fonts` is the folder of the fonts of the house."""
    import typst

    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    drawing = {"drawing": drawn}
    return typst.compile(SOURCE, font_paths=found, format="png", ppi=DENSITY, sys_inputs=drawing)
