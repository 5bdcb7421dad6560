"""What is wrong with the windows of a campaign: a foreign step, or later steps before earlier ones."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cchc.core.campaign.circuit import CIRCUIT_NAMES, STEP_NAMES, STEPS, Circuit, Step
from cchc.core.campaign.windows import Window
from cchc.core.errors import Place, Problem


def window_problems(circuit: Circuit, windows: Iterable[Window]) -> Iterator[Problem]:
    """Windows may overlap, but a later step neither opens nor closes before an earlier one."""
    given = tuple(windows)
    for step, times in Counter(one.step for one in given).items():
        if times > 1:
            yield Problem("window_twice", f"Bước “{STEP_NAMES[step]}” có {times} khoảng thời gian", _at(step))
    for one in given:
        yield from _single(circuit, one)
    order = STEPS[circuit]
    if Step.SELF_SCORING not in {one.step for one in given}:
        message = "Hãy đặt thời gian tự chấm điểm"
        yield Problem("no_self_scoring_window", message, _at(Step.SELF_SCORING))
    kept = sorted((one for one in given if one.step in order), key=lambda one: order.index(one.step))
    for earlier, later in pairwise(kept):
        if later.opens_at < earlier.opens_at or later.closes_at < earlier.closes_at:
            names = STEP_NAMES[later.step], STEP_NAMES[earlier.step]
            message = f"Bước “{names[0]}” không được mở hoặc đóng trước bước “{names[1]}”"
            yield Problem("windows_out_of_order", message, _at(later.step))


def _single(circuit: Circuit, window: Window) -> Iterator[Problem]:
    name = STEP_NAMES[window.step]
    if window.step not in STEPS[circuit]:
        message = f"Loại đợt “{CIRCUIT_NAMES[circuit]}” không có bước “{name}”"
        yield Problem("step_not_of_circuit", message, _at(window.step))
    if window.opens_at >= window.closes_at:
        yield Problem("window_backwards", f"Bước “{name}” đóng trước khi mở", _at(window.step))


def _at(step: Step) -> Place:
    return Place(column=step.value)
