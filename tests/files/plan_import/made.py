"""Plans laid out as an office would: header, body, appendix tables, from the project's own plan data."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import typst
from docx import Document

from cchc.core.plan.tasks import Plan
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.sheet import score_sheet
from cchc.files.plan_import.comparison import FieldScore, compare
from cchc.files.plan_import.draft import DraftPlan
from cchc.files.plan_import.reading import read_paper
from cchc.files.plan_import.understanding import understand
from cchc.files.store import CatalogueStore
from tests.files.plan_import.word_shells import give_lists, merge_heads, number_rows, shell_rows

CATALOGUES = Path(__file__).parents[3] / "catalogues"
TASK_HEADINGS = ("STT", "Nhiệm vụ cụ thể", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
LOSS_HEADINGS = ("STT", "Tiêu chí bị trừ điểm", "Điểm chuẩn", "Giải trình", "Điểm đạt được", "Điểm bị trừ")
TITLES = {"line": "Tiêu chí", "area": "Lĩnh vực"}
TWO_STOREYS = "Cơ quan thực hiện"  # stands above who leads and who helps
ITALIC = re.compile(r"<i>(.*?)</i>")


@dataclass(frozen=True)
class Made:
    """A document before it gets a format; `<i>` marks what is slanted, `word` names habits of Word."""

    head: tuple[str, ...]
    body: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    captions: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    word: frozenset[str] = frozenset()

    def mapped(self, change: Callable[[str], str]) -> "Made":
        """The same document with every text changed."""
        tables = tuple(tuple(tuple(map(change, row)) for row in table) for table in self.tables)
        return Made(
            tuple(map(change, self.head)),
            tuple(map(change, self.body)),
            tables,
            tuple(map(change, self.captions)),
            tuple(map(change, self.end)),
            self.word,
        )

    def with_table(
        self, change: Callable[[tuple[tuple[str, ...], ...]], tuple[tuple[tuple[str, ...], ...], ...]]
    ) -> "Made":
        """The same document with its first table changed into one or several."""
        first, *others = self.tables
        many = change(first)
        captions = (self.captions[0], *("" for _ in many[1:]), *self.captions[1:])
        return replace(self, tables=(*many, *others), captions=captions)


@cache
def store() -> CatalogueStore:
    """The data files of the project."""
    return CatalogueStore(CATALOGUES)


def plan_named(identifier: str) -> Plan:
    """One plan of the project."""
    return store().plan_named(identifier)


def mended_by(plan: Plan) -> Assessment | None:
    """The result that a plan mends."""
    return store().result(plan.result) if plan.result else None


@cache
def laid_out(identifier: str) -> Made:
    """The plan as the office of the province would write it."""
    plan = plan_named(identifier)
    name = plan.agencies.name_of
    issuer = name(plan.issuer)
    head = (
        issuer.upper(),
        f"Số: {plan.number}",
        f"Thành phố, ngày {plan.day.day:02} tháng {plan.day.month:02} năm {plan.day.year}",
        "KẾ HOẠCH",
        plan.title.removeprefix("Kế hoạch ").capitalize(),
        *(f"Căn cứ {base};" for base in plan.legal_bases),
    )
    ranks = [one for one in plan.targets if one.rank_at_most]
    body = (
        "I. MỤC TIÊU, NHIỆM VỤ",
        "1. Mục tiêu",
        *(
            f"Năm {one.year}, Chỉ số cải cách hành chính nằm trong tốp {one.rank_at_most}."
            for one in ranks
            if one.year
        ),
        "2. Nhiệm vụ chung",
        *(f"- {one.text}." for one in plan.general_duties),
        "II. TỔ CHỨC THỰC HIỆN",
        *(f"- {name(one.lead)} chủ trì: Lĩnh vực {one.area}." for one in plan.area_leads),
        "Trong quá trình thực hiện nếu có vướng mắc, các cơ quan phản ánh để xem xét./.",
        "Nơi nhận:",
        *(f"- {one};" for one in plan.recipients),
    )
    tables = [_tasks(plan)]
    captions = ["PHỤ LỤC: NHIỆM VỤ CỤ THỂ"]
    mended = mended_by(plan)
    if mended is not None:
        tables.append(_losses(mended))
        captions.append("TỔNG HỢP CÁC TIÊU CHÍ BỊ TRỪ ĐIỂM")
    return Made(head, body, tuple(tables), tuple(captions))


def _tasks(plan: Plan) -> tuple[tuple[str, ...], ...]:
    names = plan.agencies.name_of
    rows = [TASK_HEADINGS]
    for task in plan.tasks:
        written = f" (<i>{task.written}</i>)" if task.written else ""
        leads, helpers = (", ".join(map(names, who)) for who in (task.leads, task.coordinating))
        rows.append((task.id, f"{task.title}{written}.", leads, helpers, task.deadline))
    return tuple(rows)


def _losses(mended: Assessment) -> tuple[tuple[str, ...], ...]:
    sheet = score_sheet(mended)
    rows = [LOSS_HEADINGS]
    for key in dict.fromkeys(item.line for item in mended.deductions):
        line = sheet.by_key[key]
        items = [item for item in mended.deductions if item.line == key]
        who = dict.fromkeys(one for item in items for one in item.responsible)
        told = ", ".join(map(mended.agencies.name_of, who))
        why = "; ".join(item.cause for item in items) + (f"\nTrách nhiệm: {told}" if told else "")
        figures = [
            f"{value:.2f}".replace(".", ",") for value in (line.node.max_points, line.points, line.lost)
        ]
        rows.append((key, line.node.name or "", figures[0], why, figures[1], figures[2]))
    return tuple(rows)


def as_markdown(made: Made) -> bytes:
    """Markdown with pipe tables."""
    blocks = [*made.head, *made.body]
    for caption, table in zip(made.captions, made.tables, strict=True):
        rows = ["|" + "|".join(f" {cell} ".replace("\n", "<br>") for cell in row) + "|" for row in table]
        rows.insert(1, "|" + "---|" * len(table[0]))
        blocks += [f"**{caption}**"] * bool(caption) + ["\n".join(rows)]
    return "\n\n".join((*blocks, *made.end)).encode()


def as_docx(made: Made, merged_lead: bool = False) -> bytes:
    """A Word file: the head in a frame of two columns; equal leads below one another in one merged cell."""
    document = Document()
    frame = document.add_table(2, 2)
    frame.cell(0, 0).text, frame.cell(1, 0).text = made.head[0], made.head[1]
    frame.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    frame.cell(1, 1).text = made.head[2]
    for text in (*made.head[3:], *made.body):
        document.add_paragraph(text)
    give_lists(document)
    last = 0
    for caption, table in zip(made.captions, made.tables, strict=True):
        if caption:
            document.add_paragraph(caption)
        grid = document.add_table(0, len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                _fill(cell.paragraphs[0], text)
        if merged_lead:
            _merge(grid, table, 2)
        if TWO_STOREYS in table[0]:
            merge_heads(grid, table)
        last = number_rows(grid, last) if "numbers" in made.word else last
        if "controls" in made.word:
            shell_rows(grid)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _fill(paragraph: object, text: str) -> None:
    for place, piece in enumerate(ITALIC.split(text)):
        run = paragraph.add_run(piece)  # type: ignore[attr-defined]
        run.italic = True if place % 2 else None


def _merge(grid: object, table: tuple[tuple[str, ...], ...], column: int) -> None:
    for place in range(len(table) - 1, 1, -1):
        if table[place][column] == table[place - 1][column]:
            low, high = grid.cell(place, column), grid.cell(place - 1, column)  # type: ignore[attr-defined]
            low.text = ""
            high.merge(low)
            for extra in high.paragraphs[1:]:
                extra._element.getparent().remove(extra._element)


def as_pdf(made: Made) -> bytes:
    """A PDF whose tables break over pages, heads repeated."""
    parts = ['#set page(paper: "a4", margin: 20mm)', "#set text(size: 11pt)"]
    parts += [f"#par({_quoted(text)})" for text in (*made.head, *made.body)]
    for caption, table in zip(made.captions, made.tables, strict=True):
        parts += [f"#par({_quoted(caption)})"] * bool(caption)
        cells = "".join(f"{_set(cell)}, " for row in table[1:] for cell in row)
        heads = "".join(f"{_set(cell)}, " for cell in table[0])
        wide = f"({', '.join(map(_wide, table[0]))})"
        parts.append(f"#table(columns: {wide}, table.header({heads}), {cells})")
    return typst.compile("\n\n".join(parts).encode())


def _wide(heading: str) -> str:
    """Numbers as wide as they are, what a row is about three times as wide as the rest."""
    return {"STT": "auto", "Nhiệm vụ cụ thể": "3fr", "Tiêu chí bị trừ điểm": "3fr"}.get(heading, "1fr")


def _set(text: str) -> str:
    pieces = [
        f"#emph({_quoted(piece)})" if place % 2 else f"#({_quoted(piece)})"
        for place, piece in enumerate(ITALIC.split(text))
        if piece
    ]
    return f"[{''.join(pieces)}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def understood(raw: bytes, file: str, identifier: str) -> DraftPlan:
    """What is read from such a document with the register and the catalogue of the plan."""
    plan = plan_named(identifier)
    return understand(read_paper(raw, file), plan.agencies, plan.catalogue)


def held_against(draft: DraftPlan, identifier: str) -> dict[str, FieldScore]:
    """The comparison with the plan from which the document was made, by field."""
    plan = plan_named(identifier)
    return {one.name: one for one in compare(draft, plan, mended_by(plan))}
