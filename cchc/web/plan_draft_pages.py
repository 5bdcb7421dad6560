"""What the pages of drafts share: who asks, the draft before him, the head of the page."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cchc.records.people.models import Role
from cchc.records.people.queries import Standing, standing_of
from cchc.records.plans.draft_queries import OpenDraft, open_draft
from cchc.web.navigation import Crumb, PageHead, home_crumb
from cchc.web.plan_room import plans_crumb
from cchc.web.requests import PageRequest, or_not_found

LIST = "Bản thảo kế hoạch"
READERS = (Role.COORDINATOR, Role.LEADER)


@dataclass(frozen=True, slots=True)
class DraftDesk:
    """A draft as one person has it before him at one moment."""

    draft: OpenDraft
    standing: Standing
    now: datetime

    @property
    def slug(self) -> str:
        """The name of the draft in addresses."""
        return self.draft.row.slug


def asking(request: PageRequest, *, writing: bool = False) -> tuple[Standing, datetime]:
    """Who asks and when; 403 for who neither coordinates nor, for reading, leads a province."""
    now = timezone.now()
    standing = standing_of(request.user, timezone.localdate(now))
    roles = READERS[:1] if writing else READERS
    if not any(one.role in roles and one.root is not None for one in standing.held):
        raise PermissionDenied
    return standing, now


def desk_of(request: PageRequest, slug: str, *, writing: bool = False) -> DraftDesk:
    """The draft for who may read it: 404 for others; `writing` 403 for who only reads."""
    standing, now = asking(request, writing=writing)
    with or_not_found():
        return DraftDesk(open_draft(standing, slug), standing, now)


def seen_version(request: PageRequest) -> int:
    """The version that the person saw, -1 for a form that names none: then nothing is written."""
    given = request.POST.get("seen", "")
    return int(given) if given.isdecimal() and len(given) < 10 else -1


def list_crumb() -> Crumb:
    """The list of drafts on the way back."""
    return Crumb(LIST, reverse("web:plan_drafts"))


def list_head(title: str) -> PageHead:
    """The head of a page that stands above single drafts."""
    above = () if title == LIST else (list_crumb(),)
    return PageHead(title=title, crumbs=(home_crumb(), plans_crumb(), *above))


def draft_head(desk: DraftDesk, title: str, *above: Crumb) -> PageHead:
    """The head of a page of one draft, with the way back to it and to what stands between."""
    draft = Crumb("Bản thảo", reverse("web:plan_draft", args=[desk.slug]))
    catalogue = desk.draft.row.catalogue
    return PageHead(
        title=title,
        crumbs=(home_crumb(), plans_crumb(), list_crumb(), draft, *above),
        subtitle=catalogue.title,
        illustrative=catalogue.illustrative,
    )
