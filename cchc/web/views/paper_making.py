"""Writing a document: what only a person knows is asked, a look at it before, then it is kept."""

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cchc.core.campaign.lateness import Lateness
from cchc.core.document.evidence_list import ProofEntry
from cchc.core.document.improvement_plan import inside
from cchc.core.document.kinds import BY_SLUG, DocumentKind
from cchc.core.document.letterhead import Letterhead, deputy, letterhead, signed_for
from cchc.core.document.official import OfficialDocument
from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import register_of
from cchc.records.assessments.policies import visible as visible_results
from cchc.records.assessments.queries import assessment_for
from cchc.records.campaigns.queries.late import late_work
from cchc.records.campaigns.queries.owing import owing_in
from cchc.records.documents.actions import freeze
from cchc.records.documents.policies import may_freeze
from cchc.records.documents.queries import kinds_with_template, template_in_use
from cchc.records.entries.evidence_bundle import bundle_of
from cchc.records.notices.calls import last_calls
from cchc.records.people.models import Role
from cchc.records.people.queries import Standing, standing_of
from cchc.records.plans.policies import visible as visible_plans
from cchc.records.plans.queries import plan_for
from cchc.web.coordination_pages import Desk, refusals_told, running_desk, seen_desk
from cchc.web.navigation import Crumb, PageHead, home_crumb
from cchc.web.paper_forms import DEPUTY, OWN, MakingForm
from cchc.web.paper_late import late_agencies, late_tasks
from cchc.web.paper_origins import (
    CampaignWords,
    Origin,
    ReminderWords,
    evidence_origin,
    plan_origin,
    reminder_origin,
    result_origin,
)
from cchc.web.plan_room import room_of
from cchc.web.requests import PageRequest, mended_result, or_not_found
from cchc.web.views.paper import file_answer

LOOKS = ("docx", "pdf")


@require_http_methods(["GET", "HEAD", "POST"])
def of_plan(request: PageRequest, plan: str) -> HttpResponse:
    """The plan itself, its submission, its decision."""
    with or_not_found():
        found = plan_for(request.user, plan)
        mended = mended_result(request.user, plan)
        assessment = None if mended is None else assessment_for(request.user, mended)
    row = visible_plans(request.user).values_list("issuer__root", "issuer", "sha256").get(slug=plan)
    sources = {"plan": row[2]}
    if mended is not None:
        sources["result"] = visible_results(request.user).values_list("sha256", flat=True).get(slug=mended)
    back = Crumb(f"Kế hoạch {found.number}", reverse("web:plan", args=[plan]))
    return making(request, plan_origin(found, assessment, row[0] or row[1], sources, back))


@require_http_methods(["GET", "HEAD", "POST"])
def of_result(request: PageRequest, assessment: str) -> HttpResponse:
    """The deduction table and the report of the scores of a result."""
    with or_not_found():
        found = assessment_for(request.user, assessment)
    row = visible_results(request.user).select_related("unit__root").get(slug=assessment)
    agency = None if row.unit.root_id is None or row.unit.kind == "province" else row.unit_id
    back = Crumb(f"{found.unit.name}, năm {found.year}", reverse("web:overview", args=[assessment]))
    sources = {"result": row.sha256, "catalogue": row.catalogue.sha256}
    return making(request, result_origin(found, row.province.pk, agency, sources, back))


@require_http_methods(["GET", "HEAD", "POST"])
def reminder(request: PageRequest, campaign: str) -> HttpResponse:
    """The letter to the agencies that are late in a campaign."""
    desk = running_desk(request, campaign)
    owing = owing_in(desk.campaign)
    work = late_work(desk.campaign, desk.standing, desk.now)
    calls = last_calls(desk.campaign)
    late = late_agencies(work, calls, owing, desk.now, (Lateness.OVERDUE, Lateness.SOON))
    back = Crumb("Ai đang chậm", reverse("web:late", args=[campaign]))
    words = ReminderWords(
        about=f"phần việc trong {_named(desk.campaign.title)}",
        subject=f"campaign:{campaign}",
        root=desk.campaign.province_id,
        illustrative=desk.campaign.illustrative,
        day=timezone.localdate(desk.now),
    )
    head = _head_of(desk.standing, desk.campaign.province_id)
    return making(request, reminder_origin(words, late, (), head, back))


def _named(title: str) -> str:
    """A campaign inside a sentence: `đợt chấm điểm …`."""
    text = inside(title)
    return text if text.startswith("đợt ") else f"đợt {text}"


