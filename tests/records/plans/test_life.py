"""The plan of Vĩnh Phúc of 2018 lived through to the end of 2020; every expectation is read from its text.

The appendix says of its 24 tasks: 'Hàng năm' ten of them (1, 2, 3, 4, 5, 10, 18, 20, 21, 22), 'Tháng 12
hàng năm' two (6, 15), 'Quý II hàng năm' one (7), 'Trong năm 2018' three (8, 9, 19), 'Quý II năm 2018' two
(11, 23), 'Tháng 7/2018' (24), 'Tháng 8/2018' two (16, 17), 'Quý III năm 2018' (14), 'Tháng 12/2018' (13), and
'Theo chỉ đạo của Chính phủ' (12). Nine districts lead 5, 23 and 24. It was signed on 18/7/2018.
"""

from collections import Counter
from datetime import date, timedelta

import pytest

from cchc.core.plan.boards import by_agency, by_month
from cchc.core.plan.progress import Outlook, Owed, Status, completion, turns
from cchc.jobs.clock import tick
from cchc.records.notices.models import Notice
from cchc.records.people.models import User
from cchc.records.plans.actions import Report, save_progress
from cchc.records.plans.queries.work import work_of
from tests.records.plans.building import SLUG, at, coordinator, done, head, scorer, slot

pytestmark = pytest.mark.django_db

EVERY_YEAR = ("1", "2", "3", "4", "5", "10", "18", "20", "21", "22")
LEADS = {
    "van-phong-ubnd-tinh": ("1", "2", "3", "4"),
    "so-noi-vu": ("6", "7", "8", "9", "10"),
    "so-tai-nguyen-va-moi-truong": ("11",),
    "so-thong-tin-va-truyen-thong": ("12", "13", "14"),
    "so-tai-chinh": ("15",),
    "so-ke-hoach-va-dau-tu": ("16", "17"),
    "so-khoa-hoc-va-cong-nghe": ("18", "19", "20"),
    "cong-an-tinh": ("21",),
    "bao-hiem-xa-hoi-tinh": ("22",),
}
DISTRICTS = (
    "ubnd-thanh-pho-vinh-yen",
    "ubnd-thanh-pho-phuc-yen",
    "ubnd-huyen-binh-xuyen",
    "ubnd-huyen-lap-thach",
    "ubnd-huyen-song-lo",
    "ubnd-huyen-tam-duong",
    "ubnd-huyen-tam-dao",
    "ubnd-huyen-vinh-tuong",
    "ubnd-huyen-yen-lac",
)
SIGNED = date(2018, 7, 18)
LATE = "ubnd-huyen-tam-dao"
ENDS = {"2018": date(2018, 12, 31), "2019": date(2019, 12, 31), "2020": date(2020, 12, 31)}
LANDS = "so-tai-nguyen-va-moi-truong"
MEDIA = "so-thong-tin-va-truyen-thong"
MONEY = "so-ke-hoach-va-dau-tu"
SCIENCE = "so-khoa-hoc-va-cong-nghe"


def owed_on(day: date) -> tuple[Owed, ...]:
    """What is owed of the plan, as it stands on a day."""
    return work_of(coordinator(), SLUG, day).owed


def stand(day: date) -> Counter[Outlook]:
    """How many of what is owed stand how on a day."""
    return Counter(one.outlook(day) for one in owed_on(day))


def overdue(day: date) -> set[tuple[str, str]]:
    """Task and agency of everything that is overdue on a day."""
    return {(one.task.id, one.agency) for one in owed_on(day) if one.outlook(day) is Outlook.OVERDUE}


def told(person: User, since: date, until: date) -> list[tuple[date, str, str]]:
    """Day, kind and task of what a person was told of plans between two days, both inclusive."""
    rows = Notice.objects.filter(person=person, about__plan=SLUG, at__gte=at(since), at__lte=at(until))
    found = rows.filter(kind__in=("due", "overdue")).order_by("at", "subject")
    return [(one.at.date(), one.kind, one.about["task"]) for one in found]


def ticks(*days: date) -> None:
    """Let the clock strike on these days."""
    for day in days:
        tick(at(day))


def around(due: date) -> tuple[date, ...]:
    """The days on which something is told of what is due on a day."""
    return tuple(due + timedelta(days=days) for days in (-14, -3, 1, 3, 7))


def ended(number: str, key: str, day: date, agency: str, *units: str, seen: int = 0) -> None:
    """The head of an agency reports an end, which he confirms by that."""
    where = slot(number, key, agency)
    save_progress(SLUG, where, done(day, *units), seen=seen, by=head(agency), now=at(day))


@pytest.fixture(autouse=True)
def _staff() -> None:
    """Everybody who leads a task has somebody who reports, and a head."""
    for agency in (*LEADS, *DISTRICTS):
        for person in (scorer, head):
            person(agency)


