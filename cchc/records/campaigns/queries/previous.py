"""Results of the year before, which are offered beside the figures of the year."""

from collections.abc import Iterable

from cchc.records.assessments.models import Assessment


def previous_results(family: str, year: int, units: Iterable[int]) -> dict[int, int]:
    """The result of the year before of each unit, in the same family of catalogues; one query.

    Real results go before illustrative ones, a later loaded before an earlier one.
    """
    rows = Assessment.objects.filter(catalogue__family=family, year=year - 1, unit__in=set(units))
    return dict(rows.order_by("-illustrative", "pk").values_list("unit", "pk"))
