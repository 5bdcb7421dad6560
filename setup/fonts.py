"""Make the document fonts: whole Tinos faces with every Vietnamese letter, from the subsets of npm."""

import shutil
import sys
import tempfile
import unicodedata
from pathlib import Path

from fontTools.merge import Merger
from fontTools.merge.options import Options
from fontTools.ttLib import TTFont

PACKAGE = "@fontsource/tinos"
SUBSETS = ("latin", "latin-ext", "vietnamese")
FACES = {
    "Tinos-Regular": "400-normal",
    "Tinos-Italic": "400-italic",
    "Tinos-Bold": "700-normal",
    "Tinos-BoldItalic": "700-italic",
}


def vietnamese_letters() -> set[str]:
    """Every letter of the Vietnamese alphabet with every tone, both cases (186 with those without marks)."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones}
    small = vowels | set("abcdđeghiklmnopqrstuvxyfjwz")
    return small | {letter.upper() for letter in small}


def merged(files: list[Path]) -> TTFont:
    """One font with the glyphs of all subsets."""
    with tempfile.TemporaryDirectory() as folder:
        opened = []
        for file in files:
            font = TTFont(file)
            font.flavor = None
            opened.append(str(Path(folder) / f"{file.stem}.ttf"))
            font.save(opened[-1])
        return Merger(options=Options(drop_tables=["GSUB", "GPOS", "GDEF"])).merge(opened)


def main(packages: Path, fonts: Path) -> None:
    """Write the four faces; a face without a Vietnamese letter ends the set-up."""
    fonts.mkdir(parents=True, exist_ok=True)
    files = packages / PACKAGE / "files"
    for name, face in FACES.items():
        font = merged([files / f"tinos-{subset}-{face}.woff2" for subset in SUBSETS])
        missing = {letter for letter in vietnamese_letters() if ord(letter) not in font.getBestCmap()}
        if missing:
            sys.exit(f"Lỗi: phông chữ {name} thiếu chữ {' '.join(sorted(missing))}")
        font.save(fonts / f"{name}.ttf")
    shutil.copyfile(packages / PACKAGE / "LICENSE", fonts / "LICENSE")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
