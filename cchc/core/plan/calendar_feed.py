"""Due days as a calendar that telephones and mail programs subscribe to (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75  # bytes, without the line break
BREAK = "\r\n"
PRODUCT = "-//CCHC//Ke hoach CCHC//VI"
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@dataclass(frozen=True, slots=True)
class DueDay:
    """One day of the calendar; `uid` stays the same however often the feed is read."""

    uid: str
    day: date
    summary: str
    description: str = ""
    address: str = ""


def calendar_feed(name: str, days: Iterable[DueDay], now: datetime) -> str:
    """The whole calendar: all-day events without alarms, lines folded and ended by CRLF.

    `now` is a moment with its time zone.
    """
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for one in days:
        lines += _event(one, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}{BREAK}" for line in lines for part in folded_line(line))


def escaped(text: str) -> str:
    """A text as a value: backslash, semicolon, comma and line break are written with a backslash."""
    return text.translate(ESCAPED)


def folded_line(line: str) -> Iterator[str]:
    """A line in parts of at most 75 bytes, each but the first beginning with a space; no letter is cut."""
    part, size = "", 0
    for letter in line:
        length = len(letter.encode())
        if size + length > LONGEST_LINE:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + length
    yield part


def _event(one: DueDay, stamp: str) -> list[str]:
    found = [
        "BEGIN:VEVENT",
        f"UID:{escaped(one.uid)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(one.summary)}",
    ]
    found += [f"DESCRIPTION:{escaped(one.description)}"] if one.description else []
    found += [f"URL:{one.address}"] if one.address else []
    return [*found, "TRANSP:TRANSPARENT", "END:VEVENT"]
