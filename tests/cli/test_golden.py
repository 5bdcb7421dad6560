"""The whole output on the real data of Vĩnh Phúc, word for word."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.conftest import PLAN, VINH_PHUC, Run


@pytest.mark.parametrize(
    "arguments",
    [("score", VINH_PHUC), ("coverage", PLAN), ("score", VINH_PHUC, "--trace", "1.2"), ("--help",)],
    ids=["score", "coverage", "trace", "help"],
)
def test_output(run: Run, snapshot: SnapshotAssertion, arguments: tuple[str, ...]) -> None:
    said = run(*arguments)

    assert said.code == 0
    assert said.err == ""
    assert said.out == snapshot
    assert max(len(line) for line in said.out.splitlines()) <= 100
