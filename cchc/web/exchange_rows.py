"""What a package would change, as rows; and the packages that went out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone

from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.facts import FactEntry
from cchc.core.catalogue.nodes import Node
from cchc.core.numerals import date_text
from cchc.records.exchange.actions import Choice
from cchc.records.exchange.queries import PackageDesk, PackageJudged, PackageLine, PackageShown
from cchc.web.exchange_forms import CHOOSE, SEEN

NOTHING = "chưa có"


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in words, with what is said beside it."""

    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line that the package changes; `choose` and `seen` are the names of its fields."""

    key: str
    title: str
    mine: Said
    theirs: Said
    by: str
    version: int
    conflict: bool
    choose: str
    seen: str
    chosen: Choice | None


@dataclass(frozen=True, slots=True)
class SentRow:
    """One package that went out."""

    code: str
    by: str
    at: str
    lines: int
    returned: str


def change_rows(judged: PackageJudged, chosen: Mapping[str, Choice]) -> tuple[ChangeRow, ...]:
    """The lines that the package changes, conflicts first."""
    ordered = sorted(judged.lines, key=lambda line: line.what != "conflict")
    return tuple(_change(line, chosen.get(line.node.key)) for line in ordered)


def _change(line: PackageLine, chosen: Choice | None) -> ChangeRow:
    key = line.node.key
    return ChangeRow(
        key=key,
        title=line.node.title,
        mine=Said(NOTHING) if line.mine is None else _said(line.mine, line.node),
        theirs=_said(line.theirs, line.node),
        by=line.by,
        version=line.version,
        conflict=line.what == "conflict",
        choose=f"{CHOOSE}{key}",
        seen=f"{SEEN}{key}",
        chosen=chosen,
    )


def _said(entry: FactEntry, node: Node) -> Said:
    return Said(fact_text(entry.fact, node), tuple(_beside(entry)))


def _beside(entry: FactEntry) -> Iterator[str]:
    if entry.provisional:
        yield "số ước"
    if entry.note:
        yield f"Thuyết minh: {entry.note}"
    if entry.source:
        yield f"Nguồn: {entry.source}"
    if entry.cutoff_date is not None:
        yield f"Chốt ngày {date_text(entry.cutoff_date)}"


def sent_rows(shown: tuple[PackageShown, ...]) -> tuple[SentRow, ...]:
    """The packages that went out, newest first."""
    return tuple(
        SentRow(
            one.code,
            one.by,
            f"{timezone.localtime(one.at):%d/%m/%Y %H:%M}",
            one.lines,
            f"{timezone.localtime(one.returned_at):%d/%m/%Y %H:%M}" if one.returned_at else "chưa nhận lại",
        )
        for one in shown
    )


def left_out_rows(desk: PackageDesk) -> tuple[str, ...]:
    """The lines that are not in a package, by code and name."""
    return tuple(f"{line.node.key} {line.node.title}" for line in desk.left_out)
