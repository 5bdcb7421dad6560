"""The chairman's page as an official document, for offices that go on working on it in Word or Excel."""

from collections.abc import Iterator

from cchc.core.document.letterhead import Letterhead
from cchc.core.document.official import Block, Grid, Heading, OfficialDocument, Paragraph
from cchc.core.document.tables import table
from cchc.core.report.cells import words
from cchc.core.report.leader import FORECAST
from cchc.core.report.leader_blocks import LeaderPage, ShareBlock
from cchc.core.report.outline import Align, Column, Section

KIND = "leader_page"
FIGURES = (
    Column("label", "Nội dung", 30),
    Column("value", "Số liệu", 16, Align.CENTRE),
    Column("note", "Ghi chú", 34),
    Column("dated", "Ngày số liệu", 24),
)
STANDINGS = (
    Column("name", "Chỉ số", 20),
    Column("year", "Năm", 8, Align.CENTRE),
    Column("value", "Kết quả", 14, Align.CENTRE),
    Column("rank", "Hạng", 10, Align.CENTRE),
    Column("change", "So với năm trước", 18),
    Column("target", "Mục tiêu của kế hoạch", 22),
    Column("dated", "Số liệu, nguồn", 22),
)
SHARES = (Column("name", "Nội dung", 44), Column("text", "Mức đạt", 24), Column("note", "Ghi chú", 30))
WEAK = (
    Column("name", "Tiêu chí", 40),
    Column("amount", "Mức", 16, Align.CENTRE),
    Column("agency", "Cơ quan", 26),
    Column("cause", "Nguyên nhân", 30),
)
DECISIONS = (
    Column("fact", "Sự việc", 46),
    Column("asked", "Đề nghị", 36),
    Column("dated", "Ngày số liệu", 20),
)
OPINION = "Ý kiến của Chủ tịch:"


def leader_document(page: LeaderPage, head: Letterhead) -> OfficialDocument:
    """Build the document in the order of the page with all its texts; `head` is who puts it before him.

    A page that was cut to fit its paper should not be given: a document has room for every word.
    """
    return OfficialDocument(
        kind=KIND,
        superior=head.superior,
        issuer=head.issuer,
        symbol=f"BC-{head.sign}",
        place=head.place,
        type_name="BÁO CÁO",
        abstract=page.title,
        addressees=(page.addressee.removeprefix("Kính gửi: "),),
        blocks=tuple(_blocks(page)),
        authority=head.authority,
        position=head.position,
        signer=head.signer,
        recipients=("Như trên",),
        drafter=head.drafter,
        illustrative=page.illustrative,
    )


def _blocks(page: LeaderPage) -> Iterator[Block]:
    yield Paragraph(page.newest, "italic")
    yield from _titled("Số liệu chính", _figures(page))
    yield from _titled("Vị trí của tỉnh trên các chỉ số", _standings(page))
    for number, block in enumerate(page.shares, start=1):
        yield from _titled(f"{block.title} ({block.dated})", _shares(block, f"shares-{number}"), block.note)
    yield from _titled(f"{page.weak.title} ({page.weak.dated})", _weak(page), page.weak.note)
    yield from _titled("Việc chỉ Chủ tịch quyết được", _decisions(page))
    yield Paragraph(FORECAST, "italic")
    yield Heading(1, "Nguồn")
    for number, source in enumerate(page.sources, start=1):
        yield Paragraph(f"({number}) {source}")
    yield Paragraph(OPINION, "bold")


def _titled(title: str, section: Section, note: str = "") -> Iterator[Block]:
    """A heading with its table, or the word that nothing is known."""
    yield Heading(1, title)
    yield Grid(section) if section.rows else Paragraph("Chưa có số liệu.")
    if note:
        yield Paragraph(note, "italic")


def _figures(page: LeaderPage) -> Section:
    rows = (
        (words(one.label), words(f"{one.text}{one.of}"), words(one.note), words(one.dated))
        for one in page.headline
    )
    return table("figures", "Số liệu chính", FIGURES, rows)


def _standings(page: LeaderPage) -> Section:
    rows = (
        (
            words(one.name),
            words(one.year),
            words(one.value),
            words(one.rank),
            words(one.change),
            words(one.target),
            words(" ".join((one.dated, *(f"({mark})" for mark in one.marks)))),
        )
        for one in page.standings
    )
    return table("standings", "Vị trí trên các chỉ số", STANDINGS, rows)


def _shares(block: ShareBlock, key: str) -> Section:
    rows = ((words(one.name), words(one.text), words(one.note)) for one in block.rows)
    return table(key, block.title, SHARES, rows)


def _weak(page: LeaderPage) -> Section:
    rows = (
        (words(one.name), words(one.amount), words(one.agency), words(one.cause)) for one in page.weak.points
    )
    return table("weak", page.weak.title, WEAK, rows)


def _decisions(page: LeaderPage) -> Section:
    rows = ((words(one.fact), words(one.asked), words(one.dated)) for one in page.decisions)
    return table("decisions", "Việc chờ Chủ tịch quyết", DECISIONS, rows)
