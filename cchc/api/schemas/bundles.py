"""The bundle of evidence of a unit, as it is given."""

from ninja import Schema

from cchc.api.schemas.plain import Body, Flag, LineKey
from cchc.files.bundle_lines import BundleLine, document_line, line_text
from cchc.records.entries.evidence_bundle import UnitBundle


class BundleLineOut(Schema):
    """Một dòng của gói; `text` là nội dung để dán vào phần mềm của Bộ, `typed`: đã nhập."""

    line: str
    title: str
    fact: str
    points: str
    notes: list[str]
    documents: list[str]
    text: str
    typed: bool


class BundleOut(Schema):
    """Gói tài liệu kiểm chứng của một đơn vị, theo thứ tự của bộ tiêu chí."""

    title: str
    unit: str
    may_tick: bool
    lines: list[BundleLineOut]


class TypedGiven(Body):
    """Dòng đã nhập vào phần mềm của Bộ, hay chưa."""

    line: LineKey
    typed: Flag


def bundle_out(found: UnitBundle) -> BundleOut:
    """The bundle without its files."""
    bundle = found.bundle
    lines = [_line(one) for one in bundle.lines]
    return BundleOut(title=bundle.title, unit=bundle.unit, may_tick=found.may_tick, lines=lines)


def _line(one: BundleLine) -> BundleLineOut:
    return BundleLineOut(
        line=one.key,
        title=one.title,
        fact=one.fact,
        points=one.points,
        notes=list(one.notes),
        documents=[document_line(each) for each in one.documents],
        text=line_text(one),
        typed=one.typed,
    )
