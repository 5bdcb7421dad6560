"""Lists of members' figures: the forms by which one comes in, and its verdict row by row."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cchc.core.campaign.fact_wording import fact_text
from cchc.core.catalogue.nodes import Node
from cchc.files.contribution_import import ContributionRow
from cchc.files.workbook_guard import MEGABYTE, MOST_BYTES
from cchc.records.entries.actions.importing import Existing
from cchc.records.entries.queries.uploads import UploadJudged
from cchc.web.contribution_rows import FINAL, PROVISIONAL
from cchc.web.coordination_fields import CoordinationForm
from cchc.web.index_forms import FILE_KINDS

EXISTING: tuple[tuple[Existing, str], ...] = (
    ("refuse", "Không ghi gì nếu có đơn vị đã nhập khác"),
    ("skip", "Giữ số đơn vị đã nhập, chỉ thêm số còn thiếu"),
    ("replace", "Thay số đơn vị đã nhập bằng số trong tệp"),
)
MOST_SHOWN = 500


class ListForm(CoordinationForm):
    """A filled list, and whether its figures are provisional or final."""

    file = forms.FileField(
        label="Tệp số liệu",
        help_text=f".xlsx hoặc .csv, nhiều nhất {MOST_BYTES // MEGABYTE} MB",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp trống.", "invalid": "Hãy chọn tệp."},
        widget=forms.FileInput(attrs={"accept": ",".join(FILE_KINDS)}),
    )
    kind = forms.ChoiceField(
        label="Loại số liệu",
        choices=((FINAL, "Số chính thức"), (PROVISIONAL, "Số ước")),
        error_messages={"required": "Hãy chọn loại số liệu.", "invalid_choice": "Hãy chọn loại số liệu."},
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse by name and size before anything is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(FILE_KINDS):
            raise ValidationError("Chỉ nhận tệp .xlsx hoặc .csv.")
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(f"Tệp quá lớn, chỉ nhận tối đa {MOST_BYTES // MEGABYTE} MB.")
        return file


class ConfirmListForm(CoordinationForm):
    """What was checked, and what becomes of figures that are there otherwise."""

    checked = forms.CharField(widget=forms.HiddenInput())
    existing = forms.ChoiceField(
        label="Với đơn vị đã nhập số khác", choices=EXISTING, initial="refuse", widget=forms.RadioSelect()
    )


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row that can be stored; `known` is what is there and says something else."""

    row: int
    agency: str
    fact: str
    known: str
    note: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is not taken, with every reason."""

    row: int
    agency: str
    value: str
    reasons: tuple[str, ...]


def taken_rows(judged: UploadJudged, node: Node) -> tuple[TakenRow, ...]:
    """The rows that can be stored, those first that differ from what is there."""
    rows = sorted(judged.verdict.accepted, key=lambda row: not judged.conflicts(row))
    return tuple(_taken(judged, node, row) for row in rows[:MOST_SHOWN])


def _taken(judged: UploadJudged, node: Node, row: ContributionRow) -> TakenRow:
    fact = "" if row.fact is None else fact_text(row.fact, node)
    return TakenRow(row.row, row.unit, fact, _known(judged, node, row), row.note)


def _known(judged: UploadJudged, node: Node, row: ContributionRow) -> str:
    """What is there otherwise; a figure that was not sent is still the member's own."""
    if not judged.conflicts(row):
        return ""
    agency = row.agency or ""
    return fact_text(judged.known[agency], node) if agency in judged.sent else "đang nhập, chưa gửi"


def refused_rows(rows: Iterable[ContributionRow]) -> tuple[RefusedRow, ...]:
    """The rows that are not taken."""
    return tuple(
        RefusedRow(
            row.row, row.unit, row.value, tuple(f"cột {one.column}: {one.text}" for one in row.reasons)
        )
        for row in list(rows)[:MOST_SHOWN]
    )
