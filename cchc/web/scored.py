"""The sheet of a result with the public holidays of its years, as every other door computes it."""

from functools import lru_cache

from django.conf import settings

from cchc.core.calendar import WorkCalendar
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.sheet import Sheet, score_sheet
from cchc.files.store import CatalogueStore


def scored(assessment: Assessment) -> Sheet:
    """Score an assessment; working days are counted with the holidays around its year."""
    return score_sheet(assessment, _calendar(assessment.year))


@lru_cache(maxsize=32)
def _calendar(year: int) -> WorkCalendar:
    return CatalogueStore(settings.CATALOGUES).work_calendar(year - 1, year, year + 1)
