"""Two circuits that are not mixed: their steps, their rounds, and whose figure counts."""

import pytest

from cchc.core.campaign.circuit import (
    CIRCUIT_NAMES,
    CLAIMS,
    PORTION_ROUNDS,
    ROUND_NAMES,
    ROUNDS,
    STEP_NAMES,
    STEPS,
    Circuit,
    Round,
    Step,
    deciding_rounds,
    effective_round,
)

INTERNAL, NATIONAL = Circuit.INTERNAL, Circuit.NATIONAL


def test_every_circuit_step_and_round_has_a_name() -> None:
    assert set(CIRCUIT_NAMES) == set(STEPS) == set(ROUNDS) == set(Circuit)
    assert set(STEP_NAMES) == set(Step)
    assert set(ROUND_NAMES) == set(Round)


def test_only_scoring_and_publishing_belong_to_both_circuits() -> None:
    assert set(STEPS[NATIONAL]) & set(STEPS[INTERNAL]) == {Step.SELF_SCORING, Step.PUBLICATION}
    assert set(ROUNDS[NATIONAL]) & set(ROUNDS[INTERNAL]) == {Round.SELF}
    assert PORTION_ROUNDS.keys() <= set(STEPS[INTERNAL])


@pytest.mark.parametrize("circuit", Circuit)
def test_an_answer_never_decides(circuit: Circuit) -> None:
    assert not CLAIMS & set(deciding_rounds(circuit))
    assert deciding_rounds(circuit)[0] is Round.SELF


@pytest.mark.parametrize(
    ("there", "circuit", "upto", "counts"),
    [
        ({Round.SELF, Round.APPRAISAL_1, Round.REBUTTAL}, INTERNAL, None, Round.APPRAISAL_1),
        ({Round.SELF, Round.APPRAISAL_1, Round.COUNCIL}, INTERNAL, Round.REBUTTAL, Round.APPRAISAL_1),
        ({Round.SELF, Round.APPRAISAL_1}, INTERNAL, Round.SELF, Round.SELF),
        ({Round.EXTERNAL}, INTERNAL, Round.SELF, Round.EXTERNAL),
        ({Round.SELF, Round.MINISTRY, Round.ANSWER}, NATIONAL, None, Round.MINISTRY),
        ({Round.REBUTTAL}, INTERNAL, None, None),
        (set(), NATIONAL, None, None),
    ],
)
def test_the_last_deciding_round_counts(
    there: set[Round], circuit: Circuit, upto: Round | None, counts: Round | None
) -> None:
    assert effective_round(there, circuit, upto) is counts
