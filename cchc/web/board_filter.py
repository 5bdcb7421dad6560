"""Which requirements a person asked for: by agency and its part, by verdict, by what evidence is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from cchc.core.agency.lineage import AgencyRegister, members_on
from cchc.core.plan.attainment import Met
from cchc.core.plan.board import Requirement
from cchc.core.report.requirement_board import VERDICT_LABELS
from cchc.core.scoring.assessment import Assessment
from cchc.web.agency_names import groups_of
from cchc.web.sheet_filter import Choice

ROLES = {"chu-tri": "Chủ trì", "phoi-hop": "Phối hợp"}
VERDICTS = {
    "dat": Met.MET,
    "dat-phan-do-duoc": Met.MET_AS_MEASURED,
    "chua-dat": Met.NOT_MET,
    "chua-co-so-lieu": Met.UNKNOWN,
    "khong-danh-gia": Met.NOT_APPLICABLE,
    "cho-xac-nhan": Met.BY_PERSON,
}
EVIDENCE = {"thieu": "Còn thiếu tài liệu", "du": "Đã đủ tài liệu"}
SLUGS = {met: slug for slug, met in VERDICTS.items()}


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What was asked for; `matching` is the agency with the groups to which it belongs on the unit's date."""

    agency: str = ""
    role: str = ""
    verdict: str = ""
    evidence: str = ""
    matching: frozenset[str] = frozenset()
    unknown_words: bool = False

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return not (self.agency or self.verdict or self.evidence)

    @property
    def query(self) -> str:
        """The words of the address that ask for the same again, without the question mark."""
        asked = {
            "co-quan": self.agency,
            "vai-tro": self.role,
            "ket-luan": self.verdict,
            "tai-lieu": self.evidence,
        }
        return urlencode({word: value for word, value in asked.items() if value})

    def keeps(self, entry: Requirement) -> bool:
        """Whether the requirement is wanted."""
        return self._right_verdict(entry) and self._right_evidence(entry) and self._right_agency(entry)

    def _right_verdict(self, entry: Requirement) -> bool:
        return not self.verdict or entry.met is VERDICTS[self.verdict]

    def _right_evidence(self, entry: Requirement) -> bool:
        return not self.evidence or bool(entry.missing_evidence) == (self.evidence == "thieu")

    def _right_agency(self, entry: Requirement) -> bool:
        return not self.agency or not self.matching.isdisjoint(self._asked_of(entry))

    def through(self, entry: Requirement) -> tuple[str, ...]:
        """The groups through which alone the agency is concerned; none where it is named itself."""
        asked = self._asked_of(entry)
        return () if self.agency in asked else tuple(one for one in asked if one in self.matching)

    def _asked_of(self, entry: Requirement) -> tuple[str, ...]:
        """The agencies of the role that was asked for."""
        leads = () if self.role == "phoi-hop" else entry.node.lead
        return leads if self.role == "chu-tri" else (*leads, *entry.node.coordinating)


def read_board_filter(asked: Mapping[str, str], assessment: Assessment) -> BoardFilter:
    """Read the words of an address; those that mean nothing here are dropped and said so."""
    register, day = assessment.agencies, assessment.unit.day
    words = {word: asked.get(word, "") for word in ("co-quan", "vai-tro", "ket-luan", "tai-lieu")}
    agency, role, verdict, evidence = words.values()
    known = (
        not agency or register.has(agency),
        role in ("", *ROLES),
        verdict in ("", *VERDICTS),
        evidence in ("", *EVIDENCE),
    )
    chosen = agency if known[0] else ""
    return BoardFilter(
        agency=chosen,
        role=role if known[1] and chosen else "",
        verdict=verdict if known[2] else "",
        evidence=evidence if known[3] else "",
        matching=groups_of(register, chosen, day) if chosen else frozenset(),
        unknown_words=not all(known),
    )


def board_agencies(assessment: Assessment, entries: Iterable[Requirement], chosen: str) -> tuple[Choice, ...]:
    """Every agency that leads or helps somewhere, by name or as a member of a group; groups come last."""
    register, day = assessment.agencies, assessment.unit.day
    named = {agency for entry in entries for agency in (*entry.node.lead, *entry.node.coordinating)}
    groups = {identifier for identifier in named if identifier in register.group_by_id}
    members = {member for group in groups for member in members_on(register, group, day)}
    agencies = (named - groups) | members | ({chosen} - {""} - groups)
    ordered = (*_by_name(register, agencies), *_by_name(register, groups))
    every = Choice("", "Tất cả cơ quan", not chosen)
    return (every, *(Choice(one, register.name_of(one), one == chosen) for one in ordered))


def _by_name(register: AgencyRegister, identifiers: Iterable[str]) -> list[str]:
    return sorted(identifiers, key=register.name_of)


def word_choices(every: str, words: Mapping[str, str], chosen: str) -> tuple[Choice, ...]:
    """A list of words to choose from, all of them first."""
    first = Choice("", every, not chosen)
    return (first, *(Choice(value, text, value == chosen) for value, text in words.items()))


def verdict_choices(chosen: str) -> tuple[Choice, ...]:
    """The verdicts by which requirements can be asked for."""
    return word_choices("Mọi kết luận", {slug: VERDICT_LABELS[met] for slug, met in VERDICTS.items()}, chosen)
