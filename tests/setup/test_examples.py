"""The illustrative examples are what their seeded stories say, to the last byte."""

from pathlib import Path

import pytest

from setup.synthesise_examples import CATALOGUES, examples

EXAMPLES = list(examples())


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=[path.stem for path, _ in EXAMPLES])
def test_a_story_writes_the_file_that_stands_there(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text


def test_every_illustrative_example_has_a_story() -> None:
    marked = {
        path
        for path in CATALOGUES.glob("par_index_*/*/examples/*.yaml")
        if "\nillustrative: true\n" in path.read_text(encoding="utf-8")
    }
    assert marked == {path for path, _ in EXAMPLES}
