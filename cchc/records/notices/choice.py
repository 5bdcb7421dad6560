"""How a person wants his notices, as a value."""

from dataclasses import dataclass

from cchc.records.notices.models import Preference, Rhythm


@dataclass(frozen=True, slots=True)
class Choice:
    """How often a digest comes, on which day of the week (0 is Monday), and by which ways."""

    rhythm: str = Rhythm.WEEKLY.value
    weekday: int = 0
    email: bool = True
    webhook: bool = False


def choice_of(stored: Preference) -> Choice:
    """A stored preference as a value."""
    return Choice(stored.rhythm, stored.weekday, stored.email, stored.webhook)
