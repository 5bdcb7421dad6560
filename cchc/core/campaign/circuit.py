"""The two circuits of a year, their steps, and the rounds whose figures are kept side by side."""

from collections.abc import Container
from enum import StrEnum


class Circuit(StrEnum):
    """Who decides: the Ministry about the province, or the province about its own units."""

    NATIONAL = "national"
    INTERNAL = "internal"


class Step(StrEnum):
    """One step of a circuit; each has a window of its own."""

    SELF_SCORING = "self_scoring"
    REVIEW = "review"
    SIGNING = "signing"
    MINISTRY = "ministry"
    ANSWER = "answer"
    APPRAISAL_1 = "appraisal_1"
    REBUTTAL = "rebuttal"
    APPRAISAL_2 = "appraisal_2"
    COUNCIL = "council"
    PUBLICATION = "publication"


class Round(StrEnum):
    """Whose figures and points stand side by side; none ever overwrites another."""

    SELF = "self"
    EXTERNAL = "external"
    MINISTRY = "ministry"
    ANSWER = "answer"
    APPRAISAL_1 = "appraisal_1"
    REBUTTAL = "rebuttal"
    APPRAISAL_2 = "appraisal_2"
    COUNCIL = "council"
    PUBLISHED = "published"


CIRCUIT_NAMES = {
    Circuit.NATIONAL: "Chỉ số của tỉnh do Bộ Nội vụ thẩm định",
    Circuit.INTERNAL: "Chỉ số nội bộ do tỉnh thẩm định",
}
STEP_NAMES = {
    Step.SELF_SCORING: "Tự chấm điểm",
    Step.REVIEW: "Rà soát nội bộ",
    Step.SIGNING: "Ký gửi Bộ Nội vụ",
    Step.MINISTRY: "Bộ Nội vụ thẩm định",
    Step.ANSWER: "Tỉnh giải trình",
    Step.APPRAISAL_1: "Thẩm định lần 1",
    Step.REBUTTAL: "Giải trình",
    Step.APPRAISAL_2: "Thẩm định lần 2",
    Step.COUNCIL: "Hội đồng thẩm định quyết định",
    Step.PUBLICATION: "Công bố",
}
ROUND_NAMES = {
    Round.SELF: "Tự chấm",
    Round.EXTERNAL: "Điểm từ bên ngoài",
    Round.MINISTRY: "Bộ thẩm định",
    Round.ANSWER: "Tỉnh giải trình",
    Round.APPRAISAL_1: "Thẩm định lần 1",
    Round.REBUTTAL: "Giải trình",
    Round.APPRAISAL_2: "Thẩm định lần 2",
    Round.COUNCIL: "Hội đồng",
    Round.PUBLISHED: "Công bố",
}
STEPS = {
    Circuit.NATIONAL: (
        Step.SELF_SCORING,
        Step.REVIEW,
        Step.SIGNING,
        Step.MINISTRY,
        Step.ANSWER,
        Step.PUBLICATION,
    ),
    Circuit.INTERNAL: (
        Step.SELF_SCORING,
        Step.APPRAISAL_1,
        Step.REBUTTAL,
        Step.APPRAISAL_2,
        Step.COUNCIL,
        Step.PUBLICATION,
    ),
}
ROUNDS = {
    Circuit.NATIONAL: (Round.SELF, Round.MINISTRY, Round.ANSWER, Round.PUBLISHED),
    Circuit.INTERNAL: (
        Round.SELF,
        Round.EXTERNAL,
        Round.APPRAISAL_1,
        Round.REBUTTAL,
        Round.APPRAISAL_2,
        Round.COUNCIL,
    ),
}
# Steps in which agencies owe a portion of work; the other steps are acts of the province as a whole.
PORTION_ROUNDS = {
    Step.SELF_SCORING: Round.SELF,
    Step.APPRAISAL_1: Round.APPRAISAL_1,
    Step.REBUTTAL: Round.REBUTTAL,
    Step.APPRAISAL_2: Round.APPRAISAL_2,
}
APPRAISALS = (Step.APPRAISAL_1, Step.APPRAISAL_2)
# What a unit answers is heard, but it is those who judge that decide.
CLAIMS = frozenset({Round.ANSWER, Round.REBUTTAL})


def deciding_rounds(circuit: Circuit) -> tuple[Round, ...]:
    """The rounds whose figures count, the latest last; answers of those who are judged do not."""
    return tuple(one for one in ROUNDS[circuit] if one not in CLAIMS)


def effective_round(there: Container[Round], circuit: Circuit, upto: Round | None = None) -> Round | None:
    """The round whose figure of a line counts: the last that decides among those `there`; None for none.

    As it stood after `upto` where that is given; points from outside count in every round.
    """
    rounds = ROUNDS[circuit]
    before = rounds if upto is None else rounds[: rounds.index(upto) + 1]
    considered = [one for one in deciding_rounds(circuit) if one in before or one is Round.EXTERNAL]
    return next((one for one in reversed(considered) if one in there), None)
