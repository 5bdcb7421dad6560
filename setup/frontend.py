"""Copy what the pages serve from the fetched npm packages into var/vendor."""

import json
import re
import shutil
import sys
from pathlib import Path

FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler/tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler/tabler.min.js",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "htmx.org/LICENSE": "htmx/LICENSE",
    "@fontsource/be-vietnam-pro/LICENSE": "be-vietnam-pro/LICENSE",
}
FONT = "@fontsource/be-vietnam-pro"
SUBSETS = ("vietnamese", "latin-ext", "latin")
WEIGHTS = (400, 500, 600, 700)
# A browser would ask for a map that is not served.
SOURCE_MAP = re.compile(rb"\s*(?://[#@]|/\*[#@]) *sourceMappingURL=[^\s*]+ *(?:\*/)?\s*$")
FACE = """@font-face {{
  font-family: "Be Vietnam Pro";
  font-style: normal;
  font-weight: {weight};
  font-display: swap;
  src: url("{file}") format("woff2");
  unicode-range: {ranges};
}}
"""


def copy_libraries(packages: Path, vendor: Path) -> None:
    """Copy the libraries without their source map comments."""
    for source, target in FILES.items():
        (vendor / target).parent.mkdir(parents=True, exist_ok=True)
        (vendor / target).write_bytes(SOURCE_MAP.sub(b"\n", (packages / source).read_bytes()))


def copy_interface_font(packages: Path, vendor: Path) -> None:
    """Copy the weights and subsets that Vietnamese pages use, and write their style sheet."""
    ranges = json.loads((packages / FONT / "unicode.json").read_text(encoding="utf-8"))
    faces = []
    for weight in WEIGHTS:
        for subset in SUBSETS:
            file = f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
            shutil.copyfile(packages / FONT / "files" / file, vendor / "be-vietnam-pro" / file)
            faces.append(FACE.format(weight=weight, file=file, ranges=ranges[subset]))
    sheet = vendor / "be-vietnam-pro" / "be-vietnam-pro.css"
    sheet.write_text("".join(faces), encoding="utf-8")


def main(packages: Path, vendor: Path) -> None:
    """Make the folder anew, so that nothing of an older version stays."""
    shutil.rmtree(vendor, ignore_errors=True)
    copy_libraries(packages, vendor)
    copy_interface_font(packages, vendor)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
