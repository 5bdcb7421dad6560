"""The figures that the rows of registers give for a line, with the rows that stand behind each."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractYear

from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.register.definition import Feed, RegisterDefinition
from cchc.core.register.definition_checks import suits
from cchc.core.register.feeding import Fed, feed
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.evidence.models import Document
from cchc.records.evidence.policies import readable
from cchc.records.people.queries import Standing
from cchc.records.registers.models import KeptRegister, Row, RowDocument, YearClosed
from cchc.records.registers.queries.known import definition_of
from cchc.records.registers.queries.rows import core_row

MOST_DOCUMENTS = 50


@dataclass(frozen=True)
class RegisterFact:
    """What a register says of a line for one agency (and those below it) in one year.

    `rows` are those counted, newest first; `unconfirmed` the agencies that have not said that they have
    written everything.
    """

    register: KeptRegister
    definition: RegisterDefinition
    feed: Feed
    agency: Agency
    year: int
    years: int
    fed: Fed
    rows: tuple[Row, ...]
    unconfirmed: int


def register_facts(
    catalogue: Catalogue, node: Node, agency: Agency, year: int, on: date
) -> tuple[RegisterFact, ...]:
    """What the registers of the house and of the agency's province say of a line; two queries.

    One query where no register feeds the line, none where it has no measure.
    """
    if node.measure is None and node.target is None:
        return ()
    root = agency.root_id or agency.pk
    known = KeptRegister.objects.filter(Q(province__isnull=True) | Q(province=root))
    named = known.filter(text__contains=catalogue.id)
    return tuple(_facts(named, catalogue, node, agency, year, on))


def register_fact(
    register: KeptRegister, catalogue: Catalogue, line: str, agency: Agency, year: int, on: date
) -> RegisterFact:
    """What one register says of one line; raises NotVisibleError where it feeds no such line."""
    node = catalogue.by_key.get(line)
    if node is None:
        raise NotVisibleError(line)
    named = KeptRegister.objects.filter(pk=register.pk)
    found = next(_facts(named, catalogue, node, agency, year, on), None)
    if found is None:
        raise NotVisibleError(line)
    return found


def _facts(
    named: QuerySet[KeptRegister], catalogue: Catalogue, node: Node, agency: Agency, year: int, on: date
) -> Iterator[RegisterFact]:
    measure = node.measure or (node.target.measure if node.target else None)
    years = 1 if measure is None else measure.scope.window_years
    span = (year - years + 1, year)
    own = Count("years", filter=Q(years__agency=agency, years__year__range=span))
    feeding = [
        (register, found)
        for register in named.annotate(confirmed=own)
        if (found := definition_of(register).feed_of(catalogue.id, node.key)) is not None
        and suits(found.reckoning, node)
    ]
    stored, confirmed = _rows([register for register, _ in feeding], agency, span) if feeding else ((), ())
    for register, found in feeding:
        rows = [row for row in stored if row.register_id == register.pk]
        lacking = {row.agency_id for row in rows if row.pk not in confirmed}
        if register.confirmed < years:
            lacking.add(agency.pk)
        definition = definition_of(register)
        cores = [core_row(definition, row) for row in rows]
        fed = feed(definition, found.reckoning, cores, year, complete=not lacking, years=years, on=on)
        counted = {one.id for one in fed.counted}
        shown = tuple(row for row in rows if str(row.pk) in counted)
        yield RegisterFact(register, definition, found, agency, year, years, fed, shown, len(lacking))


def _rows(
    registers: list[KeptRegister], agency: Agency, span: tuple[int, int]
) -> tuple[tuple[Row, ...], Collection[int]]:
    """The rows of an agency and those below it, and which of them are of a year that is confirmed."""
    here = Q(agency=agency) | Q(agency__parent=agency) | Q(agency__parent__parent=agency)
    days = (date(span[0], 1, 1), date(span[1], 12, 31))
    closed = YearClosed.objects.filter(
        register=OuterRef("register"), agency=OuterRef("agency"), year=ExtractYear(OuterRef("day"))
    )
    rows = Row.objects.filter(here, register__in=registers, removed_at__isnull=True, day__range=days)
    found = tuple(rows.annotate(confirmed=Exists(closed)).select_related("agency"))
    return found, frozenset(row.pk for row in found if row.confirmed)


def documents_behind(standing: Standing, rows: Iterable[int]) -> tuple[int, ...]:
    """The documents that prove rows and that a person may read, each once, the oldest first; one query."""
    proofs = RowDocument.objects.filter(row__in=rows)
    documents = Document.objects.filter(readable(standing), pk__in=proofs.values("document"))
    return tuple(documents.order_by("pk").values_list("pk", flat=True).distinct()[:MOST_DOCUMENTS])
