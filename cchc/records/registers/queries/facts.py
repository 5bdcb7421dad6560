"""The figures that the rows of registers give for a line, with the rows that stand behind each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.register.definition import Feed, RegisterDefinition
from cchc.core.register.definition_checks import suits
from cchc.core.register.feeding import Fed, feed
from cchc.records.agencies.models import Agency
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.registers.models import KeptRegister, Row, YearClosed
from cchc.records.registers.queries.known import definition_of
from cchc.records.registers.queries.rows import core_row


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
    """What the registers of the house and of the agency's province say of a line; at most four queries.

    Two queries where no register feeds the line, none where it has no measure.
    """
    if node.measure is None and node.target is None:
        return ()
    root = agency.root_id or agency.pk
    known = KeptRegister.objects.filter(Q(province__isnull=True) | Q(province=root))
    feeding = [
        (register, found)
        for register in known
        if (found := definition_of(register).feed_of(catalogue.id, node.key)) is not None
        and suits(found.reckoning, node)
    ]
    return tuple(_facts(feeding, node, agency, year, on)) if feeding else ()


def register_fact(
    register: KeptRegister, catalogue: Catalogue, line: str, agency: Agency, year: int, on: date
) -> RegisterFact:
    """What one register says of one line; raises NotVisibleError where it feeds no such line."""
    found = definition_of(register).feed_of(catalogue.id, line)
    node = catalogue.by_key.get(line)
    if found is None or node is None or not suits(found.reckoning, node):
        raise NotVisibleError(line)
    (fact,) = _facts([(register, found)], node, agency, year, on)
    return fact


def _facts(
    feeding: list[tuple[KeptRegister, Feed]], node: Node, agency: Agency, year: int, on: date
) -> Iterable[RegisterFact]:
    measure = node.measure or (node.target.measure if node.target else None)
    years = 1 if measure is None else measure.scope.window_years
    here = Q(agency=agency) | Q(agency__parent=agency) | Q(agency__parent__parent=agency)
    span = range(year - years + 1, year + 1)
    registers = [register for register, _ in feeding]
    rows = Row.objects.filter(
        here, register__in=registers, removed_at__isnull=True, day__year__gte=span[0], day__year__lte=year
    )
    stored = list(rows.select_related("agency"))
    closed = set(
        YearClosed.objects.filter(here, register__in=registers, year__in=span).values_list(
            "register", "agency", "year"
        )
    )
    for register, found in feeding:
        own = [row for row in stored if row.register_id == register.pk]
        owed = {
            (register.pk, keeper, one) for keeper in {agency.pk, *(r.agency_id for r in own)} for one in span
        }
        definition = definition_of(register)
        lacking = len({keeper for _, keeper, _ in owed - closed})
        cores = [core_row(definition, row) for row in own]
        fed = feed(definition, found.reckoning, cores, year, complete=not lacking, years=years, on=on)
        counted = {one.id for one in fed.counted}
        shown = tuple(row for row in own if str(row.pk) in counted)
        yield RegisterFact(register, definition, found, agency, year, years, fed, shown, lacking)
