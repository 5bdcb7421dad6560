"""Correcting the mapping of a published catalogue, as long as no published result rests on it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cchc.core.errors import InputRefused, Problem
from cchc.files.catalogue_import.draft_mapping import Became
from cchc.records.campaigns.queries.pinned import mapping_pinned
from cchc.records.catalogues.actions import save_correction
from cchc.records.catalogues.models import CatalogueDraft
from cchc.records.people.models import User


@transaction.atomic
def correct_mapping(
    pk: int, said: Mapping[str, Became | None], reason: str, *, seen: int, by: User, now: datetime
) -> CatalogueDraft:
    """Say otherwise of old lines of a version that is published, and why.

    Raises UnknownDraftError, NotAllowed, and InputRefused: what `save_correction` refuses, and a mapping of a
    version by which the result of a unit is published already.
    """
    row = save_correction(pk, said, reason, seen=seen, by=by, now=now)
    if mapping_pinned(row):
        text = "Đã công bố kết quả chấm theo bộ tiêu chí này nên không sửa bảng đối chiếu được nữa"
        raise InputRefused([Problem("mapping_pinned", text)])
    return row
