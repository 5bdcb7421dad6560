"""From the filled form to the values with which a campaign is opened, and a mark of what was checked."""

import hashlib

from cchc.core.campaign.circuit import Circuit
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.windows import Window
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.actions import CollectedGiven, Opening, UnitGiven
from cchc.records.campaigns.models import Campaign
from cchc.web.opening_forms import OpeningForm


def opening_of(form: OpeningForm) -> Opening:
    """The values of a form without errors; one query for an identifier that is still free."""
    offer = form.offer
    keys = {one.pk: _key(one) for one in (*offer.agencies, offer.province)}
    national = offer.kind.circuit is Circuit.NATIONAL
    units = () if national else tuple(UnitGiven(keys[one.pk], group) for one, group in form.chosen_units)
    return Opening(
        slug=_free_slug(form),
        title=form.cleaned_data["title"],
        circuit=offer.kind.circuit,
        catalogue=offer.catalogue.id,
        province=_key(offer.province),
        register=_register(form),
        year=offer.year,
        unit_day=offer.day,
        windows=tuple(Window(step, opens, closes) for step, (opens, closes) in form.windows.items()),
        units=units,
        duties=tuple(Duty(offer.duty_kind, one.key, keys[one.agency]) for one in form.duties),
        collected=tuple(
            CollectedGiven(
                one.line,
                tuple(keys[member] for member in one.members),
                keys[one.collating],
                one.provisional,
                one.final,
            )
            for one in form.collecting
        ),
        sha256=offer.catalogue.sha256,
    )


def mark_of(opening: Opening) -> str:
    """A short mark that changes with anything in the values: who confirms, confirms what he saw."""
    return hashlib.sha256(repr(opening).encode()).hexdigest()[:24]


def _key(agency: Agency) -> str:
    return f"{agency.register.slug}/{agency.slug}"


def _register(form: OpeningForm) -> str:
    """The list to which the catalogue refers, else the one of the province's own agencies."""
    offer = form.offer
    if offer.catalogue.agencies in offer.registers:
        return str(offer.catalogue.agencies)
    chosen = [one.register.slug for one, _ in form.chosen_units] or [offer.province.register.slug]
    return max(dict.fromkeys(chosen), key=chosen.count)


def _free_slug(form: OpeningForm) -> str:
    offer = form.offer
    wanted = f"{offer.kind.slug}-{offer.province.slug.removeprefix('tinh-')}-{offer.year}"
    taken = set(Campaign.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    others = (f"{wanted}-{count}" for count in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *others) if slug not in taken)
