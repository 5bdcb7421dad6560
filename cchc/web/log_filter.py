"""Which events of a campaign are asked for: a unit, a line, a person, an act, a page of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet

from cchc.core.vietnamese import folded
from cchc.records.audit.models import Event
from cchc.records.audit.verbs import VERB_NAMES

MOST_WORDS = 100
OF_CAMPAIGNS = ("campaigns.", "entries.", "rounds.", "notices.", "exchange.", "evidence.")


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What of the log is asked for; what is not understood asks for nothing."""

    unit: str = ""
    line: str = ""
    person: str = ""
    act: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.unit or self.line or self.person or self.act)

    @property
    def query(self) -> str:
        """The filter as the query of an address."""
        asked = {"don-vi": self.unit, "dong": self.line, "nguoi": self.person, "viec": self.act}
        return urlencode({name: value for name, value in asked.items() if value})

    def kept(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """The events of this person and act; unit and line are asked of the log itself."""
        if self.act:
            events = events.filter(verb=self.act)
        if self.line and not self.unit:
            events = events.filter(subject__contains=f"/{self.line}/")
        for word in self.person.split():
            events = events.filter(by__folded__contains=folded(word))
        return events


def read_log_filter(asked: Mapping[str, str], units: Iterable[str], lines: Iterable[str]) -> LogFilter:
    """The filter of an address; units and lines that the campaign does not have are left out."""
    unit, line, act = asked.get("don-vi", ""), asked.get("dong", "").strip(), asked.get("viec", "")
    return LogFilter(
        unit if unit in set(units) else "",
        line if line in set(lines) else "",
        asked.get("nguoi", "").strip()[:MOST_WORDS],
        act if act in VERB_NAMES else "",
    )


def act_choices() -> tuple[tuple[str, str], ...]:
    """The acts that a campaign knows, by name."""
    found = ((verb, name) for verb, name in VERB_NAMES.items() if verb.startswith(OF_CAMPAIGNS))
    return tuple(sorted(found, key=lambda one: one[1]))
