"""Who scores, appraises and collates in a campaign, in the order of its catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.core.catalogue.nodes import Catalogue
from cchc.records.campaigns.models import Duty

KINDS = ("score", "appraise", "collate")
WHOLE, GONE = "Mọi lĩnh vực, trừ những gì giao riêng", "không còn trong bộ tiêu chí"


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One agency with what it does and for which area or line."""

    kind: str
    lines: str
    agency: str


def duty_rows(duties: Iterable[Duty], catalogue: Catalogue) -> tuple[DutyRow, ...]:
    """Duties with their agency at hand; the whole catalogue before its areas and lines."""
    places = {key: place for place, key in enumerate(catalogue.by_key)}

    def order(one: Duty) -> tuple[int, int]:
        return KINDS.index(one.kind), places.get(one.key, -1 if not one.key else len(places))

    return tuple(
        DutyRow(one.get_kind_display(), _lines(one.key, catalogue), one.agency.name)
        for one in sorted(duties, key=order)
    )


def _lines(key: str, catalogue: Catalogue) -> str:
    if not key:
        return WHOLE
    node = catalogue.by_key.get(key)
    return f"{key} ({GONE})" if node is None else f"{node.code or key} {node.title}"
