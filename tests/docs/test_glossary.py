"""One Vietnamese term has one identifier, one identifier one term, and core uses no other names."""

import ast
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "cchc" / "core"
TEXT = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
ENTRY = re.compile(r"^\| (?P<term>[^|]+) \| `(?P<name>[a-z_.]+)` \| (?P<meaning>[^|]+) \|$", re.MULTILINE)
ABBREVIATION = re.compile(r"^\| (?P<term>[A-ZĐ-]+|Chữ viết tắt) \| (?P<meaning>[^|`]+) \|$", re.MULTILINE)
HEADING = re.compile(r"\| (Tiếng Việt \| Tên|Chữ viết tắt) \|.*")
SETTLED = "## Đã thống nhất, mã chưa dùng"

IN_USE, AWAITED = TEXT.split(SETTLED)
ENTRIES = [match.groupdict() for match in ENTRY.finditer(TEXT)]
NAMES = {entry["name"] for entry in ENTRIES}
NAMES_IN_USE = sorted({match["name"] for match in ENTRY.finditer(IN_USE)})
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "cchc").rglob("*.py")))
WORDS = set(re.findall(r"\w+", SOURCES))


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def last_word(name: str) -> str:
    return name.rpartition(".")[2]


def classes_of_core() -> list[tuple[str, str]]:
    """Module name and class name of every public class."""
    return [
        (path.stem, node.name)
        for path in sorted(CORE.rglob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def test_every_table_row_is_an_entry() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and not HEADING.fullmatch(line)]
    short = [row for row in rows if ABBREVIATION.fullmatch(row)]

    assert len(rows) == len(ENTRIES) + len(short), [row for row in rows if not ENTRY.fullmatch(row)]


def test_abbreviations_are_written_out_once_in_order() -> None:
    short = [found["term"] for found in ABBREVIATION.finditer(TEXT) if found["term"] != "Chữ viết tắt"]

    assert {"CQCM", "ĐVHC", "BCCI", "PAKN", "SNCL", "TLKC", "TTHC", "VBQPPL", "CCVC"} <= set(short)
    assert short == sorted(set(short), key=lambda word: word.replace("Đ", "D~"))


@pytest.mark.parametrize("column", ["term", "name"])
def test_nothing_is_named_twice(column: str) -> None:
    counted = Counter(entry[column].lower() for entry in ENTRIES)

    assert [word for word, times in counted.items() if times > 1] == []


def test_core_has_no_class_outside_the_glossary() -> None:
    absent = [
        f"{module}.{name}"
        for module, name in classes_of_core()
        if not {snake(name), f"{module}.{snake(name)}"} & NAMES
    ]

    assert absent == []


def test_classes_of_one_name_are_told_apart() -> None:
    named = sorted((name, module) for module, name in classes_of_core())
    twice = [(one, other) for one, other in pairwise(named) if one[0] == other[0]]

    assert [pair for pair in twice if not any(f"{m}.{snake(n)}" in NAMES for n, m in pair)] == []


def test_identifiers_are_in_use() -> None:
    unused = [name for name in NAMES_IN_USE if not {last_word(name), camel(last_word(name))} & WORDS]

    assert unused == [], f"move them below “{SETTLED}”"
