"""Every page looks as its approved pictures: wide, on a phone, printed. `make pictures` approves anew."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.camera import Picture, forms, opened
from tests.browser.likeness import difference, keep, kept
from tests.browser.visits import NOBODY, NOT_PICTURED, VISITS
from tests.demonstration import ROOT

APPROVED = Path(__file__).parent / "pictures"
FORMS = ("wide", "phone", "paper")
PAGES = (
    *(visit for visit in VISITS if visit[1] not in NOT_PICTURED),
    ("vinhphuc", "/khong-co/"),
    (NOBODY, "/dang-nhap/"),
)
MOST_BYTES = 8_000_000
APPROVING = os.environ.get("CCHC_PICTURES") == "approve"


def slug(person: str, path: str) -> str:
    """The name of the pictures of a page, without the form."""
    signs = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in path.strip("/"))
    return f"{person}.{signs.strip('-') or 'trang-dau'}"


SLUGS = [slug(*page) for page in PAGES]


@pytest.fixture(scope="session")
def shown() -> Path:
    """Where pictures of what went wrong are put."""
    folder = Path(os.environ.get("CCHC_VAR", ROOT / "var")) / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize(("person", "path"), PAGES, ids=SLUGS)
def test_a_page_looks_as_approved(
    reader: Callable[[str], Page], base_url: str, shown: Path, person: str, path: str
) -> None:
    page = reader(person)
    opened(page, base_url + path)
    wrong = [_judged(picture, slug(person, path), shown) for picture in forms(page)]
    told = [words for words in wrong if words]
    how = "look at them, then approve: make pictures PAGES=" + slug(person, path)
    assert not told, "\n".join([path, *told, how])


def test_every_page_has_a_name_of_its_own_and_no_picture_is_left_over() -> None:
    names = {f"{name}.{form}.png" for name in SLUGS for form in FORMS}
    left = [path for path in APPROVED.glob("*.png") if path.name not in names]
    if APPROVING:
        for path in left:
            path.unlink()
        left = []
    assert len(set(SLUGS)) == len(SLUGS)
    assert [path.name for path in left] == []


def test_the_approved_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in APPROVED.glob("*.png")) < MOST_BYTES


def _judged(fresh: Picture, name: str, shown: Path) -> str:
    """What is wrong with a picture, in words; when approving, it becomes the approved one instead."""
    path = APPROVED / f"{name}.{fresh.form}.png"
    found = difference(kept(path), fresh) if path.exists() else None
    if path.exists() and not found:
        return ""
    if APPROVING:
        keep(fresh, path)
        return ""
    fresh.image.save(shown / path.name)
    if not found:
        return f"{fresh.form}: no approved picture; the page as it is: {shown / path.name}"
    marked = shown / path.name.replace(".png", ".khac.png")
    found.image.save(marked)
    return f"{fresh.form}: {found.words}; the page as it is: {shown / path.name}; what differs: {marked}"
