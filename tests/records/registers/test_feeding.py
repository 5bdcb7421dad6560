"""What the rows of an agency say of a line, and when it is no longer provisional."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from cchc.core.catalogue.facts import CasesFact, CountFact, RatioFact, Unknown
from cchc.core.catalogue.nodes import Catalogue
from cchc.records.agencies.queries import agency_by_key
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.registers.actions import close_year
from cchc.records.registers.models import KeptRegister
from cchc.records.registers.queries import RegisterFact, register_fact, register_facts
from tests.records.registers.building import NOW, REPORTS, head, number, row

pytestmark = pytest.mark.django_db
DEPARTMENTS = "par_index_agency/minh-hoa-so-2026"
VINH_LONG = "par_index_province/2639-qd-ubnd-2020-vinh-long"
DAY = date(2026, 11, 22)


def catalogue_of(key: str) -> Catalogue:
    return core_catalogue(CatalogueVersion.objects.get(key=key))


def said(catalogue: str, line: str, year: int = 2026) -> RegisterFact:
    core = catalogue_of(catalogue)
    agency = agency_by_key("vinh-phuc/so-tu-phap")
    (fact,) = register_facts(core, core.by_key[line], agency, year, DAY)
    return fact


def test_rows_become_the_fact_of_a_line(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    row(due="20/03/2026", sent="21/03/2026")
    row(due="20/06/2026", sent="20/06/2026", complete="không")
    row(due="20/12/2026")
    row(agency="so-y-te", due="20/03/2026", sent="21/03/2026")
    said(DEPARTMENTS, "1.2")
    core, agency = catalogue_of(DEPARTMENTS), agency_by_key("vinh-phuc/so-tu-phap")
    with django_assert_num_queries(2):
        (fact,) = register_facts(core, core.by_key["1.2"], agency, 2026, DAY)
    assert fact.fed.fact == CasesFact((("late-quarter", 1), ("late-year", 0), ("incomplete", 1)))
    assert (len(fact.rows), fact.fed.provisional, fact.unconfirmed) == (2, True, 1)


def test_a_confirmed_year_is_certain() -> None:
    assert isinstance(said(DEPARTMENTS, "7.3").fed.fact, Unknown)
    close_year(REPORTS, number(), 2026, rows=0, by=head(), now=NOW)
    fact = said(DEPARTMENTS, "7.3")
    assert (fact.fed.fact, fact.fed.provisional) == (CountFact(Decimal(0)), False)


def test_amounts_are_counted_over_two_years() -> None:
    for day, owed, paid in (("01/03/2024", "5", "5"), ("01/03/2025", "100", "60"), ("01/03/2026", "50", "0")):
        row(
            register="kien-nghi-kiem-toan",
            recommendation="Nộp ngân sách",
            issuer="central",
            number="1/KL",
            day=day,
            owed=owed,
            paid=paid,
        )
    fact = said(VINH_LONG, "6.1.3")
    assert fact.fed.fact == RatioFact(Decimal(60), Decimal(150))
    assert (fact.years, [one.day.year for one in fact.rows]) == (2, [2026, 2025])


def test_lines_that_no_register_feeds() -> None:
    core = catalogue_of(VINH_LONG)
    agency = agency_by_key("vinh-phuc/so-tu-phap")
    assert register_facts(core, core.by_key["1.4"], agency, 2026, DAY) == ()
    assert register_facts(core, core.by_key["1.2"], agency, 2026, DAY) == ()
    register = KeptRegister.objects.get(slug=REPORTS)
    with pytest.raises(NotVisibleError):
        register_fact(register, core, "1.5", agency, 2026, DAY)
    initiatives = KeptRegister.objects.get(slug="sang-kien")
    assert register_fact(initiatives, core, "1.5", agency, 2026, DAY).rows == ()
