"""Where the parts of a map stand: the whole country, close views of crowded regions, the archipelagos."""

from dataclasses import dataclass

from cchc.files.charts.sheet import Layout

Region = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Plate:
    """A region of the map (x, y, width, height) drawn with its upper left corner at (x, y)."""

    key: str
    region: Region
    x: float
    y: float
    scale: float
    name: str = ""

    @property
    def width(self) -> float:
        """The width as drawn."""
        return self.region[2] * self.scale

    @property
    def height(self) -> float:
        """The height as drawn."""
        return self.region[3] * self.scale

    @property
    def transform(self) -> str:
        """What moves and scales the region to its place."""
        x, y = self.x - self.region[0] * self.scale, self.y - self.region[1] * self.scale
        return f"translate({x:.2f} {y:.2f}) scale({self.scale:.4f})"

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the map stands on the sheet."""
        return self.x + (x - self.region[0]) * self.scale, self.y + (y - self.region[1]) * self.scale

    def holds(self, x: float, y: float, margin: float = 0) -> bool:
        """Whether a point of the map lies in the region, at least `margin` from its edges as drawn."""
        left, top, width, height = self.region
        inner = margin / self.scale
        across = left + inner <= x <= left + width - inner
        return across and top + inner <= y <= top + height - inner


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The plates of a layout, where the legend stands, and the size of letters."""

    width: float
    height: float
    country: Plate
    close: tuple[Plate, ...]
    islands: tuple[tuple[float, float, float], ...]  # middle and scale of each archipelago; () = true place
    legend: tuple[float, float, float]  # x, y, width
    letters: float


NORTH: Region = (160, 98, 102, 98)
SOUTH: Region = (148, 640, 136, 108)
NORTH_NAME, SOUTH_NAME = "Đồng bằng sông Hồng", "Nam Bộ"
MAINLAND: Region = (0, 0, 382, 802)


def plan_of(layout: Layout, view_box: Region) -> Plan:
    """The plan of a layout; the wide ones show the archipelagos in their true place and size."""
    return _compact() if layout is Layout.COMPACT else _wide(view_box)


def _wide(view_box: Region) -> Plan:
    return Plan(
        width=view_box[2] + 6,
        height=view_box[3] + 8,
        country=Plate("land", view_box, 0, 4, 1),
        close=(
            Plate("north", NORTH, 330, 26, 2.1, NORTH_NAME),
            Plate("south", SOUTH, 4, 412, 1.74, SOUTH_NAME),
        ),
        islands=(),
        legend=(556, 20, 262),
        letters=11,
    )


def _compact() -> Plan:
    scale = 0.83
    return Plan(
        width=320,
        height=730,
        country=Plate("land", MAINLAND, 2, 4, scale),
        close=(
            Plate("north", NORTH, 1, 240, 1.2, NORTH_NAME),
            Plate("south", SOUTH, 1, 372, 1.3, SOUTH_NAME),
        ),
        islands=((262, 248, 0.83), (262, 698, 0.25)),
        legend=(0, 738, 320),
        letters=10,
    )
