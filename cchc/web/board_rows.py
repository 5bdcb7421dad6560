"""The board of requirements as rows: verdict and distance, agencies, evidence there and missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from cchc.core.agency.lineage import AgencyRegister, members_on
from cchc.core.catalogue.nodes import Conflict
from cchc.core.numerals import date_text
from cchc.core.plan.attainment import Met
from cchc.core.plan.board import AttachedDocument, Board, EvidenceState, Requirement
from cchc.core.plan.contradictions import contradictions_on
from cchc.core.report.requirement_board import (
    VERDICT_LABELS,
    document_text,
    missing_text,
    provisional_text,
    required_text,
    scope_text,
    short_text,
    to_do_text,
)
from cchc.core.scoring.assessment import Assessment
from cchc.web.board_filter import SLUGS, BoardFilter, absence_text
from cchc.web.navigation import line_url

LONGEST_NAME = 20
OUTCOMES = (" = ", ": tăng ", ": giảm ", ": không thay đổi", ": chậm ")


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many lines have one verdict; `share` is the length of its bar out of 100."""

    label: str
    look: str
    slug: str
    lines: int
    share: str


@dataclass(frozen=True, slots=True)
class AgencyText:
    """An agency by its short name, and its whole name."""

    name: str
    whole: str


@dataclass(frozen=True, slots=True)
class DocumentText:
    """One attached document, with its address where it has one."""

    id: int
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One required document: what is there, what is missing; `heading` where a document has another title."""

    kind: str
    required: str
    heading: str
    documents: tuple[DocumentText, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """What a person ticked."""

    met: bool
    by: str
    on: str
    reason: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementRow:
    """One line of the board."""

    code: str
    key: str
    name: str
    anchor: str
    href: str
    asked: str
    also: tuple[str, ...]
    shared: tuple[tuple[str, str], ...]
    verdict: str
    look: str
    to_do: str
    figure: str
    reckoning: str
    provisional: str
    short: str
    reason: str
    scope: str
    hint: str
    by_person: bool
    said: PersonSaid | None
    leads: tuple[AgencyText, ...]
    coordinating: tuple[AgencyText, ...]
    collating: str
    through: str
    evidence: tuple[EvidenceRow, ...]
    others: tuple[DocumentText, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class AreaRows:
    """The requirements of one area that the filter keeps, and how many of all its lines are met."""

    code: str
    name: str
    rows: tuple[RequirementRow, ...]
    met: int
    partly: int
    lines: int


@dataclass(frozen=True, slots=True)
class GroupText:
    """A collective name and the agencies that it means on the date."""

    name: str
    members: str
    count: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """Everything on the page; the counts are those of the agency asked for, else of the whole board."""

    counts: tuple[VerdictCount, ...]
    whole: int
    lines: int
    computed: int
    by_person: int
    incomplete: int
    areas: tuple[AreaRows, ...]
    shown: int
    chosen: str
    agency: str
    absence: str
    confirmed: str
    groups: tuple[GroupText, ...]
    day: str
    conflicts: tuple[Conflict, ...]


def board_page(
    assessment: Assessment, board: Board, wanted: BoardFilter, conflicts: tuple[Conflict, ...]
) -> BoardPage:
    """Turn a board into headlines and, for what the filter keeps, rows by area, with their contradictions."""
    whole, register, day = board.requirements, assessment.agencies, assessment.unit.day
    entries = tuple(entry for entry in whole if wanted.concerns(entry))
    kept = [entry for entry in entries if wanted.keeps(entry)]
    return BoardPage(
        counts=tuple(_count(Board(entries), met) for met in VERDICT_LABELS),
        whole=len(whole),
        lines=len(entries),
        computed=sum(not entry.by_person for entry in entries),
        by_person=sum(entry.by_person for entry in entries),
        incomplete=sum(bool(entry.missing_evidence) for entry in entries),
        areas=_areas(assessment, whole, kept, wanted, conflicts),
        shown=len(kept),
        chosen=wanted.text(register),
        agency=register.name_of(wanted.agency) if wanted.agency else "",
        absence=absence_text(register, wanted.agency, day),
        confirmed="" if board.newest_word is None else date_text(board.newest_word),
        groups=_groups(assessment, kept),
        day=date_text(day),
        conflicts=tuple(one for one in conflicts if one.line is None),
    )


def _count(board: Board, met: Met) -> VerdictCount:
    lines, whole = board.count(met), len(board.requirements)
    share = 100 * lines / whole if whole else 0
    return VerdictCount(VERDICT_LABELS[met], met.value, SLUGS[met], lines, f"{share:.1f}")


def _areas(
    assessment: Assessment,
    entries: Iterable[Requirement],
    kept: list[Requirement],
    wanted: BoardFilter,
    conflicts: tuple[Conflict, ...],
) -> tuple[AreaRows, ...]:
    def area_key(entry: Requirement) -> str:
        area = assessment.catalogue.area_of(entry.node.key)
        return "" if area is None else area.key

    whole = {key: list(found) for key, found in groupby(entries, area_key)}
    rows = {
        key: [_row(assessment, entry, wanted, conflicts) for entry in found]
        for key, found in groupby(kept, area_key)
    }
    return tuple(
        AreaRows(
            key,
            assessment.catalogue.by_key[key].title if key else "Dòng chưa xếp vào lĩnh vực nào",
            tuple(found),
            sum(entry.met is Met.MET for entry in whole[key]),
            sum(entry.met is Met.MET_AS_MEASURED for entry in whole[key]),
            len(whole[key]),
        )
        for key, found in rows.items()
    )


def _row(
    assessment: Assessment, entry: Requirement, wanted: BoardFilter, conflicts: tuple[Conflict, ...]
) -> RequirementRow:
    node, register = entry.node, assessment.agencies
    above = assessment.catalogue.ancestors[node.key]
    return RequirementRow(
        code=node.code or "",
        key=node.key,
        name=node.title,
        anchor=f"dong-{node.key}",
        href=line_url(assessment.id, node.key),
        asked=entry.target.text,
        also=entry.target.also,
        shared=tuple((one.key, one.target.text) for one in above if one.target is not None),
        verdict=VERDICT_LABELS[entry.met],
        look=entry.met.value,
        to_do=to_do_text(entry, register.name_of),
        figure=entry.figure,
        reckoning=_reckoning(entry),
        provisional=provisional_text(entry) if entry.provisional else "",
        short=short_text(entry, register.name_of),
        reason=entry.reason,
        scope=scope_text(entry),
        hint=node.hint,
        by_person=entry.by_person,
        said=_said(entry),
        leads=_agencies(register, node.lead),
        coordinating=_agencies(register, node.coordinating),
        collating="" if node.collating is None else register.name_of(node.collating),
        through="; ".join(register.name_of(group) for group in wanted.through(entry)),
        evidence=tuple(_evidence(state) for state in entry.evidence),
        others=tuple(_document(document) for document in entry.other_documents),
        conflicts=contradictions_on(assessment.catalogue, node.key, conflicts),
    )


def _reckoning(entry: Requirement) -> str:
    """With what the figure was computed, without the figure that stands beside it."""
    told = "" if entry.reckoning == entry.figure else entry.reckoning
    for outcome in OUTCOMES:
        told = told.partition(outcome)[0]
    return told


def _said(entry: Requirement) -> PersonSaid | None:
    said = entry.person
    return None if said is None else PersonSaid(said.met, said.by, date_text(said.on), said.reason, said.mark)


def _agencies(register: AgencyRegister, identifiers: Iterable[str]) -> tuple[AgencyText, ...]:
    return tuple(AgencyText(short_name(register, one), register.name_of(one)) for one in identifiers)


def short_name(register: AgencyRegister, identifier: str) -> str:
    """The short name of an agency whose name is long; a name of a few words stands whole."""
    agency, name = register.by_id.get(identifier), register.name_of(identifier)
    return agency.short_name if agency and agency.short_name and len(name) > LONGEST_NAME else name


def _evidence(state: EvidenceState) -> EvidenceRow:
    documents = tuple(_document(document) for document in state.attached)
    missing, name = missing_text(state) if state.missing else "", required_text(state.required)
    told = any(document.title == state.required.name for document in state.attached)
    return EvidenceRow(state.required.id, name, "" if told or not documents else name, documents, missing)


def _document(document: AttachedDocument) -> DocumentText:
    return DocumentText(document.id, document_text(document), document.address)


def _groups(assessment: Assessment, kept: Iterable[Requirement]) -> tuple[GroupText, ...]:
    """The collective names among the leads of what is shown, with their members on the date."""
    register, day = assessment.agencies, assessment.unit.day
    leads = dict.fromkeys(lead for entry in kept for lead in entry.node.lead if lead in register.group_by_id)
    return tuple(_group(register, lead, members_on(register, lead, day)) for lead in leads)


def _group(register: AgencyRegister, identifier: str, members: tuple[str, ...]) -> GroupText:
    names = "; ".join(register.name_of(member) for member in members)
    group = register.group_by_id[identifier]
    return GroupText(group.name, names, len(members), group.note)
