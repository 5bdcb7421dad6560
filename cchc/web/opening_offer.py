"""What the page for opening a campaign offers: kinds, catalogues that fit, units, last year's duties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cchc.core.agency.lineage import AgencyRegister, members_on
from cchc.core.campaign.circuit import Circuit
from cchc.core.campaign.duties import DutyKind
from cchc.core.catalogue.nodes import Catalogue, Node
from cchc.core.vietnamese import folded
from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import register_of
from cchc.records.campaigns.models import Campaign, Duty
from cchc.records.campaigns.queries.provinces import agencies_on
from cchc.records.catalogues.queries import all_catalogues

KIND_NAMES = {
    "department": "Sở, ban, ngành",
    "board": "Ban quản lý, hội đồng",
    "office": "Văn phòng",
    "district_committee": "UBND cấp huyện",
    "commune_committee": "UBND cấp xã",
    "public_service_unit": "Đơn vị sự nghiệp",
    "province": "Tỉnh, thành phố",
    "central": "Cơ quan ngành dọc",
    "mass_media": "Báo, đài",
    "enterprise": "Doanh nghiệp",
    "party_body": "Cơ quan Đảng, đoàn thể",
    "committee": "HĐND, UBND tỉnh",
}
COMMUNE_WORDS = {"xa": "Xã", "phuong": "Phường", "dac khu": "Đặc khu", "thi tran": "Thị trấn"}


@dataclass(frozen=True, slots=True)
class CampaignKind:
    """One kind of campaign as an officer names it: who decides, and the units that it is about."""

    slug: str
    name: str
    title: str
    circuit: Circuit
    level: str
    unit_kinds: tuple[str, ...]


KINDS = (
    CampaignKind(
        "tinh", "Của tỉnh, Bộ thẩm định", "Chỉ số CCHC của tỉnh", Circuit.NATIONAL, "province", ("province",)
    ),
    CampaignKind(
        "so",
        "Nội bộ: sở, ban, ngành",
        "Chỉ số nội bộ các sở, ban, ngành",
        Circuit.INTERNAL,
        "department",
        ("department", "board"),
    ),
    CampaignKind(
        "xa",
        "Nội bộ: cấp xã, huyện",
        "Chỉ số nội bộ UBND cấp xã, cấp huyện",
        Circuit.INTERNAL,
        "commune",
        ("commune_committee", "district_committee"),
    ),
)


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units that stand together on the page; `ranking` is the group of the catalogue that fits by name."""

    slug: str
    name: str
    units: tuple[Agency, ...]
    ranking: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that the form for one catalogue on one day is made from."""

    kind: CampaignKind
    province: Agency
    year: int
    day: date
    catalogue: Catalogue
    units: tuple[UnitGroup, ...]
    agencies: tuple[Agency, ...]
    registers: Mapping[str, AgencyRegister]
    last: Campaign | None
    last_duties: tuple[Duty, ...]

    @property
    def duty_kind(self) -> DutyKind:
        """What is shared out by areas: scoring where the province is assessed, else appraising."""
        return "score" if self.kind.circuit is Circuit.NATIONAL else "appraise"

    @property
    def shared(self) -> tuple[Node, ...]:
        """The lines that agencies are asked for one by one: areas, and lines of no area."""
        return (*self.catalogue.areas, *self.catalogue.remainder)

    @property
    def group_led(self) -> tuple[Node, ...]:
        """The scored lines that a group leads, so that many agencies owe a figure each."""
        return tuple(leaf for leaf in self.catalogue.leaves if self.leading_groups(leaf))

    @property
    def duty_agencies(self) -> tuple[Agency, ...]:
        """Who may be given a duty: communes and service units score themselves, they judge nobody."""
        return tuple(
            one for one in self.agencies if one.kind not in ("commune_committee", "public_service_unit")
        )

    @property
    def led_by_one(self) -> dict[str, int]:
        """The scored lines that the catalogue itself gives to one agency, with the agency."""
        register = self.register
        if register is None:
            return {}
        known = {one.slug: one.pk for one in self.duty_agencies if one.register.slug == register.id}
        leads = {leaf.key: leaf.lead for leaf in self.catalogue.leaves if len(leaf.lead) == 1}
        return {key: known[lead[0]] for key, lead in leads.items() if lead[0] in known}

    @property
    def lost_duties(self) -> tuple[Duty, ...]:
        """Duties of the last campaign whose agency no longer exists, or whose line is not here."""
        agencies = {one.pk for one in self.duty_agencies}
        keys = {*self.catalogue.by_key, ""}
        kept = (one for one in self.last_duties if one.kind == self.duty_kind)
        return tuple(one for one in kept if one.agency_id not in agencies or one.key not in keys)

    def leading_groups(self, leaf: Node) -> tuple[str, ...]:
        """The groups among the leads of a line."""
        register = self.register
        return () if register is None else tuple(one for one in leaf.lead if one in register.group_by_id)

    @property
    def register(self) -> AgencyRegister | None:
        """The list of agencies to which the catalogue refers."""
        return self.registers.get(self.catalogue.agencies or "")

    def members(self, group: str) -> tuple[Agency, ...]:
        """The agencies of a group that exist on the day, in the order of the list."""
        register = self.register
        wanted = set() if register is None else set(members_on(register, group, self.day))
        return tuple(
            one
            for one in self.agencies
            if one.slug in wanted and register is not None and one.register.slug == register.id
        )

    def alike(self, group: str) -> tuple[Agency, ...]:
        """Agencies of the kinds of the members that no list counts among them: they may be asked as well."""
        members = self.members(group)
        kinds = {one.kind for one in members}
        return tuple(one for one in self.agencies if one.kind in kinds and one not in members)


def fitting(kind: CampaignKind, year: int) -> tuple[Catalogue, ...]:
    """The published catalogues of the level, those of the year first, real ones before illustrative ones."""
    found = [one for one in all_catalogues() if one.level == kind.level and one.published and one.leaves]
    return tuple(sorted(found, key=lambda one: (year not in one.years, one.illustrative, one.id)))


def offer_of(kind: CampaignKind, province: Agency, year: int, day: date, catalogue: Catalogue) -> Offer:
    """Read what the form needs; the number of queries depends on neither units nor lines."""
    agencies = tuple(
        sorted(agencies_on(province, day), key=lambda one: is_invented(one) != catalogue.illustrative)
    )
    registers = {one.register.slug: one.register for one in agencies}
    last = (
        Campaign.objects.filter(province=province, circuit=kind.circuit, catalogue__level=kind.level)
        .select_related("catalogue")
        .defer("catalogue__text")
        .order_by("-year", "-opened_at")
        .first()
    )
    duties = () if last is None else tuple(last.duties.select_related("agency"))
    return Offer(
        kind=kind,
        province=province,
        year=year,
        day=day,
        catalogue=catalogue,
        units=_groups(kind, province, catalogue, agencies),
        agencies=agencies,
        registers={slug: register_of(row) for slug, row in registers.items()},
        last=last,
        last_duties=duties,
    )


def _groups(
    kind: CampaignKind, province: Agency, catalogue: Catalogue, agencies: Iterable[Agency]
) -> tuple[UnitGroup, ...]:
    if kind.circuit is Circuit.NATIONAL:
        return (UnitGroup("tinh", "Tỉnh", (province,), "", ticked=True),)
    wanted = sorted((one for one in agencies if one.kind in kind.unit_kinds), key=_group_key)
    found = [(key, tuple(rows)) for key, rows in groupby(wanted, key=_group_key)]
    return tuple(_group(key, rows, catalogue) for key, rows in found)


def _group_key(agency: Agency) -> tuple[bool, str]:
    """Illustrative units apart; communes by what they are, the others by their kind."""
    return (is_invented(agency), commune_word(agency) or agency.kind)


def commune_word(agency: Agency) -> str:
    """What a commune is called, in plain letters: 'xa', 'phuong'; empty for any other agency."""
    name = folded(agency.name).removeprefix("uy ban nhan dan ").removeprefix("ubnd ")
    if agency.kind != "commune_committee":
        return ""
    return next((word for word in COMMUNE_WORDS if name.startswith(word)), "")


def _group(key: tuple[bool, str], units: tuple[Agency, ...], catalogue: Catalogue) -> UnitGroup:
    invented, word = key
    name = COMMUNE_WORDS.get(word) or KIND_NAMES.get(word, "Đơn vị khác")
    return UnitGroup(
        slug=f"{word}{'-minh-hoa' if invented else ''}".replace(" ", "-"),
        name=f"{name} (minh họa)" if invented else name,
        units=tuple(sorted(units, key=lambda one: one.sort_key)),
        ranking=_ranking(folded(name), catalogue),
        ticked=invented == catalogue.illustrative,
    )


def _ranking(name: str, catalogue: Catalogue) -> str:
    """The ranking group that is called alike, else the only one, else the one of the others."""
    names = {one.id: folded(one.name) for one in catalogue.ranking_groups}
    words = name.replace(",", " ").split()
    alike = [group for group, other in names.items() if other.replace(",", " ").split()[:1] == words[:1]]
    others = [group for group, other in names.items() if "khac" in other.split()]
    return next(iter(alike or (list(names) if len(names) == 1 else others)), "")


def is_invented(agency: Agency) -> bool:
    """Whether the agency stands in no document: it was made up to show something."""
    return bool(agency.provenance.get("status") == "illustrative")
