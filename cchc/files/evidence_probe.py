"""A program of its own that opens one hostile file: it may be stopped, and takes only so much memory.

Run as `python -I evidence_probe.py ACT FILE …`; it imports nothing of the house and answers one line of JSON.
"""

import json
import re
import resource
import sys
import zlib
from collections.abc import Callable, Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

MEGABYTE = 1 << 20
MOST_MEMORY = 2048 * MEGABYTE
MOST_PAGES = 5_000
MOST_TEXT_PAGES = 400
MOST_STREAM = 256 * MEGABYTE
MOST_UNPACKED = 512 * MEGABYTE
ENOUGH_UNPACKED = 1536 * MEGABYTE
MOST_RATIO = 100
MOST_PIXELS = 180_000_000
LINES_OF_A_PAGE = 30
LAUNCH, LINK = 4, 2
CHUNK = 4 * MEGABYTE

STREAM = re.compile(rb">>\s*stream\r?\n")
HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
ACTIVE = (
    ("javascript", re.compile(rb"/(?:JavaScript|JS)\b")),
    ("launch", re.compile(rb"/Launch\b")),
    ("embedded", re.compile(rb"/(?:EmbeddedFiles?|RichMedia)\b")),
)
ANYWHERE = (("javascript", b"/JavaScript"), ("launch", b"/Launch"), ("embedded", b"/EmbeddedFile"))


class Refused(Exception):
    """What is wrong with the file, as a code."""


def look_at_pdf(path: str) -> dict[str, Any]:
    """Pages, flags of what is active in it, and the first lines of its pages."""
    flags = _active_in(path)
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(path)
        pages = len(document)
    except pdfium.PdfiumError as error:
        raise Refused("encrypted" if "assword" in str(error) else "damaged") from error
    if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        raise Refused("encrypted")
    if not pages:
        raise Refused("damaged")
    if pages > MOST_PAGES:
        raise Refused("too_many_pages")
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        flags.add("javascript")
    if raw.FPDFDoc_GetAttachmentCount(document) > 0:
        flags.add("embedded")
    heads = [_head_of(document, number) for number in range(min(pages, MOST_TEXT_PAGES))]
    return {"pages": pages, "flags": sorted(flags), "heads": heads}


def _head_of(document: Any, number: int) -> list[str]:
    page = document[number]
    text = page.get_textpage()
    try:
        lines: list[str] = text.get_text_bounded().splitlines()
        return [line[:300] for line in lines if line.strip()][:LINES_OF_A_PAGE]
    finally:
        text.close()
        page.close()


def _active_in(path: str) -> set[str]:
    """What is active in the file, read without trusting its tables; raises Refused for a bomb."""
    if not Path(path).stat().st_size:
        raise Refused("damaged")
    with Path(path).open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as content:
        flags = {name for name, words in ANYWHERE if content.find(words) >= 0}
        unpacked = 0
        for plain, start, end in _pieces(content):
            words = HEX.sub(lambda found: bytes([int(found[1], 16)]), plain)
            flags |= {name for name, pattern in ACTIVE if pattern.search(words)}
            header = words[words.rfind(b"<<") if words.rfind(b" obj") < 0 else words.rfind(b" obj") :]
            if start == end or not FLATE.search(header):
                continue
            if len(FLATE.findall(header)) > 1:
                raise Refused("bomb")
            objects = b"/ObjStm" in header
            if unpacked > ENOUGH_UNPACKED and not objects:
                continue
            text, length = _inflated(content, start, end, keep=objects)
            unpacked += length
            if unpacked > MOST_UNPACKED and unpacked > MOST_RATIO * len(content):
                raise Refused("bomb")
            words = HEX.sub(lambda found: bytes([int(found[1], 16)]), text)
            flags |= {name for name, pattern in ACTIVE if pattern.search(words)}
        return flags


def _pieces(content: mmap) -> Iterator[tuple[bytes, int, int]]:
    """What stands before every stream, and where the stream begins and ends; the last one has none."""
    at = 0
    while found := STREAM.search(content, at):
        end = content.find(b"endstream", found.end())
        end = len(content) if end < 0 else end
        yield content[at : found.end()], found.end(), end
        at = end
    yield content[at:], len(content), len(content)


def _inflated(content: mmap, start: int, end: int, *, keep: bool) -> tuple[bytes, int]:
    """The text of a packed stream when it is to be kept, and its length; a damaged one ends where it does."""
    opener, kept, length = zlib.decompressobj(), bytearray(), 0
    for at in range(start, end, MEGABYTE):
        packed = content[at : min(at + MEGABYTE, end)]
        while packed:
            try:
                text = opener.decompress(packed, CHUNK)
            except zlib.error:
                return bytes(kept), length
            length += len(text)
            if length > MOST_STREAM:
                raise Refused("bomb")
            if keep:
                kept += text
            packed = opener.unconsumed_tail
            if opener.eof:
                return bytes(kept), length
    return bytes(kept), length


def look_at_picture(path: str) -> dict[str, Any]:
    """Frames of a picture that can be read whole; raises Refused for absurd sizes and damaged files."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(path, formats=("PNG", "JPEG", "TIFF")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("pixels")
            frames = int(getattr(picture, "n_frames", 1))
            if frames > MOST_PAGES:
                raise Refused("too_many_pages")
            picture.load()
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, zlib.error) as error:
        raise Refused("damaged") from error
    return {"pages": frames, "flags": [], "heads": []}


def draw(path: str, kind: str, number: str, width: str, out: str) -> dict[str, Any]:
    """Write one page (from 0) as PNG of at most this width; raises Refused when there is none."""
    from PIL import Image

    wide, picture = int(width), None
    if kind == "pdf":
        import pypdfium2 as pdfium

        page = pdfium.PdfDocument(path)[int(number)]
        size = max(page.get_size())
        if not 0 < size < 20_000:
            raise Refused("pixels")
        picture = page.render(scale=min(wide / page.get_width(), 2 * wide / size)).to_pil()
    else:
        look_at_picture(path)
        picture = Image.open(path, formats=("PNG", "JPEG", "TIFF"))
        picture.seek(int(number))
        picture.draft("RGB", (wide, wide))
        picture = picture.convert("RGB")
        picture.thumbnail((wide, 2 * wide))
    picture.convert("RGB").quantize(64).save(out, "PNG")
    return {"pages": 1, "flags": [], "heads": []}


def main(arguments: list[str]) -> None:
    """Do one act within limits and answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    acts: dict[str, Callable[..., dict[str, Any]]] = {
        "pdf": look_at_pdf,
        "picture": look_at_picture,
        "draw": draw,
    }
    try:
        answer = acts[arguments[0]](*arguments[1:])
    except Refused as refused:
        answer = {"refused": str(refused)}
    except MemoryError:
        answer = {"refused": "bomb"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1:])
