"""Scale sentences: our own wording comes back whole, natural variants mean the same, the rest stays text."""

from decimal import Decimal

import pytest

from cchc.core.catalogue.comparison import Comparison
from cchc.core.catalogue.measure_wording import describe as measure_text
from cchc.core.catalogue.measures import AgainstPlan, Change, Count, DaysLate, Parts, Ratio, YesNo
from cchc.core.catalogue.rules import AllOrNothing, Choice, Given, Rule, Tiers, describe
from cchc.files.catalogue_import.context import ScaleRead, Told
from cchc.files.catalogue_import.own_measures import own_measure
from cchc.files.catalogue_import.sentences import read_scale
from tests.spec.book import CHAPTERS
from tests.spec.form import Spec

SPECS = [pytest.param(spec, id=spec.title) for chapter in CHAPTERS for spec in chapter.specs]


def read(text: str, most: str | None = "1", name: str = "Tỷ lệ hồ sơ đúng hạn") -> ScaleRead:
    return read_scale(text, Told(name, None if most is None else Decimal(most)))


def said(text: str, most: str = "1", name: str = "Tỷ lệ hồ sơ đúng hạn") -> str:
    """The rule that was understood, in our own words."""
    found = read(text, most, name)
    assert found.rule is not None, found.doubts
    return describe(found.rule, found.measure, Decimal(most))


def codes(text: str, most: str | None = "1", name: str = "Tỷ lệ hồ sơ đúng hạn") -> set[str]:
    return {doubt.code for doubt in read(text, most, name).doubts}


@pytest.mark.parametrize("spec", SPECS)
def test_every_pair_in_our_own_words_comes_back_as_it_was(spec: Spec) -> None:
    most = Decimal(spec.max_points)
    measure = own_measure(measure_text(spec.measure)) if spec.measure else None
    text = describe(spec.rule, spec.measure, most)

    found = read_scale(text, Told(spec.title, most, measure.measure if measure else None))

    assert found.doubts == ()
    assert type(found.measure) is type(spec.measure)
    assert type(found.rule) is type(spec.rule)
    assert found.rule is not None
    assert describe(found.rule, found.measure, most) == text
    if spec.measure is not None and found.measure is not None:
        assert measure_text(found.measure) == measure_text(spec.measure)


THREE_TIERS = "Từ 95% trở lên: 1,00; từ 80% trở lên: 0,50; còn lại: 0,00."


@pytest.mark.parametrize(
    "text",
    [
        "Từ 95% trở lên: 1; từ 80% đến dưới 95%: 0,5; dưới 80%: 0",
        "từ95%trởlên:1điểm;từ80%đếndưới95%:0.5điểm;dưới80%:0điểm",
        "- Từ 95% trở lên: 1 điểm\n- Từ 80% - dưới 95%: 0,5 điểm\n- Dưới 80%: 0 điểm",
        "Từ 95% trở lên: 1 điểm. Từ 80% đến dưới 95%: 0,5 điểm. Dưới 80%: 0 điểm.",
        "Từ 95% trở lên: 1 điểm, từ 80% đến dưới 95%: 0,5 điểm, dưới 80% không tính điểm",
        "1 điểm nếu đạt từ 95% trở lên; 0,5 điểm nếu đạt từ 80% đến dưới 95%; 0 điểm nếu dưới 80%",
        "≥ 95%: 1; 80%-<95%: 0.5; < 80%: 0",
        "Dưới 80%: 0; từ 80% đến dưới 95%: 0,5; từ 95% trở lên: điểm tối đa",
        "Tỷ lệ đạt từ 95% trở lên được 1 điểm; đạt từ 80% đến dưới 95% được 0,5 điểm; không đạt 80%: 0",
        "Từ 95% số hồ sơ trở lên: 1; từ 80% đến dưới 95% số hồ sơ: 0,5; dưới 80% số hồ sơ: 0",
        "Không dưới 95%: 1; từ 80% đến dưới 95%: 0,5; các trường hợp còn lại: 0",
    ],
)
def test_variants_of_tiers_mean_the_same(text: str) -> None:
    found = read(text)

    assert said(text) == THREE_TIERS
    assert isinstance(found.measure, Ratio)
    assert codes(text) == {"names_needed"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Từ 95% trở lên: 1; từ 80% đến 95%: 0,5; dưới 80%: 0", "tiers_overlap"),
        ("Từ 95% trở lên: 1; từ 80% đến 94%: 0,5; dưới 80%: 0", "tiers_gap"),
        ("Trên 95%: 1; từ 80% đến dưới 95%: 0,5; dưới 80%: 0", "tiers_gap"),
        ("Từ 95% trở lên: 1; từ 80% đến dưới 95%: 0,5", "tiers_open"),
        ("Từ 95% trở lên: 0,5; từ 80% đến dưới 95%: 1; dưới 80%: 0", "tiers_uneven"),
        ("Từ 95% trở lên: 1", "tiers_open"),
        ("Đủ 3 hình thức: 1; 2 hình thức: 0,5", "tiers_open"),
        ("Hội nghị: 0,5; Tờ gấp: 0,25; Cuộc thi: 0,25", "added_up"),
        ("Từ 95% trở lên: 1; dưới 95% và có báo cáo: 0,5; dưới 95%: 0", "levels_by_hand"),
    ],
)
def test_what_a_sentence_leaves_open_is_marked(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Chấm theo hướng dẫn của Sở Nội vụ", "1"),
        ("Từ 95% trở lên: 1; còn lại tùy mức độ", "1"),
        ("Từ 1.234 hồ sơ trở lên: 1; dưới 1.234 hồ sơ: 0", None),
        ("Từ 95% trở lên: 1.000; dưới 95%: 0", "1"),
        ("Tính theo công thức b/a × 2", "1"),
        ("Mỗi 2 báo cáo chậm trừ 0,25", "1"),
        ("Mỗi 1% giảm trừ 0,25", "1"),
        ("Mỗi % chậm trừ 0,25", "1"),
        ("Có kế hoạch trừ trường hợp bất khả kháng", "1"),
        ("Hội nghị: 0,5; Tờ gấp: 0,3", "1"),
        ("Đạt yêu cầu: 1; không đạt: 0", None),
    ],
)
def test_what_is_not_understood_stays_a_text(text: str, most: str | None) -> None:
    found = read(text, most, "Báo cáo")

    assert found.rule is None or "levels_by_hand" in codes(text, most, "Báo cáo")
    assert found.doubts


