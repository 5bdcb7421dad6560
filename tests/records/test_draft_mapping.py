"""The mapping of a draft with last year: said by persons, proposed by names, carried by what is published."""

from dataclasses import replace

import pytest

from cchc.core.campaign.duties import Duty
from cchc.core.catalogue.compare import CatalogueComparison, Compared, Fate
from cchc.core.errors import InputRefused
from cchc.files.catalogue_import.draft_mapping import GONE, Became, became_in
from cchc.records.assessments.models import Assessment
from cchc.records.audit.models import Event
from cchc.records.campaigns.actions import UnitGiven, correct_mapping, open_campaign
from cchc.records.catalogues.actions import publish_draft, remove_draft_line, save_fresh, save_mapping
from cchc.records.catalogues.draft_queries import (
    OpenDraft,
    UnknownDraftError,
    compared_with_last_year,
    opened,
)
from cchc.records.catalogues.models import CatalogueDraft, CatalogueMapping
from cchc.records.catalogues.queries import crosswalk_between
from cchc.records.people.models import User
from tests.records.campaigns.opening import INTERNAL
from tests.records.catalogue_drafting import KEY, NOW, coordinator, refused, started

pytestmark = pytest.mark.django_db
OLD = "par_index_agency/minh-hoa-so-2026"


@pytest.fixture
def lan() -> User:
    return coordinator("Lan")


@pytest.fixture
def draft(lan: User) -> CatalogueDraft:
    return started(lan)


def now(draft: CatalogueDraft) -> OpenDraft:
    return opened(CatalogueDraft.objects.select_related("previous").get(pk=draft.pk))


def said(draft: CatalogueDraft, by: User, lines: dict[str, str], seen: int = 1) -> CatalogueDraft:
    found = {code: became_in(text, "", now(draft).draft, code) for code, text in lines.items()}
    return save_mapping(draft.pk, found, seen=seen, by=by, now=NOW)


def by_old(comparison: CatalogueComparison | None) -> dict[str, Compared]:
    assert comparison is not None
    return {node.key: row for row in comparison.rows for node in row.old}


def test_what_persons_say_is_compared_and_published(draft: CatalogueDraft, lan: User) -> None:
    written = {"1.1": "1", "1.2": "2, 3", "2.1": "4", "2.2": "4", "3.1": GONE}
    said(draft, lan, written)

    rows = by_old(compared_with_last_year(now(draft)))
    fates = {code: rows[code].fate for code in (*written, "3.2")}
    assert fates == {
        "1.1": Fate.RENUMBERED,
        "1.2": Fate.SPLIT,
        "2.1": Fate.MERGED,
        "2.2": Fate.MERGED,
        "3.1": Fate.DROPPED,
        "3.2": Fate.UNMAPPED,
    }
    publish_draft(draft.pk, seen=2, by=lan, now=NOW)
    crosswalk = crosswalk_between(OLD, KEY)
    assert crosswalk is not None
    assert [(one.old, one.new) for one in crosswalk.lines] == [
        (("1.1",), ("1",)),
        (("1.2",), ("2", "3")),
        (("2.1", "2.2"), ("4",)),
        (("3.1",), ()),
    ]
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert "catalogues.mapping_loaded" in verbs
    with refused("published_catalogue_changed"):
        said(draft, lan, {"3.2": GONE}, seen=3)


