"""Write the illustrative communes and departments of Vĩnh Long; seeded, so the file repeats."""

import random
from pathlib import Path

SEED = 20201231
FILE = Path(__file__).parent.parent / "catalogues/agencies/vinh-long-minh-hoa.yaml"
COMMUNES = 100
DEPARTMENTS = 4
KINDS = (("xa", "Xã", 82), ("phuong", "Phường", 13), ("thi-tran", "Thị trấn", 5))
HEADER = f"""\
# Minh họa: cơ quan không có thật, sinh với hạt giống {SEED}, để trình diễn việc tổng hợp số liệu.
# Không sửa ở đây: sửa setup/synthesise_agencies.py rồi chạy python setup/synthesise_agencies.py.
schema: agencies/1
id: vinh-long-minh-hoa
root: null
agencies:
"""
FOOTER = """\
groups:
  - {id: cac-so, name: Các sở (minh họa), aliases: [], kinds: [department], members: [], note: null}
  - {id: cac-xa, name: Các xã (minh họa), aliases: [], kinds: [commune_committee], members: [], note: null}
successions: []
"""
SOURCE = (
    "{title: Dữ liệu minh họa của phần mềm, status: illustrative, "
    "note: Đơn vị không có thật; đặt dưới UBND tỉnh Vĩnh Long chỉ để trình diễn}"
)


def register_text() -> str:
    """The whole file: departments first, then communes in the order of their numbers."""
    chance = random.Random(SEED)  # noqa: S311 - seeded, so that the file repeats
    kinds = [(slug, word) for slug, word, times in KINDS for _ in range(times)]
    chance.shuffle(kinds)
    text = HEADER
    for number in range(1, DEPARTMENTS + 1):
        text += row(f"so-minh-hoa-{number}", f"Sở số {number}", "department")
    for number, (slug, word) in enumerate(kinds, start=1):
        text += row(f"{slug}-{number:03}", f"{word} số {number}", "commune_committee")
    return text + FOOTER


def row(slug: str, name: str, kind: str) -> str:
    """One agency on one line."""
    return (
        f"  - {{id: {slug}, name: {name} (minh họa), short_name: {name}, kind: {kind}, "
        "parent: vinh-long/ubnd-tinh, central: false, valid_from: null, valid_to: null, aliases: [], "
        f"source: {SOURCE}}}\n"
    )


if __name__ == "__main__":
    FILE.write_text(register_text(), encoding="utf-8")
