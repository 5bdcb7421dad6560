"""The core calculates: standard library only, no clock, no files, no chance, no binary fractions."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import called, calls_in, files_in, imports_of, name_of, places, tree_of

CORE = files_in("cchc/core")
ALLOWED = frozenset(
    {
        "bisect",  # places in a sorted league of units: pure search in a sequence
        "collections",
        "collections.abc",
        "dataclasses",
        "datetime",
        "decimal",
        "enum",
        "fractions",
        "functools",
        "hashlib",  # the mark of a verdict: the same words give the same mark
        "itertools",
        "math",
        "operator",
        "re",
        "typing",
        "unicodedata",
    }
)
IMPURE = frozenset({"now", "utcnow", "today", "open", "print", "input", "exec", "eval", "__import__"})
INEXACT = frozenset({"float", "sqrt", "fsum"})


def test_core_imports_itself_and_little_of_the_standard_library() -> None:
    foreign = [
        f"{name_of(path)}: {module}"
        for path in CORE
        for module in imports_of(path)
        if not module.startswith("cchc.core") and module not in ALLOWED
    ]

    assert foreign == []


def test_core_has_no_clock_and_touches_no_file() -> None:
    assert [place for path in CORE for place in places(path, calls_of(path, IMPURE))] == []


def test_points_and_quantities_are_never_binary_fractions() -> None:
    assert [place for path in CORE for place in places(path, calls_of(path, INEXACT))] == []
    assert [place for path in CORE for place in places(path, binary_fractions(path))] == []


def calls_of(path: Path, names: frozenset[str]) -> Iterator[ast.Call]:
    return (call for call in calls_in(path) if called(call) in names)


def binary_fractions(path: Path) -> Iterator[ast.Constant]:
    constants = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Constant))
    return (node for node in constants if isinstance(node.value, float))
