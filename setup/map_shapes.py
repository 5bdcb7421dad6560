"""Make the maps of the 63 and the 34 provinces: shapes of npm, merged as the register of agencies says."""

import json
import re
import sys
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from svgelements import Path as Drawn
from svgelements import PathSegment

from cchc.core.agency.lineage import AgencyRegister, members_on
from cchc.files.store import CatalogueStore

PACKAGE = "@svg-maps/vietnam"
PROVINCES = "cac-tinh-thanh-pho"
BEFORE, AFTER = date(2024, 12, 31), date(2025, 7, 1)
DAYS = {63: BEFORE, 34: AFTER}
ISLANDS = {
    "Hoang Sa": ("Quần đảo Hoàng Sa", "thanh-pho-da-nang"),
    "Truong Sa": ("Quần đảo Trường Sa", "tinh-khanh-hoa"),
}
ATTRIBUTION = (
    "Hình bản đồ: {author}, gói {name} {version}, giấy phép {license} "
    "(phần ghi công trong README của gói: bản đồ gốc theo {credits}); "
    "CCHC đã làm gọn nét, ghép theo đơn vị hành chính"
)
GRID = 0.1  # one decimal
ISLET = 0.01  # two decimals: many islets are smaller than the grid
SEAM = 0.35  # half of the widest seam between two provinces of the package
SIMPLER = 0.5
CRUMB = 0.3  # smaller than every island: an overlap of two provinces
REMNANT = 0.001  # the package holds a few paths without any surface
ROOM = 9.0  # radius of the circle that holds a number of two digits
Shapes = dict[str, BaseGeometry]


