"""The file of a mapping that a draft carries: read back the same; a line that maps nothing is refused."""

import pytest

from cchc.core.catalogue.mapping import Crosswalk, MappedLines
from cchc.core.errors import InputRefused
from cchc.files.catalogue_import.draft_mapping import mapping_text
from cchc.files.store import crosswalk_from_text

OLD, NEW = "par_index_agency/cu-2026", "par_index_agency/moi-2027"


def test_every_fate_is_written_and_read_back() -> None:
    lines = (
        MappedLines(("1.1", "1.2"), ("1.1",), "nhập chung"),
        MappedLines(("2",), ("2.1", "2.2")),
        MappedLines(("3",), (), stated=True),
        MappedLines((), ("4",), stated=True),
    )
    crosswalk = Crosswalk(OLD, NEW, lines, ("5", "6.1"))

    assert crosswalk_from_text(mapping_text(crosswalk).encode(), "doi-chieu.yaml") == crosswalk


def test_a_line_that_maps_nothing_is_refused() -> None:
    text = mapping_text(Crosswalk(OLD, NEW, (MappedLines((), ()),)))

    with pytest.raises(InputRefused, match="không nêu mã nào"):
        crosswalk_from_text(text.encode(), "doi-chieu.yaml")
