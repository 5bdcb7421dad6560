"""What the documents point at exists: links, paths, folders of the map, targets of make."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "catalogues" / "README.md"])
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
PATH = re.compile(r"`(?P<path>(?:catalogues|cchc|deploy|docs|requirements|setup|tests)/[\w./*-]*)`")
MAKE = re.compile(r"\bmake ([a-z]+)")
BRANCH = re.compile(r"^(?P<bars>[│ ]*)(?:├|└)── (?P<name>[\w./-]+)", re.MULTILINE)


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def name_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def anchors_in(document: Path) -> set[str]:
    """The anchors that a reader of Markdown makes of the headings."""
    headings = re.findall(r"^#+ (.+)$", text_of(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def tree_in(document: Path) -> list[str]:
    """The paths of a drawn tree, in which three or four characters are one level."""
    paths: list[str] = []
    above: list[str] = []
    for branch in BRANCH.finditer(text_of(document)):
        depth = len(branch["bars"]) // 4
        above = [*above[:depth], branch["name"].rstrip("/")]
        paths.append("/".join(above))
    return paths


def rooms_of(floor: Path) -> list[str]:
    """The packages directly below a folder."""
    return sorted(name_of(room) for room in floor.iterdir() if (room / "__init__.py").exists())


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_relative_links_lead_somewhere(document: Path) -> None:
    for target in LINK.findall(text_of(document)):
        if "://" in target or target.startswith("mailto:"):
            continue
        file, _, anchor = target.partition("#")
        found = (document.parent / file).resolve() if file else document
        assert found.exists(), target
        assert not anchor or anchor in anchors_in(found), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_named_paths_exist(document: Path) -> None:
    absent = [path for path in PATH.findall(text_of(document)) if not list(ROOT.glob(path.rstrip("/")))]

    assert absent == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_commands_of_make_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))

    assert set(MAKE.findall(text_of(document))) <= targets


def test_every_decision_is_numbered_once_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "adr").glob("*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


def test_the_map_of_the_house_is_true_and_whole() -> None:
    drawn = tree_in(ROOT / "README.md")
    rooms = [room for floor in ("cchc", "cchc/core", "cchc/records") for room in rooms_of(ROOT / floor)]

    assert [path for path in drawn if not (ROOT / path).exists()] == []
    assert [room for room in rooms if room not in drawn] == []
