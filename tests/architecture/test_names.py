"""Names: English, plain letters, and none that says nothing; everything public says what it is."""

import ast
from pathlib import Path

from tests.architecture.source import ROOT, name_of, ours, tree_of

SAYS_NOTHING = frozenset(
    {"utils", "util", "helpers", "helper", "common", "base", "misc", "manager", "managers"}
)
EVERYWHERE = ours("cchc", "tests", "setup", "bench")


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    named = [
        name_of(path)
        for path in EVERYWHERE
        if not SAYS_NOTHING.isdisjoint(path.relative_to(ROOT).with_suffix("").parts)
    ]

    assert named == []


def test_names_are_written_in_plain_letters() -> None:
    foreign = [
        f"{name_of(path)}: {name}"
        for path in ours("cchc", "setup")
        for name in names_in(path)
        if not name.isascii()
    ]

    assert foreign == []


def test_every_module_says_in_a_sentence_what_it_is() -> None:
    assert [name_of(path) for path in EVERYWHERE if tree_of(path).body and not opening(path)] == []


def test_everything_public_in_core_says_what_it_is() -> None:
    silent = [
        f"{name_of(path)}: {node.name}"
        for path in ours("cchc/core")
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]

    assert silent == []


def opening(path: Path) -> str:
    return (ast.get_docstring(tree_of(path)) or "").split("\n\n")[0]


def names_in(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store()) | ast.keyword(arg=str(name)):
                names.add(name)
            case _:
                pass
    return names
