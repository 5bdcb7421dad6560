"""What the body of a plan says: targets, general duties, points of the body, who leads which area."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from cchc.core.catalogue.nodes import Catalogue
from cchc.core.plan.tasks import AreaLead, PlanTarget
from cchc.files.plan_import.agencies import AgencyNames
from cchc.files.plan_import.doubts import Doubts
from cchc.files.plan_import.draft import DraftDuty, DraftReporting, DraftRequirement
from cchc.files.plan_import.outline import PLAIN, Point
from cchc.files.plan_import.paper import flat
from cchc.files.plan_import.references import References
from cchc.files.plan_import.tables import Row

GENERAL = re.compile(r"^nhiem vu chung")
AIMS = re.compile(r"muc tieu|muc dich")
WAYS = re.compile(r"giai phap")
ORGANISED = (
    r"^(?:cong tac )?to chuc (?:trien khai )?thuc hien\W*(?:$|ke hoach|va )"
    r"|^(?:phan cong )?trach nhiem (?:cua|thuc hien)|^phan cong (?:thuc hien|nhiem vu)"
)
ORGANISING = re.compile(ORGANISED)
OWED_BY_ALL = re.compile(rf"^muc dich|^(?:muc tieu, )?yeu cau|{ORGANISED}")
DIFFICULTIES = re.compile(
    r"^(?:trong )?qua trinh (?:trien khai |to chuc )*thuc hien\b.*\b(?:vuong mac|kho khan)"
)
FUNDS = re.compile(r"^(?:ve )?(?:nguon )?kinh phi\b")
REPORTS = re.compile(
    r"^(?:dinh ky|bao cao|tong hop|(?:hang|moi) (?:thang|quy|nam))\b.*\bbao cao\b|^bao cao\b"
)
RHYTHM = re.compile(
    r"\b(?:dinh ky )?(?:hang )?(?:thang|quy|6 thang|nam)\b(?!\s*\d)"
    r"(?:(?:\s*,\s*|\s+va\s+|\s+)(?:hang )?(?:thang|quy|6 thang|nam)\b(?!\s*\d))*"
)
OWING = re.compile(r"^trach nhiem cua\s+(?P<who>[^(:;]+)")
THROUGH = re.compile(r"\b(?:thong )?qua\s+(?P<who>so [^,;()]+)")
FUNDS_TITLE = 40
INDICES = (
    ("sipas", re.compile(r"\bsipas\b|hai long")),
    ("papi", re.compile(r"\bpapi\b|quan tri hanh chinh cong")),
    ("par_index", re.compile(r"par ?index|cai cach hanh chinh|\bcchc\b")),
)
RANK = re.compile(r"\b(?:top|nhom)\s+(?P<rank>\d{1,2})\b[^;.]*")
YEARS = re.compile(r"\bnam\s+(?P<first>\d{4})(?:\s*[-–]\s*(?P<last>\d{4}))?")
LEVEL = re.compile(r"\btu\s+(?P<level>\d{1,3}(?:,\d+)?)\s*%\s+tro len")
CONTENTED = re.compile(r"hai long")
LEADS = re.compile(r"^(?P<who>.+?)\s+chu tri\s*:?\s*(?=linh vuc\s+\d)")
AREA = re.compile(r"\blinh vuc\s+(\d{1,2})\b")
REPORT = re.compile(r"\bthoi (?:gian|han) bao cao\s*:\s*(?P<when>[^,.;\n]+)")
PUT_BEFORE = 90
PREFIX = {"par_index": "par", "sipas": "sipas", "papi": "papi"}


@dataclass(frozen=True, slots=True)
class BodyReader:
    """What reads the body: its points, the agencies, the catalogue, and where doubts go."""

    points: tuple[Point, ...]
    agencies: AgencyNames
    references: References
    catalogue: Catalogue | None
    doubts: Doubts
    heard: set[Point] = field(default_factory=set)

    def duties(self) -> tuple[DraftDuty, ...]:
        """The points below 'Nhiệm vụ chung'; without any, those of purpose, demands and organisation."""
        here = [one for one in self.points if one.under(GENERAL) and one.level != PLAIN]
        depth = min((one.level for one in here), default=PLAIN)
        chosen = [one for one in here if one.level == depth] or self._general()
        if not here:
            code = "duties_inferred" if chosen else "no_duties"
            self.doubts.add(code, "general_duties", "Phần thân văn bản")
        self.heard.update(chosen)
        return tuple(
            DraftDuty(str(place), _ended(one.text), one.place) for place, one in enumerate(chosen, 1)
        )

    def _general(self) -> list[Point]:
        """The lowest points of purpose, demands and organisation, and to whom difficulties are told."""
        parents = {head.place for one in self.points if one.level in (3, 4) for head in one.above}
        return [
            one
            for one in self.points
            if (one.level in (3, 4) and one.place not in parents and one.under(OWED_BY_ALL))
            or (one.level == PLAIN and DIFFICULTIES.search(flat(one.text)))
            if not (one.under(WAYS) and not one.under(ORGANISING))
            if not (self._is_funds(one) or self._is_reporting(one))
        ]

    def _is_funds(self, point: Point) -> bool:
        return point.under(ORGANISING) and bool(FUNDS.search(flat(point.text)))

    def _is_reporting(self, point: Point) -> bool:
        text = flat(point.text)
        return point.under(ORGANISING) and bool(REPORTS.search(text) and RHYTHM.search(text))

    def budget(self) -> str:
        """What is said below 'Kinh phí' where the plan is organised."""
        for point in self.points:
            if self._is_funds(point):
                below = self._below_funds(point)
                self.heard.update((point, *below))
                text = " ".join((point.text, *(one.text for one in below)))
                again = text.find(" Kinh phí ", 1, FUNDS_TITLE)
                return _ended(text[again + 1 :])
        return ""

    def _below_funds(self, point: Point) -> list[Point]:
        """The entries below the word, or the paragraph below it where it stands alone."""
        below = [one for one in self.points if one.above and one.above[-1] == point]
        entries = [one for one in below if one.level != PLAIN]
        return entries or (below[:1] if len(point.text) <= FUNDS_TITLE else [])

    def reporting(self) -> tuple[DraftReporting, ...]:
        """Who reports how often, where the plan is organised; every one to be looked at."""
        return tuple(self._reported(one) for one in self.points if self._is_reporting(one))

    def _reported(self, point: Point) -> DraftReporting:
        plain = flat(point.text)
        rhythm, through = RHYTHM.search(plain), THROUGH.search(plain)
        assert rhythm is not None
        owing = next((one for one in reversed(point.above) if OWING.match(flat(one.text))), None)
        who = OWING.match(flat(owing.text)) if owing is not None else None
        named = self.agencies.read(owing.text[who.start("who") : who.end("who")]) if owing and who else None
        passed = (
            self.agencies.read(point.text[through.start("who") : through.end("who")]) if through else None
        )
        self.doubts.add("reporting_inferred", "reporting", point.place, point.text[:300])
        for one in named.unclear if named else ():
            self.doubts.add(one.code, "reporting", point.place, one.text, one.candidates)
        self.heard.add(point)
        return DraftReporting(
            text=_ended(point.text),
            who=named.agencies if named else (),
            rhythm=point.text[rhythm.start() : rhythm.end()].strip(),
            through=next(iter(passed.agencies), None) if passed else None,
        )

    def requirements(self) -> tuple[DraftRequirement, ...]:
        """The points below 'Nhiệm vụ, giải pháp' at the depth of letters, or of numbers without letters."""
        here = [
            (at, one)
            for at, one in enumerate(self.points)
            if one.level in (3, 4)
            and one.under(WAYS)
            and not one.under(GENERAL)
            and not one.under(ORGANISING)
        ]
        parents = {one.above[-1].place for _, one in here if one.level == 4 and one.above}
        found = [self._requirement(at, one) for at, one in here if one.level == 4 or one.place not in parents]
        return tuple(one for one in found if one.text)

    def _requirement(self, at: int, point: Point) -> DraftRequirement:
        below = []
        for one in self.points[at + 1 :]:
            if not any(head.place == point.place for head in one.above):
                break
            self.heard.add(one)
            below.append(f"{one.sign} {one.text}".strip())
        self.heard.add(point)
        section = self._index_of(point)
        number = next((head.sign for head in (*point.above, point) if head.level == 3), "")
        letter = point.sign if point.level == 4 else ""
        return DraftRequirement(
            id="-".join(filter(None, (PREFIX[section], number, letter.replace("đ", "dd")))),
            section=section,
            text=_ended("\n".join((point.text, *below))),
            area=self._area(point),
            place=point.place,
        )

    def _index_of(self, point: Point) -> str:
        """The index that the nearest heading names; the reform index without any."""
        for head in reversed(point.above):
            for index, pattern in INDICES:
                if head.level < 3 and pattern.search(flat(head.text)):
                    return index
        return "par_index"

    def _area(self, point: Point) -> str | None:
        """The area whose number and name the heading above bears."""
        for head in (*point.above, point):
            title = re.sub(r"^nội dung (?:công tác )?|^lĩnh vực ", "", head.text, flags=re.IGNORECASE)
            if head.level == 3 and self.references.node_title_fits(head.sign, title):
                return head.sign
        return None

    def targets(self) -> tuple[PlanTarget, ...]:
        """Ranks that the aims name, with the year in the same clause; every one to be looked at."""
        found: list[PlanTarget] = []
        for point in self.points:
            if point.under(AIMS) or AIMS.search(flat(point.text)):
                here = targets_in(point.text)
                self.heard.update([point] if here else [])
                found += here
        unique = list({(one.year, one.index, one.rank_at_most): one for one in found}.values())
        if unique:
            said = "; ".join(dict.fromkeys(one.text for one in unique))
            self.doubts.add("target_inferred", "targets", "Phần mục tiêu", said[:300])
        return tuple(unique)

    def area_leads(self) -> tuple[AreaLead, ...]:
        """Who leads which area: 'Sở … chủ trì: Lĩnh vực 1: …; Lĩnh vực 4: …'."""
        found = []
        for point in self.points:
            opening = LEADS.match(flat(point.text))
            if opening is None:
                continue
            named = self.agencies.read(point.text[: opening.end("who")])
            areas = AREA.findall(flat(point.text)[opening.end() :])
            if len(named.agencies) == 1 and not named.unclear:
                found += [AreaLead(area, named.agencies[0]) for area in areas]
                self.heard.add(point)
                continue
            for one in named.unclear:
                for area in areas:
                    path = f"area_leads/{area}"
                    self.doubts.add(one.code, path, point.place, one.text, one.candidates)
        return tuple(sorted(found, key=lambda one: int(one.area)))

    def scoring_report_deadline(self) -> str:
        """When the reports on the scoring are due."""
        for point in self.points:
            found = REPORT.search(flat(point.text))
            if found is not None and "cham diem" in flat(point.text):
                return point.text[found.start("when") : found.end("when")].strip()
        return ""


def factor_targets(rows: Iterable[Row], doubts: Doubts) -> tuple[PlanTarget, ...]:
    """The levels that a table of satisfaction demands of each factor, in its columns of result and demand."""
    found = list(_factor_levels(rows))
    for target, place in found:
        doubts.add("target_inferred", "targets", place, target.text)
    return tuple(target for target, _ in found)


def _factor_levels(rows: Iterable[Row]) -> Iterator[tuple[PlanTarget, str]]:
    for row in rows:
        for role in ("result", "requirement"):
            text = row.text(role)
            found = LEVEL.search(flat(text))
            if found is None or (role == "requirement" and not CONTENTED.search(flat(text))):
                continue
            title = row.text("criterion") or row.text("task")
            level = Decimal(found["level"].replace(",", "."))
            said = f"{title}: {text[found.start() : found.end()]}"
            factor = row.text("number").rstrip(".")
            yield (
                PlanTarget(text=said, index="sipas", factor=factor, at_least=level, unit="%"),
                row.at(role),
            )


def targets_in(text: str) -> tuple[PlanTarget, ...]:
    """The ranks that a sentence aims at, with year and index; none where it names none."""
    return tuple(_ranks(text))


def _ranks(text: str) -> Iterator[PlanTarget]:
    for clause in re.split(r";|\.\s", text):
        plain = flat(clause)
        for found in RANK.finditer(plain):
            said = clause[found.start() : found.end()].strip(" ,.")
            near = plain[max(0, found.start() - PUT_BEFORE) : found.start()]
            named = [index for index, pattern in INDICES if pattern.search(plain)]
            others = [index for index, pattern in INDICES if pattern.search(flat(text))]
            for index in named or others or ["par_index"]:
                for year in _years(near):
                    yield PlanTarget(text=said, year=year, index=index, rank_at_most=int(found["rank"]))


def _years(text: str) -> tuple[int | None, ...]:
    found = list(YEARS.finditer(text))
    if not found:
        return (None,)
    first, last = int(found[-1]["first"]), int(found[-1]["last"] or found[-1]["first"])
    return tuple(range(first, last + 1)) if 0 <= last - first <= 10 else (None,)


def _ended(text: str) -> str:
    return text.strip().rstrip(".;").strip()
