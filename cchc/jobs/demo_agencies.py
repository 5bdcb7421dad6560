"""Agencies of Vĩnh Long from which the demonstration gathers figures: twenty departments, all communes."""

from datetime import date

from cchc.core.agency.lineage import members_on
from cchc.core.errors import UnknownReference
from cchc.records.agencies.queries import agencies_in, register_named

ILLUSTRATIVE = "vinh-long-minh-hoa"
DAY = date(2020, 12, 31)


def departments() -> tuple[str, ...]:
    """The departments that the plan of 2020 means by 'các sở, ban, ngành', and illustrative ones."""
    register = register_named("vinh-long")
    if register is None:
        raise UnknownReference("Chưa nạp danh sách cơ quan “vinh-long”")
    real = (f"vinh-long/{slug}" for slug in members_on(register, "cac-so-ban-nganh", DAY))
    return (*real, *_illustrative("department"))


def communes() -> tuple[str, ...]:
    """The illustrative communes, by their numbers."""
    return _illustrative("commune_committee")


def _illustrative(kind: str) -> tuple[str, ...]:
    slugs = agencies_in(ILLUSTRATIVE).filter(kind=kind).order_by("position").values_list("slug", flat=True)
    return tuple(f"{ILLUSTRATIVE}/{slug}" for slug in slugs)
