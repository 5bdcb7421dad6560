"""The mapping of lines between two catalogue versions as written."""

from typing import Literal

from cchc.core.catalogue.mapping import Crosswalk, MappedLines, Partial
from cchc.files.document import Many, Some, written
from cchc.files.documents.written import CatalogueId, Text


@written
class WrittenMappedLines:
    from_: Some[Text]
    to: Many[Text]
    note: Text | None = None
    stated: bool = False


@written
class WrittenMapping:
    schema_: Literal["mapping/1"]
    from_: CatalogueId
    to: CatalogueId
    lines: Many[WrittenMappedLines]
    same_code: Many[Text] = ()
    notes: Many[Text] = ()
    partial: Many[Partial] = ()

    def to_core(self) -> Crosswalk:
        lines = tuple(
            MappedLines(entry.from_, entry.to, entry.note or "", entry.stated) for entry in self.lines
        )
        return Crosswalk(self.from_, self.to, lines, self.same_code, self.notes, self.partial)
