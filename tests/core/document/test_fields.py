"""What a template may name: every field has a value, every list the rows of its table."""

from dataclasses import replace

import pytest

from cchc.core.document.fields import BODY, FIELDS, TEXT_LISTS, field_name, offered_lists, values_of
from cchc.core.document.kinds import DocumentKind
from cchc.core.document.samples import ROWS, sample_document
from tests.core.document.papers import papers


def test_headings_become_names() -> None:
    assert field_name("Cơ quan chủ trì") == "co_quan_chu_tri"
    assert field_name("Tiêu chí, tiêu chí thành phần") == "tieu_chi_tieu_chi_thanh_phan"


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_sample_fills_everything_that_is_offered(kind: DocumentKind) -> None:
    values = values_of(sample_document(kind))
    lists = offered_lists(kind)
    assert set(values) == {*FIELDS, *(one.name for one in lists)}
    for one in lists:
        rows = values[one.name]
        assert isinstance(rows, list)
        assert rows
        if one.section:
            assert len(rows) == ROWS
        if one.fields:
            assert all(set(row) == one.names for row in rows)
    assert {one.name for one in lists} >= {*TEXT_LISTS, BODY}


def test_real_documents() -> None:
    values = values_of(papers()["ke-hoach"])
    assert values["co_quan_ban_hanh"] == "ỦY BAN NHÂN DÂN\nTỈNH VĨNH PHÚC"
    assert values["luu"] == "Lưu: VT, TH1."
    tasks = values["nhiem_vu"]
    assert isinstance(tasks, list)
    assert tasks[0]["co_quan_chu_tri"] == "Văn phòng UBND tỉnh"
    assert tasks[0]["kinh_phi"] == ""
    body = values[BODY]
    assert isinstance(body, list)
    assert [row["so"] for row in body if row["de_muc"]][:3] == ["I.", "II.", "1."]


def test_a_missing_table_is_an_empty_list() -> None:
    bare = sample_document(DocumentKind.PLAN_DECISION)
    assert "nhiem_vu" not in values_of(bare)
    plan = papers()["ke-hoach"]
    assert values_of(replace(plan, annexes=()))["nhiem_vu"] == []
