"""Points keep every hundredth on both engines, and the database can add them up."""

from decimal import Decimal

import pytest
from django.db import models
from django.db.models import Sum
from django.db.utils import IntegrityError

from cchc.records.assessments.models import Assessment, DeductionItem
from cchc.records.points import PointsField, ScoreField

pytestmark = pytest.mark.django_db


def test_sums_in_the_database_are_exact() -> None:
    items = DeductionItem.objects.filter(assessment__slug="vinh-phuc-2017")
    assert items.aggregate(total=Sum("amount"))["total"] == Decimal("12.45")


def test_a_value_comes_back_as_it_was_stored() -> None:
    item = DeductionItem.objects.filter(amount=Decimal("0.20")).get(line__key="7.1.1")
    assert item.amount == Decimal("0.2")


def test_finer_than_a_ten_thousandth_is_refused() -> None:
    with pytest.raises(ValueError, match="finer"):
        PointsField().get_prep_value(Decimal("0.00001"))


def test_a_score_is_as_fine_as_a_millionth() -> None:
    assert ScoreField().get_prep_value(Decimal("0.000001")) == 1
    assert ScoreField().clone().get_prep_value(Decimal("44.65")) == 44_650_000
    with pytest.raises(ValueError, match="1/1000000"):
        ScoreField().get_prep_value(Decimal("0.0000001"))


def test_unknown_stays_unknown() -> None:
    field = PointsField(null=True)
    assert field.get_prep_value(None) is None
    assert field.to_python(None) is None
    assert field.to_python("1.25") == Decimal("1.25")


def test_migrations_know_it_as_a_field_of_django() -> None:
    assert (
        PointsField().deconstruct()[1]
        == f"{models.BigIntegerField.__module__.rpartition('.')[0]}.BigIntegerField"
    )


def test_an_item_that_takes_nothing_is_refused() -> None:
    assessment = Assessment.objects.get(slug="vinh-phuc-2017")
    line = assessment.catalogue.lines.get(key="1.2")
    with pytest.raises(IntegrityError):
        DeductionItem.objects.create(
            assessment=assessment, line=line, position=999, cause="?", amount=Decimal(0)
        )
