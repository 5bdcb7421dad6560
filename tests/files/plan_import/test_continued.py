"""A table that goes on without its heading: taken over where that is sure, doubted or refused elsewhere."""

import io
from dataclasses import replace

import docx
import pypdfium2
import pytest
import typst

from cchc.files.plan_import.doubts import Doubt
from cchc.files.plan_import.draft import DraftPlan
from cchc.files.plan_import.paper import Grid, Line, Paper, paper_of
from cchc.files.plan_import.reading import read_paper
from cchc.files.plan_import.understanding import understand
from tests.files.plan_import.made import plan_named, understood

PLAN = "vinh-phuc-5264-2018"
HEADING = ("STT", "Nhiệm vụ cụ thể", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
ROWS = (
    ("1", "Rà soát văn bản của tỉnh", "Sở Tư pháp", "Sở Nội vụ", "Tháng 8/2018"),
    ("2", "Kết nối phần mềm một cửa", "Sở Thông tin và Truyền thông", "Sở Nội vụ", "Tháng 9/2018"),
    ("3", "Tổ chức thi sáng kiến", "Sở Nội vụ", "Sở Tài chính", "Tháng 10/2018"),
    ("4", "Kiểm tra công vụ", "Thanh tra tỉnh", "Sở Nội vụ", "Hàng năm"),
)
WIDE = (0.05, 0.4, 0.15, 0.25, 0.15)
AGENCY_PATHS = {f"tasks/{at}/{field}" for at in (3, 4) for field in ("leads", "coordinating")}


def paper(
    *tables: tuple[tuple[str, ...], ...], widths: tuple[float, ...] = (), turned: bool = False
) -> Paper:
    """A document of nothing but tables, each with its columns as wide as said."""
    blocks = [{"rows": [[{"text": text} for text in row] for row in table]} for table in tables]
    made = paper_of("ke-hoach.docx", blocks)
    grids = [replace(grid, widths=widths, turned=turned and grid.at > 1) for grid in made.grids]
    return Paper(made.file, tuple(grids))


def read(given: Paper) -> DraftPlan:
    """What is understood with the register of the plan."""
    plan = plan_named(PLAN)
    return understand(given, plan.agencies, plan.catalogue)


def told(draft: DraftPlan) -> tuple[Doubt, ...]:
    """The doubts about tables and tasks."""
    return tuple(one for one in draft.doubts if one.path.startswith(("tables/", "tasks/")))


def assumed(draft: DraftPlan) -> set[str]:
    """The fields that are told to be only assumed."""
    return {one.path for one in draft.doubts if one.code == "column_assumed"}


def test_leads_and_helpers_of_a_headless_table_are_doubted_in_every_row() -> None:
    """Nothing tells the two columns apart: every value of them is marked, right or wrong."""
    draft = read(paper((HEADING, *ROWS[:2]), ROWS[2:]))
    assert [task.id for task in draft.tasks] == ["1", "2", "3", "4"]
    assert assumed(draft) == AGENCY_PATHS
    place = next(one.place for one in draft.doubts if one.path == "tasks/3/leads")
    assert place == "Bảng 2, dòng 1, cột cơ quan chủ trì"


def test_columns_as_wide_as_above_tell_apart_what_content_cannot() -> None:
    wide = tuple(one / sum((0.05, 0.4, 0.12, 0.23, 0.3)) for one in (0.05, 0.4, 0.12, 0.23, 0.3))
    assert told(read(paper((HEADING, *ROWS[:2]), ROWS[2:], widths=wide))) == ()
    assert assumed(read(paper((HEADING, *ROWS[:2]), ROWS[2:], widths=WIDE))) == AGENCY_PATHS


def test_a_table_that_only_the_page_has_cut_keeps_its_columns() -> None:
    cut = paper((HEADING, *ROWS[:2]), ROWS[2:], widths=(0.2,) * 5, turned=True)
    assert told(read(cut)) == ()


def test_columns_of_other_width_are_another_table_or_doubtful_throughout() -> None:
    first, second = paper((HEADING, *ROWS[:2]), ROWS[2:]).grids
    moved = Paper("a.docx", (replace(first, widths=WIDE), replace(second, widths=WIDE[::-1])))
    assert [one.code for one in told(read(moved)) if one.path == "tables/2"] == ["table_misfit"]
    other = replace(second, widths=(0.3, 0.3, 0.2, 0.1, 0.1))
    assert {"tasks/3", "tasks/4"} <= assumed(read(Paper("a.docx", (replace(first, widths=WIDE), other))))


@pytest.mark.parametrize(
    "order",
    [(1, 0, 2, 3, 4), (0, 2, 1, 3, 4), (0, 1, 4, 3, 2), (0, 4, 2, 3, 1), (4, 3, 2, 1, 0)],
)
def test_what_no_column_can_hold_is_refused_with_its_place(order: tuple[int, ...]) -> None:
    """Numbers, names and deadlines stand where they cannot: nothing of the table is read."""
    part = tuple(tuple(row[at] for at in order) for row in ROWS[2:])
    draft = read(paper((HEADING, *ROWS[:2]), part))
    assert [task.id for task in draft.tasks] == ["1", "2"]
    (doubt,) = (one for one in draft.doubts if one.path == "tables/2")
    assert (doubt.code, doubt.place, doubt.text) == ("table_misfit", "Bảng 2", " | ".join(part[0]))


def test_numbers_that_do_not_go_on_make_the_whole_row_doubtful() -> None:
    part = tuple((str(int(row[0]) + 5), *row[1:]) for row in ROWS[2:])
    assert {"tasks/8", "tasks/9"} <= assumed(read(paper((HEADING, *ROWS[:2]), part)))
    bare = tuple(row[1:] for row in (HEADING, *ROWS))
    whole = {one for one in assumed(read(paper(bare[:3], bare[3:]))) if one.count("/") == 1}
    assert whole == {"tasks/d1", "tasks/d2+"}


def test_a_column_that_nobody_knows_may_be_any_other() -> None:
    strange = (*HEADING[:4], "Khi nào xong")
    assert {"tasks/3", "tasks/4"} <= assumed(read(paper((strange, *ROWS[:2]), ROWS[2:])))


def test_a_remark_that_holds_deadlines_makes_the_deadlines_doubtful() -> None:
    wide = tuple((*row, "Hàng quý") for row in ROWS)
    draft = read(paper(((*HEADING, "Ghi chú"), *wide[:2]), wide[2:]))
    assert {"tasks/3/deadline", "tasks/4/deadline"} <= assumed(draft)


def test_a_narrow_rest_behind_a_table_is_told() -> None:
    """Two rows without heading and with fewer columns are no frame of a signature."""
    draft = read(paper((HEADING, *ROWS[:2]), tuple(row[:4] for row in ROWS[2:])))
    assert [(one.code, one.path) for one in told(draft)] == [("table_unread", "tables/2")]


def test_rows_of_other_length_and_cells_over_columns_are_doubted() -> None:
    short = (*ROWS[0][:2], *ROWS[0][3:])
    draft = read(paper((HEADING, short, ROWS[1])))
    assert {one.path for one in draft.doubts if one.code == "row_length"} >= {"tasks/1", "tasks/1/leads"}
    rest = read(paper((HEADING, ROWS[0], ("", "và báo cáo"))))
    assert rest.tasks[0].title.endswith("và báo cáo")
    assert "tasks/1" in {one.path for one in rest.doubts if one.code == "row_length"}
    document, stream = docx.Document(), io.BytesIO()
    table = document.add_table(0, 5)
    for row in (HEADING, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(2, 3).text = ""
    table.cell(2, 2).merge(table.cell(2, 3))
    document.save(stream)
    draft = understood(stream.getvalue(), "a.docx", PLAN)
    over = {one.path for one in draft.doubts if one.code == "cell_over_columns"}
    assert over == {"tasks/2/leads", "tasks/2/coordinating"}


def test_widths_are_read_from_word_and_from_the_page() -> None:
    document, stream = docx.Document(), io.BytesIO()
    table = document.add_table(1, 2)
    for column, wide in zip(table.columns, (1000, 3000), strict=True):
        column.width = docx.shared.Twips(wide)
    table.cell(0, 0).text = "a"
    document.save(stream)
    (grid,) = read_paper(stream.getvalue(), "a.docx").grids
    assert grid.widths == (0.25, 0.75)
    rows = "".join(f"[{at}], [việc thứ {at}], [Sở], " for at in range(1, 90))
    text = f"#table(columns: (1cm, 1fr, 3cm), [STT], [Việc], [Ai], {rows})"
    first, *others = read_paper(typst.compile(text.encode()), "a.pdf").grids
    assert len(first.widths) == 3
    assert not first.turned
    assert others
    assert all(grid.turned and _near(grid, first) for grid in others)


def _near(grid: Grid, other: Grid) -> bool:
    return all(abs(a - b) < 0.01 for a, b in zip(grid.widths, other.widths, strict=True))


def test_a_page_that_holds_nothing_but_the_rest_of_a_row_is_no_running_text() -> None:
    rest = ("", "và báo cáo Chủ tịch Ủy ban nhân dân tỉnh trong quý.", "", "", "")
    draft = read(paper((HEADING, *ROWS[:2]), (rest,), widths=(0.2,) * 5, turned=True))
    assert draft.tasks[1].title.endswith("và báo cáo Chủ tịch Ủy ban nhân dân tỉnh trong quý")
    assert not draft.doubts_on("body")


def test_a_stray_line_between_two_pages_does_not_cut_a_row_in_two() -> None:
    """The page number, or a letter beside the table, stands between; the heading is there again."""
    cut = (HEADING, ("", "và báo cáo Chủ tịch Ủy ban nhân dân tỉnh", "", "", ""), *ROWS[2:])
    first, second = paper((HEADING, *ROWS[:2]), cut).grids
    draft = read(Paper("a.docx", (first, Line("12", (), 2), replace(second, at=3))))
    assert [task.id for task in draft.tasks] == ["1", "2", "3", "4"]
    assert draft.tasks[1].title.endswith("và báo cáo Chủ tịch Ủy ban nhân dân tỉnh")


@pytest.mark.parametrize("top", [ROWS[:1], (HEADING, *ROWS[:1]), (HEADING,)])
def test_rows_that_stand_again_on_top_of_a_page_take_no_rest(top: tuple[tuple[str, ...], ...]) -> None:
    cut = (*ROWS[1][:3], "Sở Tài chính,", ROWS[1][4])
    rest = ("", "và báo cáo (Tiêu chí 7.1: Ứng dụng)", "", "Sở Nội vụ", "")
    draft = read(paper((HEADING, ROWS[0], cut), (*top, rest, *ROWS[2:])))
    assert [task.id for task in draft.tasks] == ["1", "2", "3", "4"]
    assert draft.tasks[1].coordinating == ("so-tai-chinh", "so-noi-vu")
    assert [mend.target for mend in draft.tasks[1].mends] == ["7.1"]


def test_the_title_of_a_section_may_be_cut_by_a_page() -> None:
    section, rest = ("I", "CẢI CÁCH TÀI CHÍNH", "", "", ""), ("", "CÔNG", "", "", "")
    draft = read(paper((HEADING, ROWS[0], section), (rest, *ROWS[1:]), widths=(0.2,) * 5, turned=True))
    assert [task.id for task in draft.tasks] == ["1", "2", "3", "4"]
    assert draft.tasks[1].section == "I. CẢI CÁCH TÀI CHÍNH CÔNG"


def test_a_row_before_one_without_a_new_number_may_be_cut() -> None:
    draft = read(paper((HEADING, *ROWS[:2], ROWS[1], *ROWS[2:])))
    assert "rest_elsewhere" in {one.code for one in draft.doubts_on("tasks/2")}


def test_a_page_that_stands_on_its_side_is_told() -> None:
    text = "Việc cần làm ngay trong năm và những năm sau"
    made = pypdfium2.PdfDocument(typst.compile(text.encode()))
    made[0].set_rotation(90)
    stream = io.BytesIO()
    made.save(stream)
    made.close()
    (note,) = read_paper(stream.getvalue(), "a.pdf").notes
    assert (note.code, note.place) == ("page_aside", "Trang 1")


def test_number_and_day_on_one_line_of_a_page_are_both_read() -> None:
    head = "#grid(columns: (1fr, 1fr), [Số: 5264/KH-UBND], [Vĩnh Phúc, ngày 10 tháng 7 năm 2018])"
    header = read(read_paper(typst.compile(head.encode()), "a.pdf")).header
    assert (header.number, f"{header.day}") == ("5264/KH-UBND", "2018-07-10")
