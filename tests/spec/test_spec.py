"""Every worked example gives its points for its reason; the book leaves no measure and no rule out."""

import inspect
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from cchc.core.catalogue.measures import Measure
from cchc.core.catalogue.rules import PAIRS, Rule, pair_allowed
from cchc.core.scoring.evaluate import State
from tests.spec.book import CHAPTERS, RULE_NAMES, SPECS
from tests.spec.form import Example, Spec
from tests.spec.manual import manual

MANUAL = Path(__file__).parents[2] / "docs" / "rules.md"
WORKED = [
    pytest.param(spec, example, id=f"{spec.title}: {example.points} vì {example.because}")
    for spec in SPECS
    for example in spec.examples
]


@pytest.mark.parametrize(("spec", "example"), WORKED)
def test_example_gives_its_points_for_its_reason(spec: Spec, example: Example) -> None:
    score = spec.score(example)

    assert score.points == (None if example.points is None else Decimal(example.points))
    assert (score.state is State.SCORED) == (example.points is not None)
    assert any(example.because in step.text for step in score.trace), [step.text for step in score.trace]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.title)
def test_spec_uses_a_pair_that_makes_sense(spec: Spec) -> None:
    assert pair_allowed(spec.measure, spec.rule)


def test_every_pair_of_measure_and_rule_has_a_spec() -> None:
    wanted = {(measure, rule) for measure, rules in PAIRS.items() for rule in rules}

    assert {
        (None if spec.measure is None else type(spec.measure), type(spec.rule)) for spec in SPECS
    } == wanted


def test_every_measure_and_rule_belongs_to_a_pair() -> None:
    assert set(PAIRS) - {None} == set(get_args(Measure))
    assert {rule for rules in PAIRS.values() for rule in rules} == set(get_args(Rule)) == set(RULE_NAMES)


def test_every_measure_has_one_chapter_with_its_own_specs() -> None:
    assert [chapter.measure for chapter in CHAPTERS] == list(PAIRS)
    for chapter in CHAPTERS:
        assert {None if spec.measure is None else type(spec.measure) for spec in chapter.specs} == {
            chapter.measure
        }


@pytest.mark.parametrize("kind", [*get_args(Measure), *get_args(Rule)])
def test_every_measure_and_rule_says_what_it_is(kind: type) -> None:
    said = inspect.getdoc(kind) or ""

    assert len(said) > 20
    assert not said.startswith(f"{kind.__name__}(")


def test_every_spec_has_its_own_title() -> None:
    assert len({spec.title for spec in SPECS}) == len(SPECS)


def test_the_manual_is_up_to_date() -> None:
    assert MANUAL.read_text(encoding="utf-8") == manual(), "run: python -m tests.spec.manual > docs/rules.md"
