"""The mapping of lines between two catalogue versions as written."""

from typing import Annotated, Any, Literal

from cchc.core.catalogue.mapping import Crosswalk, MappedLines, Partial
from cchc.files.document import Many, written
from cchc.files.documents.written import CatalogueId, Text
from cchc.files.misfits import Meaning, MisfitError


@written
class WrittenMappedLines:
    from_: Annotated[Many[Text], Meaning("Mã của bộ cũ; để trống: dòng mới, không có ở bộ cũ")]
    to: Annotated[Many[Text], Meaning("Mã của bộ mới; để trống: dòng không còn")]
    note: Text | None = None
    stated: bool = False

    @staticmethod
    def check_keys(keys: dict[str, Any]) -> None:
        if not keys.get("from") and not keys.get("to"):
            hint = "“to” trống: dòng không còn; “from” trống: dòng mới"
            raise MisfitError("nothing_mapped", "Dòng đối chiếu không nêu mã nào", hint)


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
