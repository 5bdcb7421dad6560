"""Points in the database: integers of ten-thousandths, because decimals in SQL are wrong on SQLite."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    Stored = models.BigIntegerField[Decimal | int | str, Decimal]
else:
    Stored = models.BigIntegerField  # generic only for the type checker

STEPS_PER_POINT = 10_000


class PointsField(Stored):
    """An exact number of points; values finer than a ten-thousandth are refused, never rounded silently."""

    description = "Điểm"

    def deconstruct(self) -> Any:
        """Name Django's own field, so that migrations import nothing of ours."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.BigIntegerField", args, kwargs

    def from_db_value(
        self, value: int | None, _expression: Any, _connection: BaseDatabaseWrapper
    ) -> Decimal | None:
        """Turn the stored integer into points."""
        return None if value is None else Decimal(value) / STEPS_PER_POINT

    def to_python(self, value: Any) -> Decimal | None:
        """Accept what a form or a fixture gives."""
        return None if value is None else Decimal(str(value))

    def get_prep_value(self, value: Any) -> int | None:
        """Turn points into the stored integer; raises ValueError when they are finer than it can hold."""
        if value is None:
            return None
        steps = Decimal(str(value)) * STEPS_PER_POINT
        if steps != steps.to_integral_value():
            raise ValueError(f"points finer than 1/{STEPS_PER_POINT}: {value}")
        return int(steps)
