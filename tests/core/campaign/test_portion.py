"""The life of a portion is a table of acts: nothing outside it can happen."""

from itertools import product

import pytest

from cchc.core.campaign.circuit import PORTION_ROUNDS, Circuit, Step
from cchc.core.campaign.portion import (
    EDITABLE,
    LEFT,
    STATE_NAMES,
    TABLE,
    Act,
    PortionState,
    WrongState,
    acts_from,
    after,
    state_text,
)
from cchc.core.campaign.windows import Phase

EVERYWHERE = list(product(PortionState, Circuit, PORTION_ROUNDS))


def test_every_state_has_a_name_and_cannot_be_both_editable_and_gone() -> None:
    assert set(STATE_NAMES) == set(PortionState)
    assert not EDITABLE & LEFT
    assert set(PortionState) - EDITABLE - LEFT == {PortionState.SUBMITTED}


@pytest.mark.parametrize(("state", "circuit", "step"), EVERYWHERE)
def test_what_may_be_done_leads_somewhere_and_the_rest_is_refused(
    state: PortionState, circuit: Circuit, step: Step
) -> None:
    allowed = acts_from(state, circuit, step)

    assert all(after(act, state, circuit, step) in PortionState for act in allowed)
    for act in set(Act) - set(allowed):
        with pytest.raises(WrongState, match=STATE_NAMES[state]):
            after(act, state, circuit, step)


def test_the_whole_way_of_a_self_score() -> None:
    state, way = PortionState.DRAFT, []
    for act in (Act.SUBMIT, Act.CONFIRM, Act.RETURN, Act.SUBMIT, Act.CONFIRM, Act.ACCEPT, Act.REOPEN):
        state = after(act, state, Circuit.NATIONAL, Step.SELF_SCORING)
        way.append(state.value)

    assert way == ["submitted", "confirmed", "returned", "submitted", "confirmed", "accepted", "draft"]


def test_only_self_scores_are_accepted() -> None:
    assert Act.ACCEPT in acts_from(PortionState.CONFIRMED, Circuit.INTERNAL, Step.SELF_SCORING)
    assert Act.ACCEPT not in acts_from(PortionState.CONFIRMED, Circuit.INTERNAL, Step.APPRAISAL_1)


def test_one_act_in_one_state_has_one_outcome() -> None:
    assert len({(row.act, row.origin) for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize(
    ("state", "step", "when", "told"),
    [
        ("draft", Step.SELF_SCORING, Phase.BEFORE, "Chưa mở"),
        ("draft", Step.SELF_SCORING, Phase.OPEN, "Đang nhập"),
        ("draft", Step.SELF_SCORING, Phase.CLOSED, "Chưa nộp"),
        ("draft", Step.APPRAISAL_1, Phase.OPEN, "Đang thẩm định"),
        ("draft", Step.APPRAISAL_2, Phase.CLOSED, "Chưa gửi kết luận"),
        ("draft", Step.REBUTTAL, Phase.OPEN, "Đang giải trình"),
        ("draft", Step.REBUTTAL, Phase.CLOSED, "Không giải trình"),
        ("confirmed", Step.REBUTTAL, Phase.CLOSED, "Lãnh đạo đơn vị đã duyệt"),
    ],
)
def test_what_has_not_begun_is_not_told_as_being_filled_in(
    state: str, step: Step, when: Phase, told: str
) -> None:
    assert state_text(PortionState(state), step, when) == told
