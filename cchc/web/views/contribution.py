"""Figures of members: the list of a person, the small form of one, on a phone and without script."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cchc.core.campaign.circuit import Step
from cchc.core.errors import CchcError, InputRefused, NotAllowed
from cchc.records.campaigns.queries import campaign_for, window_of
from cchc.records.entries.actions import save_contribution, send_contribution
from cchc.records.entries.queries.collecting import (
    MemberForm,
    collected_progress,
    contribution_form,
    my_contributions,
)
from cchc.records.entries.queries.contributions import ContributionShown
from cchc.records.people.queries import Standing
from cchc.web.campaign_head import campaign_head, standing_today
from cchc.web.contribution_forms import ContributionForm
from cchc.web.contribution_rows import (
    FINAL,
    PROVISIONAL,
    back_row,
    collated_rows,
    figure_text,
    kind_tabs,
    member_address,
    owed_rows,
    small_head,
    why_closed,
)
from cchc.web.coordination_pages import told
from cchc.web.entry_saving import CHANGED, seen_in
from cchc.web.navigation import Crumb
from cchc.web.requests import PageRequest, or_not_found


@require_safe
def contributions(request: PageRequest, campaign: str) -> HttpResponse:
    """What a person's agencies owe to collected lines, and what he adds up himself."""
    standing, now = standing_today(request.user), timezone.now()
    with or_not_found():
        found = campaign_for(standing, campaign)
    window = window_of(found, Step.SELF_SCORING)
    context = {
        "page": campaign_head(found, "Số liệu thành phần", "web:contributions", standing),
        "mine": owed_rows(found, my_contributions(standing, found, now), window, now),
        "collated": collated_rows(found, collected_progress(standing, found)),
    }
    return render(request, "contribution/contributions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def contribution(request: PageRequest, campaign: str, member: int) -> HttpResponse:
    """The small form of a member; what is sent is saved, and handed in where that is asked."""
    standing, found = _opened(request, campaign, member)
    kind = PROVISIONAL if request.GET.get("loai") == PROVISIONAL else FINAL
    shown = found.figure(provisional=kind == PROVISIONAL)
    closed = why_closed(found, shown)
    if request.method != "POST":
        form = None if closed else ContributionForm(found.node, shown)
        return _page(request, standing, found, kind, form)
    if not found.may_save:
        raise PermissionDenied
    if closed:
        messages.error(request, f"Chưa lưu: {closed}")
        return redirect(member_address(found.collected.campaign_unit.campaign, found, kind))
    form = ContributionForm(found.node, shown, request.POST)
    if form.is_valid() and (done := _saved(request, found, kind, form)):
        messages.success(request, done)
        return redirect(member_address(found.collected.campaign_unit.campaign, found, kind))
    if form.has_error(NON_FIELD_ERRORS, CHANGED):
        standing, found = _opened(request, campaign, member)
    return _page(request, standing, found, kind, form)


def _opened(request: PageRequest, campaign: str, member: int) -> tuple[Standing, MemberForm]:
    standing = standing_today(request.user)
    with or_not_found():
        found = contribution_form(standing, member, timezone.now())
    if found.collected.campaign_unit.campaign.slug != campaign:
        raise Http404
    return standing, found


def _saved(request: PageRequest, found: MemberForm, kind: str, form: ContributionForm) -> str:
    """Save, and send where that is asked; what was done, empty where it was refused."""
    given, provisional = form.cleaned_data, kind == PROVISIONAL
    by, now, member = request.user, timezone.localtime(), found.member.pk
    try:
        with or_not_found():
            save_contribution(
                member,
                form.fact,
                provisional=provisional,
                note=given["note"],
                seen=seen_in(request, given["seen"]),
                by=by,
                now=now,
            )
            if "gui" not in request.POST:
                return f"Đã lưu lúc {now:%H:%M}, chưa gửi."
            send_contribution(member, provisional=provisional, by=by, now=now)
    except NotAllowed as error:
        raise PermissionDenied from error
    except CchcError as error:
        code = CHANGED if isinstance(error, InputRefused) and error.code == CHANGED else "refused"
        for text in told(error):
            form.add_error(None, ValidationError(text, code=code))
        return ""
    return f"Đã gửi {found.collected.collating.name} lúc {now:%H:%M}."


def _page(
    request: PageRequest, standing: Standing, found: MemberForm, kind: str, form: ContributionForm | None
) -> HttpResponse:
    campaign, now = found.collected.campaign_unit.campaign, timezone.now()
    shown = found.figure(provisional=kind == PROVISIONAL)
    head = small_head(found, kind, window_of(campaign, Step.SELF_SCORING), now)
    changed = form is not None and form.has_error(NON_FIELD_ERRORS, CHANGED)
    context = {
        "page": campaign_head(
            campaign,
            f"{found.node.code or ''} {found.node.title}".strip(),
            "web:contributions",
            standing,
            above=(Crumb("Số liệu thành phần", head.list_href),),
        ),
        "agency": found.member.agency.name,
        "kinds": kind_tabs(found, kind),
        "back": back_row(shown),
        "head": head,
        "form": form,
        "conflict": _conflict(found, shown) if changed and shown else None,
    }
    return render(request, "contribution/contribution.html", context)


def _conflict(found: MemberForm, shown: ContributionShown) -> dict[str, object]:
    return {"theirs": figure_text(shown, found.node), "version": shown.version}
