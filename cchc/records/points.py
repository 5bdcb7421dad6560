"""Exact numbers in the database: integers of fixed steps, because decimals in SQL are wrong on SQLite."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

Given = TypeVar("Given")
Got = TypeVar("Got")

if TYPE_CHECKING:
    from django.db.models import BigIntegerField as Stored
else:

    class Stored(models.BigIntegerField, Generic[Given, Got]):
        """Django's field is generic for the type checker only."""


class ExactField(Stored[Given, Got]):
    """An exact number in whole steps; a value finer than a step is refused, never rounded silently."""

    steps: ClassVar[int]

    def deconstruct(self) -> Any:
        """Name Django's own field, so that migrations import nothing of ours."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.BigIntegerField", args, kwargs

    def from_db_value(
        self, value: int | None, _expression: Any, _connection: BaseDatabaseWrapper
    ) -> Decimal | None:
        """Turn the stored integer into the number."""
        return None if value is None else Decimal(value) / self.steps

    def to_python(self, value: Any) -> Decimal | None:
        """Accept what a form or a fixture gives."""
        return None if value is None else Decimal(str(value))

    def get_prep_value(self, value: Any) -> int | None:
        """Turn the number into the stored integer; raises ValueError when it is finer than that can hold."""
        if value is None:
            return None
        steps = Decimal(str(value)) * self.steps
        if steps != steps.to_integral_value():
            raise ValueError(f"a number finer than 1/{self.steps}: {value}")
        return int(steps)


class PointsField(ExactField[Decimal | int | str, Decimal]):
    """Points of a catalogue, as fine as a ten-thousandth."""

    description = "Điểm"
    steps = 10_000


class PointsIfKnownField(ExactField[Decimal | int | str | None, Decimal | None]):
    """Points of a catalogue where there may be none yet; empty is unknown, never zero."""

    description = "Điểm, nếu đã biết"
    steps = 10_000


class ScoreField(ExactField[Decimal | int | str | None, Decimal | None]):
    """The score of an index, as fine as a millionth; a source may give a rank only."""

    description = "Điểm công bố"
    steps = 1_000_000
