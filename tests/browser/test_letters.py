"""What a page shows is written in the letters that come with it: no machine lends its own."""

from pathlib import Path

from fontTools.ttLib import TTFont

from tests.demonstration import ROOT

FACES = ROOT / "var" / "vendor" / "be-vietnam-pro"
SHOWN = (("cchc/web", ("html", "css", "js", "py")), ("cchc/core", ("py",)), ("catalogues", ("yaml",)))
READ = {"cchc/core/vietnamese.py", "cchc/core/deadline/squeezed.py"}  # strange signs become ours there


def signs_of_the_face() -> set[str]:
    return {chr(code) for file in FACES.glob("*-400-*.woff2") for code in TTFont(file).getBestCmap()}


def shown() -> list[Path]:
    found = (file for top, kinds in SHOWN for kind in kinds for file in (ROOT / top).rglob(f"*.{kind}"))
    return [file for file in found if str(file.relative_to(ROOT)) not in READ]


def test_every_sign_is_in_our_own_letters() -> None:
    ours = signs_of_the_face() | {"\n"}
    strange = {str(file.relative_to(ROOT)): set(file.read_text(encoding="utf-8")) - ours for file in shown()}

    assert {name: signs for name, signs in strange.items() if signs} == {}
