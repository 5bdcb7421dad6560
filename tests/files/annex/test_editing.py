"""A line of a draft as fields and back: nothing is lost, what cannot be read is refused by its field."""

import pytest

from cchc.core.errors import InputRefused
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.draft_editing import add_line, change_line, find, line_fields, remove_line
from cchc.files.catalogue_import.draft_stored import loaded, stored
from cchc.files.catalogue_import.reading import annex_in, read_annex
from cchc.files.catalogue_import.scale_forms import fields_of, measure_written, rule_written
from cchc.files.catalogue_import.scale_written import written_measure, written_rule
from tests.files.annex.making import HEAD, PrintedRow, docx_of
from tests.spec.book import CHAPTERS
from tests.spec.form import Spec

SPECS = [pytest.param(spec, id=spec.title) for chapter in CHAPTERS for spec in chapter.specs]


@pytest.fixture
def draft() -> Draft:
    rows = [
        PrintedRow({"number": "1", "name": "Chỉ đạo", "maximum": "2"}),
        PrintedRow({"number": "1.1", "name": "Kế hoạch", "maximum": "1", "scale": "Đạt: 1; không đạt: 0"}),
        PrintedRow({"number": "1.2", "name": "Báo cáo", "maximum": "1", "scale": "Theo quy định của tỉnh"}),
    ]
    raw = docx_of(rows, ("number", "name", "maximum", "scale"))
    return read_annex(annex_in(raw, "x"), "x", HEAD)


@pytest.mark.parametrize("spec", SPECS)
def test_every_pair_survives_the_fields(spec: Spec) -> None:
    measure = None if spec.measure is None else written_measure(spec.measure)
    rule = written_rule(spec.rule)

    again = None if measure is None else measure_written(measure["kind"], fields_of(measure), measure)
    assert again == measure
    assert rule_written(rule["kind"], fields_of(rule, measure), rule, measure) == rule


def test_a_line_that_is_not_changed_stays_as_it_was(draft: Draft) -> None:
    for line in list(draft.lines()):
        after = change_line(draft, line["id"], line_fields(line), settled=False)
        assert stored(after) == stored(draft)


def test_a_person_completes_a_line(draft: Draft) -> None:
    fields = line_fields(find(draft, "bao-cao").line) | {
        "measure": "ratio",
        "measure.part": "Số báo cáo đúng hạn",
        "measure.whole": "Số báo cáo phải gửi",
        "measure.noun": "báo cáo",
        "rule": "tiers",
        "rule.steps": "từ 100 trở lên: 1\ntừ 80 trở lên: 0,5",
        "rule.otherwise": "0",
    }
    after = change_line(draft, "bao-cao", fields, settled=True)

    line = find(after, "bao-cao").line
    assert line["rule"]["steps"][1] == {"at_least": 80, "points": line["rule"]["steps"][1]["points"]}
    assert "bao-cao" not in after.marks
    assert "bao-cao" in draft.marks
    assert stored(loaded(*stored(after))) == stored(after)


def test_refused_fields_are_named(draft: Draft) -> None:
    fields = line_fields(find(draft, "bao-cao").line) | {
        "max_points": "một",
        "measure": "count",
        "rule": "tiers",
        "rule.steps": "nhiều: 1",
        "rule.otherwise": "1.234",
    }
    with pytest.raises(InputRefused) as caught:
        change_line(draft, "bao-cao", fields, settled=False)

    columns = [problem.place.column for problem in caught.value.problems]
    assert columns == ["max_points", "measure.noun", "rule.steps", "rule.otherwise"]


def test_lines_are_added_and_taken_out(draft: Draft) -> None:
    more, identifier = add_line(draft, "chi-dao", "1.3", "Kiểm tra")

    assert [line["code"] for line in more.lines()] == ["1", "1.1", "1.2", "1.3"]
    assert stored(remove_line(more, identifier)) == stored(draft)
    with pytest.raises(InputRefused):
        remove_line(draft, "chi-dao")
