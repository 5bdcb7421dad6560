"""What the coordinator's pages share: who asks, the head with its sister pages, refusals told on the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.utils import timezone

from cchc.core.campaign.circuit import Circuit
from cchc.core.campaign.head import CampaignHead
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import CchcError, InputRefused, NotAllowed, Problem
from cchc.records.campaigns.models import Campaign
from cchc.records.campaigns.policies import may_see_whole
from cchc.records.campaigns.queries import campaign_for
from cchc.records.catalogues.queries import core_catalogue
from cchc.records.people.queries import Standing, standing_of
from cchc.web.campaign_head import campaign_head
from cchc.web.navigation import Crumb, PageHead
from cchc.web.requests import PageRequest, or_not_found


@dataclass(frozen=True, slots=True)
class Desk:
    """A campaign as one person has it before him at one moment; `coordinates`: he runs it."""

    campaign: Campaign
    standing: Standing
    now: datetime

    @property
    def circuit(self) -> Circuit:
        """Who decides in the campaign."""
        return Circuit(self.campaign.circuit)

    @property
    def coordinates(self) -> bool:
        """Whether the person runs the campaign."""
        return self.standing.coordinates(self.campaign.province_id)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the campaign; no query once it is in memory."""
        return core_catalogue(self.campaign.catalogue)


def seen_desk(request: PageRequest, campaign: str) -> Desk:
    """The campaign for whoever sees it, even a part of it; 404 for all others. Three queries."""
    now = timezone.now()
    standing = standing_of(request.user, timezone.localdate(now))
    with or_not_found():
        return Desk(campaign_for(standing, campaign), standing, now)


def desk_of(request: PageRequest, campaign: str) -> Desk:
    """The campaign for who runs it or leads the province; 404 for what one may not see, 403 for others."""
    desk = seen_desk(request, campaign)
    if not may_see_whole(desk.standing, desk.campaign):
        raise PermissionDenied
    return desk


def running_desk(request: PageRequest, campaign: str) -> Desk:
    """The campaign for who runs it; 403 for who only reads."""
    desk = desk_of(request, campaign)
    if not desk.coordinates:
        raise PermissionDenied
    return desk


def desk_head(desk: Desk, title: str, active: str, *above: Crumb) -> PageHead:
    """The head of a page of the campaign; `active` is the tab to which it belongs."""
    return campaign_head(desk.campaign, title, active, desk.standing, above=above)


def campaign_head_of(desk: Desk) -> CampaignHead:
    """The campaign as the lists that leave the house name it."""
    campaign, day = desk.campaign, timezone.localdate(desk.now)
    return CampaignHead(
        campaign.title, desk.circuit, campaign.year, desk.catalogue, day, campaign.illustrative
    )


@contextmanager
def refusals_told(request: PageRequest, form: Form | None = None) -> Iterator[None]:
    """Say why an act was refused: in its form where there is one, else as a message.

    403 for who may not, 404 for what is not there for him.
    """
    try:
        with or_not_found():
            yield
    except NotAllowed as error:
        raise PermissionDenied from error
    except CchcError as error:
        for text in told(error):
            if form is None:
                messages.error(request, text)
            else:
                form.add_error(None, ValidationError(text))


def told(error: CchcError) -> tuple[str, ...]:
    """The sentences of a refusal."""
    problems = error.problems if isinstance(error, InputRefused) else (error.problem,)
    return tuple(_sentence(one) for one in problems)


def _sentence(problem: Problem) -> str:
    """What is wrong and what to do; columns of forms are named in English and are left out."""
    line = problem.place.criterion
    where = f"Dòng {line}: " if line and line not in problem.message else ""
    hint = f" ({problem.hint.rstrip('.')})" if problem.hint else ""
    return f"{where}{problem.message.rstrip('.')}{hint}."
