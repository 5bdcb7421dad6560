"""Plans as they are carried out, by the interface: what the pages tell, and writing without overwriting."""

from datetime import date

import pytest
from django.utils import timezone

from cchc.core.plan.progress import Outlook
from cchc.records.plans.models import OwnPlan, Plan, Progress
from cchc.records.plans.queries.work import work_of
from tests.api.calling import Program, demo
from tests.api.test_coordinating import MOST, cost
from tests.records.plans.building import SLUG, coordinator, head, issued, nothing_said, scorer, task

HERE = f"/plans/{SLUG}"
UNITS = ["Xã A", "Xã B"]
SMALL = "nam-2018-giao-dien"
SLOT = f"/plans/{SMALL}/progress/1/so-noi-vu/once"


@pytest.fixture
def program(db: None) -> Program:
    nothing_said()
    return demo("vinhphuc")


@pytest.fixture
def small(program: Program) -> Plan:
    """A plan of one task with two communes."""
    quantity = {"count": 2, "noun": "đơn vị cấp xã", "units": UNITS}
    more = {"quantity": quantity, "expected": 0.5, "budget": "Ngân sách tỉnh", "requirement": "Đủ hai xã"}
    return issued(SMALL, date(2018, 1, 5), task("1", "Trong năm 2018", evidence="Báo cáo", **more))


def test_what_is_owed_is_told_as_on_the_board(program: Program) -> None:
    work = work_of(coordinator(), SLUG, timezone.localdate())
    said = program.said(f"{HERE}/progress", limit=500)
    assert said["count"] == len(work.owed)
    assert len(said["items"]) == min(500, len(work.owed))
    overdue = [one.slot for one in work.owed if one.outlook(work.day) is Outlook.OVERDUE]
    assert program.said(f"{HERE}/progress", outlook="overdue")["count"] == len(overdue)
    one = program.said(f"{HERE}/progress", task="13", agency="so-thong-tin-va-truyen-thong")["items"][0]
    assert (one["due"], one["occurrence"], one["version"], one["status"]) == ("2018-12-31", "once", 0, None)
    of_2019 = program.said(f"{HERE}/progress", year=2019, limit=500)
    assert {one["due"][:4] for one in of_2019["items"] if one["due"]} == {"2019"}
    assert program.get(f"{HERE}/progress", outlook="khac").status_code == 422


@pytest.mark.parametrize("by", ["agency", "month", "criterion"])
def test_boards_count_everything_once(program: Program, by: str) -> None:
    groups = program.said(f"{HERE}/board", by=by)
    work = work_of(coordinator(), SLUG, timezone.localdate())
    assert sum(one["owed"] for one in groups) == len(work.owed)
    assert all(sum(one["counts"].values()) == one["owed"] for one in groups)
    assert all(one["at_risk"] is not None for one in groups)
    in_2018 = program.said(f"{HERE}/board", by=by, year=2018)
    assert sum(one["owed"] for one in in_2018) < len(work.owed)


def test_progress_is_written_and_never_over_another(small: Plan) -> None:
    writer, boss = Program(scorer()), Program(head())
    begun = {"status": "doing", "result": "Đang làm", "units": ["Xã A"], "seen": 0}
    assert writer.post(SLOT, begun).json() == {"version": 1, "status": "doing", "confirmed": False}
    found = writer.said(SLOT)
    assert (found["version"], found["units"], found["status"]) == (1, ["Xã A"], "doing")
    refused = writer.post(SLOT, {**begun, "result": "Khác"})
    assert (refused.status_code, refused.json()["code"]) == (409, "progress_changed")
    done = {"status": "done", "result": "Xong", "done_on": "2018-12-20", "units": ["Xã A"], "seen": 1}
    assert writer.post(SLOT, done).json()["code"] == "units_lacking"
    assert writer.post(SLOT, {**done, "units": UNITS}).json()["version"] == 2
    assert writer.post(f"{SLOT}/confirm", {"seen": 2}).status_code == 403
    assert boss.post(f"{SLOT}/confirm", {"seen": 2}).json()["confirmed"]
    assert Progress.objects.get().confirmed_at is not None


