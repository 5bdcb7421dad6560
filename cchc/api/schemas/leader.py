"""The chairman's page as it is given: its words and figures, each with its date and origin."""

from ninja import Schema

from cchc.api.schemas.plain import Exact


class OriginOut(Schema):
    """Trang giải thích con số: `page` của kết quả, kế hoạch hay chỉ số `id`."""

    page: str
    id: str
    line: str


class LeaderFigureOut(Schema):
    """Một con số lớn ở đầu trang."""

    label: str
    text: str
    of: str
    note: str
    dated: str
    known: bool
    origin: OriginOut | None


class LeaderStandingOut(Schema):
    """Một chỉ số: kết quả mới nhất, hạng, thay đổi, mục tiêu."""

    name: str
    year: str
    value: str
    rank: str
    change: str
    target: str
    dated: str
    marks: list[int]
    known: bool
    origin: OriginOut | None


class ShareOut(Schema):
    """Tỷ lệ so với điểm tối đa, từ 0 đến 100; `lost` là phần biết chắc đã mất."""

    name: str
    text: str
    note: str
    share: Exact
    lost: Exact
    origin: OriginOut | None


class SharesOut(Schema):
    """Các tỷ lệ đi cùng nhau."""

    title: str
    dated: str
    rows: list[ShareOut]
    note: str


class WeakPointOut(Schema):
    """Một chỗ mất nhiều điểm nhất; `owned`: đã có cơ quan chịu trách nhiệm."""

    name: str
    amount: str
    agency: str
    cause: str
    owned: bool
    origin: OriginOut | None


class WeakOut(Schema):
    """Những chỗ mất nhiều điểm nhất."""

    title: str
    dated: str
    points: list[WeakPointOut]
    note: str


class AskedOfLeaderOut(Schema):
    """Điều chỉ lãnh đạo quyết định được."""

    fact: str
    asked: str
    dated: str
    origin: OriginOut | None


class LeaderOut(Schema):
    """Trang lãnh đạo của một tỉnh, theo thứ tự của trang."""

    unit: str
    province: str
    title: str
    addressee: str
    newest: str
    headline: list[LeaderFigureOut]
    standings: list[LeaderStandingOut]
    shares: list[SharesOut]
    weak: WeakOut
    decisions: list[AskedOfLeaderOut]
    sources: list[str]
    illustrative: bool


class LeaderRowOut(Schema):
    """Một tỉnh mà người gọi đọc được trang lãnh đạo."""

    unit: str
    province: str
