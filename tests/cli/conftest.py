"""Runs the command in this process, in the project folder, and keeps what it said."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cchc.cli import main

ROOT = Path(__file__).resolve().parents[2]
VINH_PHUC = "catalogues/par_index_province/2948-qd-bnv-2017/examples/vinh-phuc-2017.yaml"
PLAN = "catalogues/plans/vinh-phuc-5264-2018/plan.yaml"


@dataclass(frozen=True)
class Said:
    """Exit code, output, and what went to the error stream."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("score", file)` is `cchc score file`."""
    monkeypatch.chdir(ROOT)

    def command(*arguments: str | Path) -> Said:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return command
