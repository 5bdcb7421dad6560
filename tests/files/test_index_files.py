"""Indices, scores and survey instruments as core values."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cchc.core.catalogue.bands import Band
from cchc.core.errors import InputRefused, UnknownReference
from cchc.core.index.definition import Evidence, Scale
from cchc.core.index.scores import Score, ScoreTable
from cchc.core.plan.tasks import Serve
from cchc.files.check import check_path
from cchc.files.store import CatalogueStore, index_from_text, instrument_from_text
from tests.files import sample
from tests.files.index_sample import (
    FILES,
    HOUSE,
    INDEX_FILE,
    INSTRUMENT_FILE,
    house_of_indices,
    sample_index,
    sample_scores,
    sample_units,
)
from tests.files.sample import PLAN_FILE, broken, only, whole_house, written

REAL = CatalogueStore(Path(__file__).parents[2] / "catalogues")
SERVED = 'lines: ["1.1"], text: Hoàn thành kế hoạch'


def test_an_index_becomes_a_value() -> None:
    index = sample_index()
    assert (index.id, index.short_name, index.unit, index.places) == ("chi-so-mau", "MẪU", "điểm", 2)
    assert [line.key for line in index.lines_in(2020)] == ["total", "people", "people-part", "services"]
    total, people = index.by_key["total"], index.by_key["people"]
    assert total.summed
    assert total.evidence == Evidence("Minh họa")
    assert people.scale_in(2019) == Scale(2019, 2019, Decimal(1), Decimal(9))
    assert people.scale_in(2030) == Scale(2020, None, Decimal(1), Decimal(10))
    assert index.by_year[2019].bands == (Band("Tốt", Decimal(15)), Band("Khá", Decimal("10.5")))
    assert index.by_year[2019].published_groups == (1, 1, 1, 0)
    assert index.sources[0].day == date(2021, 3, 1)
    assert index.sources[1].note == "theo trí nhớ"
    assert [found.why for found in index.breaks_of("people-part")] == ["Đổi nội dung"]
    assert index.absent_in(2020, "tinh-an", "services") is not None
    assert index_from_text(FILES[INDEX_FILE].encode(), "a") == index


def test_scores_become_values_with_the_places_that_were_printed() -> None:
    scores = sample_scores()
    assert len(scores) == 11
    assert scores[0] == Score("tinh-an", 2019, "people-voice", Decimal("4.25"), "cong-bo")
    assert scores[2] == Score("thanh-pho-binh", 2019, "total", Decimal("9.5"), "bao-chi", 2, 3)
    assert scores[5] == Score("tinh-cuu-long", 2019, "total", None, "cong-bo", 3, 3)
    figure = ScoreTable(sample_index(), scores).figure("thanh-pho-binh", 2019, "total")
    assert figure is not None
    assert figure.value == Decimal("9.125")
    assert [other.source for other in figure.others] == ["bao-chi"]


def test_an_index_without_scores_has_none(tmp_path: Path) -> None:
    root = house_of_indices(tmp_path)
    (root / "mau" / "scores.csv").unlink()
    assert CatalogueStore(root).scores("mau") == ()


def test_an_instrument_becomes_a_value() -> None:
    instrument = CatalogueStore(HOUSE).instrument("mau/phieu-2020")
    assert instrument.decision == "Quyết định số 9/QĐ-MH ngày 02/01/2020 của Đơn vị minh họa"
    assert (instrument.first_year, instrument.last_year) == (2020, None)
    assert instrument.scale("hai-long").options[1].satisfied
    assert [question.code for question in instrument.core_questions] == ["A1", "A2", "A3"]
    block = instrument.blocks[0]
    assert block.note == "Sở Nội vụ chủ trì Hỏi mọi người"
    assert block.blocks[0].questions[1].rows == ("Nộp", "Nhận")
    assert instrument.respondent_fields[1].options == ()
    text = broken(
        FILES[INSTRUMENT_FILE],
        "decision: {number: 9/QĐ-MH, date: 2020-01-02, issuer: Đơn vị minh họa}",
        "decision: null",
    )
    assert instrument_from_text(text.encode(), "a").decision == ""


def test_the_folder_lists_indices_and_instruments() -> None:
    store = CatalogueStore(HOUSE)
    assert store.index_ids() == ("mau",)
    assert store.instrument_ids() == ("mau/phieu-2020",)
    assert store.index_with_id("chi-so-mau") is store.index("mau")
    assert store.index_with_id("mau") is None
    with pytest.raises(UnknownReference):
        store.index("khac")


def test_an_index_is_not_read_as_an_instrument() -> None:
    with pytest.raises(InputRefused, match="Đây là tệp chỉ số, không phải tệp phiếu khảo sát"):
        instrument_from_text(FILES[INDEX_FILE].encode(), "a")
    with pytest.raises(InputRefused, match="Đây là tệp phiếu khảo sát, không phải tệp chỉ số"):
        index_from_text(FILES[INSTRUMENT_FILE].encode(), "a")


def test_units_are_known_by_every_name_of_their_year() -> None:
    units = sample_units()
    assert [unit.id for unit in units[2019].units] == ["tinh-an", "thanh-pho-binh", "tinh-cuu-long"]
    assert units[2020].short["tinh-vinh-long"] == "Vĩnh Long"
    for name in ("TP. Bình", "TP.BÌNH", "thanh pho binh", "Bình", "tỉnh Bình"):
        assert units[2020].find(name) == "thanh-pho-binh", name
    assert units[2019].find("Vĩnh Long") is None
    assert units[2020].nearest("Vinh Lonh") == ("Vĩnh Long",)
    assert units[2020].nearest("x" * 61) == ()


def plan_that_serves(folder: Path, index: str, line: str) -> Path:
    whole_house(folder)
    house_of_indices(folder)
    serves = f"{SERVED}, serves: [{{index: {index}, line: {line}}}]"
    return written(folder, PLAN_FILE, broken(sample.FILES[PLAN_FILE], SERVED, serves))


def test_a_plan_says_what_it_serves(tmp_path: Path) -> None:
    path = plan_that_serves(tmp_path, "chi-so-mau", "people")
    assert check_path(path).errors == ()
    plan = CatalogueStore(tmp_path / "catalogues").plan(path)
    assert plan.body_requirements[0].serves == (Serve("chi-so-mau", "people"),)
    assert plan.tasks[0].serves == ()


@pytest.mark.parametrize(
    ("index", "line", "code", "message"),
    [
        ("khac", "people", "unknown_index", "Không có chỉ số “khac”"),
        ("chi-so-mau", "khac", "unknown_line", "Chỉ số MẪU không có nội dung “khac”"),
    ],
)
def test_a_plan_serves_only_lines_that_exist(
    tmp_path: Path, index: str, line: str, code: str, message: str
) -> None:
    problem = only(check_path(plan_that_serves(tmp_path, index, line)).errors)
    assert (problem.code, problem.message) == (code, message)
    assert problem.place.row
    assert problem.hint


@pytest.mark.parametrize("family", REAL.index_ids())
def test_the_indices_of_the_house_are_read(family: str) -> None:
    index, scores = REAL.index(family), REAL.scores(family)
    assert index.lines[0].key == "total"
    assert all(score.source in index.source_order for score in scores)


@pytest.mark.parametrize("identifier", REAL.instrument_ids())
def test_the_instruments_of_the_house_are_read(identifier: str) -> None:
    instrument = REAL.instrument(identifier)
    assert REAL.index_with_id(instrument.index) is not None
    assert instrument.core_questions
