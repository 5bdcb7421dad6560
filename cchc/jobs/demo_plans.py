"""Illustrative progress on the plan of Vĩnh Phúc of 2018, entered as people enter it."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from cchc.core.errors import NotAllowed
from cchc.core.plan.progress import Slot, Status
from cchc.records.agencies.models import Agency
from cchc.records.people.models import User
from cchc.records.plans.actions import (
    OwnPlanGiven,
    Report,
    answer_difficulty,
    confirm_progress,
    raise_difficulty,
    record_own_plan,
    save_progress,
)
from cchc.records.plans.models import Progress

PLAN = "vinh-phuc-5264-2018"
NOTE = "Số liệu minh họa"
MEDIA = "so-thong-tin-va-truyen-thong"
DONE = (
    ("11", "so-tai-nguyen-va-moi-truong", date(2018, 9, 20)),
    ("14", MEDIA, date(2018, 9, 28)),
    ("16", "so-ke-hoach-va-dau-tu", date(2018, 8, 30)),
    ("17", "so-ke-hoach-va-dau-tu", date(2018, 8, 31)),
    ("24", "ubnd-thanh-pho-vinh-yen", date(2018, 7, 30)),
    ("24", "ubnd-thanh-pho-phuc-yen", date(2018, 7, 31)),
    ("24", "ubnd-huyen-tam-dao", date(2018, 8, 10)),
)
WAITING = Slot("6", "so-noi-vu", "2018-12")
COMMUNES = tuple(f"Đơn vị cấp xã số {number} (minh họa)" for number in range(1, 62))
OWN_PLANS = (("so-noi-vu", "12/KH-SNV", date(2018, 1, 15)), ("so-tu-phap", "05/KH-STP", date(2018, 1, 22)))


@transaction.atomic
def report_demo_plan(*, now: datetime) -> int:
    """Report what the demonstration shows, once; return how many reports there are new.

    Raises NotAllowed without the demo flag.
    """
    if not settings.DEMO:
        raise NotAllowed("Tình hình minh họa chỉ được ghi khi chạy thử (make run)")
    if Progress.objects.filter(task__plan__slug=PLAN).exists():
        return 0
    officer, media = _person("vinhphuc"), _person("tttt.vinhphuc")
    for number, agency, day in DONE:
        slot = Slot(number, agency, "once")
        row = save_progress(PLAN, slot, Report(Status.DONE, NOTE, day), seen=0, by=officer, now=now)
        confirm_progress(PLAN, slot, seen=row.version, by=officer, now=now)
    part = Slot("13", MEDIA, "once")
    save_progress(PLAN, part, Report(Status.DOING, NOTE, units=COMMUNES), seen=0, by=media, now=now)
    told = "Một số xã chưa có đường truyền riêng (minh họa)"
    difficulty = raise_difficulty(PLAN, part, "difficulty", told, by=media, now=now)
    answer_difficulty(difficulty.pk, "Sẽ bố trí trong quý sau (minh họa)", by=officer, now=now)
    report = Report(Status.DONE, NOTE, date(2018, 12, 20))
    save_progress(PLAN, WAITING, report, seen=0, by=_person("noivu.vinhphuc"), now=now)
    for agency, plan, day in OWN_PLANS:
        pk = Agency.objects.get(register__slug="vinh-phuc", slug=agency).pk
        given = OwnPlanGiven(issued=True, number=plan, day=day, note=NOTE)
        record_own_plan(pk, day.year, given, seen=0, by=officer, now=now)
    return len(DONE) + 2


def _person(username: str) -> User:
    return User.objects.get(username=username)
