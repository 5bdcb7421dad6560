"""What waits for a person, as it is given."""

from datetime import datetime

from ninja import Schema

from cchc.records.entries.queries.waiting import Waiting


class WorkOut(Schema):
    """Một việc đang chờ: `fill`, `confirm`, `accept`, `contribute`, `answer`; `count` việc kể chung."""

    what: str
    campaign: str
    closes_at: datetime | None
    portion: int | None
    member: int | None
    agency: str | None
    agency_name: str | None
    state: str
    entered: int
    wanted: int
    count: int


def work_out(one: Waiting) -> WorkOut:
    """A piece of work whose portion or member has its agency at hand."""
    holder = one.portion or one.member
    agency = None if holder is None else holder.agency
    return WorkOut(
        what=one.what,
        campaign=one.campaign.slug,
        closes_at=one.closes_at,
        portion=None if one.portion is None else one.portion.pk,
        member=None if one.member is None else one.member.pk,
        agency=None if agency is None else agency.slug,
        agency_name=None if agency is None else agency.name,
        state=one.state,
        entered=one.entered,
        wanted=one.wanted,
        count=one.count,
    )
