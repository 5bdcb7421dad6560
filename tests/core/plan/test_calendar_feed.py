"""The feed is a calendar that strict readers accept: CRLF, folded by bytes, escaped, stable names."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from cchc.core.plan.calendar_feed import LONGEST_LINE, DueDay, calendar_feed, escaped, folded_line

NOW = datetime(2018, 7, 18, 1, 30, tzinfo=UTC)
EVENT = DueDay(
    "ke-hoach-1-2018@cchc", date(2018, 12, 31), "Nhiệm vụ 1; hạn, cuối", "Dòng 1\nDòng 2", "https://a.vn/x"
)


def test_the_whole_calendar() -> None:
    assert calendar_feed("Sở Nội vụ", [EVENT], NOW) == (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//CCHC//Ke hoach CCHC//VI\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\n"
        "X-WR-CALNAME:Sở Nội vụ\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:ke-hoach-1-2018@cchc\r\n"
        "DTSTAMP:20180718T013000Z\r\n"
        "DTSTART;VALUE=DATE:20181231\r\n"
        "DTEND;VALUE=DATE:20190101\r\n"
        "SUMMARY:Nhiệm vụ 1\\; hạn\\, cuối\r\n"
        "DESCRIPTION:Dòng 1\\nDòng 2\r\n"
        "URL:https://a.vn/x\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )


def test_an_event_may_have_no_more_than_a_day_and_a_name() -> None:
    feed = calendar_feed("x", [DueDay("a@cchc", date(2020, 2, 29), "b")], NOW)
    assert "DESCRIPTION" not in feed
    assert "URL" not in feed
    assert "DTEND;VALUE=DATE:20200301" in feed
    assert "VALARM" not in feed


def test_an_empty_feed_is_still_a_calendar() -> None:
    assert calendar_feed("x", [], NOW).splitlines()[-1] == "END:VCALENDAR"


def test_a_line_of_just_seventy_five_bytes_is_not_folded() -> None:
    assert list(folded_line("a" * LONGEST_LINE)) == ["a" * LONGEST_LINE]
    assert list(folded_line("a" * LONGEST_LINE + "b")) == ["a" * LONGEST_LINE, " b"]


def test_no_letter_is_cut_in_two() -> None:
    first, second = folded_line("a" * (LONGEST_LINE - 2) + "ệb")
    assert (first, second) == ("a" * (LONGEST_LINE - 2), " ệb")


@given(st.text(max_size=400))
def test_what_is_folded_unfolds_to_the_same(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    parts = list(folded_line(line))
    assert all(len(part.encode(errors="surrogatepass")) <= LONGEST_LINE for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == line
    assert not {"\n", "\r"} & set(line)
