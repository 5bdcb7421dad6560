"""Annexes of the project's own catalogues, laid out as offices do, come back as the catalogues they were."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from cchc.core.catalogue.measure_wording import describe as measure_text
from cchc.core.catalogue.nodes import Catalogue
from cchc.files.catalogue_import.annex_head import decision_in
from cchc.files.catalogue_import.catalogue_yaml import yaml_of
from cchc.files.catalogue_import.draft_catalogue import Draft
from cchc.files.catalogue_import.reading import annex_in, core_of, faults_of, read_annex
from cchc.files.store import CatalogueStore, catalogue_from_text
from tests.files.annex.making import HEAD, ROLES, PrintedRow, docx_of, printed, scale_of, xlsx_of

STORE = CatalogueStore(Path(__file__).resolve().parents[3] / "catalogues")
ILLUSTRATIVE = ("par_index_agency/minh-hoa-so-2026", "par_index_commune/minh-hoa-xa-2026")
PARTIAL = "par_index_province/2948-qd-bnv-2017"
SHUFFLED = ("scale", "maximum", "name", "evidence", "number", "measure")
Make = Callable[..., bytes]


def drafted(raw: bytes) -> Draft:
    return read_annex(annex_in(raw, "phu-luc"), "phu-luc", HEAD)


def codes(draft: Draft) -> set[str]:
    return {mark.code for marks in draft.marks.values() for mark in marks}


@pytest.mark.parametrize("roles", [ROLES, SHUFFLED], ids=["printed", "shuffled"])
@pytest.mark.parametrize("make", [docx_of, xlsx_of])
@pytest.mark.parametrize("name", [*ILLUSTRATIVE, PARTIAL])
def test_tree_maxima_and_scales_come_back(name: str, make: Make, roles: tuple[str, ...]) -> None:
    catalogue = STORE.catalogue(name)
    coded = [node for node in catalogue.nodes if node.code]

    draft = drafted(make(printed(catalogue), roles))
    found = core_of(draft)

    assert [(n.code, n.title, n.max_points) for n in found.nodes] == [
        (n.code, n.title, n.max_points) for n in coded
    ]
    assert [above_of(found, n.key) for n in found.nodes] == [above_of(catalogue, n.key) for n in coded]
    assert found.scale == catalogue.scale
    for old, new in zip(coded, found.nodes, strict=True):
        if old.is_leaf and old.rule is not None:
            assert scale_of(new) == scale_of(old)
            assert (old.measure and measure_text(old.measure)) == (new.measure and measure_text(new.measure))
        assert [one.name for one in new.required_evidence] == [one.name for one in old.required_evidence]


def above_of(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    return tuple(node.key for node in catalogue.ancestors[key])


def test_the_file_of_a_draft_is_the_same_catalogue_again() -> None:
    draft = drafted(docx_of(printed(STORE.catalogue(ILLUSTRATIVE[0]))))

    again = catalogue_from_text(yaml_of(draft.content).encode(), "x")

    assert again == core_of(draft)
    assert again.illustrative


def rows(*lines: tuple[str, str, str, str]) -> list[PrintedRow]:
    """Rows of number, name, maximum, scale."""
    return [
        PrintedRow(dict(zip(("number", "name", "maximum", "scale"), line, strict=True))) for line in lines
    ]


ROLES_HERE = ("number", "name", "maximum", "scale")


def test_levels_on_rows_of_their_own_are_the_scale_of_the_line_above() -> None:
    raw = docx_of(
        rows(
            ("I", "CHỈ ĐẠO ĐIỀU HÀNH", "2", ""),
            ("1", "Báo cáo", "2", ""),
            ("1.1", "Tỷ lệ nhiệm vụ hoàn thành", "1", ""),
            ("", "Từ 95% trở lên", "1", ""),
            ("", "Từ 80% đến dưới 95%", "0,5", ""),
            ("", "Dưới 80%: 0", "", ""),
            ("1.2", "Số báo cáo đúng hạn", "1", "Có: 1; không: 0"),
        ),
        ROLES_HERE,
    )
    found = core_of(drafted(raw))

    assert scale_of(found.by_key["1.1"]) == "Từ 95% trở lên: 1,00; từ 80% trở lên: 0,50; còn lại: 0,00."
    assert [node.key for node in found.nodes] == ["I", "1", "1.1", "1.2"]


def test_broken_numbers_and_sums_are_marked_and_not_mended() -> None:
    raw = docx_of(
        rows(
            ("1", "Lĩnh vực", "3", ""),
            ("1.1", "Một", "1", "Có: 1; không: 0"),
            ("1.3", "Ba", "1", "Có: 1; không: 0"),
            ("1.3", "Ba lần nữa", "", "Có: 1; không: 0"),
            ("2.1.1", "Lạc", "1 hoặc 2", "Có: 1; không: 0"),
        ),
        ROLES_HERE,
    )
    draft = drafted(raw)

    assert codes(draft) >= {"numbering_broken", "number_twice", "parent_missing", "maximum_missing"}
    assert codes(draft) >= {"maximum_not_read", "scale_not_understood"}
    assert [line["max_points"] for line in draft.lines() if line["code"] == "2.1.1"] == [None]
    assert "duplicate_code" in {fault.code for fault in faults_of(draft)}


def test_children_that_do_not_sum_are_a_fault() -> None:
    raw = docx_of(rows(("1", "Lĩnh vực", "3", ""), ("1.1", "Một", "1", "Có: 1; không: 0")), ROLES_HERE)

    assert [fault.code for fault in faults_of(drafted(raw))] == ["children_do_not_sum"]


def test_numbers_that_restart_in_every_area_get_the_number_of_the_area() -> None:
    raw = docx_of(
        rows(
            ("I", "Một", "1", ""),
            ("1", "A", "1", "Có: 1; không: 0"),
            ("II", "Hai", "1", ""),
            ("1", "B", "1", "Có: 1; không: 0"),
        ),
        ROLES_HERE,
    )
    draft = drafted(raw)

    assert [line["code"] for line in draft.lines()] == ["I", "I.1", "II", "II.1"]
    assert "numbers_restart" in codes(draft)


def test_the_decision_is_read_from_the_words_above_the_table() -> None:
    named = decision_in(annex_in(docx_of(rows(("1", "A", "1", ""))), "x").texts)

    assert (named.number, str(named.day), named.issuer) == ("1/QĐ-UBND", "2026-01-05", "UBND tỉnh")


def test_lines_of_last_year_keep_their_identifier() -> None:
    catalogue = STORE.catalogue(ILLUSTRATIVE[0])
    annex = annex_in(docx_of(printed(catalogue)), "x")

    found = core_of(read_annex(annex, "x", replace(HEAD, year=2027), catalogue))

    assert [node.id for node in found.nodes] == [node.id for node in catalogue.nodes]


def test_signs_that_no_file_may_hold_are_left_out() -> None:
    raw = docx_of(
        rows(("1", "Lĩnh\u0092 vực\u200b một\u0085", "1", ""), ("1.1", "A", "1", "Có: 1; không: 0")),
        ROLES_HERE,
    )

    found = core_of(drafted(raw))

    assert found.areas[0].name == "Lĩnh vực một"


def merged(raw: bytes) -> bytes:
    """The Word annex with the number and the name of its third line merged over the two rows below."""
    document = docx.Document(BytesIO(raw))
    table = document.tables[0]
    for column in (0, 1):
        table.cell(2, column).merge(table.cell(4, column))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_levels_beside_merged_cells_belong_to_the_line() -> None:
    raw = merged(
        docx_of(
            rows(
                ("1", "Lĩnh vực", "1", ""),
                ("1.1", "Tỷ lệ", "1", "Từ 95% trở lên: 1"),
                ("", "", "", "Từ 80% đến dưới 95%: 0,5"),
                ("", "", "", "Dưới 80%: 0"),
            ),
            ROLES_HERE,
        )
    )
    found = core_of(drafted(raw))

    assert scale_of(found.by_key["1.1"]) == "Từ 95% trở lên: 1,00; từ 80% trở lên: 0,50; còn lại: 0,00."
