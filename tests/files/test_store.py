"""The folder of data files as core values; identifiers never lead out of it."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cchc.core.agency.lineage import members_on
from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.facts import (
    CasesFact,
    ChangeFact,
    ChoiceFact,
    Collected,
    CountFact,
    DateFact,
    FactEntry,
    GivenFact,
    NotApplicable,
    PartsFact,
    PlanFact,
    RatioFact,
    Unknown,
    YesNoFact,
)
from cchc.core.catalogue.measures import Change, Ratio
from cchc.core.catalogue.nodes import Effect, Kind, Status
from cchc.core.catalogue.rules import SINGLE_KIND, Deduction, Tiers
from cchc.core.errors import CchcError, InputRefused, UnknownReference
from cchc.core.plan.tasks import Mend
from cchc.files.store import CatalogueStore, plan_from_text, store_for
from tests.files.sample import (
    AGENCIES_FILE,
    CATALOGUE_ID,
    FILES,
    PLAN_FILE,
    RESULT_FILE,
    broken,
    whole_house,
    written,
)


@pytest.fixture
def store(tmp_path: Path) -> CatalogueStore:
    return CatalogueStore(whole_house(tmp_path))


def test_a_catalogue_becomes_a_tree_with_its_defaults(store: CatalogueStore) -> None:
    catalogue = store.catalogue(CATALOGUE_ID)
    assert [leaf.key for leaf in catalogue.leaves] == [
        "1.1.1", "1.1.2", "1.2", "1.10", "1.11", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6",
    ]  # fmt: skip
    leaf = catalogue.by_key["1.10"]
    assert (leaf.kind, leaf.max_points, leaf.part) == (Kind.CRITERION, Decimal(4), "documents")
    assert (leaf.reference.source.title, leaf.reference.status) == ("Dữ liệu minh họa", Status.ILLUSTRATIVE)
    assert isinstance(leaf.rule, Tiers)
    assert leaf.rule.steps[1].points == Decimal("2.5")
    assert leaf.target is not None
    assert leaf.target.condition == Comparison("at_least", Decimal(98))
    assert isinstance(leaf.measure, Ratio)
    assert leaf.measure.when_zero == "not_applicable"
    assert catalogue.by_key["1.1.1"].kind is Kind.SUBCRITERION
    assert catalogue.by_key["2.5"].effect is Effect.BONUS
    growth, errors = catalogue.by_key["2.2"].measure, catalogue.by_key["2.4"].rule
    assert isinstance(growth, Change)
    assert growth.base_year == 2015
    assert isinstance(errors, Deduction)
    assert errors.per_case[0].kind == SINGLE_KIND
    assert not catalogue.published
    assert catalogue is store.catalogue(CATALOGUE_ID)


def test_a_result_becomes_an_assessment_with_exact_facts(store: CatalogueStore) -> None:
    result = store.result(RESULT_FILE)
    assert (result.unit.name, result.year, result.data_date) == ("Sở mới", 2026, date(2026, 12, 31))
    assert result.entry("1.1.2") == FactEntry(PlanFact(Decimal(9), Decimal(10)))
    assert result.entry("2.3") == FactEntry(ChoiceFact("half"), source="Biên bản")
    assert result.entry("2.4").fact == Unknown("chưa có báo cáo")
    assert result.entry("2.5").fact == Unknown()
    collected = result.entry("1.10")
    assert collected.provisional
    assert isinstance(collected.fact, Collected)
    assert collected.fact.missing() == ("tinh",)
    assert result.deductions[0].responsible == ("so-moi",)
    assert result.published is not None
    assert result.published.total.points == Decimal(10)
    assert store.assessment(store.root / RESULT_FILE) is result


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("{points: 1.75}", GivenFact(Decimal("1.75"))),
        ("{value: false}", YesNoFact(value=False)),
        ("{count: 3}", CountFact(Decimal(3))),
        ("{cases: {late: 2}}", CasesFact((("late", 2),))),
        ("{part: 996, whole: 1000}", RatioFact(Decimal(996), Decimal(1000))),
        ("{current: 90, base: 100}", ChangeFact(Decimal(90), Decimal(100))),
        ("{actual: 95, planned: 100}", PlanFact(Decimal(95), Decimal(100))),
        ("{due: 2018-12-14, done: 2018-12-20}", DateFact(date(2018, 12, 20), date(2018, 12, 14))),
        ("{done: [web]}", PartsFact(frozenset({"web"}))),
        ("{option: full}", ChoiceFact("full")),
        ("{unknown: chưa có}", Unknown("chưa có")),
        ("{not_applicable: Không có}", NotApplicable("Không có")),
    ],
)
def test_every_fact_has_its_form(store: CatalogueStore, tmp_path: Path, text: str, fact: object) -> None:
    path = written(tmp_path, RESULT_FILE, broken(FILES[RESULT_FILE], "{value: true}", text))
    assert store.assessment(path).entry("2.1").fact == fact


def test_a_plan_becomes_tasks_with_what_they_mend(store: CatalogueStore) -> None:
    plan = store.plan_named("ke-hoach")
    assert plan.task_by_id["1"].mends == (Mend("line", "2.3"), Mend("area", "2"))
    assert plan.task_by_id["2"].mends == (Mend("part", "documents"), Mend("index"))
    assert plan.period == (2026, 2027)
    assert plan.lead_of_area("1") == "so-moi"
    assert plan == plan_from_text(FILES[PLAN_FILE].encode(), "a", plan.catalogue, plan.agencies)


def test_a_register_knows_what_came_after_in_other_files(store: CatalogueStore) -> None:
    register = store.agencies("don-vi")
    assert register.name_of("ngoai/so-lon") == "Sở lớn"
    assert register.by_id["ngoai/so-lon"].parent == "ngoai/tinh-lon"
    assert register.by_id["ngoai/so-sau"].parent == "tinh"
    assert [s.to for s in register.successors("so-noi-vu", date(2026, 1, 1))] == ["ngoai/so-lon"]
    assert [s.to for s in register.successors("ngoai/so-lon", date(2027, 1, 1))] == ["ngoai/so-sau"]


def test_agencies_of_other_files_do_not_enter_a_group_by_their_kind(store: CatalogueStore) -> None:
    register = store.agencies("don-vi")
    assert members_on(register, "cac-so", date(2025, 6, 30)) == ("tinh", "so-noi-vu")
    assert members_on(register, "cac-so", date(2025, 7, 1)) == ("tinh", "so-moi")


def test_an_agency_that_another_file_lacks_is_said(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    written(tmp_path, AGENCIES_FILE, broken(FILES[AGENCIES_FILE], "to: ngoai/so-lon", "to: ngoai/khong"))
    with pytest.raises(UnknownReference, match="Không có cơ quan “khong” trong tệp agencies/ngoai"):
        CatalogueStore(root).agencies("don-vi")


def test_calendars_are_joined_or_chosen_by_year(store: CatalogueStore) -> None:
    assert date(2026, 1, 1) in store.work_calendar().holidays
    assert store.work_calendar(2026).is_working(date(2026, 1, 10))
    assert store.work_calendar(2025).holidays == frozenset()


def test_a_mapping_is_found_by_its_two_versions(store: CatalogueStore) -> None:
    crosswalk = store.crosswalk("par_index_agency/thu-nghiem-2025", CATALOGUE_ID)
    assert crosswalk is not None
    assert crosswalk.lines[1].new == ()
    assert crosswalk.same_code == ("1.2",)
    assert store.crosswalk(CATALOGUE_ID, "par_index_agency/thu-nghiem-2025") is None


def test_the_folder_lists_what_it_holds(store: CatalogueStore) -> None:
    assert store.catalogue_ids() == ("par_index_agency/thu-nghiem-2025", CATALOGUE_ID)
    assert store.plan_ids() == ("ke-hoach",)
    assert store.register_ids() == ("don-vi", "ngoai")
    assert [path.name for path in store.assessment_paths(CATALOGUE_ID)] == ["so-moi-2026.yaml"]


@pytest.mark.parametrize(
    "name",
    [
        "../don-vi",
        "..",
        "/etc/passwd",
        "a/../../b",
        "a//b",
        "",
        "a b",
        "a\0b",
        ".git",
        "~root",
        "a\\b",
        "C:x",
        "Sở",
    ],
)
def test_identifiers_never_lead_out_of_the_folder(store: CatalogueStore, name: str) -> None:
    for load in (store.catalogue, store.agencies, store.plan_named, store.result):
        with pytest.raises(CchcError, match="không hợp lệ"):
            load(name)


def test_a_link_that_leads_out_of_the_folder_is_refused(store: CatalogueStore, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(FILES[AGENCIES_FILE], "utf-8")
    (store.root / "agencies" / "link.yaml").symlink_to(outside)
    with pytest.raises(UnknownReference, match="dẫn ra ngoài thư mục dữ liệu"):
        store.agencies("link")


def test_the_store_of_a_file_is_the_folder_around_it(store: CatalogueStore, tmp_path: Path) -> None:
    root = store.root.resolve()
    assert store_for(store.root / RESULT_FILE).root == root
    assert store_for(store.root).root == root
    assert store_for(tmp_path / "facts.yaml").root == root


def test_a_file_elsewhere_uses_the_folder_where_the_command_runs(
    store: CatalogueStore, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "facts.yaml"
    elsewhere.write_text(FILES[RESULT_FILE], "utf-8")
    monkeypatch.chdir(store.root.parent)
    found = store_for(elsewhere)
    assert found.root == store.root.resolve()
    assert found.assessment(elsewhere).unit.name == "Sở mới"
    assert found.shown(elsewhere) == str(elsewhere)
    monkeypatch.chdir(os.sep)
    with pytest.raises(UnknownReference, match="Không tìm thấy thư mục “catalogues”"):
        store_for(elsewhere)


def test_a_fault_of_a_catalogue_is_told_with_its_row(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    name = f"{CATALOGUE_ID}/catalogue.yaml"
    text = broken(FILES[name], "name: Mức,", "name: Mức, reference: {source: xx, status: sourced},")
    written(tmp_path, name, text)
    with pytest.raises(InputRefused) as caught:
        CatalogueStore(root).catalogue(CATALOGUE_ID)
    assert str(caught.value).startswith(f"catalogues/{name}, dòng 66, tiêu chí 2.3: Nguồn “xx” không có")


@pytest.mark.parametrize(
    ("read", "file", "said"),
    [
        ("assessment", "plans/ke-hoach/plan.yaml", "tệp kế hoạch, không phải tệp kết quả đánh giá"),
        ("plan", "agencies/don-vi.yaml", "tệp danh sách cơ quan, không phải tệp kế hoạch"),
        ("catalogue_at", "plans/ke-hoach/plan.yaml", "tệp kế hoạch, không phải tệp bộ tiêu chí"),
    ],
)
def test_a_file_of_another_kind_is_told_as_such(tmp_path: Path, read: str, file: str, said: str) -> None:
    root = whole_house(tmp_path)
    with pytest.raises(InputRefused, match=said):
        getattr(CatalogueStore(root), read)(root / file)
