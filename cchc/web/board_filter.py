"""Which requirements a person asked for: by agency and its part, by verdict, by what evidence is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from cchc.core.agency.lineage import AgencyRegister, members_on
from cchc.core.numerals import date_text
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
        return _query({**self._of_agency, "ket-luan": self.verdict, "tai-lieu": self.evidence})

    @property
    def agency_query(self) -> str:
        """The words that ask for the same agency, to which another condition may be added."""
        return _query(self._of_agency)

    @property
    def _of_agency(self) -> dict[str, str]:
        return {"co-quan": self.agency, "vai-tro": self.role}

    def text(self, register: AgencyRegister) -> str:
        """What was asked for, as paper says it: `Sở Y tế, chủ trì; kết luận: chưa đạt`."""
        role = ROLES.get(self.role, "").lower()
        agency = ", ".join(one for one in (self._name(register), role) if one)
        verdict = f"kết luận: {VERDICT_LABELS[VERDICTS[self.verdict]]}" if self.verdict else ""
        return "; ".join(one for one in (agency, verdict, EVIDENCE.get(self.evidence, "").lower()) if one)

    def _name(self, register: AgencyRegister) -> str:
        return register.name_of(self.agency) if self.agency else ""

    def keeps(self, entry: Requirement) -> bool:
        """Whether the requirement is wanted."""
        return self._right_verdict(entry) and self._right_evidence(entry) and self.concerns(entry)

    def _right_verdict(self, entry: Requirement) -> bool:
        return not self.verdict or entry.met is VERDICTS[self.verdict]

    def _right_evidence(self, entry: Requirement) -> bool:
        return not self.evidence or bool(entry.missing_evidence) == (self.evidence == "thieu")

    def concerns(self, entry: Requirement) -> bool:
        """Whether the requirement is one of the agency, whatever else was asked for."""
        return not self.agency or not self.matching.isdisjoint(self._asked_of(entry))

    def through(self, entry: Requirement) -> tuple[str, ...]:
        """The groups through which alone the agency is concerned; none where it is named itself."""
        asked = self._asked_of(entry)
        return () if self.agency in asked else tuple(one for one in asked if one in self.matching)

    def _asked_of(self, entry: Requirement) -> tuple[str, ...]:
        """The agencies of the role that was asked for."""
        leads = () if self.role == "phoi-hop" else entry.node.lead
        return leads if self.role == "chu-tri" else (*leads, *entry.node.coordinating)


def _query(asked: Mapping[str, str]) -> str:
    return urlencode({word: value for word, value in asked.items() if value})


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
    return (every, *(Choice(one, _dated_name(register, one, day), one == chosen) for one in ordered))


def _dated_name(register: AgencyRegister, identifier: str, day: date) -> str:
    """The name, with a remark where the agency is not there on the day."""
    agency, name = register.by_id.get(identifier), register.name_of(identifier)
    there = agency is None or agency.valid_on(day)
    return name if there else f"{name} (không có vào ngày {date_text(day)})"


def absence_text(register: AgencyRegister, identifier: str, day: date) -> str:
    """Why nothing is asked of an agency that is not there on the day; empty for one that is, and a group."""
    agency = register.by_id.get(identifier)
    if agency is None or agency.valid_on(day):
        return ""
    if agency.valid_to is not None and agency.valid_to < day:
        heirs = [one.to for one in register.successions if one.origin == identifier and one.to]
        ended = f"{agency.name} kết thúc hoạt động ngày {date_text(agency.valid_to)}, trước ngày xét là"
        return f"{ended} {date_text(day)}.{_named(register, 'Nhiệm vụ chuyển cho', heirs)}"
    before = [one.origin for one in register.successions if one.to == identifier]
    began = f" thành lập ngày {date_text(agency.valid_from)}," if agency.valid_from else ""
    told = f"{agency.name}{began} chưa có vào ngày xét là {date_text(day)}."
    return f"{told}{_named(register, 'Tiền thân', before)}"


def _named(register: AgencyRegister, role: str, identifiers: Iterable[str]) -> str:
    names = "; ".join(dict.fromkeys(register.name_of(one) for one in identifiers))
    return f" {role} (theo danh sách cơ quan đã nạp): {names}." if names else ""


def _by_name(register: AgencyRegister, identifiers: Iterable[str]) -> list[str]:
    return sorted(identifiers, key=register.name_of)


def word_choices(every: str, words: Mapping[str, str], chosen: str) -> tuple[Choice, ...]:
    """A list of words to choose from, all of them first."""
    first = Choice("", every, not chosen)
    return (first, *(Choice(value, text, value == chosen) for value, text in words.items()))


def verdict_choices(chosen: str) -> tuple[Choice, ...]:
    """The verdicts by which requirements can be asked for."""
    return word_choices("Mọi kết luận", {slug: VERDICT_LABELS[met] for slug, met in VERDICTS.items()}, chosen)
