"""Reading drafts: what one may see of them, their content, their checks and the comparison with last year."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from cchc.core.catalogue.checks import check_catalogue
from cchc.core.catalogue.compare import CatalogueComparison, compare
from cchc.core.catalogue.mapping import MappedLines
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import InputRefused, Problem
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.draft_mapping import (
    DraftMapping,
    crosswalk_of,
    mapping_loaded,
    old_lines,
    proposals,
)
from cchc.files.catalogue_import.draft_stored import loaded
from cchc.files.store import catalogue_from_text
from cchc.records.agencies.models import Agency
from cchc.records.catalogues.models import CatalogueDraft
from cchc.records.catalogues.policies import may_draft_catalogues
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.models import Role, User
from cchc.records.people.queries import Standing, memberships_on


class UnknownDraftError(Exception):
    """There is no draft of this number for the person."""


@dataclass(frozen=True)
class OpenDraft:
    """A draft with its content, and what its checks say."""

    row: CatalogueDraft
    draft: Draft

    @cached_property
    def core(self) -> Catalogue | None:
        """The catalogue that it would be, None where its file could not be read."""
        try:
            return catalogue_from_text(self.row.text.encode(), self.row.key)
        except InputRefused:
            return None

    @cached_property
    def faults(self) -> tuple[Problem, ...]:
        """Why it cannot be published yet."""
        if self.core is not None:
            return check_catalogue(self.core)
        try:
            catalogue_from_text(self.row.text.encode(), self.row.key)
        except InputRefused as error:
            return error.problems
        return ()

    @cached_property
    def before(self) -> Catalogue | None:
        """Last year's version, None where the draft has none; no query once it is in memory."""
        return None if self.row.previous is None else core_catalogue(self.row.previous)

    @cached_property
    def mapping(self) -> DraftMapping:
        """What persons have said of the lines of last year."""
        return mapping_loaded(self.row.mapping, self.draft)

    @cached_property
    def proposals(self) -> dict[str, tuple[str, str]]:
        """For other lines of last year the line that their name proposes, and why."""
        return {} if self.before is None else proposals(self.before, self.draft, self.mapping)

    @property
    def unmapped(self) -> int:
        """Of how many lines of last year nothing was said."""
        known = () if self.before is None else old_lines(self.before)
        return sum(node.key not in self.mapping.lines for node in known)

    @property
    def marks(self) -> int:
        """How many marks nobody has settled."""
        return sum(len(marks) for marks in self.draft.marks.values())


def drafting_provinces(standing: Standing) -> QuerySet[Agency]:
    """The provinces for which the person works on drafts."""
    if standing.person.is_active and standing.person.is_superuser:
        return Agency.objects.filter(kind="province")
    roots = {one.root for one in standing.held if one.root and may_draft_catalogues(standing, one.root)}
    return Agency.objects.filter(pk__in=roots)


def works_on_drafts(person: User, day: date) -> bool:
    """Whether to lead the person to the drafts; their pages ask the policy. One query at most."""
    if not person.is_active or person.is_superuser:
        return person.is_active
    roles = (Role.COORDINATOR, Role.ADMINISTRATOR)
    return memberships_on(person, day).filter(role__in=roles, agency__root__isnull=False).exists()


def visible_drafts(standing: Standing) -> QuerySet[CatalogueDraft]:
    """The drafts of these provinces, without their texts; one query."""
    rows = CatalogueDraft.objects.filter(province__in=drafting_provinces(standing))
    return rows.select_related("province", "made_by", "changed_by", "published").defer(
        "text", "published__text"
    )


def draft_for(standing: Standing, pk: int, *, lock: bool = False) -> CatalogueDraft:
    """One draft; raises UnknownDraftError for what is not there for the person."""
    if lock:  # on its own: joined with who changed it last, a draft that was waited for would be lost
        CatalogueDraft.objects.select_for_update().defer("text", "notes").filter(pk=pk).first()
    row = (
        CatalogueDraft.objects.select_related("province", "made_by", "changed_by", "previous", "published")
        .defer("previous__text", "published__text")
        .filter(pk=pk)
        .first()
    )
    if row is None or not may_draft_catalogues(standing, row.province_id):
        raise UnknownDraftError(str(pk))
    return row


def saved_by_hand(row: CatalogueDraft) -> dict[str, int]:
    """The lines that persons have saved, each with the version of the draft at which it was written last."""
    return {line: row.touched.get(line, {}).get("version", row.version) for line in row.by_hand}


def opened(row: CatalogueDraft) -> OpenDraft:
    """A draft with its content; no query."""
    return OpenDraft(row, loaded(row.text, row.notes))


def compared_with_last_year(draft: OpenDraft) -> CatalogueComparison | None:
    """The draft beside last year's version by what persons have said; None without one of the two.

    Of other lines a pair that the names propose is shown with a note that nobody has confirmed it.
    """
    if draft.before is None or draft.core is None:
        return None
    said = crosswalk_of(draft.mapping, draft.before, draft.draft)
    return compare(draft.before, draft.core, replace(said, lines=(*said.lines, *_proposed(draft))))


def _proposed(draft: OpenDraft) -> Iterator[MappedLines]:
    codes = draft.draft.codes()
    for code, (line, why) in draft.proposals.items():
        yield MappedLines((code,), (codes[line],), f"Gợi ý: {why}; chưa xác nhận")
