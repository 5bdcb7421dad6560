"""The chairman's page as PDF: one A4, fonts inside, Vietnamese that can be searched, names never run."""

import re
import zlib
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from cchc.core.plan.board import PersonVerdict
from cchc.core.report.leader_blocks import LeaderDecision, LeaderPage
from cchc.files import leader_pdf
from cchc.files.leader_pdf import PageTooLong, write
from tests.core.report.leader_samples import page_of_vinh_long, page_of_vinh_phuc
from tests.core.report.test_leader import texts

FONTS = settings.VAR / "fonts"
A4 = re.compile(rb"/MediaBox ?\[0 0 595\.27\d* 841\.8\d*\]")
both = pytest.mark.parametrize("made", [page_of_vinh_phuc(), page_of_vinh_long()], ids=["vp", "vl"])


def opened(pdf: bytes) -> bytes:
    """The file with every packed stream beside it."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"\n".join(_unpacked(stream) for stream in packed)


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def letters(pdf: bytes) -> set[str]:
    """Every letter that can be searched and copied, as the maps of the fonts say."""
    maps = re.findall(rb"<[0-9A-Fa-f]{4}> <([0-9A-Fa-f]{4})>", opened(pdf))
    return {chr(int(code, 16)) for code in maps}


def with_fact(page: LeaderPage, fact: str) -> LeaderPage:
    return replace(page, decisions=(LeaderDecision(fact=fact, asked="Xem", dated="kế hoạch 01/01/2020"),))


@both
def test_one_a4_with_its_fonts_for_the_archive(made: LeaderPage) -> None:
    inside = opened(write(made, FONTS))
    assert len(re.findall(rb"/Type ?/Page\b", inside)) == 1
    assert A4.search(inside)
    assert b"Tinos-Bold" in inside
    assert b"/FontFile" in inside
    assert b"<pdfaid:part>2</pdfaid:part>" in inside


@both
def test_its_text_can_be_searched(made: LeaderPage) -> None:
    wanted = set("".join(texts(asdict(made)))) - {" "}
    assert wanted - letters(write(made, FONTS)) == set()
    assert set("ịạếốủướấ") <= wanted


def test_the_same_page_gives_the_same_file() -> None:
    assert write(page_of_vinh_phuc(), FONTS) == write(page_of_vinh_phuc(), FONTS)


def test_names_are_set_and_never_run() -> None:
    hostile = 'Sở #panic("x") $a^2$ [b] *c* _d_ \\ `e` <f> @g // h /* i */'
    page = with_fact(page_of_vinh_phuc(), hostile)
    assert set('#$[]*_\\`<>@/"').issubset(letters(write(page, FONTS)))


def test_a_long_page_is_cut_and_stays_one_page() -> None:
    page = page_of_vinh_phuc()
    long = replace(page, decisions=tuple(replace(one, fact=one.fact * 4) for one in page.decisions * 2))
    pdf = opened(write(long, FONTS))
    assert len(re.findall(rb"/Type ?/Page\b", pdf)) == 1
    assert "…" in letters(write(long, FONTS))


def test_what_never_fits_is_refused() -> None:
    page = page_of_vinh_phuc()
    with pytest.raises(PageTooLong, match="không xếp vừa một trang A4"):
        write(replace(page, decisions=page.decisions * 30), FONTS)


def test_a_letter_that_the_fonts_lack_gives_an_ordinary_pdf() -> None:
    pdf = write(with_fact(page_of_vinh_phuc(), "Chữ 漢 không có trong phông"), FONTS)
    assert pdf.startswith(b"%PDF")
    assert b"pdfaid:part" not in opened(pdf)


def test_another_fault_is_not_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "broken.typ"
    broken.write_text("#khong-co", encoding="utf-8")
    monkeypatch.setattr(leader_pdf, "TEMPLATE", broken)
    with pytest.raises(RuntimeError, match="unknown variable"):
        write(page_of_vinh_phuc(), FONTS)


def test_days_of_ticks_leave_the_page_one_a4() -> None:
    lines = ("1.2", "2.1.2", "3.4.4", "4.3.1", "6.2.2", "7.1.1")
    ticks = [PersonVerdict(line, line != "2.1.2", "Chuyên viên", date(2026, 11, 22)) for line in lines]
    page = page_of_vinh_long(*ticks)
    assert page.headline[-1].dated == "xác nhận đến 22/11/2026"
    pdf, before = write(page, FONTS), write(page_of_vinh_long(), FONTS)
    assert ("…" in letters(pdf)) == ("…" in letters(before))
    assert len(re.findall(rb"/Type ?/Page\b", opened(pdf))) == 1