def test_a_published_mapping_is_corrected_with_a_reason_until_a_result_rests_on_it(
    draft: CatalogueDraft, lan: User
) -> None:
    def correct(reason: str, seen: int, lines: dict[str, Became | None], by: User = lan) -> CatalogueDraft:
        return correct_mapping(draft.pk, lines, reason, seen=seen, by=by, now=NOW)

    said(draft, lan, {"1.1": "1", "1.2": "2"})
    with refused("not_published"):
        correct("Nhầm mã", 2, {"1.2": Became(("kiem-tra",))})
    publish_draft(draft.pk, seen=2, by=lan, now=NOW)
    with refused("missing_reason"):
        correct(" ", 3, {"1.2": Became(("kiem-tra",))})
    with refused("mapping_empty"):
        correct("Nhầm mã", 3, {"1.1": None, "1.2": None})
    with pytest.raises(UnknownDraftError):
        correct("Nhầm mã", 3, {"1.2": None}, User.objects.create(username="khach"))
    correct("Nhầm mã", 3, {"1.2": Became(("kiem-tra",))})

    crosswalk = crosswalk_between(OLD, KEY)
    assert crosswalk is not None
    assert [one.new for one in crosswalk.lines] == [("1",), ("3",)]
    event = Event.objects.get(verb="catalogues.mapping_corrected")
    assert event.detail["reason"] == "Nhầm mã"
    assert event.detail["before"] == {"1.2": {"new": ["bao-cao"], "note": ""}}

    appraised = (Duty("appraise", "", "vinh-phuc/so-noi-vu"),)
    opening = replace(INTERNAL, catalogue=KEY, duties=appraised, units=(UnitGiven("so-a", ""),))
    campaign = open_campaign(opening, by=lan, now=NOW)
    correct("Ghi lại", 4, {"1.2": Became(("bao-cao",))})
    campaign.units.update(published=Assessment.objects.order_by("pk").first())
    with refused("mapping_pinned"):
        correct("Ghi lại", 5, {"1.2": Became(("kiem-tra",))})
    assert now(draft).mapping.lines["1.2"] == Became(("bao-cao",))


def test_nothing_said_is_no_mapping(draft: CatalogueDraft, lan: User) -> None:
    publish_draft(draft.pk, seen=1, by=lan, now=NOW)

    assert not CatalogueMapping.objects.filter(new__key=KEY).exists()


def test_new_lines_are_said_to_be_new(draft: CatalogueDraft, lan: User) -> None:
    save_fresh(draft.pk, ["cong-khai", "ke-hoach", "khong-co"], seen=1, by=lan, now=NOW)
    with refused("entry_changed"):
        save_fresh(draft.pk, [], seen=1, by=coordinator("Mai"), now=NOW)
    said(draft, lan, {"1.1": "1"})

    comparison = compared_with_last_year(now(draft))
    assert comparison is not None
    assert [row.new[0].key for row in comparison.rows if row.fate is Fate.NEW] == ["4"]
    publish_draft(draft.pk, seen=3, by=lan, now=NOW)
    crosswalk = crosswalk_between(OLD, KEY)
    assert crosswalk is not None
    assert crosswalk.lines[-1].new == ("4",)


def test_two_people_say_two_lines_but_not_the_same(draft: CatalogueDraft, lan: User) -> None:
    mai = coordinator("Mai")
    said(draft, lan, {"1.1": "1"})
    said(draft, mai, {"1.1": "1", "1.2": "2"})

    with refused("entry_changed"):
        said(draft, mai, {"1.1": "3"})
    said(draft, mai, {"1.1": ""}, seen=3)
    assert list(now(draft).mapping.lines) == ["1.2"]


def test_a_line_that_is_gone_takes_what_was_said_with_it(draft: CatalogueDraft, lan: User) -> None:
    row = said(draft, lan, {"1.1": "4", "1.2": "3, 4"})
    remove_draft_line(draft.pk, "cong-khai", seen=row.version, by=lan, now=NOW)

    assert now(draft).mapping.lines == {"1.2": Became(("kiem-tra",))}


def test_names_propose_and_nobody_is_bound(draft: CatalogueDraft) -> None:
    found = now(draft)
    assert found.before is not None
    assert found.unmapped == sum(not row.new for row in by_old(compared_with_last_year(found)).values())
    assert found.mapping.lines == {}


@pytest.mark.parametrize("text", ["9.9", "1, 9"])
def test_codes_that_are_none(draft: CatalogueDraft, text: str) -> None:
    with pytest.raises(InputRefused, match="không có trong bản thảo"):
        became_in(text, "", now(draft).draft, "1.1")


def test_a_line_that_last_year_did_not_have(draft: CatalogueDraft, lan: User) -> None:
    with refused("unknown_line"):
        save_mapping(draft.pk, {"99": Became(())}, seen=1, by=lan, now=NOW)
