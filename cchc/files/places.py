"""From the criterion that a finding names to its file and row."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from cchc.core.errors import Problem
from cchc.files.yaml_tree import Path, YamlTree

LINE_LISTS = ("areas", "children", "remainder")


def located(tree: YamlTree, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Add file and row to findings about a catalogue; a code that stands twice is shown at its last row."""
    rows = rows_by_criterion(tree)
    return tuple(_located(tree.file, rows, problem) for problem in problems)


def rows_by_criterion(tree: YamlTree) -> dict[str, list[int]]:
    """Rows of every line of a catalogue by its code and by its identifier."""
    rows: dict[str, list[int]] = {}
    for path, line in _lines(tree.data, ()):
        for name in {line.get("code"), line.get("id")}:
            if isinstance(name, str):
                rows.setdefault(name, []).append(tree.row(path))
    return rows


def _lines(at: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for key in LINE_LISTS:
        children = at.get(key, ()) if isinstance(at, dict) else ()
        for position, child in enumerate(children if isinstance(children, list) else ()):
            if isinstance(child, dict):
                below = (*path, key, position)
                yield below, child
                yield from _lines(child, below)


def _located(file: str, rows: dict[str, list[int]], problem: Problem) -> Problem:
    standing = rows.get(problem.place.criterion or "", [])
    place = replace(problem.place, file=file, row=standing[-1] if standing else problem.place.row)
    hint = problem.hint
    if problem.code.startswith("duplicate") and len(standing) > 1:
        hint = f"Đang đứng ở các dòng {', '.join(str(row) for row in standing)}. {hint}".strip()
    return replace(problem, place=place, hint=hint)
