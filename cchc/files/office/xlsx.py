"""The tables of an official document as .xlsx, one sheet for each."""

from collections.abc import Iterator

from cchc.core.document.official import Block, Grid, OfficialDocument
from cchc.core.report.outline import Report, Section


def tables_of(document: OfficialDocument) -> tuple[Section, ...]:
    """Every table of the document in order: body, then annexes."""
    return tuple(_tables(document))


def _tables(document: OfficialDocument) -> Iterator[Section]:
    blocks: list[Block] = [*document.blocks]
    for annex in document.annexes:
        blocks += annex.blocks
    yield from (block.section for block in blocks if isinstance(block, Grid))


def write_xlsx(document: OfficialDocument) -> bytes | None:
    """The tables as one workbook, None for a document without any."""
    from cchc.files import tables_xlsx

    sections = tables_of(document)
    if not sections:
        return None
    title = document.type_name or "CÔNG VĂN"
    report = Report(document.kind, title, document.abstract, (), sections, illustrative=document.illustrative)
    return tables_xlsx.write(report)
