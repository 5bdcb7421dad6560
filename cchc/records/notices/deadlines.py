"""What the clock makes known: steps that close soon, work that is late, promises that were not kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from cchc.core.campaign.circuit import PORTION_ROUNDS, STEP_NAMES, Step
from cchc.core.campaign.portion import LEFT
from cchc.core.numerals import date_text
from cchc.records.campaigns.models import Extension, Member, Portion, Window
from cchc.records.campaigns.queries.owing import Obligations, obligations, with_lines
from cchc.records.entries.models import Contribution, ContributionState
from cchc.records.notices.models import Call
from cchc.records.notices.recipients import CONFIRMING, FILLING, coordinators_in, filling, people_in
from cchc.records.notices.told import Told

BEFORE = (1, 3, 7)  # days before the end at which people are told, each once
UNANSWERED = "đơn vị đồng ý với kết quả thẩm định thì không phải giải trình"
REMEMBERED = timedelta(days=60)  # a step that closed longer ago is nobody's news


@dataclass(frozen=True, slots=True)
class Late:
    """The portions of one agency in one step that have not left it, and when their time ends or ended."""

    window: Window
    agency: int
    agency_name: str
    portions: tuple[int, ...]
    ends_at: datetime


def deadline_notices(now: datetime) -> Iterator[Told]:
    """What is to be told on this day; the same is found again on later days and told once."""
    today = timezone.localdate(now)
    steps = [one.value for one in PORTION_ROUNDS]
    windows = Window.objects.filter(opens_at__lte=now, closes_at__gt=now - REMEMBERED, step__in=steps)
    calls = Call.objects.filter(promised__lt=today, promised__gt=today - REMEMBERED)
    running = list(windows.select_related("campaign"))
    promised = list(calls.select_related("campaign", "agency", "by"))
    campaigns = {one.campaign_id: one.campaign for one in running}
    campaigns |= {one.campaign_id: one.campaign for one in promised}
    duties = {pk: obligations(campaign, now) for pk, campaign in campaigns.items()}
    for window in running:
        late = tuple(_late(window, duties[window.campaign_id], now))
        if late:
            yield from _of_step(window, late, now, today)
    yield from _members(today)
    yield from _promises(promised, duties, now)


def _late(window: Window, duties: Obligations, now: datetime) -> Iterator[Late]:
    """What has not left its agencies: of rebuttals all that may still come, since they are a right."""
    left = [one.value for one in LEFT]
    rows = Portion.objects.filter(campaign_unit__campaign=window.campaign_id, step=window.step)
    unpublished = rows.filter(campaign_unit__published__isnull=True)
    open_ones = with_lines(unpublished).exclude(state__in=left)
    given = Extension.objects.filter(portion__in=open_ones, until__gt=now)
    more = dict(given.order_by("until").values_list("portion", "until"))
    found: dict[tuple[int, str, datetime], list[int]] = {}
    columns = ("pk", "agency_id", "agency__name", "campaign_unit", "lines")
    for pk, agency, name, unit, lines in open_ones.order_by("pk").values_list(*columns):
        ends = max(window.closes_at, more.get(pk, window.closes_at))
        optional = window.step == Step.REBUTTAL and ends > now
        if not (optional or duties.owes(unit, window.step, lines)):
            continue
        found.setdefault((agency, name, ends), []).append(pk)
    for (agency, name, ends), portions in found.items():
        yield Late(window, agency, name, tuple(portions), ends)


def _of_step(window: Window, late: tuple[Late, ...], now: datetime, today: date) -> Iterator[Told]:
    step = Step(window.step)
    workers = people_in((one.agency for one in late), filling(step), today)
    heads = people_in((one.agency for one in late), CONFIRMING, today)
    over = [one for one in late if one.ends_at <= now]
    for one in late:
        told = _late_notice(one, step) if one in over else _due_notice(one, step, now)
        if told is not None:
            kind, text, subject = told
            escalated = heads.get(one.agency, ()) if one in over else ()
            people = tuple(dict.fromkeys((*workers.get(one.agency, ()), *escalated)))
            yield Told(people, kind, text, subject, _about(one), overdue=one in over)
    if over:
        yield _to_coordinators(window, step, over, today)


def _about(late: Late) -> dict[str, object]:
    about: dict[str, object] = {"campaign": late.window.campaign.slug}
    return {**about, "portion": late.portions[0]} if len(late.portions) == 1 else about


def _due_notice(late: Late, step: Step, now: datetime) -> tuple[str, str, str] | None:
    days = (timezone.localdate(late.ends_at - timedelta(microseconds=1)) - timezone.localdate(now)).days
    threshold = next((one for one in BEFORE if days <= one), None)
    if threshold is None:
        return None
    left = f"còn {days} ngày" if days > 0 else "hết hôm nay"
    what = UNANSWERED if step is Step.REBUTTAL else _owed(late)
    text = f"{STEP_NAMES[step]}, {late.window.campaign.title}: {left}; {what}."
    return "due", text, f"{_subject(late, step)}/{threshold}"


def _late_notice(late: Late, step: Step) -> tuple[str, str, str]:
    ended = date_text(timezone.localdate(late.ends_at - timedelta(microseconds=1)))
    text = f"Quá hạn từ hết ngày {ended}: {STEP_NAMES[step]}, {late.window.campaign.title}; {_owed(late)}."
    return "overdue", text, f"{_subject(late, step)}/over"


def _owed(late: Late) -> str:
    return f"{late.agency_name} còn {len(late.portions)} phần việc chưa được lãnh đạo đơn vị duyệt"


def _subject(late: Late, step: Step) -> str:
    return f"late/{late.window.campaign_id}/{step}/{late.agency}/{late.ends_at:%Y%m%d}"


def _to_coordinators(window: Window, step: Step, over: list[Late], today: date) -> Told:
    names = ", ".join(one.agency_name for one in over[:3])
    more = f" và {len(over) - 3} cơ quan khác" if len(over) > 3 else ""
    text = f"{STEP_NAMES[step]}, {window.campaign.title}: {len(over)} cơ quan quá hạn ({names}{more})."
    return Told(
        coordinators_in(window.campaign.province_id, today),
        "overdue",
        text,
        f"late/{window.campaign_id}/{step}/all/{window.closes_at:%Y%m%d}",
        {"campaign": window.campaign.slug, "late": True},
        overdue=True,
    )


def _members(today: date) -> Iterator[Told]:
    """Members whose final figure has not been sent, as its day comes near or has passed."""
    # Asked of one figure: a provisional one that was sent is no final one.
    sent = Contribution.objects.filter(provisional=False, state=ContributionState.SENT)
    rows = Member.objects.filter(
        collected__final_cutoff__lte=today + timedelta(days=BEFORE[-1]),
        collected__final_cutoff__gt=today - REMEMBERED,
        collected__campaign_unit__published__isnull=True,
    ).exclude(pk__in=sent.values("member"))
    found = list(rows.select_related("agency", "collected__line", "collected__campaign_unit__campaign"))
    people = people_in((one.agency_id for one in found), FILLING, today)
    for one in found:
        cutoff = one.collected.final_cutoff
        assert cutoff is not None
        days = (cutoff - today).days
        over = days < 0
        threshold = "over" if over else next(day for day in BEFORE if days <= day)
        when = f"quá hạn từ hết ngày {date_text(cutoff)}" if over else f"trước hết ngày {date_text(cutoff)}"
        yield Told(
            people.get(one.agency_id, ()),
            "overdue" if over else "due",
            f"{one.agency.name} chưa gửi số liệu dòng {one.collected.line.key}, {when}.",
            f"member/{one.pk}/{threshold}",
            {"campaign": one.collected.campaign_unit.campaign.slug, "member": one.pk},
            overdue=over,
        )


def _promises(calls: Iterable[Call], duties: Mapping[int, Obligations], now: datetime) -> Iterator[Told]:
    """Promises that were not kept while the agency still owes something that should be there."""
    for call in calls:
        if call.promised is not None and _still_owes(call, duties[call.campaign_id], now):
            text = (
                f"{call.agency.name} ({call.spoken_to}) đã hứa xong trước hết ngày "
                f"{date_text(call.promised)} nhưng chưa hoàn thành, {call.campaign.title}."
            )
            about = {"campaign": call.campaign.slug, "late": True}
            yield Told((call.by_id,), "promise", text, f"promise/{call.pk}", about, overdue=True)


def _still_owes(call: Call, duties: Obligations, now: datetime) -> bool:
    """Whether the agency that was called has not handed in something of a step that has begun."""
    steps = call.campaign.windows.filter(opens_at__lte=now).values_list("step", flat=True)
    rows = Portion.objects.filter(
        campaign_unit__campaign=call.campaign, agency=call.agency, step__in=list(steps)
    ).exclude(state__in=[one.value for one in LEFT])
    found = rows.order_by().values_list("campaign_unit", "step", "lines")
    return any(duties.owes(unit, step, lines) for unit, step, lines in found)
