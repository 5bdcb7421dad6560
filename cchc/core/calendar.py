"""Working days: weekends, public holidays and the Saturdays worked in exchange for them."""

from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Public holidays and make-up working days by date, as decided for each year."""

    holidays: frozenset[date] = frozenset()
    makeup_days: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Tell whether offices work on `day`."""
        if day in self.makeup_days:
            return True
        return day.weekday() < SATURDAY and day not in self.holidays

    def working_days_after(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and including `end`; 0 when `end` is not later."""
        span = max((end - start).days, 0)
        return sum(self.is_working(start + timedelta(days=step)) for step in range(1, span + 1))

    def working_day_from(self, day: date, steps: int) -> date:
        """The working day that lies `steps` working days after `day`, before it when `steps` is negative.

        `day` itself does not count; with 0 steps it is returned as it is.
        """
        step = timedelta(days=1 if steps > 0 else -1)
        left = abs(steps)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def last_working_day_until(self, day: date) -> date:
        """The last working day up to and including `day`."""
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day


WEEKENDS_ONLY = WorkCalendar()
