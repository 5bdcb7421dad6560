"""A register of agencies as written."""

from datetime import date
from typing import Annotated, Literal

from cchc.core.agency.lineage import Agency, AgencyGroup, Succession
from cchc.files.document import Many, Some, written
from cchc.files.documents.written import AgencyId, OptionalDate, Slug, Text, WrittenSource
from cchc.files.misfits import Meaning

AgencyKind = Literal[
    "province",
    "committee",
    "department",
    "office",
    "board",
    "district_committee",
    "commune_committee",
    "central",
    "public_service_unit",
    "enterprise",
    "mass_media",
    "party_body",
    "ministry",
    "central_government",
]


@written
class WrittenAgency:
    id: Slug
    name: Text
    short_name: Text | None = None
    kind: AgencyKind
    parent: AgencyId | None = None
    central: bool = False
    valid_from: OptionalDate = None
    valid_to: OptionalDate = None
    aliases: Many[Text] = ()
    source: WrittenSource

    def to_core(self) -> Agency:
        return Agency(
            id=self.id,
            name=self.name,
            kind=self.kind,
            short_name=self.short_name or "",
            parent=self.parent,
            central=self.central,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            aliases=self.aliases,
            provenance=self.source.to_core(),
        )


@written
class WrittenAgencyGroup:
    id: Slug
    name: Text
    aliases: Many[Text] = ()
    kinds: Many[AgencyKind] = ()
    members: Many[AgencyId] = ()
    note: Text | None = None

    def to_core(self) -> AgencyGroup:
        return AgencyGroup(
            id=self.id,
            name=self.name,
            aliases=self.aliases,
            kinds=self.kinds,
            members=self.members,
            note=self.note or "",
        )


@written
class WrittenSuccession:
    from_: AgencyId
    to: Annotated[AgencyId | None, Meaning("null: người có thẩm quyền phân công lại")]
    date: date
    function: Text
    source: WrittenSource

    def to_core(self) -> Succession:
        return Succession(self.from_, self.to, self.date, self.function, self.source.to_core())


@written
class WrittenRegister:
    schema_: Literal["agencies/1"]
    id: Slug
    root: Slug | None
    agencies: Some[WrittenAgency]
    groups: Many[WrittenAgencyGroup] = ()
    successions: Many[WrittenSuccession] = ()
