"""Reading documents and their files: lists of an agency, and whether the store still holds what was kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Prefetch, QuerySet

from cchc.core.vietnamese import folded
from cchc.records.agencies.models import Agency
from cchc.records.evidence.models import Document, Revision
from cchc.records.evidence.policies import HANDING_IN, readable
from cchc.records.evidence.store import evidence_store, name_of, sha256_of
from cchc.records.people.queries import Standing


class UnknownDocumentError(LookupError):
    """A document or a file that does not exist, or that the person may not see."""


def listed_documents(standing: Standing, words: str = "", kind: str | None = None) -> QuerySet[Document]:
    """Documents of the agencies of a person (coordinators: of the province), newest first.

    Found by words without marks, all of them; `kind` None means every kind, "" those of none.
    """
    found = Document.objects.filter(readable(standing)).select_related("agency")
    for word in folded(words).split():
        found = found.filter(folded__contains=word)
    if kind is not None:
        found = found.filter(kind=kind)
    newest = Prefetch("revisions", Revision.objects.order_by("document", "-number"))
    return found.prefetch_related(newest).order_by("-entered_at", "-pk")


def kinds_listed(standing: Standing) -> frozenset[str]:
    """The kinds that the documents of these agencies have."""
    rows = Document.objects.filter(readable(standing)).order_by()
    return frozenset(rows.values_list("kind", flat=True).distinct())


def own_agencies(standing: Standing) -> tuple[Agency, ...]:
    """The agencies in whose name a person may hand in documents."""
    held = {one.agency for one in standing.held if one.role in HANDING_IN}
    return tuple(Agency.objects.filter(pk__in=held).order_by("position", "pk")) if held else ()


@dataclass(frozen=True, slots=True)
class Integrity:
    """What a walk through the store has found: how many files are whole, which are not, which nobody uses."""

    whole: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether every file that was handed in is there as it was handed in."""
        return not self.missing and not self.changed


def integrity() -> Integrity:
    """Read every content that a revision names and hash it; list those that no revision names."""
    store = evidence_store()
    sizes = dict(Revision.objects.order_by("sha256").values_list("sha256", "size"))
    wanted = {name_of(sha256) for sha256 in sizes}
    there = set(store.contents())
    changed = tuple(sorted(name for name in wanted & there if not _whole(name, sizes)))
    missing, unused = tuple(sorted(wanted - there)), tuple(sorted(there - wanted))
    return Integrity(len(wanted) - len(missing) - len(changed), missing, changed, unused)


def _whole(name: str, sizes: dict[str, int]) -> bool:
    sha256 = name.rpartition("/")[2]
    return sha256_of(Path(evidence_store().path(name))) == (sha256, sizes[sha256])


def users_of(names: tuple[str, ...]) -> Iterator[str]:
    """The documents whose files are among these, as the command names them."""
    hashes = [name.rpartition("/")[2] for name in names]
    for row in Revision.objects.filter(sha256__in=hashes).select_related("document"):
        yield f"tài liệu {row.document_id} “{row.document.title}”, lần {row.number}: {row.name}"
