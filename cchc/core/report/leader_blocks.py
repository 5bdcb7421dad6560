"""What stands on the chairman's page: words and figures ready to be set, each with its date and origin."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

OriginPage = Literal[
    "overview", "sheet", "line", "deductions", "agencies", "coverage", "plan", "conflicts", "profile", "board"
]


@dataclass(frozen=True, slots=True)
class Origin:
    """The page on which a figure can be checked: of a result, of a plan, or of the unit on an index."""

    page: OriginPage
    id: str
    line: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LeaderFigure:
    """One large figure at the top; `of` is what it is measured against.

    `value` is the number as printed, None where there is none, and `most` that of `of`, in `unit`.
    """

    label: str
    text: str
    of: str = ""
    note: str = ""
    dated: str
    known: bool = True
    origin: Origin | None = None
    value: Decimal | int | None = None
    most: Decimal | int | None = None
    unit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingNumbers:
    """The numbers of a standing as printed: result, rank among how many, what moved, the rank wanted next."""

    unit: str
    result: Decimal | None = None
    rank: int | None = None
    of: int | None = None
    moved: Decimal | None = None
    climbed: int | None = None
    wanted: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingRow:
    """One index: newest result, rank, change, target and its distance; `marks` are numbers of sources."""

    name: str
    year: str
    value: str
    rank: str
    change: str
    target: str
    dated: str
    marks: tuple[int, ...] = ()
    known: bool = True
    origin: Origin | None = None
    numbers: StandingNumbers | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareRow:
    """A share of the maximum from 0 to 100, None when unknown; `lost` is the share known to be lost.

    `reached` of `most`, and `percent`, are the numbers of `text`, `missed` points and `rank` those of `note`,
    where there are any; `scale` is what else the text says.
    """

    name: str
    text: str
    note: str = ""
    share: Decimal | None = None
    lost: Decimal | None = None
    origin: Origin | None = None
    reached: Decimal | None = None
    most: Decimal | None = None
    percent: Decimal | None = None
    missed: Decimal | None = None
    rank: int | None = None
    scale: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareBlock:
    """Shares that belong together: ways of scoring, areas, contents of an index, requirements.

    `unit` is what is counted in its rows.
    """

    title: str
    dated: str
    rows: tuple[ShareRow, ...]
    note: str = ""
    unit: str = "điểm"


@dataclass(frozen=True, kw_only=True, slots=True)
class WeakPoint:
    """One of the largest losses, or of the lowest ranks; `owned`: somebody answers for it.

    `lost` is what was lost; of a rank, `rank` among `of` and the `result` that has it.
    """

    name: str
    amount: str
    agency: str
    cause: str = ""
    owned: bool = True
    origin: Origin | None = None
    lost: Decimal | None = None
    rank: int | None = None
    of: int | None = None
    result: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WeakBlock:
    """The five that weigh most, with what must be said about those left out; results are in `unit`."""

    title: str
    dated: str
    points: tuple[WeakPoint, ...]
    note: str = ""
    unit: str = "điểm"


@dataclass(frozen=True, kw_only=True, slots=True)
class LeaderDecision:
    """What only the chairman can settle: what is so, and what is asked of him."""

    fact: str
    asked: str
    dated: str
    origin: Origin | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LeaderPage:
    """The whole page in its order, the same on screen, on paper and as PDF."""

    unit: str
    province: str
    title: str
    addressee: str
    newest: str
    headline: tuple[LeaderFigure, ...]
    standings: tuple[StandingRow, ...]
    shares: tuple[ShareBlock, ...]
    weak: WeakBlock
    decisions: tuple[LeaderDecision, ...]
    sources: tuple[str, ...]
    illustrative: bool = False
    cut: bool = False
