"""Figures that came by mail: a list to fill in, a dry run, and storing all of it or nothing."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from cchc.core.campaign.circuit import Step
from cchc.core.errors import FactError, InputRefused, NotAllowed
from cchc.files.contribution_import import ContributionRow
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.campaigns.models import Campaign
from cchc.records.entries.actions import Closed, Imported, import_contributions
from cchc.records.entries.actions.importing import Existing
from cchc.records.entries.queries import UploadJudged, contribution_list, judge_upload
from cchc.records.people.models import Role, User
from cchc.records.people.queries import standing_of
from tests.records.campaigns.opening import NOW, person
from tests.records.entries.builders import LATER, close_step, logged
from tests.records.entries.gathering import (
    collected,
    contributions,
    coordinator,
    enter,
    gathering,
    ratio,
    scorer,
    send,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính")
FILE = "so-lieu.xlsx"


def filled(campaign: Campaign, *figures: tuple[int, int] | None) -> UploadJudged:
    """The list of the campaign with these figures, in the order of the members, read without storing."""
    by = standing_of(scorer("so-tu-phap"), TODAY)
    pk = collected(campaign).pk
    book = load_workbook(BytesIO(contribution_list(by, pk)))
    sheet = book.worksheets[0]
    for row, given in enumerate(figures, start=6):
        for column, value in zip("CD", given or (), strict=False):
            sheet[f"{column}{row}"] = value
    stream = BytesIO()
    book.save(stream)
    return judge_upload(by, pk, stream.getvalue(), FILE, provisional=False)


def store(
    campaign: Campaign,
    judged: UploadJudged,
    existing: Existing = "refuse",
    by: User | None = None,
    *,
    provisional: bool = False,
) -> Imported:
    return import_contributions(
        collected(campaign).pk,
        judged.verdict.accepted,
        FILE,
        existing,
        provisional=provisional,
        by=by or scorer("so-tu-phap"),
        now=LATER,
    )


def said(campaign: Campaign) -> dict[str, tuple[str, str, str]]:
    rows = contributions().filter(member__collected=collected(campaign)).select_related("member__agency")
    return {row.member.agency.slug: (row.fact["part"], row.state, row.note) for row in rows}


def test_a_dry_run_stores_nothing_and_a_list_is_stored_as_sent() -> None:
    campaign = gathering()
    judged = filled(campaign, (9, 10), None, (96, 100))
    assert [(row.agency, row.unit) for row in judged.verdict.accepted] == [
        ("so-noi-vu", NAMES[0]),
        ("so-tai-chinh", NAMES[2]),
    ]
    assert (judged.verdict.blank, judged.known, contributions().count()) == (1, {}, 0)
    assert store(campaign, judged) == Imported(new=2)
    assert said(campaign) == {
        "so-noi-vu": ("9", "sent", "Nhập từ tệp so-lieu.xlsx"),
        "so-tai-chinh": ("96", "sent", "Nhập từ tệp so-lieu.xlsx"),
    }
    told = logged("contributions_imported").get()
    assert told.subject == "thu-thap-2020/tinh-vinh-long/3.4.1/members"
    assert told.detail["new"] == 2
    assert store(campaign, filled(campaign, (9, 10))) == Imported(same=1)
    assert store(campaign, filled(campaign, (8, 10)), provisional=True) == Imported(new=1)


def test_figures_that_are_there_are_protected_unless_one_says_otherwise() -> None:
    campaign = gathering()
    send(campaign, "so-tai-chinh", ratio(95, 100))
    enter(campaign, "so-noi-vu", ratio(9, 10))
    judged = filled(campaign, (9, 10), (1, 1), (96, 100))
    assert [judged.conflicts(row) for row in judged.verdict.rows] == [False, False, True]
    with pytest.raises(InputRefused) as raised:
        store(campaign, judged)
    assert [(one.code, one.place.row) for one in raised.value.problems] == [("figure_known", 8)]
    assert said(campaign)["so-tai-chinh"][0] == "95"
    assert store(campaign, judged, "skip") == Imported(new=1, replaced=1, skipped=1)
    assert said(campaign)["so-noi-vu"][1] == "sent"
    assert store(campaign, judged, "replace") == Imported(replaced=1, same=2)
    assert said(campaign)["so-tai-chinh"][:2] == ("96", "sent")


def test_only_who_adds_up_uploads() -> None:
    campaign = gathering()
    judged = filled(campaign, (9, 10))
    leader = person("vinh-long/ubnd-tinh", Role.LEADER)
    with pytest.raises(NotAllowed):
        store(campaign, judged, by=leader)
    pk = collected(campaign).pk
    for by in (scorer("so-tai-chinh"), User.objects.get(username="vinhphuc")):
        with pytest.raises(NotVisibleError):
            store(campaign, judged, by=by)
        with pytest.raises(NotVisibleError):
            contribution_list(standing_of(by, TODAY), pk)
        with pytest.raises(NotVisibleError):
            judge_upload(standing_of(by, TODAY), pk, b"", FILE, provisional=False)
    with pytest.raises(NotVisibleError):
        contribution_list(standing_of(coordinator(), TODAY), 10**9)
    assert store(campaign, judged, by=coordinator()) == Imported(new=1)


def test_rows_of_strangers_refused_rows_and_impossible_figures_store_nothing() -> None:
    campaign = gathering()
    good = ContributionRow(sheet=None, row=1, unit="", value="", agency="so-noi-vu", fact=ratio(1, 1))
    bad = {
        NotVisibleError: ("so-y-te", ratio(1, 1)),
        FactError: ("so-tai-chinh", ratio(2, 1)),
    }
    for error, (agency, fact) in bad.items():
        row = ContributionRow(sheet=None, row=2, unit="", value="", agency=agency, fact=fact)
        with pytest.raises(error):
            import_contributions(
                collected(campaign).pk, (good, row), FILE, "refuse", by=coordinator(), now=NOW
            )
    assert contributions().count() == 0


def test_a_list_comes_in_time() -> None:
    campaign = gathering()
    judged = filled(campaign, (9, 10))
    close_step(campaign, Step.SELF_SCORING, NOW)
    with pytest.raises(Closed):
        store(campaign, judged)
