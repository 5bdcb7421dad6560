"""The title block of a report: unit, year, catalogue with its decision, date of the data."""

from cchc.core.catalogue.nodes import STATUS_LABELS, Catalogue, Decision, Status
from cchc.core.numerals import date_text
from cchc.core.report.cells import Cell, day, stated, words
from cchc.core.report.outline import Fact
from cchc.core.scoring.assessment import Assessment


def result_facts(assessment: Assessment) -> tuple[Fact, ...]:
    """Unit, year, catalogue with its decision, date and source of the data."""
    return (
        Fact("unit", "Đơn vị", words(assessment.unit.name), "subtitle"),
        Fact("year", "Năm đánh giá", Cell(str(assessment.year), assessment.year), "subtitle"),
        *catalogue_facts(assessment.catalogue),
        Fact("data_date", "Ngày của số liệu", day(assessment.data_date), "head"),
        *((Fact("source", "Nguồn", words(assessment.source)),) if assessment.source else ()),
    )


def catalogue_facts(catalogue: Catalogue) -> tuple[Fact, ...]:
    """The catalogue and the decision that lays it down."""
    return (
        Fact("catalogue", "Bộ tiêu chí", words(catalogue.title), "head"),
        Fact("decision", "Văn bản ban hành", _decision(catalogue), "head"),
    )


def _decision(catalogue: Catalogue) -> Cell:
    text = decision_text(catalogue.decision)
    return words("không có (minh họa)") if catalogue.illustrative and not text else stated(text)


def decision_text(decision: Decision) -> str:
    """`Quyết định số 2948/QĐ-BNV ngày 28/12/2017 của Bộ Nội vụ`; what no source gives is left out."""
    if not any((decision.number, decision.date, decision.issuer)):
        return ""
    number = f"Quyết định số {decision.number}" if decision.number else "Quyết định (chưa rõ số)"
    status = decision.date_status
    unsure = "" if status is Status.SOURCED else f" ({STATUS_LABELS[status]} về ngày)"
    signed = f" ngày {date_text(decision.date)}{unsure}" if decision.date else ""
    issuer = f" của {decision.issuer}" if decision.issuer else ""
    return f"{number}{signed}{issuer}"


def subtitle_of(assessment: Assessment) -> str:
    """One line under the title: unit and year."""
    return f"{assessment.unit.name}, năm {assessment.year}"
