"""The form of a line and the template ask the same; every result goes through the form unchanged."""

from pathlib import Path

import pytest

from cchc.core.campaign.differences import same_fact
from cchc.core.campaign.form import fact_from_fields, fields_for, fields_of_fact
from cchc.core.campaign.moving import moves
from cchc.core.catalogue.facts import (
    ChoiceFact,
    Collected,
    Fact,
    GivenFact,
    Known,
    NotApplicable,
    Unknown,
)
from cchc.core.catalogue.nodes import Node
from cchc.files.facts_sheet import inputs_of
from tests.core.report.real import store

CATALOGUES = store().catalogue_ids()
RESULTS = [path for identifier in CATALOGUES for path in store().assessment_paths(identifier)]


def figures_in(fact: Fact) -> list[Known]:
    if isinstance(fact, Collected):
        return [known for _, known in fact.known()]
    return [] if isinstance(fact, Unknown | NotApplicable) else [fact]


def read_back(node: Node, fact: Known) -> Known:
    figures = not isinstance(fact, GivenFact | ChoiceFact)
    return fact_from_fields(node, fields_of_fact(node, fact), figures=figures)


@pytest.mark.parametrize("identifier", CATALOGUES)
def test_the_template_asks_what_the_form_asks(identifier: str) -> None:
    for leaf in store().catalogue(identifier).leaves:
        asked = {field.name: field for field in fields_for(leaf)}
        for entry in inputs_of(leaf):
            if entry.field.startswith("parts."):
                part = entry.field.removeprefix("parts.")
                assert entry.label == f"Đã thực hiện: {dict(asked['parts'].options)[part]}"
            else:
                assert entry.label == asked[entry.field].label


@pytest.mark.parametrize("path", RESULTS, ids=lambda path: path.stem)
def test_every_figure_of_a_result_can_be_typed(path: Path) -> None:
    result = store().assessment(path)
    facts = [
        (result.catalogue.by_key[key], known)
        for key, entry in result.facts.items()
        for known in figures_in(entry.fact)
    ]

    assert [(node.key, fact) for node, fact in facts if not same_fact(read_back(node, fact), fact)] == []


@pytest.mark.parametrize("identifier", CATALOGUES)
def test_a_catalogue_moved_to_itself_keeps_everything(identifier: str) -> None:
    version = store().catalogue(identifier)

    assert {one.what for one in moves(version, version, None)} <= {"kept"}


def test_vinh_phuc_moves_to_vinh_long_by_the_written_mapping_only() -> None:
    old, new = (
        store().catalogue(f"par_index_province/{one}")
        for one in ("2948-qd-bnv-2017", "2639-qd-ubnd-2020-vinh-long")
    )
    crosswalk = store().crosswalk(old.id, new.id)
    assert crosswalk is not None
    found = moves(old, new, crosswalk)

    assert [one.old for one in found if one.old] == [leaf.key for leaf in old.leaves]
    assert sorted(one.new for one in found if one.new) == sorted(leaf.key for leaf in new.leaves)
