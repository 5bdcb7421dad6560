"""From the criterion that a finding names to its file and row, in a catalogue or among the facts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from cchc.core.catalogue.scale_checks import ScaleProblem
from cchc.core.errors import Problem
from cchc.files.yaml_tree import Path, YamlTree

LINE_LISTS = ("areas", "children", "remainder")


def located(tree: YamlTree, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Add file and row to findings about a catalogue; a code that stands twice is shown at its last row."""
    lines = _by_criterion(tree)
    return tuple(_located(tree, lines, problem) for problem in problems)


def at_facts(tree: YamlTree, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Add file and row to findings about the facts of a result."""
    return tuple(_at_fact(tree, problem) for problem in problems)


def _at_fact(tree: YamlTree, problem: Problem) -> Problem:
    path = ("facts", problem.place.criterion or "")
    row = tree.rows.get(path, problem.place.row)
    return replace(problem, place=replace(problem.place, file=tree.file, row=row))


def _by_criterion(tree: YamlTree) -> dict[str, list[Path]]:
    """Where the lines of a catalogue stand, by their code and by their identifier."""
    lines: dict[str, list[Path]] = {}
    for path, line in _lines(tree.data, ()):
        for name in {line.get("code"), line.get("id")}:
            if isinstance(name, str):
                lines.setdefault(name, []).append(path)
    return lines


def _lines(at: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for key in LINE_LISTS:
        children = at.get(key, ()) if isinstance(at, dict) else ()
        for position, child in enumerate(children if isinstance(children, list) else ()):
            if isinstance(child, dict):
                below = (*path, key, position)
                yield below, child
                yield from _lines(child, below)


def _located(tree: YamlTree, lines: dict[str, list[Path]], problem: Problem) -> Problem:
    standing = lines.get(problem.place.criterion or "", [])
    row = problem.place.row
    if standing:
        key = (problem.key,) if isinstance(problem, ScaleProblem) else ()
        row = tree.row((*standing[-1], *key))
    hint = problem.hint
    if problem.code.startswith("duplicate") and len(standing) > 1:
        rows = ", ".join(str(tree.row(path)) for path in standing)
        hint = f"Đang đứng ở các dòng {rows}. {hint}".strip()
    return replace(problem, place=replace(problem.place, file=tree.file, row=row), hint=hint)
