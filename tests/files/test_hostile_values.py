"""Whatever stands in a file, the answer is a list of findings, never another error."""

from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.core.errors import CchcError, InputRefused, Problem
from cchc.files.check import CHECKS
from cchc.files.findings import Findings
from cchc.files.store import CatalogueStore
from cchc.files.yaml_tree import YamlTree, parse_yaml
from tests.files.sample import FILES, HOUSE

VALUES = st.sampled_from(
    [
        None, True, False, 0, -1, 7, Decimal("0.5"), Decimal(101), date(2026, 1, 1), "", " ", "x",
        "1.1", "tinh", "ngoai/so-lon", [], {}, [1], ["x", "x"], [[]], [{}], {"a": 1}, {"kind": []},
        {"kind": "tiers"}, {"at_least": 5}, {"points": 1}, {"line": "2.3"}, {"unknown": None},
    ]
)  # fmt: skip
BYTES = st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))
PUNCTUATION = st.text(alphabet=" \n\t-:[]{}&*!|>'\"#?,a1.0", max_size=80).map(str.encode)


@given(BYTES | PUNCTUATION)
def test_any_bytes_are_read_or_refused_with_a_row(raw: bytes) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        parse_yaml(raw, "a.yaml")
    except InputRefused as error:
        problems = error.problems
    assert all(problem.place.row and problem.hint for problem in problems)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25)
@given(data=st.data())
def test_any_value_in_any_place_is_accepted_or_told(name: str, data: st.DataObject) -> None:
    tree = parse_yaml(FILES[name].encode(), f"catalogues/{name}")
    path = data.draw(st.sampled_from([path for path in tree.rows if path and path != ("schema",)]))
    changed = YamlTree(tree.file, put(deepcopy(tree.data), path, data.draw(VALUES)), tree.rows)
    found, file = Findings(changed), HOUSE / Path(name)
    schema = FILES[name].split("\n", 1)[0].removeprefix("schema: ")
    try:
        CHECKS[schema](found, CatalogueStore(HOUSE, {("tree", str(file)): changed}), file)
    except CchcError as error:
        found.errors.append(error.problem)
    assert all(problem.message for problem in found.errors)


def put(data: Any, path: tuple[str | int, ...], value: object) -> Any:
    """The same data with another value at one path."""
    *above, last = path
    at = data
    for step in above:
        at = at[step]
    at[last] = value
    return data
