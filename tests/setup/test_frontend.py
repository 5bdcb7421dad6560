"""What set-up makes for pages and documents."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from setup.fonts import FACES, vietnamese_letters
from setup.frontend import FILES, SOURCE_MAP, SUBSETS, WEIGHTS

VAR = Path(__file__).resolve().parents[2] / "var"


@pytest.mark.parametrize(
    ("served", "kept"),
    [
        (b"a{}\n/*# sourceMappingURL=a.css.map */", b"a{}"),
        (b"f();\n//# sourceMappingURL=f.js.map\n", b"f();"),
        (b"f();\n", b"f();\n"),
    ],
)
def test_source_map_comments_are_taken_off(served: bytes, kept: bytes) -> None:
    assert SOURCE_MAP.sub(b"", served) == kept


@pytest.mark.parametrize("target", FILES.values())
def test_libraries_are_served_from_this_site(target: str) -> None:
    content = (VAR / "vendor" / target).read_bytes()
    assert content
    assert b"sourceMappingURL" not in content


def test_the_interface_font_has_every_weight_and_subset() -> None:
    sheet = (VAR / "vendor" / "be-vietnam-pro" / "be-vietnam-pro.css").read_text(encoding="utf-8")
    assert sheet.count("@font-face") == len(WEIGHTS) * len(SUBSETS)
    assert "://" not in sheet


def test_the_alphabet_is_whole() -> None:
    letters = vietnamese_letters()
    assert len(letters) == 2 * (12 * 6 + 17 + 4)
    assert {"ậ", "Ỹ", "đ", "ữ"} <= letters


@pytest.mark.parametrize("name", FACES)
def test_document_fonts_have_every_vietnamese_letter(name: str) -> None:
    font = TTFont(VAR / "fonts" / f"{name}.ttf")
    assert {letter for letter in vietnamese_letters() if ord(letter) not in font.getBestCmap()} == set()
    assert font["name"].getDebugName(1) == "Tinos"
