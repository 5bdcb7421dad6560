"""Every YAML example of the officers' guide is read by the readers that read the real files."""

import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from cchc.core.catalogue.measures import Measure
from cchc.core.catalogue.rules import PAIRS, Rule
from cchc.core.catalogue.scale_checks import MEASURE_KEYS, RULE_KEYS
from cchc.files.check import check_all
from cchc.files.document import Many, read_as, written
from cchc.files.documents.agencies import WrittenAgency
from cchc.files.documents.assessment import WrittenAssessment, WrittenItem, WrittenPublished
from cchc.files.documents.catalogue import WrittenCatalogue, WrittenConsistency
from cchc.files.documents.facts import SINGLE, AnyFact
from cchc.files.documents.index import WrittenIndex, WrittenIndexLine, WrittenIndexYear
from cchc.files.documents.instrument import WrittenBlock, WrittenInstrument, WrittenQuestion
from cchc.files.documents.lines import WrittenLine
from cchc.files.documents.mapping import WrittenMapping
from cchc.files.documents.measures import AnyMeasure
from cchc.files.documents.plan import WrittenPlan, WrittenTask
from cchc.files.documents.rules import AnyRule
from cchc.files.documents.written import Text, WrittenConflict
from cchc.files.lock import lock_path
from cchc.files.publish import publish
from cchc.files.store import CatalogueStore
from cchc.files.yaml_tree import parse_yaml

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "catalogues" / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```yaml(?: (?P<kind>\w+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
WHOLE_FILE = re.compile(r"# (catalogues/\S+\.yaml)\n")


@written
class Measures:
    """A list of measures."""

    measures: Many[AnyMeasure]


@written
class Rules:
    """A list of rules."""

    rules: Many[AnyRule]


@written
class Facts:
    """The facts of a result."""

    facts: dict[Text, AnyFact]


@written
class Tail:
    """The lists at the end of a catalogue."""

    consistency: Many[WrittenConsistency]
    conflicts: Many[WrittenConflict]


@dataclass(frozen=True)
class Example:
    """One fenced block; `kind` names what it is a piece of, empty for a whole file."""

    kind: str
    text: str


SHOWN = (
    WrittenCatalogue,
    WrittenLine,
    WrittenAssessment,
    WrittenItem,
    WrittenPlan,
    WrittenTask,
    WrittenAgency,
    WrittenMapping,
    WrittenIndex,
    WrittenIndexLine,
    WrittenIndexYear,
    WrittenInstrument,
    WrittenBlock,
    WrittenQuestion,
)
EXAMPLES = [Example(found["kind"] or "", found["text"]) for found in FENCE.finditer(README)]
PIECES: dict[str, tuple[type, str]] = {
    "line": (WrittenLine, ""),
    "measures": (Measures, "measures:\n"),
    "rules": (Rules, "rules:\n"),
    "facts": (Facts, "facts:\n"),
    "tail": (Tail, ""),
    "published": (WrittenPublished, ""),
}


def piece(kind: str) -> tuple[type, bytes]:
    """The reader of a piece, and its text as it stands inside a file."""
    reader, opening = PIECES[kind]
    text = next(example.text for example in EXAMPLES if example.kind == kind)
    indent = "  " if opening else ""
    return reader, (opening + "".join(f"{indent}{line}" for line in text.splitlines(keepends=True))).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of data files that holds the whole files of the guide and nothing else."""
    for example in EXAMPLES:
        if not example.kind:
            named = WHOLE_FILE.match(example.text)
            assert named, example.text
            path = tmp_path / named.group(1)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example.text, encoding="utf-8")
    return tmp_path / "catalogues"


def test_every_example_is_of_a_known_kind() -> None:
    assert {example.kind for example in EXAMPLES} == {"", "mapping", *PIECES}


@pytest.mark.parametrize("kind", PIECES)
def test_piece_is_read(kind: str) -> None:
    reader, text = piece(kind)

    assert read_as(reader, parse_yaml(text, kind))


def test_whole_files_pass_the_check(folder: Path) -> None:
    report = check_all(folder)

    assert [str(problem) for problem in report.errors] == []
    assert report.files == sum(not example.kind for example in EXAMPLES)


def test_the_example_can_be_published_as_the_guide_says(folder: Path) -> None:
    publish(folder / "par_index_agency" / "vi-du-2026" / "catalogue.yaml")

    assert lock_path(CatalogueStore(folder)).exists()
    assert check_all(folder).errors == ()


def test_mapping_example_names_lines_that_exist() -> None:
    text = next(example.text for example in EXAMPLES if example.kind == "mapping")
    store = CatalogueStore(ROOT / "catalogues")
    from_real_file = store.crosswalk(*re.findall(r"^(?:from|to): (\S+)$", text, re.MULTILINE))

    assert from_real_file is not None
    old = {code for pair in from_real_file.lines for code in pair.old}
    assert set(re.findall(r'from: \["([\d.]+)"', text)) <= old


def test_every_measure_rule_and_fact_has_an_example() -> None:
    measures = read_as(Measures, parse_yaml(piece("measures")[1], "measures")).measures
    rules = read_as(Rules, parse_yaml(piece("rules")[1], "rules")).rules
    facts = read_as(Facts, parse_yaml(piece("facts")[1], "facts")).facts.values()

    assert {type(item.to_core()) for item in measures} == set(get_args(Measure))
    assert {type(item.to_core()) for item in rules} == set(get_args(Rule))
    assert {type(item) for item in facts} > {kind for _, kind in SINGLE}


@pytest.mark.parametrize(("measure", "rule"), list(product(MEASURE_KEYS, RULE_KEYS)))
def test_table_of_pairs_is_the_one_of_core(measure: type, rule: type) -> None:
    row = re.search(rf"^\| `{RULE_KEYS[rule]}` \| [^|]+ \| ([^|]+) \|$", README, re.MULTILINE)

    assert row
    assert (f"`{MEASURE_KEYS[measure]}`" in row.group(1)) == (rule in PAIRS[measure])


@pytest.mark.parametrize("cls", SHOWN)
def test_every_key_of_a_file_is_shown(cls: type) -> None:
    keys = {name.rstrip("_") for name in cls.__dataclass_fields__}
    shown = set(re.findall(r"\b([a-z_]+):", README)) | set(re.findall(r"`([a-z_]+)`", README))

    assert keys - shown == set()