def folded(name: str) -> str:
    """Small letters without marks, spaces and hyphens: `Đắk Lắk` and `Dak Lak` are both `daklak`."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z]", "", letters)


def points_of(segment: PathSegment) -> list[tuple[float, float]]:
    """The end of a line, or eight points of a curve."""
    steps = 8 if type(segment).__name__ == "CubicBezier" else 1
    ends = [segment.end if steps == 1 else segment.point(step / steps) for step in range(1, steps + 1)]
    return [(end.x, end.y) for end in ends if end is not None]


def surface(drawn: str) -> MultiPolygon:
    """The surface of the data of a path; what a line encloses by mistake without a surface is left out."""
    lines = [Drawn(part) for part in Drawn(drawn).as_subpaths()]
    rings = [[point for segment in line for point in points_of(segment)] for line in lines]
    whole = shapely.union_all([shapely.make_valid(Polygon(ring)) for ring in rings if len(ring) > 3])
    return MultiPolygon([part for part in polygons(whole) if part.area > REMNANT])


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """The parts of a shape that have a surface."""
    flat = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in flat if isinstance(part, Polygon) and not part.is_empty]


def read_package(folder: Path) -> tuple[list[int], Shapes]:
    """The view box and the surfaces by English name."""
    drawing = (folder / "vietnam.svg").read_text(encoding="utf-8")
    view_box = re.search(r'viewBox="([\d ]+)"', drawing)
    paths = re.findall(r'<path\s+id="\w+"\s+aria-label="([^"]+)"\s+d="([^"]+)"', drawing)
    if view_box is None or len(paths) != 65:
        stop(f"gói bản đồ cần có khung nhìn và 65 hình, đọc được {len(paths)} hình")
    return [int(number) for number in view_box[1].split()], {name: surface(drawn) for name, drawn in paths}


def credited_licence(readme: str) -> str:
    """The licence that the credits of the package give to the original map; none ends the set-up."""
    found = re.search(r"The original map .* under the \[([^\]]+)\]", readme)
    if found is None:
        stop("README của gói bản đồ không còn nêu giấy phép của bản đồ gốc: xem lại dòng ghi công")
    return found[1]


def by_agency(drawn: Shapes, register: AgencyRegister) -> Shapes:
    """The surfaces of the 63 in the order of the register; a province without one ends the set-up."""
    named = {folded(name): shape for name, shape in drawn.items() if name not in ISLANDS}
    found: Shapes = {}
    for identifier in members_on(register, PROVINCES, BEFORE):
        agency = register.by_id[identifier]
        keys = {folded(name) for name in (agency.name, *agency.aliases)} & named.keys()
        if len(keys) != 1:
            stop(f"gói bản đồ không có đúng một hình của “{agency.name}”")
        found[identifier] = named.pop(keys.pop())
    if named or len(found) != 63:
        stop(f"cần hình của 63 tỉnh, thành phố, có {len(found)}; hình thừa: {', '.join(named) or 'không'}")
    return found


def fitted(drawn: Shapes) -> Shapes:
    """The same surfaces on the grid, simpler, without overlaps and seams: neighbours share their border."""
    whole = shapely.union_all(list(drawn.values()))
    closed = whole.buffer(SEAM, join_style="mitre").buffer(-SEAM, join_style="mitre")
    borders = [shape.boundary for shape in (*drawn.values(), closed)]
    pieces = shapely.get_parts(shapely.polygonize([shapely.union_all(borders, grid_size=GRID)]))
    owned, seams = shared_out(list(pieces), drawn, closed)
    parts = {}
    for identifier, own in owned.items():
        bodies = polygons(shapely.union_all(own))
        parts[identifier] = shapely.union_all([body for body in bodies if body.area > CRUMB])
        seams += [body for body in bodies if body.area <= CRUMB]
    for seam in sorted(seams, key=lambda gap: gap.area):
        close_seam(seam, parts)
    return dict(zip(parts, shapely.coverage_simplify(list(parts.values()), SIMPLER), strict=True))


def shared_out(
    pieces: list[Polygon], drawn: Shapes, closed: BaseGeometry
) -> tuple[dict[str, list[Polygon]], list[Polygon]]:
    """Every piece to the first province that covers it; what none covers may be a seam."""
    owned: dict[str, list[Polygon]] = {identifier: [] for identifier in drawn}
    tree = shapely.STRtree(list(drawn.values()))
    seams = []
    for piece in pieces:
        inner = piece.representative_point()
        covering = sorted(tree.query(inner, predicate="within"))
        if covering:
            owned[list(drawn)[covering[0]]].append(piece)
        elif closed.covers(inner):
            seams.append(piece)
    return owned, seams


def close_seam(seam: Polygon, parts: Shapes) -> None:
    """Give a gap in the land to the province with the longest border; a bay of one province stays sea."""
    near = {key: seam.intersection(part).length for key, part in parts.items() if seam.intersects(part)}
    borders = {key: length for key, length in near.items() if length > 0}
    if len(borders) > 1 or sum(borders.values()) > 0.99 * seam.length:
        longest = max(borders, key=lambda key: (borders[key], key))
        parts[longest] = parts[longest].union(seam)


def successor(register: AgencyRegister, identifier: str, day: date) -> str:
    """The province that the land of a province belongs to on a day; none or several end the set-up."""
    while not register.by_id[identifier].valid_on(day):
        later = [entry.to for entry in register.successors(identifier, day)]
        if len(later) != 1 or later[0] is None:
            stop(f"danh sách cơ quan không ghi rõ đơn vị kế tiếp của “{register.name_of(identifier)}”")
        identifier = str(later[0])
    return identifier


def merged(parts: Shapes, register: AgencyRegister, day: date) -> Shapes:
    """The provinces of a day, each the union of those that it came from."""
    origins: dict[str, list[BaseGeometry]] = {key: [] for key in members_on(register, PROVINCES, day)}
    for identifier, shape in parts.items():
        origins.setdefault(successor(register, identifier, day), []).append(shape)
    bare = [register.name_of(identifier) for identifier, own in origins.items() if not own]
    if bare:
        stop(f"bản đồ ngày {day:%d/%m/%Y} thiếu {', '.join(bare)}")
    return {identifier: shapely.union_all(own, grid_size=GRID) for identifier, own in origins.items()}


def written(shape: BaseGeometry, decimals: int = 1) -> str:
    """The data of a path: absolute lines, every part closed."""
    parts = polygons(shapely.normalize(shape))
    rings = [ring.coords[:-1] for part in parts for ring in (part.exterior, *part.interiors)]
    lines = [" ".join(f"{short(x, decimals)},{short(y, decimals)}" for x, y in ring) for ring in rings]
    return "".join(f"M{line}Z" for line in lines)


def short(number: float, decimals: int) -> str:
    """A number without zeros at its end: 558 for 558.0."""
    return f"{number:.{decimals}f}".rstrip("0").rstrip(".")


def shape_row(identifier: str, shape: BaseGeometry) -> dict[str, Any]:
    """One province: its path and the middle of the widest place, where a number stands."""
    mainland = max(polygons(shape), key=lambda part: part.area)
    widest = shapely.maximum_inscribed_circle(mainland, tolerance=GRID)
    label = [round(number, 1) for number in widest.coords[0]]
    return {"agency": identifier, "path": written(shape), "label": label, "small": widest.length < ROOM}


def island_rows(drawn: Shapes, register: AgencyRegister, day: date) -> list[dict[str, Any]]:
    """The two archipelagos with every islet, the province of the day and the box around them."""
    rows = []
    for key, (name, agency) in ISLANDS.items():
        if key not in drawn:
            stop(f"gói bản đồ không có {name}")
        shape = shapely.set_precision(drawn[key].simplify(2 * ISLET), ISLET)
        box = [round(number, 2) for number in shape.bounds]
        home = successor(register, agency, day)
        rows.append({"name": name, "agency": home, "path": written(shape, 2), "box": box})
    return rows


def stop(message: str) -> None:
    """End the set-up with a line that says what does not fit."""
    sys.exit(f"Lỗi: {message}")


def main(packages: Path, catalogues: Path, target: Path) -> None:
    """Write one file for each day."""
    target.mkdir(parents=True, exist_ok=True)
    package = json.loads((packages / PACKAGE / "package.json").read_text(encoding="utf-8"))
    package["author"] = package["author"].partition(" <")[0]
    package["credits"] = credited_licence((packages / PACKAGE / "README.md").read_text(encoding="utf-8"))
    view_box, drawn = read_package(packages / PACKAGE)
    register = CatalogueStore(catalogues).agencies("provinces")
    parts = fitted(by_agency(drawn, register))
    for count, day in DAYS.items():
        shapes = merged(parts, register, day)
        if len(shapes) != count:
            stop(f"ngày {day:%d/%m/%Y} cần {count} tỉnh, thành phố, danh sách cơ quan có {len(shapes)}")
        content = {
            "viewBox": view_box,
            "attribution": ATTRIBUTION.format(**package),
            "shapes": [shape_row(identifier, shape) for identifier, shape in shapes.items()],
            "islands": island_rows(drawn, register, day),
        }
        text = json.dumps(content, ensure_ascii=False, indent=0)
        (target / f"provinces-{count}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
