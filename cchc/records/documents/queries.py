"""Reading issued documents and templates, as far as a person may see them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from cchc.core.document.kinds import KIND_NAMES, DocumentKind
from cchc.records.agencies.models import Agency
from cchc.records.documents.models import IssuedDocument, OfficeTemplate, SignedCopy
from cchc.records.documents.policies import may_keep_templates, may_see_issued, seen
from cchc.records.evidence.queries import UnknownDocumentError
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing

BYTES = ("docx", "pdf", "xlsx")


class UnknownPaperError(UnknownDocumentError):
    """A document or template that does not exist, or that the person may not see."""


def listed_issued(standing: Standing, kind: str = "", subject: str = "") -> QuerySet[IssuedDocument]:
    """The documents that a person sees, newest first, without their bytes."""
    found = _whole(IssuedDocument.objects.filter(seen(standing)))
    if kind:
        found = found.filter(kind=kind)
    return found.filter(subject=subject) if subject else found


def _whole(rows: QuerySet[IssuedDocument]) -> QuerySet[IssuedDocument]:
    copies = Prefetch(
        "signed_copies", SignedCopy.objects.select_related("by", "document").order_by("-at", "-pk")
    )
    related = rows.select_related("by", "agency", "root", "template").defer(*BYTES, "template__content")
    return related.prefetch_related(copies)


def issued_for(standing: Standing, issued: int) -> IssuedDocument:
    """One document that the person may see, without its bytes; raises UnknownPaperError."""
    found = _whole(IssuedDocument.objects.filter(pk=issued)).first()
    if found is None or not may_see_issued(standing, found.root_id, found.agency_id):
        raise UnknownPaperError(issued)
    return found


def bytes_of(standing: Standing, issued: int, form: str) -> bytes:
    """The kept bytes of a document: 'docx', 'pdf' or 'xlsx'; raises UnknownPaperError, also for none."""
    found = issued_for(standing, issued)
    content = b"" if form not in BYTES else bytes(getattr(found, form))
    if not content:
        raise UnknownPaperError(issued, form)
    return content


def coordinated_root(standing: Standing) -> Agency | None:
    """The province in which a person coordinates, None for who does not; one query."""
    roots = [one.root for one in standing.held if one.role == Role.COORDINATOR and one.root is not None]
    return Agency.objects.filter(pk=roots[0]).first() if roots else None


def templates_of(standing: Standing, root: int) -> tuple[OfficeTemplate, ...]:
    """Every version of the templates of a province without their bytes; raises UnknownPaperError."""
    if not may_keep_templates(standing, root):
        raise UnknownPaperError(root)
    rows = OfficeTemplate.objects.filter(root=root).select_related("by").defer("content")
    return tuple(rows.order_by("kind", "-number"))


def template_for(standing: Standing, template: int) -> OfficeTemplate:
    """One version of a template with its bytes; raises UnknownPaperError."""
    found = OfficeTemplate.objects.filter(pk=template).first()
    if found is None or not may_keep_templates(standing, found.root_id):
        raise UnknownPaperError(template)
    return found


def template_in_use(root: int, kind: str) -> OfficeTemplate | None:
    """The version that new documents of a kind may be written with, None for the house's own layout."""
    rows = OfficeTemplate.objects.filter(root=root, kind=kind, started_at__isnull=False)
    return rows.filter(ended_at__isnull=True).first()


def kinds_with_template(root: int) -> frozenset[str]:
    """The kinds for which a template of the province is in use; one query."""
    rows = OfficeTemplate.objects.filter(root=root, started_at__isnull=False, ended_at__isnull=True)
    return frozenset(rows.values_list("kind", flat=True))


@dataclass(frozen=True, slots=True)
class KindTemplates:
    """A kind of document with the versions of its template, newest first."""

    kind: DocumentKind
    name: str
    versions: tuple[OfficeTemplate, ...]


def by_kind(templates: tuple[OfficeTemplate, ...]) -> tuple[KindTemplates, ...]:
    """Every kind, also those without a template."""
    found: Mapping[str, list[OfficeTemplate]] = {kind.value: [] for kind in DocumentKind}
    for template in templates:
        found[template.kind].append(template)
    return tuple(KindTemplates(kind, KIND_NAMES[kind], tuple(found[kind.value])) for kind in DocumentKind)
