"""Only actions write; migrations stand alone; the terminal knows no database."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import called, calls_in, files_in, imports_of, name_of, ours, places

WRITES = frozenset(
    {
        "save",
        "create",
        "delete",
        "bulk_create",
        "bulk_update",
        "get_or_create",
        "update_or_create",
        "asave",
        "acreate",
        "adelete",
        "aupdate",
        "abulk_create",
        "abulk_update",
    }
)
TALKERS = [
    path
    for path in ours("cchc/records", "cchc/web", "cchc/api", "cchc/jobs", "cchc/cli")
    if path.name != "actions.py" and path.parent.name != "actions"
]


def test_only_actions_write_to_the_database() -> None:
    written = (places(path, (call for call in calls_in(path) if writes(call))) for path in TALKERS)

    assert [place for found in written for place in found] == []


def test_actions_stand_in_the_rooms_of_records() -> None:
    actions = [path for path in ours("cchc") if "actions" in (path.stem, path.parent.name)]

    assert [name_of(path) for path in actions if not name_of(path).startswith("cchc/records/")] == []


def test_migrations_import_nothing_of_ours() -> None:
    migrations = [path for path in files_in("cchc/records") if "migrations" in path.parts]

    assert imported(migrations, "cchc") == []


def test_the_terminal_the_files_and_the_core_know_no_django() -> None:
    assert imported([*ours("cchc/cli", "cchc/files", "cchc/core")], "django") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plan.save()", True),
        ("Plan.objects.filter(id=1).update(title='x')", True),
        ("Plan.objects.bulk_create(plans)", True),
        ("found.update({'a': 1})", False),
        ("Plan.objects.filter(id=1)", False),
    ],
)
def test_a_dictionary_is_no_database(line: str, expected: bool) -> None:
    expression = ast.parse(line, mode="eval").body

    assert isinstance(expression, ast.Call)
    assert writes(expression) is expected


def writes(call: ast.Call) -> bool:
    """`update` of a queryset takes keywords, that of a dictionary or a digest takes a value."""
    if called(call) == "update":
        return bool(call.keywords) and not call.args
    return called(call) in WRITES


def imported(paths: list[Path], package: str) -> list[str]:
    return [
        f"{name_of(path)}: {module}"
        for path in paths
        for module in imports_of(path)
        if module.split(".")[0] == package
    ]
