"""A line of which no source says what to enter has one row in a package, and it takes a reason only."""

from dataclasses import replace

import pytest
from django.conf import settings

from cchc.core.catalogue.nodes import Node
from cchc.files.facts_cells import CellError
from cchc.files.facts_reading import value_in
from cchc.files.facts_sheet import NO_FIGURE, inputs_for, inputs_of
from cchc.files.store import CatalogueStore


@pytest.fixture(scope="module")
def unmeasured() -> Node:
    leaf = CatalogueStore(settings.CATALOGUES).catalogue("par_index_agency/minh-hoa-so-2026").leaves[0]
    return replace(leaf, measure=None, rule=None, target=None)


def test_it_has_a_row_in_a_package_and_none_in_the_template(unmeasured: Node) -> None:
    assert inputs_for(unmeasured) == (NO_FIGURE,)
    assert inputs_of(unmeasured) == ()


def test_it_takes_no_number(unmeasured: Node) -> None:
    with pytest.raises(CellError, match="Không ghi số"):
        value_in(5, unmeasured, NO_FIGURE)
