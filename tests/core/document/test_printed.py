"""Numbers before headings and articles; fixed lines of a document as the decree writes them."""

from dataclasses import replace
from datetime import date

import pytest

from cchc.core.document.head_wording import (
    addressee_lines,
    annex_heading,
    annex_note,
    basis_lines,
    day_text,
    issuer_lines,
    number_line,
    place_line,
    recipient_lines,
    subject_line,
)
from cchc.core.document.official import (
    Annex,
    Article,
    Bullet,
    Grid,
    Heading,
    OfficialDocument,
    Paragraph,
)
from cchc.core.document.printed import Line, point_letter, printed, roman
from cchc.core.document.tables import table

PLAIN = OfficialDocument(
    kind="improvement_plan",
    issuer="Ủy ban nhân dân tỉnh Vĩnh Phúc",
    symbol="KH-UBND",
    abstract="Nâng cao Chỉ số",
    blocks=(),
    place="Vĩnh Phúc",
    type_name="KẾ HOẠCH",
)


def marks(*blocks: Heading | Article | Bullet | Paragraph) -> list[str]:
    return [line.mark for line in printed(blocks) if isinstance(line, Line)]


def test_headings_are_numbered_by_level() -> None:
    levels = (1, 2, 2, 3, 3, 1, 2)
    assert marks(*(Heading(level, "x") for level in levels)) == ["I.", "1.", "2.", "a)", "b)", "II.", "1."]


def test_articles_entries_and_paragraphs() -> None:
    found = marks(Article("Một"), Bullet("ý"), Paragraph("đoạn"), Article("Hai"))
    assert found == ["Điều 1.", "-", "", "Điều 2."]


def test_tables_stay() -> None:
    grid = Grid(table("t", "T", (), ()))
    assert printed([grid]) == (grid,)


@pytest.mark.parametrize(("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX")])
def test_roman(number: int, text: str) -> None:
    assert roman(number) == text


def test_letters_follow_the_vietnamese_order() -> None:
    assert [point_letter(number) for number in (1, 4, 5, 23, 24)] == ["a", "d", "đ", "y", "24"]


def test_the_number_is_left_for_the_office() -> None:
    assert number_line(PLAIN) == "Số:         /KH-UBND"
    assert number_line(replace(PLAIN, number="5")) == "Số: 05/KH-UBND"
    assert number_line(replace(PLAIN, number="12a")) == "Số: 12a/KH-UBND"
    assert number_line(replace(PLAIN, symbol="")) == ""


def test_days_as_the_decree_writes_them() -> None:
    assert day_text(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert day_text(date(2018, 7, 18)) == "ngày 18 tháng 7 năm 2018"
    assert place_line(PLAIN) == "Vĩnh Phúc, ngày … tháng … năm …"
    assert place_line(replace(PLAIN, place="")) == "ngày … tháng … năm …"


def test_a_committee_breaks_before_its_place() -> None:
    assert issuer_lines(PLAIN.issuer) == ("ỦY BAN NHÂN DÂN", "TỈNH VĨNH PHÚC")
    assert issuer_lines("Sở Nội vụ") == ("SỞ NỘI VỤ",)
    assert issuer_lines("Ủy ban nhân dân") == ("ỦY BAN NHÂN DÂN",)


def test_letters_say_what_they_are_about_below_the_number() -> None:
    letter = replace(PLAIN, type_name="", abstract="đôn đốc")
    assert letter.is_letter
    assert not PLAIN.is_letter
    assert subject_line(letter) == "V/v đôn đốc"
    assert (letter.title, PLAIN.title) == ("Công văn đôn đốc", "Kế hoạch Nâng cao Chỉ số")


def test_legal_bases_end_as_sentences_do() -> None:
    based = replace(PLAIN, legal_bases=("Luật A;", "Căn cứ Nghị định B", "Theo đề nghị ngày …"))
    assert basis_lines(based) == ("Căn cứ Luật A;", "Căn cứ Nghị định B;", "Theo đề nghị ngày …")
    assert basis_lines(replace(PLAIN, legal_bases=("Luật A",))) == ("Căn cứ Luật A.",)
    assert basis_lines(PLAIN) == ()


def test_addressees() -> None:
    assert addressee_lines(replace(PLAIN, addressees=("Sở A",))) == ("Sở A",)
    assert addressee_lines(replace(PLAIN, addressees=("Sở A", "Sở B"))) == ("- Sở A;", "- Sở B.")


def test_recipients_end_with_the_copy_that_is_kept() -> None:
    assert recipient_lines(replace(PLAIN, recipients=("Bộ Nội vụ (b/c)",))) == (
        "- Bộ Nội vụ (b/c);",
        "- Lưu: VT.",
    )
    kept = replace(PLAIN, recipients=("Như trên;", "Lưu: VT, TH1."), drafter="CCHC")
    assert recipient_lines(kept) == ("- Như trên;", "- Lưu: VT, TH1.")
    assert recipient_lines(replace(PLAIN, drafter="CCHC")) == ("- Lưu: VT, CCHC.",)


def test_annexes_are_numbered_where_there_are_several() -> None:
    one, two = Annex(title="A", blocks=()), Annex(title="B", blocks=())
    assert annex_heading(replace(PLAIN, annexes=(one,)), one) == "Phụ lục"
    assert annex_heading(replace(PLAIN, annexes=(one, two)), two) == "Phụ lục II"
    said = "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm … của Ủy ban nhân dân tỉnh Vĩnh Phúc)"
    assert annex_note(PLAIN) == said
    signed = replace(PLAIN, symbol="", type_name="", day=date(2018, 7, 18))
    assert annex_note(signed).startswith("(Kèm theo Công văn ngày 18 tháng 7 năm 2018")
