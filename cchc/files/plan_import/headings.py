"""What the columns of a table hold, told by their headings, and so what kind of table it is."""

import re
from dataclasses import dataclass
from typing import Literal

from cchc.core.vietnamese import folded
from cchc.files.plan_import.paper import Cell

Role = Literal[
    "number",
    "criterion",
    "task",
    "lead",
    "coordinating",
    "deadline",
    "requirement",
    "evidence",
    "result",
    "max",
    "achieved",
    "lost",
    "explanation",
    "responsible",
    "budget",
    "expected",
    "quantity",
    "remark",
]
TableKind = Literal["tasks", "criteria", "deductions"]

# In this order: the first that fits names the column.
ROLES: tuple[tuple[Role, str], ...] = (
    ("remark", r"^ghi chu"),
    ("number", r"^(stt|s tt|tt|so tt|so thu tu|ma|ma so|ma tieu chi|so hieu|muc)$"),
    ("expected", r"diem (du kien|ky vong)|du kien (diem|tang|lay lai)"),
    ("max", r"diem (chuan|toi da|cao nhat)|thang diem"),
    ("achieved", r"diem (dat|tham dinh|duoc cong nhan)|diem so dat"),
    ("criterion", r"tieu chi|linh vuc|chi so thanh phan"),
    ("lost", r"diem (bi )?(tru|mat)|(bi )?(tru|mat) diem|so diem tru"),
    ("explanation", r"giai trinh|nguyen nhan|ly do"),
    ("coordinating", r"phoi hop"),
    ("lead", r"chu tri|dau moi|(co quan|don vi) (thuc hien|chiu trach nhiem|duoc giao)"),
    ("responsible", r"trach nhiem"),
    ("deadline", r"thoi (gian|han|diem)|tien do|(han|ngay) hoan thanh"),
    ("evidence", r"tai lieu|kiem chung|minh chung|san pham"),
    ("requirement", r"yeu cau|chi tieu|muc tieu"),
    ("result", r"^ket qua"),
    ("budget", r"kinh phi|nguon luc|du toan"),
    ("quantity", r"so luong|khoi luong"),
    ("task", r"nhiem vu|cong viec|giai phap|hoat dong|noi dung"),
)
PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in ROLES)
BOTH = re.compile(r"chu tri.*phoi hop|phoi hop.*chu tri")
LONGEST_HEADING = 90
SUBJECT: frozenset[Role] = frozenset(("criterion", "task"))
COLUMN_NAMES: dict[Role, str] = {
    "number": "số thứ tự",
    "criterion": "tiêu chí",
    "task": "nhiệm vụ",
    "lead": "cơ quan chủ trì",
    "coordinating": "cơ quan phối hợp",
    "deadline": "thời gian hoàn thành",
    "requirement": "yêu cầu",
    "evidence": "tài liệu kiểm chứng",
    "result": "kết quả",
    "max": "điểm chuẩn",
    "achieved": "điểm đạt được",
    "lost": "điểm bị trừ",
    "explanation": "giải trình",
    "responsible": "trách nhiệm",
    "budget": "kinh phí",
    "expected": "điểm dự kiến",
    "quantity": "số lượng",
    "remark": "ghi chú",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The heading of a table: the text of each column, its role or None, and how many rows it takes."""

    texts: tuple[str, ...]
    roles: tuple[Role | None, ...]
    depth: int

    @property
    def kind(self) -> TableKind | None:
        """What the table holds; None when that cannot be told."""
        here = set(self.roles)
        if not here & SUBJECT:
            return None
        if here & {"lost", "achieved"} and "criterion" in here:
            return "deductions"
        if "task" in here and here & {"lead", "coordinating", "deadline", "responsible"}:
            return "tasks"
        return "criteria" if "criterion" in here and here & {"lead", "coordinating"} else None

    @property
    def doubled(self) -> frozenset[Role]:
        """Roles that more than one column seems to have: nobody can tell which is meant."""
        named = [role for role in self.roles if role is not None and role != "remark"]
        return frozenset(role for role in named if named.count(role) > 1)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings that say nothing to us."""
        pairs = zip(self.texts, self.roles, strict=True)
        return tuple(text for text, role in pairs if role is None and text)


def role_of(heading: str) -> Role | None:
    """The role of a column by its heading; None for what is not known or may be two things."""
    plain = re.sub(r"[^a-z0-9]+", " ", folded(heading)).strip()
    if not plain or len(plain) > LONGEST_HEADING or BOTH.search(plain):
        return None
    return next((role for role, pattern in PATTERNS if pattern.search(plain)), None)


def columns_of(rows: tuple[tuple[Cell, ...], ...]) -> Columns | None:
    """The heading in the first row, or in two where the second fills merged headings; None for none."""
    if not rows:
        return None
    one = _columns([rows[0]])
    if len(rows) > 1 and any(cell.merged == "above" for cell in rows[1]) and _heads(rows[1]):
        two = _columns([rows[0], rows[1]])
        if two.kind is not None:
            return two
    return one if one.kind is not None else None


def _heads(row: tuple[Cell, ...]) -> bool:
    """Whether a row has only short words, none of them a number, as the second row of a heading has."""
    own = [cell.own for cell in row if cell.own]
    return bool(own) and all(len(text) <= LONGEST_HEADING and not text[:1].isdigit() for text in own)


def _columns(rows: list[tuple[Cell, ...]]) -> Columns:
    wide = max(len(row) for row in rows)
    texts = []
    for place in range(wide):
        parts = dict.fromkeys(row[place].text for row in rows if place < len(row) and row[place].text)
        texts.append(" ".join(" ".join(parts).split()))
    roles = [_told(rows, place, text) for place, text in enumerate(texts)]
    return Columns(tuple(texts), tuple(roles), len(rows))


def _told(rows: list[tuple[Cell, ...]], place: int, text: str) -> Role | None:
    """The lowest heading decides where it says enough; a group above it (Điểm) helps where it does not."""
    lowest = rows[-1][place].text if place < len(rows[-1]) else ""
    return role_of(lowest) or role_of(text)


def is_counting(row: tuple[Cell, ...]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3) …"""
    numbers = [re.sub(r"[()\s]", "", cell.text) for cell in row]
    return len(numbers) > 2 and numbers == [str(place) for place in range(1, len(numbers) + 1)]
