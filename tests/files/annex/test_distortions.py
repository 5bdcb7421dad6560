"""Annexes that offices distort: what is read is right or marked, never silently another value."""

import re
from decimal import Decimal
from pathlib import Path
from random import Random
from unicodedata import normalize

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from cchc.core.catalogue.nodes import Node
from cchc.files.catalogue_import.amounts import NotANumber, points_in
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.reading import annex_in, core_of, read_annex
from cchc.files.store import CatalogueStore
from tests.files.annex.making import HEAD, ROLES, PrintedRow, docx_of, printed, scale_of, xlsx_of

CATALOGUE = CatalogueStore(Path(__file__).resolve().parents[3] / "catalogues").catalogue(
    "par_index_commune/minh-hoa-xa-2026"
)
WHOLE = printed(CATALOGUE)
OLD: dict[str, Node] = {node.key: node for node in CATALOGUE.nodes}


def spaces_lost(text: str, random: Random) -> str:
    return "".join(sign for sign in text if sign != " " or random.random() > 0.3)


def points_for_commas(text: str, random: Random) -> str:
    return re.sub(r"(?<=[0-9]),(?=[0-9])", ".", text) if random.random() < 0.5 else text


def decomposed(text: str, random: Random) -> str:
    return normalize("NFD", text)


def spaces_added(text: str, random: Random) -> str:
    return "".join(f"{sign}\u00a0 " if sign == " " and random.random() < 0.3 else sign for sign in text)


DISTORTIONS = (spaces_lost, points_for_commas, decomposed, spaces_added)


@st.composite
def annexes(draw: st.DrawFn) -> bytes:
    """The annex with distorted cells, shuffled columns, empty rows and rows cut in two."""
    random = draw(st.randoms(use_true_random=False))
    chosen = draw(st.lists(st.sampled_from(DISTORTIONS), max_size=2, unique=True))
    roles = list(draw(st.permutations(ROLES)))
    split = draw(st.booleans())
    made: list[PrintedRow] = []
    for row in WHOLE:
        cells = dict(row.cells)
        for distortion in chosen:
            for role in ("scale", "maximum"):
                cells[role] = distortion(cells.get(role, ""), random)
        scale = cells.get("scale", "")
        cut = scale.find(";") if split and random.random() < 0.2 else -1
        if cut > 0:
            made.append(PrintedRow(cells | {"scale": scale[: cut + 1]}, row.area))
            made.append(PrintedRow({"scale": scale[cut + 1 :]}))
        else:
            made.append(PrintedRow(cells, row.area))
        if random.random() < 0.1:
            made.append(PrintedRow({}))
    return (docx_of if draw(st.booleans()) else xlsx_of)(made, roles)


@seed(20261122)
@settings(max_examples=25, deadline=None)
@given(annexes())
def test_never_a_silent_wrong_value(raw: bytes) -> None:
    draft = read_annex(annex_in(raw, "x"), "x", HEAD)
    found = core_of(draft)

    assert [node.key for node in found.nodes] == [node.key for node in CATALOGUE.nodes if node.code]
    for node in found.nodes:
        old = OLD[node.key]
        marks = {mark.code for mark in draft.marks.get(node.id, ())}
        assert node.max_points == old.max_points or "maximum_not_read" in marks
        if old.is_leaf:
            assert means_the_same(old, node) or marks - {"names_needed"}


def means_the_same(old: Node, new: Node) -> bool:
    """The same rule, whatever became of the spaces in its names."""
    return scale_of(old).replace(" ", "").lower() == scale_of(new).replace(" ", "").lower()


@seed(20261122)
@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789.,đĐiểm -", max_size=12))
def test_points_are_read_exactly_or_not_at_all(text: str) -> None:
    try:
        points = points_in(text)
    except NotANumber:
        return
    digits = "".join(sign for sign in text if sign.isdigit())
    assert points is None or Decimal(digits).as_tuple().digits[-1:] == points.as_tuple().digits[-1:]


def test_a_draft_counts_its_lines_once() -> None:
    draft: Draft = read_annex(annex_in(docx_of(WHOLE), "x"), "x", HEAD)

    assert len(list(draft.lines())) == len(draft.texts) == len(draft.codes())
