"""Totals by part, group and area: exact where they can be, ranges where something is unknown."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.core.catalogue.bands import Band
from cchc.core.catalogue.facts import NotApplicable
from cchc.core.catalogue.nodes import Catalogue, Effect, Node, NotApplicablePolicy
from cchc.core.scoring.sheet import Sheet, reckoned_line, whole_of
from cchc.core.scoring.span import Span
from tests.core.builders import area, catalogue, leftover, line, points, sheet

SKIPPED = NotApplicable("Không có đối tượng")
BONUS = line("9.1", "2.00", effect=Effect.BONUS)
PENALTY = line("9.2", "3.00", effect=Effect.PENALTY)


def span(low: str, high: str | None) -> Span:
    return Span(Decimal(low), points(high))


def two_lines(policy: NotApplicablePolicy, other: str | None = "16.00") -> Catalogue:
    return catalogue(
        area("1", line("1.1", "84.00"), line("1.2", other, optional=True)), scale="100", not_applicable=policy
    )


class TestTotals:
    """What adds up."""

    def test_points_reckoned_before_add_up_alike(self) -> None:
        version = catalogue(area("1", line("1.1"), line("1.2", "3.00")), scale="4")
        result = sheet(version, {"1.1": "0.75"})

        kept = [reckoned_line(version, one.node, one.score.state, one.points) for one in result.lines]

        whole = whole_of(version, kept)
        assert (whole.total.points, whole.total.unknown_lines) == (span("0.75", "3.75"), 1)
        assert [one.area for one in kept] == [one.area for one in result.lines]
        assert [one.score.trace for one in kept] == [(), ()]

    def test_only_leaves_are_added(self) -> None:
        result = sheet(
            catalogue(area("1", line("1.1"), line("1.2")), scale="2"), {"1.1": "0.75", "1.2": "0.50"}
        )

        assert result.total.points.exact == Decimal("1.25")
        assert result.total.shortfall == Decimal("0.75")
        assert result.index == span("62.50", "62.50")
        assert result.reduced is None

    def test_an_unknown_line_makes_a_range(self) -> None:
        result = sheet(catalogue(area("1", line("1.1"), line("1.2", "3.00")), scale="4"), {"1.1": "0.75"})

        assert result.total.points == span("0.75", "3.75")
        assert result.total.shortfall is None
        assert (result.total.lines, result.total.unknown_lines) == (2, 1)
        assert [entry.node.key for entry in result.unknown_lines] == ["1.2"]
        assert result.band is None

    def test_an_unknown_maximum_leaves_the_end_open(self) -> None:
        result = sheet(catalogue(area("1", line("1.1"), line("1.2", None))), {"1.1": "0.75"})

        assert result.total.points == span("0.75", None)
        assert result.total.max_points is None
        assert result.index is None

    def test_known_points_of_an_unknown_maximum_lose_nothing_known(self) -> None:
        result = sheet(catalogue(area("1", line("1.1", None))), {"1.1": "0.75"})

        assert result.by_key["1.1"].lost is None
        assert result.lost_lines == ()

    def test_groups_add_up_their_parts(self) -> None:
        version = catalogue(area("1", line("1.1", "2.00")), remainder=(leftover("rest", "5.00"),), scale="7")

        result = sheet(version, {"1.1": "1.50"})

        direct, survey = (figure for _, figure in result.groups)
        assert direct.points.exact == Decimal("1.50")
        assert (survey.points, survey.max_points, survey.unknown_lines) == (span("0", "5"), Decimal(5), 1)

    def test_the_stated_maximum_of_a_part_counts(self) -> None:
        version = catalogue(area("1", line("1.1", "2.00")))
        stated = replace(version, parts=(replace(version.parts[0], max_points=Decimal(62)), version.parts[1]))

        assert sheet(stated, {"1.1": "1.50"}).parts[0][1].shortfall == Decimal("60.50")

    def test_nothing_to_score_is_no_index(self) -> None:
        assert sheet(catalogue(area("1"))).index is None

    def test_bands_follow_the_index(self) -> None:
        version = replace(
            catalogue(area("1", line("1.1", "5.00"))),
            bands=(Band("Tốt", Decimal(80)), Band("Khá", Decimal(65))),
        )

        reached = [sheet(version, {"1.1": given}).band for given in ("4.00", "3.99", "1.00")]

        assert [band and band.name for band in reached] == ["Tốt", "Khá", None]

    def test_points_are_rounded_line_by_line(self) -> None:
        thirds = [line(f"1.{number}") for number in range(1, 4)]

        result = sheet(catalogue(area("1", *thirds)), {leaf.key: "0.335" for leaf in thirds})

        assert result.total.points.exact == Decimal("1.02")


class TestNotApplicable:
    """A line that does not concern the unit."""

    def test_rescale_takes_the_line_out_of_the_scale(self) -> None:
        result = sheet(two_lines(NotApplicablePolicy.RESCALE), {"1.1": "67.20", "1.2": SKIPPED})

        assert result.total.points.exact == Decimal("80.00")
        assert result.total.max_points == 100
        assert result.reduced is not None
        assert (result.reduced.points.exact, result.reduced.max_points) == (Decimal("67.20"), Decimal(84))
        assert result.total.not_applicable_lines == 1

    def test_full_counts_the_line_as_reached(self) -> None:
        result = sheet(two_lines(NotApplicablePolicy.FULL), {"1.1": "67.20", "1.2": SKIPPED})

        assert result.total.points.exact == Decimal("83.20")
        assert result.reduced is None

    def test_zero_counts_the_line_as_missed(self) -> None:
        result = sheet(two_lines(NotApplicablePolicy.ZERO), {"1.1": "67.20", "1.2": SKIPPED})

        assert result.total.points.exact == Decimal("67.20")
        assert result.total.shortfall == Decimal("32.80")

    def test_the_skipped_line_has_no_points_and_no_loss(self) -> None:
        result = sheet(two_lines(NotApplicablePolicy.ZERO), {"1.1": "67.20", "1.2": SKIPPED})

        assert (result.by_key["1.2"].points, result.by_key["1.2"].lost) == (None, None)

    def test_a_range_is_rescaled_at_both_ends(self) -> None:
        assert sheet(two_lines(NotApplicablePolicy.RESCALE), {"1.2": SKIPPED}).total.points == span(
            "0", "100"
        )

    @pytest.mark.parametrize("policy", [NotApplicablePolicy.RESCALE, NotApplicablePolicy.FULL])
    def test_an_unknown_maximum_never_makes_an_exact_total(self, policy: NotApplicablePolicy) -> None:
        result = sheet(two_lines(policy, other=None), {"1.1": "67.20", "1.2": SKIPPED})

        assert result.total.points == span("67.20", None)

    def test_a_unit_that_nothing_concerns_has_no_index(self) -> None:
        version = catalogue(area("1", line("1.1", "2.00", optional=True)), scale="2")

        assert sheet(version, {"1.1": SKIPPED}).index is None

    def test_without_a_scale_the_reduced_maximum_stays(self) -> None:
        version = catalogue(area("1", line("1.1", "4.00"), line("1.2", "1.00", optional=True)))

        result = sheet(version, {"1.1": "2.00", "1.2": SKIPPED})

        assert (result.total.points.exact, result.total.max_points) == (Decimal("2.00"), Decimal(4))
        assert result.index == span("50.00", "50.00")


class TestBonusAndPenalty:
    """Lines outside the scale."""

    @staticmethod
    def result(
        facts: dict[str, str | NotApplicable], *extra: Node, caps: tuple[str | None, str | None]
    ) -> Sheet:
        version = catalogue(area("1", line("1.1", "10.00"), *extra), scale="10")
        bonus, penalty = caps
        return sheet(replace(version, bonus_cap=points(bonus), penalty_cap=points(penalty)), dict(facts))

    def test_bonus_is_added_up_to_its_cap(self) -> None:
        twice = replace(BONUS, id="second", code="9.3")

        result = self.result({"1.1": "8.00", "9.1": "1.50", "9.3": "2.00"}, BONUS, twice, caps=("3.00", None))

        assert result.bonus == span("3.00", "3.00")
        assert result.total.points.exact == Decimal("11.00")
        assert result.total.max_points == 10

    def test_penalty_takes_what_is_missing_to_the_maximum(self) -> None:
        result = self.result({"1.1": "8.00", "9.2": "1.00"}, PENALTY, caps=(None, "1.50"))

        assert result.penalty == span("1.50", "1.50")
        assert result.total.points.exact == Decimal("6.50")

    def test_a_total_never_falls_below_zero(self) -> None:
        assert self.result({"1.1": "1.00", "9.2": "0.00"}, PENALTY, caps=(None, None)).total.points.exact == 0

    def test_unknown_bonus_and_penalty_widen_the_range_up_to_their_caps(self) -> None:
        result = self.result({"1.1": "8.00"}, BONUS, PENALTY, caps=("1.00", "2.00"))

        assert (result.bonus, result.penalty) == (span("0", "1"), span("0", "2"))
        assert result.total.points == span("6.00", "9.00")

    def test_unknown_ends_without_a_cap_stay_open(self) -> None:
        nameless = replace(PENALTY, max_points=None)

        result = self.result({"1.1": "8.00"}, replace(BONUS, max_points=None), nameless, caps=(None, None))

        assert result.total.points == span("0", None)

    def test_a_cap_closes_an_open_end(self) -> None:
        result = self.result({"1.1": "8.00"}, replace(BONUS, max_points=None), caps=("1.00", None))

        assert result.bonus == span("0", "1.00")

    def test_lines_that_do_not_concern_the_unit_neither_add_nor_take(self) -> None:
        lines = (replace(BONUS, may_be_not_applicable=True), replace(PENALTY, may_be_not_applicable=True))

        result = self.result({"1.1": "8.00", "9.1": SKIPPED, "9.2": SKIPPED}, *lines, caps=(None, None))

        assert result.total.points.exact == Decimal("8.00")

    def test_a_bonus_that_was_not_won_is_no_loss(self) -> None:
        result = self.result({"1.1": "10.00", "9.1": "0.00"}, BONUS, caps=(None, None))

        assert result.lost_lines == ()


class TestAreas:
    """Areas are a second reconciliation."""

    def test_areas_have_totals_when_every_line_has_an_area(self) -> None:
        result = sheet(catalogue(area("1", line("1.1")), area("2", line("2.1"))), {"1.1": "0.25"})

        assert [entry.points for entry in result.areas] == [span("0.25", "0.25"), span("0", "1")]

    def test_a_remainder_leaves_area_totals_unknown_but_losses_known(self) -> None:
        rest = leftover("rest", "5.00", part="appraised")
        version = catalogue(area("1", line("1.1")), remainder=(rest, leftover("survey", "4.00")))

        result = sheet(version, {"1.1": "0.25", "rest": "5.00", "survey": "1.00"})

        only = result.areas[0]
        assert only.points is None
        assert (only.lost["direct"].amount, only.lost["direct"].complete) == (Decimal("0.75"), True)
        assert (only.lost["survey"].amount, only.lost["survey"].complete) == (Decimal(0), False)

    @pytest.mark.parametrize("facts", [{"1.1": "0.25"}, {"1.1": "0.25", "rest": "4.50"}, {"rest": "5.00"}])
    def test_losses_are_incomplete_while_something_may_still_be_lost(self, facts: dict[str, str]) -> None:
        version = catalogue(area("1", line("1.1")), remainder=(leftover("rest", "5.00", part="appraised"),))

        assert not sheet(version, facts).areas[0].lost["direct"].complete

    def test_a_line_that_does_not_concern_the_unit_settles_its_loss(self) -> None:
        result = sheet(catalogue(area("1", line("1.1", optional=True))), {"1.1": SKIPPED})

        assert result.areas[0].lost["direct"].complete
