"""Whether the address of a page of an index asks for something that is not there."""

from collections.abc import Mapping

from cchc.core.index.league import League
from cchc.web.index_pages import IndexPage
from cchc.web.league_rows import target_rank


def unknown_line(page: IndexPage, asked: Mapping[str, str]) -> bool:
    """Whether the line that is asked for does not exist in the year."""
    name = asked.get("noi-dung", "")
    return bool(name) and name not in {line.key for line in page.index.lines_in(page.year)}


def unknown_in_profile(page: IndexPage, asked: Mapping[str, str]) -> bool:
    """The same, and also for a year that does not count the unit."""
    return unknown_line(page, asked) or asked.get("nam", "") not in ("", str(page.year))


def unknown_in_league(page: IndexPage, league: League, asked: Mapping[str, str]) -> bool:
    """The same, and also for a group that the table does not have and a rank that nobody can hold."""
    group, rank = asked.get("nhom", ""), asked.get("muc-tieu", "")
    groups = {str(at) for at, _ in enumerate(league.group_sizes, start=1)}
    target = target_rank(rank)
    places = len(league.known) if league.complete else len(league.rows)
    wrong_rank = bool(rank) and (target is None or target > places)
    return unknown_line(page, asked) or wrong_rank or (bool(group) and group not in groups)
