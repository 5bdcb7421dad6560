"""A catalogue of any number of lines, for measurements only: eight areas, ratios with proportional points."""

from decimal import Decimal

import yaml

KEY = "par_index_commune/do-tai"
AREAS = 8
SCALE = Decimal(100)
WORK = "Dữ liệu đo tải của phần mềm"


def catalogue_text(lines: int) -> str:
    """The YAML text of a published catalogue of `lines` scored lines, which must be a multiple of eight."""
    each, rest = divmod(lines, AREAS)
    if rest:
        raise ValueError(f"{lines} lines do not spread over {AREAS} areas")
    points = SCALE / lines
    areas = [_area(number, each, points) for number in range(1, AREAS + 1)]
    tree = {
        "schema": "catalogue/1",
        "id": KEY,
        "state": "published",
        "family": "par_index_commune",
        "level": "commune",
        "illustrative": True,
        "title": f"Bộ tiêu chí đo tải {lines} dòng (minh họa)",
        "decision": {"number": None, "date": None, "issuer": None, "title": None},
        "years": [2026],
        "scale": 100,
        "rounding": {"places": 2, "mode": "half_up"},
        "not_applicable": "rescale",
        "bands": [],
        "ranking": {"ties": "shared", "groups": [{"id": "xa", "name": "Xã, phường (đo tải)"}]},
        "sources": [{"id": "do-tai", "title": WORK, "address": None}],
        "part_groups": [{"id": "direct", "name": "Điểm tự đánh giá"}],
        "parts": [_part()],
        "defaults": {"part": "documents", "reference": _reference(WORK)},
        "areas": areas,
    }
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=200)


def _part() -> dict[str, object]:
    return {
        "id": "documents",
        "name": "Điểm tự đánh giá theo hồ sơ (minh họa)",
        "group": "direct",
        "max_points": 100,
        "status": "illustrative",
        "source": "do-tai",
        "note": "đo tải",
    }


def _reference(place: str) -> dict[str, object]:
    return {"source": "do-tai", "place": place, "status": "illustrative", "note": "đo tải"}


def _area(number: int, lines: int, points: Decimal) -> dict[str, object]:
    return {
        "id": f"area-{number}",
        "code": str(number),
        "name": f"Lĩnh vực {number} (đo tải)",
        "max_points": float(points * lines),
        "reference": _reference(f"Lĩnh vực {number}"),
        "children": [_line(f"{number}.{line}", points) for line in range(1, lines + 1)],
    }


def _line(code: str, points: Decimal) -> dict[str, object]:
    return {
        "id": f"line-{code.replace('.', '-')}",
        "code": code,
        "name": f"Tỷ lệ hồ sơ đúng hạn {code} (đo tải)",
        "max_points": float(points),
        "measure": {
            "kind": "ratio",
            "part": "Số hồ sơ đúng hạn",
            "whole": "Tổng số hồ sơ",
            "noun": "hồ sơ",
            "when_zero": "not_applicable",
        },
        "rule": {"kind": "proportion", "zero_below": 50, "full_at": 100},
        "may_be_not_applicable": True,
    }
