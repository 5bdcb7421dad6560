"""A package of a national campaign: points are entered, sums of many agencies stay on the page."""

from decimal import Decimal

import pytest

from cchc.core.catalogue.facts import GivenFact
from cchc.records.campaigns.models import Portion
from cchc.records.exchange.queries import PackageJudged, judge_package, package_desk
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import NOW
from tests.records.exchange.packing import Cells, filled, form_of, made
from tests.web.campaigns_built import collecting, person

VALUE = "Số liệu"


@pytest.fixture
def portion(db: None) -> Portion:
    return Portion.objects.get(campaign_unit__campaign=collecting(NOW), step="self_scoring")


@pytest.fixture
def officer(portion: Portion) -> User:
    return person("nv.nhap", "vinh-long/so-noi-vu", Role.SCORER)


def back(portion: Portion, officer: User, cells: Cells) -> PackageJudged:
    desk = package_desk(standing_of(officer, NOW.date()), portion.pk, NOW)
    return judge_package(desk, filled(made(portion, officer).content, cells), "goi.zip")


def keys(portion: Portion, officer: User) -> list[str]:
    sheet = form_of(made(portion, officer).content)["Số liệu"]
    return [str(sheet.cell(row, 13).value or "") for row in range(1, sheet.max_row + 1)]


def test_points_are_entered_and_what_is_summed_is_not_there(portion: Portion, officer: User) -> None:
    there = keys(portion, officer)
    line = next(key for key in there if key.endswith("|points"))
    found = back(portion, officer, {(line, VALUE): "0,25"})

    assert [one.theirs.fact for one in found.lines] == [GivenFact(Decimal("0.25"))]
    assert not any(key.startswith("3.4.1|") for key in there)
    assert "3.4.1" in {one.node.key for one in found.desk.left_out}
