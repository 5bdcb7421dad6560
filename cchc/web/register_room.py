"""What the pages of registers share: the register before a person, what he may do with it, its head."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from cchc.core.register.definition import RegisterDefinition
from cchc.records.agencies.models import Agency
from cchc.records.people.queries import Standing, standing_of
from cchc.records.registers.models import KeptRegister
from cchc.records.registers.policies import may_define_register
from cchc.records.registers.queries import agencies_kept, definition_of, province_of, register_named
from cchc.web.navigation import Crumb, PageHead, home_crumb
from cchc.web.requests import PageRequest, or_not_found

TITLE = "Sổ theo dõi"


@dataclass(frozen=True)
class RegisterDesk:
    """A register as one person has it before him; `kept` are the agencies for which he writes."""

    register: KeptRegister
    definition: RegisterDefinition
    standing: Standing
    now: datetime
    kept: tuple[Agency, ...]

    @property
    def may_define(self) -> bool:
        """Whether the person may give the register more columns."""
        province = self.register.province_id
        return province is not None and may_define_register(self.standing, province)

    @property
    def href(self) -> str:
        """The page of the register."""
        return reverse("web:register", args=[self.register.slug])


def desk_of(request: PageRequest, register: str) -> RegisterDesk:
    """The register for whoever sees it, 404 for all others; four queries."""
    now = timezone.now()
    standing = standing_of(request.user, timezone.localdate(now))
    with or_not_found():
        found = register_named(standing, register)
    return RegisterDesk(found, definition_of(found), standing, now, tuple(agencies_kept(standing)))


def desk_head(desk: RegisterDesk, title: str = "") -> PageHead:
    """The head of a page of the register, of the register itself without a title."""
    crumbs: tuple[Crumb, ...] = (home_crumb(), registers_crumb())
    if title:
        crumbs = (*crumbs, Crumb(desk.register.title, desk.href))
    return PageHead(title=title or desk.register.title, crumbs=crumbs)


def registers_crumb() -> Crumb:
    """The way back to the list of registers."""
    return Crumb(TITLE, reverse("web:registers"))


def defines(standing: Standing) -> int | None:
    """The province for which the person defines registers, None for most people."""
    root = province_of(standing)
    return root if root is not None and may_define_register(standing, root) else None
