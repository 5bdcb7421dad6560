"""The life of a portion: what one agency owes for one unit in one step, as a table of acts."""

from dataclasses import dataclass
from enum import StrEnum

from cchc.core.campaign.circuit import APPRAISALS, Circuit, Step
from cchc.core.campaign.windows import Phase
from cchc.core.errors import CchcError


class PortionState(StrEnum):
    """How far a portion has come; only what is confirmed has left the agency."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    ACCEPTED = "accepted"
    RETURNED = "returned"


STATE_NAMES = {
    PortionState.DRAFT: "Đang nhập",
    PortionState.SUBMITTED: "Chờ lãnh đạo đơn vị duyệt",
    PortionState.CONFIRMED: "Lãnh đạo đơn vị đã duyệt",
    PortionState.ACCEPTED: "Sở Nội vụ đã tiếp nhận",
    PortionState.RETURNED: "Trả lại để bổ sung",
}
EDITABLE = frozenset({PortionState.DRAFT, PortionState.RETURNED})
LEFT = frozenset({PortionState.CONFIRMED, PortionState.ACCEPTED})
NOT_OPEN = "Chưa mở"


def state_text(state: PortionState, step: Step, when: Phase) -> str:
    """The state as people read it: what nobody may begin yet, or began too late, is not being filled in."""
    if state is not PortionState.DRAFT:
        return STATE_NAMES[state]
    if when is Phase.BEFORE:
        return NOT_OPEN
    over = when is Phase.CLOSED
    if step in APPRAISALS:
        return "Chưa gửi kết luận" if over else "Đang thẩm định"
    if step is Step.REBUTTAL:
        return "Không giải trình" if over else "Đang giải trình"
    return "Chưa nộp" if over else STATE_NAMES[state]


class Act(StrEnum):
    """What a person does with a portion as a whole."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    CONFIRM = "confirm"
    ACCEPT = "accept"
    RETURN = "return"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table; `steps` empty means any step of the circuits named."""

    act: Act
    origin: PortionState
    target: PortionState
    circuits: tuple[Circuit, ...] = (Circuit.NATIONAL, Circuit.INTERNAL)
    steps: tuple[Step, ...] = ()


D, S, C, A, R = PortionState
TABLE = (
    Transition(Act.SUBMIT, D, S),
    Transition(Act.SUBMIT, R, S),
    Transition(Act.WITHDRAW, S, D),
    Transition(Act.CONFIRM, S, C),
    Transition(Act.ACCEPT, C, A, steps=(Step.SELF_SCORING,)),
    Transition(Act.RETURN, S, R),
    Transition(Act.RETURN, C, R),
    Transition(Act.RETURN, A, R),
    Transition(Act.REOPEN, C, D),
    Transition(Act.REOPEN, A, D),
)


class WrongState(CchcError):
    """An act that the state of a portion does not allow."""

    code = "wrong_state"


def after(act: Act, state: PortionState, circuit: Circuit, step: Step) -> PortionState:
    """The state of a portion after an act; raises WrongState where the table has no such row."""
    for row in TABLE:
        fits = circuit in row.circuits and (not row.steps or step in row.steps)
        if (row.act, row.origin) == (act, state) and fits:
            return row.target
    raise WrongState(f"Không thực hiện được: phần việc đang ở trạng thái “{STATE_NAMES[state]}”")


def acts_from(state: PortionState, circuit: Circuit, step: Step) -> tuple[Act, ...]:
    """The acts that the state allows, in the order of the table."""
    rows = (row for row in TABLE if row.origin is state and circuit in row.circuits)
    return tuple(row.act for row in rows if not row.steps or step in row.steps)