@require_http_methods(["GET", "HEAD", "POST"])
def plan_reminder(request: PageRequest, plan: str) -> HttpResponse:
    """The letter to the agencies whose tasks of a plan are overdue."""
    room = room_of(request, plan)
    if not room.coordinates:
        raise PermissionDenied
    words = ReminderWords(
        about=f"nhiệm vụ của Kế hoạch số {room.plan.number}",
        subject=f"plan:{plan}",
        root=room.root,
        illustrative=room.plan.catalogue.illustrative,
        day=room.work.day,
    )
    back = Crumb("Theo dõi nhiệm vụ", reverse("web:plan_board", args=[plan]))
    head = _head_of(room.standing, room.root)
    return making(request, reminder_origin(words, (), late_tasks(room.work), head, back))


@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: PageRequest, campaign: str, unit: str) -> HttpResponse:
    """The list of the documents that prove the scores of a unit."""
    desk = seen_desk(request, campaign)
    with or_not_found():
        found = bundle_of(desk.standing, campaign, unit)
    entries = tuple(
        ProofEntry(
            code=line.key,
            line=line.title,
            title=document.title,
            number=document.number,
            day=document.day,
            pages=document.pages,
        )
        for line in found.bundle.lines
        for document in line.documents
    )
    back = Crumb("Gói tài liệu kiểm chứng", reverse("web:bundle", args=[campaign, unit]))
    return making(request, evidence_origin(_words(desk), unit, found.unit.unit_id, entries, back))


def _head_of(standing: Standing, root: int) -> Letterhead:
    """The letterhead of the agency in which the person coordinates the province."""
    held = (one for one in standing.held if one.role == Role.COORDINATOR and one.root == root)
    agency = Agency.objects.select_related("register").get(pk=next(held).agency)
    return letterhead(register_of(agency.register), agency.slug)


def _words(desk: Desk) -> CampaignWords:
    campaign = desk.campaign
    return CampaignWords(
        slug=campaign.slug,
        title=campaign.title,
        root=campaign.province_id,
        register=register_of(campaign.register),
        illustrative=campaign.illustrative,
    )


def making(request: PageRequest, origin: Origin) -> HttpResponse:
    """The form; a draft is only sent; else POST writes the document, keeps it and opens its page."""
    now = timezone.now()
    standing = standing_of(request.user, timezone.localdate(now))
    if not may_freeze(standing, origin.root, origin.agency):
        raise PermissionDenied
    own = bool(kinds_with_template(origin.root) & {kind.value for kind in origin.kinds})
    sent = request.POST if request.method == "POST" else None
    form = MakingForm(sent, origin.kinds, asks_until=origin.asks_until, own_layout=own)
    if form.is_valid():
        with refusals_told(request, form):
            return _answer(request, origin, form)
    head = PageHead(title=origin.title, crumbs=(home_crumb(), origin.back), illustrative=origin.illustrative)
    return render(request, "paper/make.html", {"page": head, "form": form, "origin": origin})


def _answer(request: PageRequest, origin: Origin, form: MakingForm) -> HttpResponse:
    kind = BY_SLUG[form.cleaned_data["kind"]]
    document = _document(origin, kind, form)
    look = request.POST.get("xem", "")
    if look in LOOKS:
        return _draft(document, look)
    own = form.cleaned_data.get("layout") == OWN
    issued = freeze(
        document,
        origin.subject,
        origin.root,
        agency=origin.agency,
        sources=origin.sources,
        template=template_in_use(origin.root, kind) if own else None,
        by=request.user,
        now=timezone.now(),
    )
    messages.success(request, "Đã lập văn bản và lưu bản này; nội dung bản lưu không đổi được nữa.")
    return redirect(reverse("web:paper", args=[issued.pk]))


def _document(origin: Origin, kind: DocumentKind, form: MakingForm) -> OfficialDocument:
    given, head = form.cleaned_data, origin.signing(kind)
    if given["signer"] == DEPUTY:
        head = signed_for(head, deputy(head))
    if given["drafter"]:
        head = replace(head, drafter=given["drafter"])
    return origin.write(kind, head, given.get("until"))


def _draft(document: OfficialDocument, look: str) -> HttpResponse:
    from cchc.files.office.docx import write_docx
    from cchc.files.office.pdf import write_pdf

    content = write_docx(document) if look == "docx" else write_pdf(document, settings.VAR / "fonts")
    return file_answer(content, "ban-xem-truoc", look)
