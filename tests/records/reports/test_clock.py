"""A round lived through day by day: asked for, reminded, late, returned, the report of the province."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from cchc.records.audit.models import Event
from cchc.records.notices.actions import notice_deadlines, notice_events
from cchc.records.notices.models import Notice
from cchc.records.people.models import User
from cchc.records.reports.actions import (
    FilledRow,
    RoundAmendment,
    amend_round,
    close_round,
    fill_figures,
    open_round,
    save_report,
    send_back_report,
    send_report,
    submit_report,
)
from cchc.records.reports.queries import board_of_round, consolidated_of
from tests.records.plans.building import at, coordinator, head, scorer
from tests.records.reports.building import REMARKS, SLUG, leader, opening

pytestmark = pytest.mark.django_db
FIRST, AGENCIES = date(2018, 9, 1), ("so-noi-vu", "so-tu-phap", "so-tai-chinh")


def live(day: date) -> None:
    """What the clock does on a morning."""
    notice_events(at(day))
    notice_deadlines(at(day))


def news(person: User) -> list[str]:
    """What a person was told of reports, in the order of the days."""
    return list(
        Notice.objects.filter(person=person, about__round=SLUG)
        .order_by("at", "pk")
        .values_list("text", flat=True)
    )


def write(agency: str, day: date, seen: int = 0, dossiers: str = "100") -> None:
    """An agency writes, its head sends."""
    figures = {"dossiers": dossiers, "on_time": "90"}
    save_report(SLUG, agency, REMARKS, figures, seen=seen, by=scorer(agency), now=at(day))
    submit_report(SLUG, agency, by=scorer(agency), now=at(day))
    send_report(SLUG, agency, by=head(agency), now=at(day))


def test_a_round_from_its_opening_to_the_report_of_the_province() -> None:
    people = {slug: (scorer(slug), head(slug)) for slug in AGENCIES}
    live(FIRST - timedelta(days=1))
    open_round(opening(), by=coordinator(), now=at(FIRST))
    acts: dict[date, Callable[[], object]] = {
        date(2018, 9, 12): lambda: write("so-noi-vu", date(2018, 9, 12)),
        date(2018, 9, 13): lambda: send_back_report(
            SLUG, "so-noi-vu", "Thiếu hồ sơ", date(2018, 9, 14), by=coordinator(), now=at(date(2018, 9, 13))
        ),
        date(2018, 9, 14): lambda: write("so-noi-vu", date(2018, 9, 14), seen=1, dossiers="120"),
        date(2018, 9, 19): lambda: write("so-tu-phap", date(2018, 9, 19)),
    }
    for step in range(20):
        day = FIRST + timedelta(days=step)
        live(day)
        if day in acts:
            acts[day]()
    live(date(2018, 9, 21))
    asked = "Đã mở Báo cáo Quý III năm 2018: các cơ quan gửi trước hết ngày 17/09/2018."
    justice = "Báo cáo Quý III năm 2018 của Sở Tư pháp"
    assert news(people["so-tu-phap"][0]) == [
        asked,
        f"{justice}: gửi trước hết ngày 17/09/2018, còn 7 ngày.",
        f"Quá hạn từ hết ngày 17/09/2018: {justice} chưa gửi.",
    ]
    assert news(people["so-tu-phap"][1]) == [
        f"Quá hạn từ hết ngày 17/09/2018: {justice} chưa gửi.",
        f"{justice} chờ lãnh đạo cơ quan duyệt gửi.",
    ]
    home = "Báo cáo Quý III năm 2018 của Sở Nội vụ"
    returned = f"{home} bị trả lại: Thiếu hồ sơ. Gửi lại trước hết ngày 14/09/2018."
    assert news(people["so-noi-vu"][0]).count(returned) == 1
    assert returned in news(people["so-noi-vu"][1])
    told = news(coordinator())
    late = "Báo cáo Quý III năm 2018: 2 cơ quan quá hạn từ hết ngày 17/09/2018"
    assert [text for text in told if "quá hạn" in text] == [f"{late} (Sở Tư pháp, Sở Tài chính)."]
    assert "Sở Tư pháp đã gửi Báo cáo Quý III năm 2018." in told
    last = date(2018, 9, 20)
    board = board_of_round(coordinator(), SLUG, last)
    assert [(row.report.agency.slug, row.days_late) for row in board.rows if row.days_late] == [
        ("so-tai-chinh", 3)
    ]
    found = consolidated_of(leader(), SLUG, last)
    assert (found.silent, found.sums[0].total) == (("so-tai-chinh",), Decimal(220))
    close_round(SLUG, seen=1, by=coordinator(), now=at(last))
    before = Notice.objects.count()
    notice_deadlines(at(date(2018, 9, 25)))
    assert Notice.objects.count() == before


def test_long_ago_is_nobodys_news() -> None:
    scorer()
    open_round(opening(), by=coordinator(), now=at(FIRST))
    notice_deadlines(at(date(2019, 3, 1)))
    assert not Notice.objects.filter(about__round=SLUG).exists()


def test_agencies_are_told_of_other_days_and_of_figures_put_in_for_them() -> None:
    own = "Báo cáo Quý III năm 2018 của Sở Nội vụ"
    told, sender = scorer(), scorer("so-tu-phap")
    live(FIRST - timedelta(days=1))
    open_round(opening(), by=coordinator(), now=at(FIRST))
    write("so-tu-phap", FIRST)
    notice_events(at(FIRST))
    before = len(news(sender))
    rows = [FilledRow("so-noi-vu", {"dossiers": "5"}, 0)]
    fill_figures(SLUG, rows, by=coordinator(), now=at(date(2018, 9, 2)))
    wanted = RoundAmendment(units_due=date(2018, 9, 19), due=date(2018, 9, 24), reason="Bộ lùi hạn")
    amend_round(SLUG, wanted, seen=1, by=coordinator(), now=at(date(2018, 9, 2)))
    notice_events(at(date(2018, 9, 2)))
    assert news(told)[-2:] == [
        f"{coordinator()} đã ghi hộ số liệu vào {own}: hãy xem lại, viết và trình.",
        "Báo cáo Quý III năm 2018: các cơ quan gửi trước hết ngày 19/09/2018. Lý do: Bộ lùi hạn.",
    ]
    assert len(news(sender)) == before
    Event.objects.create(
        verb="reports.round_amended", subject="khong-co", by=coordinator(), at=at(date(2018, 9, 3)), detail={}
    )
    notice_events(at(date(2018, 9, 3)))
    assert len(news(told)) == 3
