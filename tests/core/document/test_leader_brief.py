"""The chairman's page as a document: every word of the page is there, in its order."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from cchc.core.document.leader_brief import leader_document
from cchc.core.document.official import Grid, Heading, OfficialDocument, Paragraph
from cchc.core.report.leader_blocks import LeaderPage, Origin
from tests.core.document.papers import department
from tests.core.report.leader_samples import page_of_vinh_long, page_of_vinh_phuc

NUMBER = re.compile(r"\d")
WORD = re.compile(r"[^\s/();:%−]+")  # the parts of '80,29/100 (80,3%)' stand in cells of their own
IN_THE_HEAD = {"unit", "province", "addressee"}


def said(document: OfficialDocument) -> str:
    """Every word of the body, tables with their heads."""
    texts: list[str] = [document.abstract]
    for block in document.blocks:
        if isinstance(block, Grid):
            texts += [column.heading for column in block.section.columns]
            texts += [cell.text for row in block.section.rows for cell in row.cells]
        else:
            texts.append(block.text)
    return "\n".join(texts)


def texts_of(value: Any) -> list[str]:
    """Every text that stands on a page, where it leads left out."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in texts_of(one)]
    if not is_dataclass(value) or isinstance(value, Origin):
        return []
    return [
        text
        for field in fields(value)
        if field.name not in IN_THE_HEAD
        for text in texts_of(getattr(value, field.name))
    ]


@pytest.mark.parametrize("page", [page_of_vinh_phuc(), page_of_vinh_long()], ids=["vinh-phuc", "vinh-long"])
def test_no_word_of_the_page_is_left_out(page: LeaderPage) -> None:
    document = leader_document(page, department())
    found = said(document)
    assert [text for text in texts_of(page) if not NUMBER.search(text) and text not in found] == []
    assert [word for text in texts_of(page) for word in WORD.findall(text) if word not in found] == []
    assert document.addressees == (page.addressee.removeprefix("Kính gửi: "),)
    assert document.illustrative == page.illustrative


def test_parts_stand_in_the_order_of_the_page() -> None:
    page = page_of_vinh_phuc()
    titles = [one.text for one in leader_document(page, department()).blocks if isinstance(one, Heading)]
    assert titles == [
        "Số liệu chính",
        "Vị trí của tỉnh trên các chỉ số",
        *(f"{block.title} ({block.dated})" for block in page.shares),
        f"{page.weak.title} ({page.weak.dated})",
        "Việc chỉ Chủ tịch quyết được",
        "Nguồn",
    ]


def test_what_is_not_known_is_said() -> None:
    page = page_of_vinh_phuc()
    bare = replace(page, decisions=(), weak=replace(page.weak, points=(), note=""), sources=())
    blocks = leader_document(bare, department()).blocks
    assert sum(one == Paragraph("Chưa có số liệu.") for one in blocks) == 2
    assert [one.text for one in blocks[-2:] if not isinstance(one, Grid)] == ["Nguồn", "Ý kiến của Chủ tịch:"]