def test_what_is_not_there_or_not_for_one_is_refused(small: Plan) -> None:
    writer = Program(scorer("so-tu-phap"))
    body = {"status": "doing", "seen": 0}
    assert writer.post(SLOT, body).status_code == 403
    assert writer.get(f"/plans/{SMALL}/progress/9/so-noi-vu/once").status_code == 404
    assert demo("vinhlong").get(SLOT).status_code == 404
    assert Program(scorer(), "read").post(SLOT, body).status_code == 403
    assert Program(scorer()).post(SLOT, {"status": "xong", "seen": 0}).status_code == 422


def test_a_plan_is_given_with_everything_that_it_holds(program: Program, small: Plan) -> None:
    said = program.said(f"/plans/{SMALL}")
    (one,) = said["tasks"]
    assert (one["quantity"], one["count"], one["units"]) == ("2 đơn vị cấp xã", 2, UNITS)
    assert (one["expected"], one["budget"]) == ("0.5", "Ngân sách tỉnh")
    assert (one["requirement"], one["evidence"]) == ("Đủ hai xã", "Báo cáo")
    assert (said["amends"], said["criteria"], said["deductions"]) == (None, [], [])
    assert program.said(HERE)["cause_judgements"][0]["line"] == "7.1.1"
    criterion = {"line": "1.2", "leads": ["so-noi-vu"], "requirement": "Đủ báo cáo"}
    lost = {"line": "1.2", "max": 2, "achieved": 0.75, "lost": 1.25, "responsible": ["so-tu-phap"]}
    issued(
        "nam-2018-co-bang",
        date(2018, 1, 6),
        task("1", "Quý II năm 2018"),
        criteria=[criterion],
        deductions=[lost],
    )
    said = program.said("/plans/nam-2018-co-bang")
    assert said["criteria"][0]["leads"] == [{"id": "so-noi-vu", "name": "Sở Nội vụ"}]
    assert said["deductions"][0]["lost"] == "1.25"


def test_check_difficulties_and_own_plans_are_read(program: Program) -> None:
    codes = {one["code"] for one in program.said(f"{HERE}/check")}
    assert {"overdue_at_signing", "loss_nobody_mends"} <= codes
    assert program.said(f"{HERE}/difficulties") == []
    rows = program.said("/own-plans/2018")
    assert rows
    assert not any(one["issued"] for one in rows)
    assert not OwnPlan.objects.exists()
    assert demo("vinhlong").get(f"{HERE}/check").status_code == 404


def test_addresses_of_plans_cost_a_constant_number_of_queries(program: Program, small: Plan) -> None:
    for address in (
        f"{HERE}/progress",
        f"{HERE}/board",
        f"{HERE}/check",
        f"{HERE}/difficulties",
        SLOT,
        "/own-plans/2018",
    ):
        assert cost(program, address) <= MOST, address


def test_amendments_and_points_that_came_back(program: Program, small: Plan) -> None:
    changed = [task("1", "Tháng 10/2018"), task("2", "Tháng 9/2018")]
    issued(f"{SMALL}-sua", date(2018, 6, 1), *changed, amends=SMALL)
    newest, first = program.said(f"/plans/{SMALL}/versions")
    assert (newest["slug"], first["until"], first["first"], first["changes"]) == (
        f"{SMALL}-sua",
        "2018-06-01",
        True,
        [],
    )
    told = [(one["task"], one["what"], one["before"] is None) for one in newest["changes"]]
    assert told == [("1", "changed", False), ("2", "added", True)]
    back = program.said(f"{HERE}/won-back")
    assert (back["before"], back["after"], back["back"]) == ("vinh-phuc-2017", None, None)
    assert back["tasks"][0]["lines"][0]["why_not"] == "chưa có kết quả của năm sau"
    assert back["agencies"]
    assert program.get(f"/plans/{SMALL}/won-back").status_code == 404
    for address in (f"{HERE}/versions", f"{HERE}/won-back"):
        assert cost(program, address) <= MOST
