"""The Python files of the house and what their syntax trees tell."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def files_in(*rooms: str) -> tuple[Path, ...]:
    """Every Python file of these rooms, in a stable order; a room that is not built yet has none."""
    return tuple(sorted(path for room in rooms for path in (ROOT / room).rglob("*.py")))


def ours(*rooms: str) -> tuple[Path, ...]:
    """Every Python file of these rooms that a person wrote: no migrations."""
    return tuple(path for path in files_in(*rooms) if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    """The path as a person writes it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or inside a function."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def calls_in(path: Path) -> Iterator[ast.Call]:
    """Every call in a file."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last name of what is called: `save` of `plan.save()`."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def places(path: Path, nodes: Iterable[ast.expr]) -> list[str]:
    """File and line of each node, for the message of a failing test."""
    return [f"{name_of(path)}:{node.lineno}" for node in nodes]