def test_all_occurrences_of_the_24_tasks() -> None:
    found = {(one.task.id, one.slot.key, one.due) for one in owed_on(SIGNED)}
    yearly = {(task, year, day) for task in EVERY_YEAR for year, day in ENDS.items()}
    december = {(task, f"{year}-12", day) for task in ("6", "15") for year, day in ENDS.items()}
    second = {("7", f"{year}-Q2", date(year, 6, 30)) for year in (2019, 2020)}
    once = {
        *(("once", task, date(2018, 12, 31)) for task in ("8", "9", "13", "19")),
        *(("once", task, date(2018, 6, 30)) for task in ("11", "23")),
        *(("once", task, date(2018, 8, 31)) for task in ("16", "17")),
        ("once", "24", date(2018, 7, 31)),
        ("once", "14", date(2018, 9, 30)),
    }
    assert found == yearly | december | second | {(task, key, day) for key, task, day in once} | {
        ("12", "undated", None)
    }


def test_who_leads_owes_and_a_group_is_nine_districts() -> None:
    found: dict[str, set[str]] = {}
    for one in owed_on(SIGNED):
        found.setdefault(one.agency, set()).add(one.task.id)
    expected = {agency: set(tasks) for agency, tasks in LEADS.items()}
    assert found == expected | {district: {"5", "23", "24"} for district in DISTRICTS}


def test_on_the_day_of_signing_11_and_23_are_overdue_already() -> None:
    assert overdue(SIGNED) == {("11", LANDS), *(("23", district) for district in DISTRICTS)}
    assert stand(SIGNED) == {
        Outlook.OVERDUE: 10,
        Outlook.SOON: 9,  # task 24: thirteen days are left to each district
        Outlook.UNDATED: 1,
        Outlook.COMING: 69,
    }


def test_the_first_tick_tells_what_is_overdue_up_to_the_coordinator() -> None:
    ticks(SIGNED, SIGNED, SIGNED + timedelta(days=1))
    assert told(scorer(LANDS), SIGNED, SIGNED) == [(SIGNED, "overdue", "11")]
    assert told(head(LANDS), SIGNED, SIGNED) == [(SIGNED, "overdue", "11")]
    assert told(scorer(LATE), SIGNED, SIGNED + timedelta(days=1)) == [
        (SIGNED, "overdue", "23"),
        (SIGNED, "due", "24"),
    ]
    assert told(head(LATE), SIGNED, SIGNED) == [(SIGNED, "overdue", "23")]
    assert [task for _, _, task in told(coordinator(), SIGNED, SIGNED)] == ["11", "23"]
    text = Notice.objects.get(person=coordinator(), about__task="23", kind="overdue").text
    assert text.startswith("9 cơ quan quá hạn từ hết ngày 30/06/2018 (UBND thành phố Vĩnh Yên,")
    assert " và 6 cơ quan khác): nhiệm vụ 23 của Kế hoạch 5264/KH-UBND" in text
    assert told(scorer("so-noi-vu"), SIGNED, SIGNED) == []


def test_a_task_is_reminded_escalated_and_falls_silent_once_done() -> None:
    due = date(2018, 7, 31)
    for district in DISTRICTS:
        if district != LATE:
            ended("24", "once", date(2018, 7, 26), district)
    ticks(SIGNED, *around(due))
    mine = [(day, kind) for day, kind, task in told(scorer(LATE), SIGNED, date(2018, 8, 31)) if task == "24"]
    assert mine == [(SIGNED, "due"), (date(2018, 7, 28), "due"), (date(2018, 8, 1), "overdue")]
    assert (date(2018, 8, 3), "overdue", "24") in told(head(LATE), SIGNED, date(2018, 8, 31))
    up = [day for day, _, task in told(coordinator(), SIGNED, date(2018, 8, 31)) if task == "24"]
    assert up == [date(2018, 8, 7)]
    quiet = told(scorer(DISTRICTS[0]), date(2018, 7, 27), date(2018, 8, 31))
    assert [one for one in quiet if one[2] == "24"] == []


def test_an_end_waits_for_the_head_who_is_told() -> None:
    tick(at(SIGNED))
    day = date(2018, 7, 25)
    save_progress(SLUG, slot("24", "once", LATE), done(day), seen=0, by=scorer(LATE), now=at(day))
    tick(at(day) + timedelta(hours=1))
    (notice,) = Notice.objects.filter(person=head(LATE), kind="plans.progress_saved")
    assert notice.text == (
        "UBND huyện Tam Đảo báo cáo hoàn thành nhiệm vụ 24 của Kế hoạch 5264/KH-UBND, chờ lãnh đạo xác nhận."
    )
    assert stand(day)[Outlook.WAITING] == 1


def lived_2018() -> None:
    """What happened in 2018, as the agencies reported it."""
    for district in DISTRICTS:
        ended("24", "once", date(2018, 8, 10) if district == LATE else date(2018, 7, 30), district)
        ended("23", "once", date(2018, 9, 5), district)
    ended("16", "once", date(2018, 8, 30), MONEY)
    ended("17", "once", date(2018, 8, 31), MONEY)
    ended("11", "once", date(2018, 9, 20), LANDS)
    ended("14", "once", date(2018, 9, 28), MEDIA)
    communes = tuple(f"Xã {number}" for number in range(1, 62))
    part = Report(Status.DOING, "Đã kết nối 61 đơn vị", units=communes)
    save_progress(SLUG, slot("13", "once", MEDIA), part, seen=0, by=scorer(MEDIA), now=at(date(2018, 12, 20)))


