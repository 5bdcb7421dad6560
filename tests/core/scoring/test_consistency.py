"""Figures of different lines that cannot all be true are reported; what is unknown contradicts nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.catalogue.facts import CountFact, Fact, NotApplicable, Unknown, YesNoFact
from cchc.core.catalogue.nodes import ConsistencyRule, FactField
from cchc.core.scoring.consistency import inconsistencies
from tests.core.builders import area, assessment, catalogue, collected, line, ratio

ONLINE = ConsistencyRule(
    "online-within-received",
    FactField("7.2.2", "part"),
    "at_most",
    FactField("3.4.1", "whole"),
    "Hồ sơ trực tuyến không thể nhiều hơn hồ sơ đã tiếp nhận",
)
VERSION = replace(catalogue(area("3", line("3.4.1")), area("7", line("7.2.2"))), consistency=(ONLINE,))


def messages(online: Fact, received: Fact) -> list[str]:
    return [
        str(problem) for problem in inconsistencies(assessment(VERSION, {"7.2.2": online, "3.4.1": received}))
    ]


def test_a_contradiction_is_reported_with_both_figures() -> None:
    assert messages(ratio(1200, 1200), ratio(5, 1000)) == [
        "tiêu chí 7.2.2: Hồ sơ trực tuyến không thể nhiều hơn hồ sơ đã tiếp nhận (7.2.2: 1.200; 3.4.1: 1.000)"
    ]


def test_equal_figures_agree() -> None:
    assert messages(ratio(1000, 1000), ratio(5, 1000)) == []


@pytest.mark.parametrize(
    "fact",
    [
        Unknown(),
        NotApplicable("x"),
        YesNoFact(value=True),
        CountFact(Decimal(1)),
        collected("so-a"),
        collected("so-a", "so-b", so_a=ratio(1, 10)),
    ],
)
def test_what_is_not_known_contradicts_nothing(fact: Fact) -> None:
    assert messages(ratio(1200, 1200), fact) == []
    assert messages(fact, ratio(0, 0)) == []


def test_collected_figures_count_once_complete() -> None:
    received = collected("so-a", "so-b", so_a=ratio(0, 600), so_b=ratio(0, 400))

    assert len(messages(ratio(1001, 1200), received)) == 1
    assert messages(ratio(1000, 1200), received) == []


def test_absent_lines_contradict_nothing() -> None:
    assert inconsistencies(assessment(VERSION)) == ()
