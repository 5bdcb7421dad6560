"""Whether two pictures show the same page: block by block, blind to the finer points of letters.

Another release of Chromium or FreeType draws letters a little darker or a pixel aside. The mean colour of
a block of 16 pixels hardly moves then, but it does when a column, a chart, a border or a colour goes.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from tests.browser.camera import Picture

BLOCK = 16  # pixels of the picture
SHADE = 20  # of 255, in any of red, green, blue: a block whose mean differs by more is another one
SHARE = 0.01  # of all blocks may be others
LONGER = 0.03  # of its length may a page on a screen be longer or shorter
FEW_SHEETS = 4  # must stay as many as they are; from here one more or less is no matter
COLOURS = 32  # of a kept picture, so that all of them stay small
# How many colours of a kept picture lie so far apart, of 255: the most frequent first, because a white block
# stands on a page that is almost white; then what is far from these, then what lies between.
APART = ((4, 9), (COLOURS, 40), (COLOURS, 24), (COLOURS, 12))
RARE = 20  # pixels; a colour of fewer is that of the edge of a letter


@dataclass(frozen=True)
class Difference:
    """What is wrong with a picture, in words, and the picture with the other blocks in red."""

    words: str
    image: Image.Image


def difference(kept: Picture, fresh: Picture) -> Difference | None:
    """What a fresh picture shows that the kept one does not, or nothing."""
    others = _others(kept.image, fresh.image)
    found = [words for words in (_of_size(kept, fresh), _of_blocks(others)) if words]
    if not found:
        return None
    red = Image.new("RGB", fresh.image.size, "#d00000")
    mask = others.resize((others.width * BLOCK, others.height * BLOCK), Image.Resampling.NEAREST)
    mask = mask.point(lambda value: value and 110).crop((0, 0, *fresh.image.size))
    return Difference("; ".join(found), Image.composite(red, fresh.image, mask))


def keep(picture: Picture, path: Path) -> None:
    """Write a picture small, with its length."""
    notes = PngInfo()
    notes.add_text("page", json.dumps({"form": picture.form, "length": picture.length}))
    palette = Image.new("P", (1, 1))
    palette.putpalette([shade for colour in _main_colours(picture.image) for shade in colour])
    small = picture.image.quantize(palette=palette, dither=Image.Dither.NONE)
    small.save(path, optimize=True, pnginfo=notes)


def kept(path: Path) -> Picture:
    """A picture that `keep` wrote."""
    with Image.open(path) as opened:
        image = opened.convert("RGB")
        told = json.loads(opened.info["page"])
    return Picture(told["form"], image, told["length"])


def _main_colours(image: Image.Image) -> list[tuple[int, ...]]:
    """The colours of areas stay exact, which the methods of the library do not promise."""
    counted = sorted(image.getcolors(1 << 24) or [], reverse=True)
    frequent = [colour for pixels, colour in counted if pixels >= RARE and isinstance(colour, tuple)]
    chosen: list[tuple[int, ...]] = []
    for number, apart in APART:
        for colour in frequent:
            if len(chosen) < number and all(_gap(colour, other) > apart for other in chosen):
                chosen.append(colour)
    return chosen


def _gap(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _of_size(kept: Picture, fresh: Picture) -> str:
    if fresh.image.width != kept.image.width:
        return f"{fresh.image.width} pixels across, approved {kept.image.width}"
    allowed, unit = kept.length * LONGER, "pixels"
    if kept.form == "paper":
        allowed, unit = int(kept.length >= FEW_SHEETS), "sheets"
    if abs(fresh.length - kept.length) > allowed:
        return f"{fresh.length} {unit} long, approved {kept.length}"
    return ""


def _of_blocks(others: Image.Image) -> str:
    share = others.histogram()[255] / (others.width * others.height)
    return f"{share:.1%} of the blocks differ, {SHARE:.1%} may" if share > SHARE else ""


def _others(kept: Image.Image, fresh: Image.Image) -> Image.Image:
    """White where the mean colour of a block differs, black elsewhere; a pixel for each block both have."""
    size = (min(kept.width, fresh.width) // BLOCK, min(kept.height, fresh.height) // BLOCK)
    red, green, blue = ImageChops.difference(_means(kept, size), _means(fresh, size)).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value > SHADE else 0)


def _means(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    across, down = size
    return image.resize(size, Image.Resampling.BOX, (0, 0, across * BLOCK, down * BLOCK))
