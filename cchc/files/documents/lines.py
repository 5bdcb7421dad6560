"""The lines of a catalogue as written: areas, criteria, remainder, with reference, target and evidence."""

from typing import Annotated, Any, Literal

from cchc.core.catalogue.nodes import LegalBasis, RequiredEvidence, Target
from cchc.files.document import Many, written
from cchc.files.documents.measures import AnyMeasure, WrittenComparison
from cchc.files.documents.rules import AnyRule
from cchc.files.documents.written import AgencyId, OptionalDate, Points, Positive, Slug, StatusText, Text
from cchc.files.misfits import Meaning, MisfitError


@written
class WrittenReference:
    source: Slug
    place: Text | None = None
    status: StatusText
    note: Text | None = None


@written
class WrittenLegalBasis:
    document: Text
    clause: Text | None = None
    valid_from: OptionalDate = None
    valid_to: OptionalDate = None

    def to_core(self) -> LegalBasis:
        return LegalBasis(self.document, self.clause or "", self.valid_from, self.valid_to)


@written
class WrittenEvidence:
    id: Slug
    name: Text
    minimum: Positive = 1
    noun: Text = "tài liệu"

    def to_core(self) -> RequiredEvidence:
        return RequiredEvidence(self.id, self.name, self.minimum, self.noun)


@written
class WrittenTarget:
    text: Text
    measure: AnyMeasure | None = None
    condition: WrittenComparison | None = None
    qualitative: Annotated[bool, Meaning("true: do người xem xét, không đo bằng số")] = False
    conflicts: Many[Slug] = ()
    also: Many[Text] = ()

    @staticmethod
    def check_keys(keys: dict[str, Any]) -> None:
        if bool(keys.get("qualitative")) is (keys.get("measure") is not None):
            hint = "Có cách đo thì thêm “measure”; do người xem xét thì ghi qualitative: true"
            raise MisfitError("unmeasured_target", "Yêu cầu phải có cách đo hoặc ghi là định tính", hint)

    def to_core(self) -> Target:
        return Target(
            self.text,
            self.measure.to_core() if self.measure else None,
            self.condition.comparison() if self.condition else None,
            self.also,
            self.conflicts,
        )


@written
class WrittenLine:
    id: Slug
    code: Annotated[Text | None, Meaning("Mã in trong bộ tiêu chí, đặt trong ngoặc kép")] = None
    name: Annotated[Text | None, Meaning("null: nguồn không nêu tên")] = None
    max_points: Annotated[Points | None, Meaning("Điểm tối đa; null: không nguồn nào nêu")] = None
    part: Slug | None = None
    reference: WrittenReference | None = None
    legal_basis: Many[WrittenLegalBasis] = ()
    lead: Many[AgencyId] = ()
    coordinating: Many[AgencyId] = ()
    collating: AgencyId | None = None
    measure: AnyMeasure | None = None
    rule: AnyRule | None = None
    target: WrittenTarget | None = None
    required_evidence: Many[WrittenEvidence] = ()
    may_be_not_applicable: bool = False
    effect: Literal["score", "bonus", "penalty"] = "score"
    hint: Text | None = None
    counted_in: Annotated[Slug | None, Meaning("Điểm nằm trong dòng chưa chia nào")] = None
    children: Many["WrittenLine"] = ()

    @staticmethod
    def check_keys(keys: dict[str, Any]) -> None:
        if keys.get("counted_in") is None and "max_points" not in keys:
            raise MisfitError(
                "missing_key", "Thiếu khóa “max_points”", "Không nguồn nào nêu điểm thì ghi null"
            )


@written
class WrittenDefaults:
    part: Slug | None = None
    rule: AnyRule | None = None
    reference: WrittenReference | None = None
