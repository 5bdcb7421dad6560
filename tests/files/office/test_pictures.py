"""Pages of the documents look as they did when a person approved them; CCHC_PICTURES=approve keeps new ones.

A page is drawn at 60 dots an inch in grey, and compared block by block: a shift of a line, a lost border or a
fallen-back font moves the mean of many blocks, the finer points of a letter do not.
"""

import os
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings
from PIL import Image, ImageChops

from cchc.files.office.pdf import write_pdf
from tests.core.document.papers import papers

KEPT = Path(__file__).with_name("pictures")
APPROVING = os.environ.get("CCHC_PICTURES") == "approve"
DOTS, GREYS, BLOCK, SHADE, SHARE = 60, 16, 8, 24, 0.005
PAGES = [
    ("ke-hoach", 0),
    ("ke-hoach", 2),
    ("ke-hoach", 3),
    ("ke-hoach", 6),
    ("to-trinh", 0),
    ("quyet-dinh", 0),
    ("bang-tru-diem", 0),
    ("bao-cao-cham-diem", 0),
    ("bao-cao-cham-diem", 2),
    ("don-doc", 0),
    ("danh-muc-tai-lieu", 0),
    ("bao-cao-dinh-ky", 0),
    ("bao-cao-dinh-ky", 2),
]


@cache
def drawn(name: str) -> tuple[Image.Image, ...]:
    """Every page of a document in grey."""
    document = pypdfium2.PdfDocument(write_pdf(papers()[name], settings.VAR / "fonts"))
    pages = tuple(page.render(scale=DOTS / 72).to_pil().convert("L") for page in document)
    document.close()
    return pages


def others(kept: Image.Image, fresh: Image.Image) -> float:
    """The share of blocks whose mean differs."""
    size = (kept.width // BLOCK, kept.height // BLOCK)
    means = (one.resize(size, Image.Resampling.BOX) for one in (kept, fresh))
    changed = ImageChops.difference(*means).point(lambda value: 255 if value > SHADE else 0)
    return changed.histogram()[255] / (size[0] * size[1])


@pytest.mark.parametrize(("name", "page"), PAGES)
def test_the_page_looks_as_approved(name: str, page: int) -> None:
    fresh, path = drawn(name)[page], KEPT / f"{name}-{page + 1}.png"
    if APPROVING:
        fresh.quantize(GREYS, dither=Image.Dither.NONE).save(path, optimize=True)
    with Image.open(path) as opened:
        kept = opened.convert("L")
    assert kept.size == fresh.size
    assert others(kept, fresh) <= SHARE


def test_no_approved_page_is_left_over() -> None:
    assert {path.stem for path in KEPT.glob("*.png")} == {f"{name}-{page + 1}" for name, page in PAGES}


def test_what_moves_is_seen() -> None:
    page = drawn("ke-hoach")[0]
    assert others(page, ImageChops.offset(page, 0, 6)) > SHARE
    assert others(page, ImageChops.offset(page, 6, 0)) > SHARE
    assert others(page, drawn("to-trinh")[0]) > SHARE