@pytest.mark.parametrize(
    ("text", "name", "measure", "rule"),
    [
        ("Đủ 3 hình thức: 1; 2 hình thức: 0,5; còn lại: 0", "Hình thức", Count, Tiers),
        ("Đạt yêu cầu: 1; không đạt: 0", "Kế hoạch", YesNo, AllOrNothing),
        ("Ban hành kế hoạch: 1; không ban hành kế hoạch: 0", "Kế hoạch", YesNo, AllOrNothing),
        ("Hoàn thành 100% kế hoạch", "Mức độ thực hiện kế hoạch", AgainstPlan, AllOrNothing),
        ("Chậm 0 ngày: 1; chậm từ 1 đến 5 ngày: 0,5; chậm trên 5 ngày: 0", "Báo cáo", DaysLate, Tiers),
        ("Giảm từ 10% trở lên so với năm 2015: 1; giảm dưới 10%: 0", "Đơn vị", Change, Tiers),
        ("Ban hành kịp thời: 1; ban hành chậm: 0,5; không ban hành: 0", "Kế hoạch", type(None), Choice),
        ("Điều tra xã hội học", "Chất lượng", type(None), Given),
        ("Theo kết quả điều tra xã hội học", "Chất lượng", type(None), Given),
        ("A: 0,5; B: 0,5", "Nội dung", Parts, object),
    ],
)
def test_each_kind_of_sentence_finds_its_pair(text: str, name: str, measure: type, rule: type[Rule]) -> None:
    found = read(text, "1", name)

    assert isinstance(found.measure, measure)
    assert isinstance(found.rule, rule)


def test_a_hundred_per_cent_of_a_plan_may_be_passed() -> None:
    found = read("Hoàn thành 100% kế hoạch: 1; không hoàn thành: 0", "1", "Thực hiện kế hoạch")
    tiers = read("100%: 1; từ 80% đến dưới 100%: 0,5; dưới 80%: 0", "1", "Thực hiện kế hoạch")

    assert found.rule is None or found.rule == AllOrNothing(Comparison("at_least", Decimal(100)))
    assert isinstance(tiers.rule, Tiers)
    assert tiers.rule.steps[0].condition == Comparison("at_least", Decimal(100))


def test_a_formula_names_its_two_sides() -> None:
    text = "Tính theo công thức b/a × điểm tối đa. Trong đó: a là tổng số hồ sơ; b là số hồ sơ đúng hạn"
    found = read(text)

    assert isinstance(found.measure, Ratio)
    assert (found.measure.part, found.measure.whole) == ("số hồ sơ đúng hạn", "tổng số hồ sơ")
    assert said(text) == "Từ 100% trở lên: 1,00 điểm; dưới mức đó: kết quả × 1,00 điểm / 100%."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mỗi báo cáo chậm trừ 0,25", "mỗi báo cáo chậm: trừ 0,25"),
        ("Cứ 01 văn bản chậm trừ 0,25 điểm, tối đa 0,5 điểm", "mỗi văn bản chậm: trừ 0,25 (nhiều nhất 0,50)"),
        ("Đúng hạn: 1; mỗi báo cáo chậm trừ 0,25; trừ đến hết điểm", "mỗi báo cáo chậm: trừ 0,25"),
        (
            "Mỗi báo cáo chậm trừ 0,25; mỗi báo cáo thiếu trừ 0,5",
            "báo cáo chậm: trừ 0,25; báo cáo thiếu: trừ 0,50",
        ),
    ],
)
def test_deductions(text: str, words: str) -> None:
    assert said(text) == f"Từ 1,00 điểm, trừ theo từng trường hợp: {words}; thấp nhất còn 0 điểm."
