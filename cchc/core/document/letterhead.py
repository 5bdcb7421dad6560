"""Whose letterhead a document bears: the agency, the one above it, its sign, and who signs."""

from dataclasses import dataclass, replace

from cchc.core.agency.lineage import Agency, AgencyRegister

COMMITTEES = ("committee", "district_committee", "commune_committee")
PROVINCES = ("tỉnh ", "thành phố ", "thủ đô ")
HEADS = (
    ("Văn phòng", "CHÁNH VĂN PHÒNG"),
    ("Thanh tra", "CHÁNH THANH TRA"),
    ("Ban", "TRƯỞNG BAN"),
    ("Sở", "GIÁM ĐỐC"),
)
CHAIRMAN_OF = "Chủ tịch "
CHAIRMAN, HEAD = "CHỦ TỊCH", "THỦ TRƯỞNG"
JOINING = ("và", "của", "các")


@dataclass(frozen=True, kw_only=True, slots=True)
class Letterhead:
    """Names as they stand on paper; `sign` is the agency's part of the symbol: UBND in KH-UBND, SNV.

    `deciding` is who decides where that is not the issuer as a whole: the chairman of a committee.
    """

    issuer: str
    sign: str
    place: str = ""
    superior: str = ""
    authority: str = ""
    position: str = ""
    drafter: str = ""
    signer: str = ""
    deciding: str = ""

    @property
    def decider(self) -> str:
        """Who decides: the issuer, or its chairman alone."""
        return self.deciding or self.issuer

    @property
    def head(self) -> str:
        """The head of the agency as a sentence names him: `Giám đốc Sở Nội vụ`."""
        return f"{self.position.split(chr(10))[-1].capitalize()} {self.issuer}"


def letterhead(register: AgencyRegister, agency: str) -> Letterhead:
    """The letterhead of an agency of a register; raises UnknownReference for one that is not there."""
    register.name_of(agency)
    found = register.by_id[committee_of(register, agency)]
    place = province_name(register)
    if found.kind in COMMITTEES and found.name.startswith(CHAIRMAN_OF) and found.parent in register.by_id:
        whole = letterhead(register, found.parent)
        return replace(whole, authority="", deciding=f"{CHAIRMAN_OF}{whole.issuer}")
    if found.kind in COMMITTEES:
        council = full_name(found.name).startswith("Hội đồng nhân dân")
        return Letterhead(
            issuer=full_name(found.name),
            sign="HĐND" if council else "UBND",
            place=place,
            authority="TM. HỘI ĐỒNG NHÂN DÂN" if council else "TM. ỦY BAN NHÂN DÂN",
            position=CHAIRMAN,
        )
    above = register.by_id.get(found.parent or "")
    return Letterhead(
        issuer=found.name,
        sign=initials(found.name),
        place=place,
        superior=full_name(above.name) if above is not None and above.kind in COMMITTEES else "",
        position=_head_of(found),
    )


def committee_of(register: AgencyRegister, agency: str) -> str:
    """The committee that signs for a province; any other agency signs itself."""
    if register.by_id[agency].kind != "province":
        return agency
    below = (one for one in register.agencies if one.parent == agency and one.kind in COMMITTEES)
    return next((one.id for one in below if full_name(one.name).startswith("Ủy ban nhân dân")), agency)


def drafting_agency(register: AgencyRegister, otherwise: str) -> str:
    """The department that drafts plans of administrative reform: Sở Nội vụ where there is one."""
    return next((one.id for one in register.agencies if one.name.startswith("Sở Nội vụ")), otherwise)


def signed_for(head: Letterhead, position: str) -> Letterhead:
    """The same letterhead signed by a deputy in place of the head: 'KT. CHỦ TỊCH / PHÓ CHỦ TỊCH'."""
    acting = f"KT. {head.position}"
    authority = f"{head.authority}\n{acting}" if head.authority else acting
    return replace(head, authority=authority, position=position)


def deputy(head: Letterhead) -> str:
    """The position of the deputy of whoever signs."""
    return f"PHÓ {head.position}"


def full_name(name: str) -> str:
    """The name with the committee written out, as a document writes it."""
    return name.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân")


def initials(name: str) -> str:
    """The sign of an agency: the first letters of its words, `Sở Thông tin và Truyền thông` is STTTT."""
    words = [word.strip(",.-") for word in name.split()]
    return "".join(
        word if word.isupper() else word[0].upper() for word in words if word and word not in JOINING
    )


def province_name(register: AgencyRegister) -> str:
    """The place from which documents of the register are dated, without 'Tỉnh' or 'Thành phố'."""
    root = register.by_id.get(register.root or "")
    name = root.name if root is not None else ""
    kind = next((kind for kind in PROVINCES if name.lower().startswith(kind)), "")
    return name[len(kind) :]


def _head_of(agency: Agency) -> str:
    return next((head for opening, head in HEADS if agency.name.startswith(opening)), HEAD)
