"""Dates that are proposed for the steps of a campaign; an officer changes them to what his documents say."""

from datetime import date

from cchc.core.campaign.circuit import Circuit, Step

# Day and month of the first and the last day; a second figure of 1 means the following year.
# 'Trước ngày 15/12' is 14/12 at the latest.
Proposal = tuple[tuple[int, int, int], tuple[int, int, int]]
PROPOSED: dict[Circuit, dict[Step, Proposal]] = {
    Circuit.NATIONAL: {
        Step.SELF_SCORING: ((1, 11, 0), (14, 12, 0)),
        Step.REVIEW: ((15, 12, 0), (15, 1, 1)),
        Step.SIGNING: ((16, 1, 1), (20, 2, 1)),
        Step.MINISTRY: ((21, 2, 1), (31, 3, 1)),
        Step.ANSWER: ((1, 4, 1), (15, 4, 1)),
        Step.PUBLICATION: ((16, 4, 1), (30, 6, 1)),
    },
    Circuit.INTERNAL: {
        Step.SELF_SCORING: ((15, 11, 0), (14, 12, 0)),
        Step.APPRAISAL_1: ((15, 12, 0), (31, 12, 0)),
        Step.REBUTTAL: ((1, 1, 1), (10, 1, 1)),
        Step.APPRAISAL_2: ((11, 1, 1), (20, 1, 1)),
        Step.COUNCIL: ((21, 1, 1), (31, 1, 1)),
        Step.PUBLICATION: ((1, 2, 1), (28, 2, 1)),
    },
}


def proposed_dates(circuit: Circuit, year: int) -> dict[Step, tuple[date, date]]:
    """First and last day of every step of a year, both inclusive."""
    rows = PROPOSED[circuit].items()
    return {step: (_day(first, year), _day(last, year)) for step, (first, last) in rows}


def _day(proposal: tuple[int, int, int], year: int) -> date:
    day, month, later = proposal
    return date(year + later, month, day)
