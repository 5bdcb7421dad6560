"""Numeric appendices by Excel as pages show them: the forms, and what a file would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms

from cchc.core.numerals import MOST_PLACES, number_text
from cchc.core.reporting.filling import Outcome
from cchc.records.reports.queries.round_workbook import AgencyJudged, RoundFileJudged
from cchc.records.reports.queries.workbooks import FigureJudged, FileJudged
from cchc.web.coordination_fields import CoordinationForm
from cchc.web.register_forms import RegisterFileForm

KEEP, TAKE = "giu", "lay"
CONFLICTS = ((KEEP, "Giữ số trên hệ thống"), (TAKE, "Lấy số trong tệp"))
NONE = "chưa ghi"
MOST_SHOWN = 500


class FiguresFileForm(RegisterFileForm):
    """A filled appendix."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Tệp số liệu"


class ConfirmFiguresForm(CoordinationForm):
    """What was checked; where somebody has written meanwhile, whose figure counts."""

    checked = forms.CharField(widget=forms.HiddenInput())
    existing = forms.ChoiceField(
        label="Với số đã có người ghi khác sau khi tải tệp",
        choices=CONFLICTS,
        initial=KEEP,
        required=False,
        widget=forms.RadioSelect(),
    )


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure of a file beside the kept one, and what is wrong with it."""

    cell: str
    title: str
    mine: str
    theirs: str
    conflict: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRows:
    """What the file of an agency would change."""

    refused: tuple[FigureChange, ...]
    changes: tuple[FigureChange, ...]
    conflicts: int
    same: int
    cleared: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyChange:
    """One agency of the file of a round: the figures that would be put in, or why not."""

    row: int
    name: str
    figures: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()


def file_rows(judged: FileJudged) -> FileRows:
    """Lay the verdict out, figures that somebody has written meanwhile first."""
    changed = sorted(judged.of(Outcome.TAKE, Outcome.CONFLICT), key=lambda one: one.outcome is Outcome.TAKE)
    foreign = tuple(
        FigureChange(one.cell, "(không có trong đợt)", "", one.text, reasons=one.reasons)
        for one in judged.foreign[:MOST_SHOWN]
    )
    return FileRows(
        refused=(*map(_change, judged.refused), *foreign),
        changes=tuple(map(_change, changed)),
        conflicts=len(judged.of(Outcome.CONFLICT)),
        same=len(judged.of(Outcome.SAME)),
        cleared=tuple(one.indicator.title for one in judged.of(Outcome.CLEARED)),
        absent=tuple(one.title for one in judged.absent),
    )


def _change(one: FigureJudged) -> FigureChange:
    title = f"{one.indicator.title} ({one.indicator.unit})"
    theirs = one.text if one.theirs is None else _number(one.theirs)
    conflict = one.outcome is Outcome.CONFLICT
    return FigureChange(one.cell, title, _number(one.mine), theirs, conflict, one.reasons)


def _number(value: Decimal | None) -> str:
    return NONE if value is None else number_text(value, MOST_PLACES)


def taken_rows(judged: RoundFileJudged, titles: dict[str, str]) -> tuple[AgencyChange, ...]:
    """The agencies into whose reports something is put, with each figure; `titles` by key of the figure."""
    return tuple(
        AgencyChange(
            one.row.row,
            one.row.name,
            tuple(
                (titles[figure.indicator], _number(figure.value))
                for figure in one.row.figures
                if figure.indicator in one.fresh
            ),
        )
        for one in judged.taken[:MOST_SHOWN]
    )


def refused_rows(rows: Iterable[AgencyJudged]) -> tuple[AgencyChange, ...]:
    """The rows that are not taken, with every reason."""
    return tuple(
        AgencyChange(one.row.row, one.row.name, reasons=one.reasons) for one in list(rows)[:MOST_SHOWN]
    )
