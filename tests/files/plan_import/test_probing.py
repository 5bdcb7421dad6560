"""How far the reading of a long document is: told page after page, and where it was given up."""

from pathlib import Path

import pytest
import typst

from cchc.core.errors import InputRefused
from cchc.files.plan_import.probing import Progress, probed
from cchc.files.plan_import.reading import read_paper

PAGES = typst.compile(
    b"#for n in range(3) [#table(columns: 2, [a], [b], [c], [#n]) \n #pagebreak(weak: true)]"
)


def test_every_page_is_told_with_the_tables_so_far() -> None:
    heard: list[Progress] = []
    read_paper(PAGES, "a.pdf", told=heard.append)
    assert heard == [Progress(1, 3, 1), Progress(2, 3, 2), Progress(3, 3, 3)]


def test_what_is_raised_on_the_way_ends_the_reading() -> None:
    def given_up(_: Progress) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        read_paper(PAGES, "a.pdf", told=given_up)


def test_a_program_that_falls_over_says_so_and_no_place_before_the_first_page(tmp_path: Path) -> None:
    whole = tmp_path / "a.pdf"
    whole.write_bytes(PAGES)

    assert "refused" not in probed("pdf", whole, 30)
    assert probed("pdf", tmp_path / "b.pdf", 30) == {"refused": "damaged", "where": ""}


def test_a_document_given_up_says_where() -> None:
    long = typst.compile(b"#for n in range(200) [#lorem(600) \n #pagebreak(weak: true)]")
    heard: list[Progress] = []
    with pytest.raises(InputRefused) as refused:
        read_paper(long, "a.pdf", seconds=1.5, told=heard.append)
    assert refused.value.problem.code == "too_slow"
    assert (f"Sau trang {heard[-1].done} của {heard[-1].whole}" if heard else "Tệp") in str(refused.value)
