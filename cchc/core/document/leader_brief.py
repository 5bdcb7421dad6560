"""The chairman's page as an official document, for offices that go on working on it in Word or Excel."""

from collections.abc import Iterator
from decimal import Decimal

from cchc.core.document.letterhead import Letterhead
from cchc.core.document.official import Block, Grid, Heading, OfficialDocument, Paragraph
from cchc.core.document.tables import table
from cchc.core.report.cells import BLANK, Cell, number, points, words
from cchc.core.report.leader import FORECAST
from cchc.core.report.leader_blocks import (
    LeaderPage,
    ShareBlock,
    ShareRow,
    StandingNumbers,
    StandingRow,
)
from cchc.core.report.outline import Align, Column, Section

KIND = "leader_page"
FIGURES = (
    Column("label", "Nội dung", 30),
    Column("value", "Số liệu", 12, Align.RIGHT),
    Column("most", "Trên tổng số", 10, Align.RIGHT),
    Column("unit", "Đơn vị tính", 10, Align.CENTRE),
    Column("note", "Ghi chú", 28),
    Column("dated", "Ngày số liệu", 20),
)
STANDINGS = (
    Column("name", "Chỉ số (đơn vị)", 20),
    Column("year", "Năm", 7, Align.CENTRE),
    Column("value", "Kết quả", 11, Align.RIGHT),
    Column("rank", "Hạng", 8, Align.RIGHT),
    Column("of", "Trên tổng số", 8, Align.RIGHT),
    Column("change", "So với năm trước", 18),
    Column("target", "Mục tiêu của kế hoạch", 20),
    Column("dated", "Số liệu, nguồn", 20),
    Column("moved", "Tăng, giảm so với năm trước", 14, Align.RIGHT, printed=False),
    Column("climbed", "Tăng, giảm hạng (bậc)", 14, Align.RIGHT, printed=False),
    Column("wanted", "Mục tiêu (hạng)", 14, Align.RIGHT, printed=False),
)
LOSSES = (
    Column("name", "Tiêu chí", 40),
    Column("amount", "Điểm mất (điểm)", 12, Align.RIGHT),
    Column("agency", "Cơ quan", 26),
    Column("cause", "Nguyên nhân", 30),
)
DECISIONS = (
    Column("fact", "Sự việc", 46),
    Column("asked", "Đề nghị", 36),
    Column("dated", "Ngày số liệu", 20),
)
COUNTED = "yêu cầu"
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
    for place, block in enumerate(page.shares, start=1):
        yield from _titled(f"{block.title} ({block.dated})", _shares(block, f"shares-{place}"), block.note)
    yield from _titled(f"{page.weak.title} ({page.weak.dated})", _weak(page), page.weak.note)
    yield from _titled("Việc chỉ Chủ tịch quyết được", _decisions(page))
    yield Paragraph(FORECAST, "italic")
    yield Heading(1, "Nguồn")
    for place, source in enumerate(page.sources, start=1):
        yield Paragraph(f"({place}) {source}")
    yield Paragraph(OPINION, "bold")


def _titled(title: str, section: Section, note: str = "") -> Iterator[Block]:
    """A heading with its table, or the word that nothing is known."""
    yield Heading(1, title)
    yield Grid(section) if section.rows else Paragraph("Chưa có số liệu.")
    if note:
        yield Paragraph(note, "italic")


def _figures(page: LeaderPage) -> Section:
    rows = (
        (
            words(one.label),
            words(one.text) if one.value is None else _as_printed(one.value),
            _where_known(one.most),
            words(one.unit),
            words(one.note),
            words(one.dated),
        )
        for one in page.headline
    )
    return table("figures", "Số liệu chính", FIGURES, rows)


def _as_printed(value: Decimal | int | None) -> Cell:
    """A number with the decimals that it has; blank for none."""
    if not isinstance(value, Decimal):
        return _where_known(value)
    return points(value, max(-int(value.as_tuple().exponent), 0))


def _where_known(value: Decimal | int | None) -> Cell:
    return BLANK if value is None else number(value)


def _standings(page: LeaderPage) -> Section:
    return table("standings", "Vị trí trên các chỉ số", STANDINGS, map(_standing, page.standings))


def _standing(one: StandingRow) -> tuple[Cell, ...]:
    told = one.numbers or StandingNumbers(unit="")
    return (
        words(f"{one.name}, {told.unit}" if told.unit else one.name),
        words(one.year),
        words(one.value) if told.result is None else _as_printed(told.result),
        words(one.rank) if told.rank is None else _where_known(told.rank),
        _where_known(told.of if told.rank is not None else None),
        words(one.change),
        words(one.target),
        words(" ".join((one.dated, *(f"({mark})" for mark in one.marks)))),
        _as_printed(told.moved),
        _where_known(told.climbed),
        _where_known(told.wanted),
    )


def _shares(block: ShareBlock, key: str) -> Section:
    """The columns for which a row of the block has something to say."""
    whole = "Tổng số" if block.unit == COUNTED else "Tối đa"
    columns = (
        Column("name", "Nội dung", 40),
        Column("reached", f"Đạt ({block.unit})", 12, Align.RIGHT),
        Column("most", f"{whole} ({block.unit})", 12, Align.RIGHT),
        Column("percent", "Tỷ lệ (%)", 9, Align.RIGHT),
        Column("missed", "Mất (điểm)", 9, Align.RIGHT),
        Column("rank", "Hạng", 8, Align.RIGHT),
        Column("note", "Ghi chú", 24),
    )
    rows = [_share(one, block) for one in block.rows]
    kept = [place for place in range(len(columns)) if any(row[place] != BLANK for row in rows)]
    picked = ([row[place] for place in kept] for row in rows)
    return table(key, block.title, tuple(columns[place] for place in kept), picked)


def _share(one: ShareRow, block: ShareBlock) -> tuple[Cell, ...]:
    uncounted = BLANK if block.unit == COUNTED else words(one.text)
    return (
        words(one.name),
        uncounted if one.reached is None else _as_printed(one.reached),
        _where_known(one.most),
        _where_known(one.percent),
        _as_printed(one.missed),
        _where_known(one.rank),
        words("; ".join(text for text in (one.scale, one.note) if text)),
    )


def _weak(page: LeaderPage) -> Section:
    block = page.weak
    if not any(one.rank for one in block.points):
        rows = (
            (words(one.name), _as_printed(one.lost), words(one.agency), words(one.cause))
            for one in block.points
        )
        return table("weak", block.title, LOSSES, rows)
    columns = (
        Column("name", "Nội dung", 40),
        Column("rank", "Hạng", 8, Align.RIGHT),
        Column("of", "Trên tổng số", 9, Align.RIGHT),
        Column("result", f"Kết quả ({block.unit})", 12, Align.RIGHT),
        Column("agency", "Cơ quan", 34),
    )
    ranked = (
        (
            words(one.name),
            _where_known(one.rank),
            _where_known(one.of),
            _as_printed(one.result),
            words(one.agency),
        )
        for one in block.points
    )
    return table("weak", block.title, columns, ranked)


def _decisions(page: LeaderPage) -> Section:
    rows = ((words(one.fact), words(one.asked), words(one.dated)) for one in page.decisions)
    return table("decisions", "Việc chờ Chủ tịch quyết", DECISIONS, rows)
