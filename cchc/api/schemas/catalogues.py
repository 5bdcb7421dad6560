"""Catalogues and their lines as they are given."""

from typing import Any

from ninja import Schema

from cchc.api.schemas.contradictions import ConflictOut
from cchc.api.schemas.plain import exact
from cchc.core.campaign.fields import fields_for
from cchc.core.catalogue import measure_wording, rules
from cchc.core.catalogue.nodes import Catalogue, Node


class CatalogueOut(Schema):
    """Một bộ tiêu chí đã nạp; `sha256` là mã băm của bản ấy."""

    id: str
    title: str
    level: str
    years: list[int]
    scale: str | None
    illustrative: bool
    published: bool
    sha256: str


class RequiredOut(Schema):
    """Một loại tài liệu kiểm chứng phải có, và số lượng ít nhất."""

    id: str
    name: str
    minimum: int
    noun: str


class FieldOut(Schema):
    """Một ô của phiếu nhập số liệu: tên, nhãn, kiểu, đơn vị, các lựa chọn."""

    name: str
    label: str
    kind: str
    unit: str
    options: dict[str, str]
    hint: str


class LineOut(Schema):
    """Một dòng; `max_points` null: không nguồn nào nêu; `fields` rỗng: không nguồn nào nêu phải nhập gì."""

    key: str
    code: str | None
    title: str
    kind: str
    parent: str | None
    leaf: bool
    max_points: str | None
    measure: str | None
    rule: str | None
    effect: str
    lead: list[str]
    coordinating: list[str]
    collating: str | None
    required_evidence: list[RequiredOut]
    may_be_not_applicable: bool
    hint: str
    source: str
    status: str
    source_note: str
    fields: list[FieldOut]


class CitedOut(Schema):
    """Một văn bản được dẫn."""

    id: str
    title: str
    address: str | None


class WholeCatalogueOut(CatalogueOut):
    """Một bộ tiêu chí với mọi dòng, theo thứ tự in; nguồn, chỗ nguồn nêu khác nhau, nhận xét."""

    lines: list[LineOut]
    sources: list[CitedOut]
    conflicts: list[ConflictOut]
    notes: list[str]


def catalogue_out(found: Catalogue) -> CatalogueOut:
    """A catalogue without its lines."""
    return CatalogueOut(**_head(found))


def whole_catalogue(found: Catalogue) -> WholeCatalogueOut:
    """A catalogue with its lines."""
    return WholeCatalogueOut(
        **_head(found),
        lines=[line_out(found, node) for node in found.nodes],
        sources=[CitedOut.model_validate(one) for one in found.sources],
        conflicts=[ConflictOut.model_validate(one) for one in found.conflicts],
        notes=list(found.notes),
    )


def _head(found: Catalogue) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.title,
        "level": found.level,
        "years": list(found.years),
        "scale": exact(found.scale),
        "illustrative": found.illustrative,
        "published": found.published,
        "sha256": found.sha256,
    }


def line_out(found: Catalogue, node: Node) -> LineOut:
    """One line with its measure and its scale in words."""
    above = found.ancestors[node.key]
    return LineOut(
        key=node.key,
        code=node.code,
        title=node.title,
        kind=node.kind.value,
        parent=above[-1].key if above else None,
        leaf=node.is_leaf,
        max_points=exact(node.max_points),
        measure=None if node.measure is None else measure_wording.describe(node.measure),
        rule=None if node.rule is None else rules.describe(node.rule, node.measure, node.max_points),
        effect=node.effect.value,
        lead=list(node.lead),
        coordinating=list(node.coordinating),
        collating=node.collating,
        required_evidence=[
            RequiredOut(id=one.id, name=one.name, minimum=one.minimum, noun=one.noun)
            for one in node.required_evidence
        ],
        may_be_not_applicable=node.may_be_not_applicable,
        hint=node.hint,
        source=node.reference.source.id,
        status=node.reference.status.value,
        source_note=node.reference.note,
        fields=fields_out(node) if node.is_leaf else [],
    )


def fields_out(node: Node, *, figures: bool = False) -> list[FieldOut]:
    """The fields of the form of a line."""
    return [
        FieldOut(
            name=one.name,
            label=one.label,
            kind=one.kind,
            unit=one.unit,
            options=dict(one.options),
            hint=one.hint,
        )
        for one in fields_for(node, figures=figures)
    ]