def lived_december(year: int, *, without: tuple[str, ...] = ()) -> None:
    """The tasks of a year, all on 20 December."""
    day = date(year, 12, 20)
    for agency, tasks in LEADS.items():
        for number in tasks:
            if number in EVERY_YEAR and number not in without:
                units = ("Sáng kiến 1", "Sáng kiến 2", "Sáng kiến 3") if number == "18" else ()
                ended(number, str(year), day, agency, *units)
            elif number in ("6", "15") and number not in without:
                ended(number, f"{year}-12", day, agency)
    for district in DISTRICTS:
        ended("5", str(year), day, district)


def test_what_each_quarter_shows() -> None:
    lived_2018()
    third = date(2018, 9, 30)
    # Everything due by then is done: 24 late in one district, 23 and 11 late everywhere they were owed.
    assert stand(third) == {
        Outlook.DONE: 8 + 2 + 1,  # 24 in eight districts, 16 and 17, 14
        Outlook.DONE_LATE: 1 + 9 + 1,  # 24 in Tam Đảo, 23 in nine districts, 11
        Outlook.UNDATED: 1,
        Outlook.COMING: 89 - 11 - 11 - 1,
    }
    lived_december(2018, without=("18",))
    for number in ("8", "9"):
        ended(number, "once", date(2018, 12, 28), "so-noi-vu")
    year = date(2019, 1, 1)
    assert overdue(year) == {("13", MEDIA), ("18", SCIENCE), ("19", SCIENCE)}
    # 22 occurrences were due in 2018; 13, 18 and 19 were not done, 11, 23 and 24 were late.
    found = completion(owed_on(year), 2018, year)
    assert (found.due, found.on_time, found.late) == (22, 16, 3)


def test_2019_and_2020_return_what_returns_and_nothing_else() -> None:
    for year in (2019, 2020):
        due = [one for one in turns(owed_on(SIGNED)) if one.occurrence and one.occurrence.due.year == year]
        assert {one.task.id for one in due} == {*EVERY_YEAR, "6", "15", "7"}
        assert sum(len(one.owed) for one in due) == 12 + 9
    first = [one.key for one in by_month(owed_on(SIGNED), SIGNED)]
    assert first == [
        "2018-06", "2018-07", "2018-08", "2018-09", "2018-12", "2019-06", "2019-12", "2020-06", "2020-12", "",
    ]  # fmt: skip


def test_lived_through_to_december_2020() -> None:
    lived_2018()
    lived_december(2018)
    for number in ("8", "9", "19"):
        agency = SCIENCE if number == "19" else "so-noi-vu"
        units = tuple(f"Xã {one}" for one in range(14)) if number == "19" else ()
        ended(number, "once", date(2018, 12, 28), agency, *units)
    ticks(*around(date(2018, 12, 31)), date(2019, 3, 31))
    media = [one[:2] for one in told(scorer(MEDIA), date(2018, 12, 1), date(2019, 3, 31))]
    assert media[-1] == (date(2019, 1, 1), "overdue")
    assert [one[2] for one in told(coordinator(), date(2019, 1, 1), date(2019, 3, 31))] == ["13"]
    ended("13", "once", date(2019, 3, 15), MEDIA, *(f"Xã {number}" for number in range(1, 95)), seen=1)

    ended("7", "2019-Q2", date(2019, 6, 28), "so-noi-vu")
    lived_december(2019)
    ticks(*around(date(2019, 6, 30)), *around(date(2019, 12, 31)))
    assert told(coordinator(), date(2019, 4, 1), date(2020, 1, 31)) == []

    ticks(*around(date(2020, 6, 30)))
    mine = [one for one in told(scorer("so-noi-vu"), date(2020, 6, 1), date(2020, 7, 31)) if one[2] == "7"]
    assert mine == [
        (date(2020, 6, 16), "due", "7"),
        (date(2020, 6, 27), "due", "7"),
        (date(2020, 7, 1), "overdue", "7"),
    ]
    assert told(head("so-noi-vu"), date(2020, 6, 1), date(2020, 7, 31)) == [
        (date(2020, 7, 3), "overdue", "7")
    ]
    assert told(coordinator(), date(2020, 6, 1), date(2020, 7, 31)) == [(date(2020, 7, 7), "overdue", "7")]
    ended("7", "2020-Q2", date(2020, 7, 15), "so-noi-vu")
    lived_december(2020)

    end = date(2020, 12, 31)
    assert stand(end) == {
        Outlook.UNDATED: 1,  # task 12 waits for the direction of the Government
        Outlook.DONE_LATE: 11 + 1 + 1,  # 11, 23 and one 24; 13; 7 of 2020
        Outlook.DONE: 89 - 1 - 13,
    }
    assert [completion(owed_on(end), year, end).on_time for year in (2018, 2019, 2020)] == [18, 13, 12]
    assert not any(group.overdue for group in by_agency(owed_on(end), end))
