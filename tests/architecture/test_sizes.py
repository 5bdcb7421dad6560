"""Files and functions stay short enough to be read in one go."""

import ast
from pathlib import Path
from statistics import median

from tests.architecture.source import ROOT, name_of, ours, tree_of

LONGEST_FILE, LONGEST_FUNCTION, USUAL_FUNCTION = 400, 50, 12
PYTHON = ours("cchc", "tests", "setup", "bench")


def test_no_file_is_long() -> None:
    others = [path for kind in ("html", "css", "js") for path in (ROOT / "cchc").rglob(f"*.{kind}")]
    long = [path for path in (*PYTHON, *others) if lines_of(path) > LONGEST_FILE]

    assert [name_of(path) for path in long] == []


def test_no_function_is_long() -> None:
    long = [name for path in PYTHON for name, lines in functions_of(path) if lines > LONGEST_FUNCTION]

    assert long == []


def test_most_functions_are_short() -> None:
    lengths = [lines for path in ours("cchc") for _, lines in functions_of(path)]

    assert median(lengths) <= USUAL_FUNCTION


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions_of(path: Path) -> list[tuple[str, int]]:
    return [
        (f"{name_of(path)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
