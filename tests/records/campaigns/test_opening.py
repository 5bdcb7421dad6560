"""Opening a campaign: who owes what, what falls to whom, and what is refused as a whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from cchc.core.campaign.circuit import Circuit, Step
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.windows import Window
from cchc.core.errors import InputRefused, NotAllowed
from cchc.records.agencies.models import Agency
from cchc.records.audit.models import Event
from cchc.records.campaigns.actions import CollectedGiven, Everyone, UnitGiven, open_campaign
from cchc.records.campaigns.models import Campaign, CollectedLine, Portion
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.people.models import Role, User
from tests.records.campaigns.opening import (
    DAY,
    INTERNAL,
    NATIONAL,
    NOW,
    coordinator,
    opened,
    person,
    portion,
    windows,
)
from tests.records.entries.gathering import GATHERING

pytestmark = pytest.mark.django_db


def owed(campaign: Campaign, unit: str, step: Step) -> dict[str, list[str]]:
    rows = Portion.objects.filter(campaign_unit__campaign=campaign, campaign_unit__unit__slug=unit, step=step)
    return dict(rows.values_list("agency__slug", "lines"))


def test_every_unit_scores_all_its_lines_but_those_judged_outside() -> None:
    campaign = opened()

    mine = owed(campaign, "so-a", Step.SELF_SCORING)
    assert set(mine) == {"so-a"}
    assert len(mine["so-a"]) == 32
    assert "2.4" not in mine["so-a"]
    assert owed(campaign, "so-a", Step.REBUTTAL) == mine
    assert "Điểm từ bên ngoài do Sở Nội vụ nhập: 2.4, 3.4, 4.3, 4.4, 6.5" in campaign.opening_report


def test_appraisers_share_the_lines_and_nobody_appraises_himself() -> None:
    campaign = opened()

    of_a = owed(campaign, "so-a", Step.APPRAISAL_1)
    assert of_a["so-c"][:2] == ["3.1.1", "3.1.2"]
    assert set(of_a) == {"so-c", "so-noi-vu"}
    of_c = owed(campaign, "so-c", Step.APPRAISAL_2)
    assert set(of_c) == {"so-noi-vu"}
    assert sum(map(len, of_a.values())) == len(of_c["so-noi-vu"]) == 32
    assert "Sở C (minh họa) không tự thẩm định: 6 dòng giao Sở Nội vụ" in campaign.opening_report


def test_the_office_that_coordinates_is_appraised_by_the_committee_above_it() -> None:
    campaign = opened(
        units=(UnitGiven("vinh-phuc/so-noi-vu", "so-nganh"),), duties=(), unit_day=date(2024, 12, 31)
    )

    assert set(owed(campaign, "so-noi-vu", Step.APPRAISAL_1)) == {"ubnd-tinh"}


def test_leading_agencies_share_the_lines_of_the_province() -> None:
    campaign = opened(NATIONAL)

    mine = owed(campaign, "tinh-vinh-phuc", Step.SELF_SCORING)
    assert mine["van-phong-ubnd-tinh"] == ["3.1.1", "3.2.1", "3.2.2"]
    assert mine["so-thong-tin-va-truyen-thong"][0] == "7.1.1"
    assert mine["so-noi-vu"][-1] == "officials-rest"
    assert sum(map(len, mine.values())) == 20
    assert any(told.startswith("12 dòng chưa phân công chấm điểm") for told in campaign.opening_report)
    assert not owed(campaign, "tinh-vinh-phuc", Step.REBUTTAL)


def test_who_leads_an_area_without_lines_confirms_that_he_has_looked_at_it() -> None:
    campaign = opened(NATIONAL, duties=(Duty("score", "2", "so-tu-phap"), Duty("score", "1", "so-noi-vu")))

    assert owed(campaign, "tinh-vinh-phuc", Step.SELF_SCORING)["so-tu-phap"] == []
    told = "Lĩnh vực, tiêu chí 2 không có dòng chấm điểm riêng: Sở Tư pháp chỉ duyệt"
    assert told in campaign.opening_report


def test_opening_is_told_in_the_log() -> None:
    campaign = opened()

    event = Event.objects.get(verb="campaigns.opened", subject="so-2026")
    assert (event.subject, event.by_id) == ("so-2026", coordinator().pk)
    assert event.detail["sha256"] == campaign.catalogue_sha256
    assert event.detail["portions"] == Portion.objects.filter(campaign_unit__campaign=campaign).count()


def test_all_departments_come_in_one_go() -> None:
    campaign = opened(units=(), everyone=(Everyone("minh-hoa", ("department",), "so-nganh"),))

    assert campaign.units.count() == 8
    assert campaign.units.first().unit.slug == "so-a"


def test_the_result_of_the_year_before_is_at_hand() -> None:
    units = opened(year=2027).units.order_by("position")

    assert [unit.previous and unit.previous.slug for unit in units] == ["so-a-2026", "so-b-2026", "so-c-2026"]


COLLECTING = replace(
    NATIONAL,
    slug="tinh-2020",
    catalogue="par_index_province/2639-qd-ubnd-2020-vinh-long",
    province="vinh-long/tinh-vinh-long",
    register="vinh-long",
    year=2020,
    unit_day=date(2020, 12, 31),
    duties=(Duty("score", "3", "van-phong-ubnd-tinh"), Duty("collate", "3", "van-phong-ubnd-tinh")),
    collected=(CollectedGiven("3.4.1", final_cutoff=date(2020, 12, 31)), CollectedGiven("1.5", ("so-y-te",))),
)


def test_members_of_a_collected_line_are_those_of_its_groups_on_the_day() -> None:
    vinh_long = User.objects.get(username="vinhlong")
    campaign = open_campaign(COLLECTING, by=vinh_long, now=NOW)

    rows = CollectedLine.objects.filter(campaign_unit__campaign=campaign)
    lines = {row.line.key: row for row in rows.select_related("line", "collating")}
    assert lines["3.4.1"].collating.slug == "van-phong-ubnd-tinh"
    assert lines["3.4.1"].members.count() == 16
    assert lines["1.5"].collating.slug == "so-noi-vu"
    assert [one.agency.slug for one in lines["1.5"].members.all()] == ["so-y-te"]
    assert "1.5" in owed(campaign, "tinh-vinh-long", Step.SELF_SCORING)["so-noi-vu"]
    assert any("3.4.3" in told for told in campaign.opening_report)


OUTSIDER = "vinh-long/so-y-te"
WINDOWS = windows(Circuit.INTERNAL)
BACKWARDS = (WINDOWS[0], Window(Step.APPRAISAL_1, NOW - 2 * DAY, NOW + 30 * DAY), *WINDOWS[2:])
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("campaign_slug", {"slug": "Đợt 2026"}),
    ("campaign_slug", {"slug": "a" * 61}),
    ("no_title", {"title": "  "}),
    ("unknown_catalogue", {"catalogue": "khong/co"}),
    ("catalogue_changed", {"sha256": "0" * 64}),
    ("wrong_level", {"catalogue": NATIONAL.catalogue}),
    ("unknown_register", {"register": "khong-co"}),
    ("no_units", {"units": ()}),
    ("unknown_agency", {"units": (UnitGiven("so-x", "so-nganh"),)}),
    ("foreign_agency", {"units": (UnitGiven("xa-1", "so-nganh"),)}),
    ("foreign_agency", {"units": (UnitGiven(OUTSIDER, "so-nganh"),)}),
    ("agency_not_valid", {"units": (UnitGiven("vinh-phuc/so-y-te", "so-nganh"),)}),
    ("unit_twice", {"units": (UnitGiven("so-a", "so-nganh"), UnitGiven("minh-hoa/so-a", "don-vi-khac"))}),
    ("unknown_group", {"units": (UnitGiven("so-a", "khong-co"),)}),
    ("unknown_group", {"units": (UnitGiven("so-a"),)}),
    ("duty_unknown_line", {"duties": (Duty("appraise", "9.9", "so-b"),)}),
    ("duty_not_of_circuit", {"duties": (Duty("score", "1", "so-b"),)}),
    ("duty_twice", {"duties": (Duty("appraise", "1", "so-b"), Duty("appraise", "1", "so-c"))}),
    ("unknown_agency", {"duties": (Duty("appraise", "1", "so-x"),)}),
    ("foreign_agency", {"duties": (Duty("appraise", "1", OUTSIDER),)}),
    ("collected_internal", {"collected": (CollectedGiven("1.1.1", ("so-a",)),)}),
    ("no_self_scoring_window", {"windows": WINDOWS[1:]}),
    ("window_twice", {"windows": (WINDOWS[0], *WINDOWS)}),
    ("windows_out_of_order", {"windows": BACKWARDS}),
    ("window_backwards", {"windows": (Window(Step.SELF_SCORING, NOW, NOW),)}),
    ("step_not_of_circuit", {"windows": windows(Circuit.NATIONAL)}),
]


@pytest.mark.parametrize(("code", "changed"), WRONG)
def test_what_is_wrong_is_refused_and_nothing_is_opened(code: str, changed: dict[str, Any]) -> None:
    with pytest.raises(InputRefused) as refused:
        opened(**changed)

    assert code in {problem.code for problem in refused.value.problems}
    assert not Campaign.objects.filter(slug=changed.get("slug", "so-2026")).exists()


WRONG_COLLECTED: list[tuple[str, CollectedGiven]] = [
    ("collected_unknown_line", CollectedGiven("3", ("so-y-te",))),
    ("no_members", CollectedGiven("3.4.3")),
    ("foreign_agency", CollectedGiven("3.4.3", ("vinh-phuc/so-y-te",))),
    ("unknown_agency", CollectedGiven("3.4.3", ("khong-co",))),
    ("unknown_agency", CollectedGiven("3.4.3", ("so-y-te",), collating="khong-co")),
]


@pytest.mark.parametrize(("code", "given"), WRONG_COLLECTED)
def test_a_collected_line_that_cannot_be_is_refused(code: str, given: CollectedGiven) -> None:
    vinh_long = User.objects.get(username="vinhlong")

    with pytest.raises(InputRefused) as refused:
        open_campaign(replace(COLLECTING, collected=(given,)), by=vinh_long, now=NOW)

    assert code in {problem.code for problem in refused.value.problems}


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(InputRefused) as refused:
        opened(title="", units=(UnitGiven("so-x", "so-nganh"), UnitGiven("so-a", "khong-co")))

    assert [problem.code for problem in refused.value.problems] == [
        "no_title",
        "unknown_agency",
        "unknown_group",
    ]


def test_a_second_campaign_of_the_same_name_is_refused() -> None:
    opened()

    with pytest.raises(InputRefused, match="Đã có đợt chấm điểm mang mã"):
        opened()


def test_a_draft_catalogue_is_refused() -> None:
    CatalogueVersion.objects.filter(key=INTERNAL.catalogue).update(published=False)

    with pytest.raises(InputRefused, match="chưa ban hành"):
        opened()


def test_only_the_province_itself_is_assessed_by_the_ministry() -> None:
    with pytest.raises(InputRefused, match="chỉ đánh giá chính tỉnh"):
        opened(NATIONAL, units=(UnitGiven("so-noi-vu"),))


WHO: list[tuple[str, Callable[[], User]]] = [
    ("another province", lambda: User.objects.get(username="vinhlong")),
    ("leader", lambda: User.objects.get(username="lanhdao.vinhphuc")),
    ("scorer", lambda: person("vinh-phuc/so-noi-vu", Role.SCORER)),
    ("unit head", lambda: person("vinh-phuc/so-noi-vu", Role.UNIT_HEAD)),
]


@pytest.mark.parametrize("who", [who for _, who in WHO], ids=[name for name, _ in WHO])
def test_only_who_coordinates_in_the_province_opens_a_campaign(who: Callable[[], User]) -> None:
    with pytest.raises(NotAllowed):
        open_campaign(INTERNAL, by=who(), now=NOW)


@pytest.mark.parametrize("province", ["khong/co", "khong-co", "vinh-long/tinh-vinh-long", "a/b/c"])
def test_a_province_that_is_not_his_own_looks_like_none(province: str) -> None:
    with pytest.raises(NotAllowed, match="Chỉ chuyên viên CCHC"):
        opened(province=province)


def test_a_role_that_has_ended_opens_nothing() -> None:
    who = coordinator()
    who.memberships.update(valid_to=NOW.date() - timedelta(days=1))

    with pytest.raises(NotAllowed):
        open_campaign(INTERNAL, by=who, now=NOW)


def test_many_units_cost_as_many_queries_as_few(django_assert_max_num_queries: Any) -> None:
    everyone = (Everyone("minh-hoa", ("department",), "so-nganh"),)
    every = replace(INTERNAL, units=(), everyone=everyone)

    with django_assert_max_num_queries(32):
        campaign = open_campaign(every, by=coordinator(), now=NOW)
    assert portion(campaign, "so-h", Step.REBUTTAL, "so-h").lines


def test_names_that_the_log_cannot_hold_together_are_refused() -> None:
    Agency.objects.filter(register__slug="vinh-long", slug="so-tai-chinh").update(slug="a" * 120)
    long = replace(GATHERING, slug="d" * 60, collected=(CollectedGiven("3.4.1", ("so-noi-vu", "a" * 120)),))
    by = User.objects.get(username="vinhlong")
    with pytest.raises(InputRefused) as raised:
        open_campaign(long, by=by, now=NOW)
    (problem,) = raised.value.problems
    assert (problem.code, problem.hint) == ("names_too_long", "đặt mã của đợt ngắn hơn")
    assert "chỉ nhận 200" in problem.message
    assert open_campaign(replace(long, slug="d" * 20), by=by, now=NOW).slug == "d" * 20
