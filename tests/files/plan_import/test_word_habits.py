"""What offices do in Word beside typing: each is understood, or told with its place."""

import pytest

from cchc.files.plan_import.draft import DraftPlan
from cchc.files.plan_import.reading import read_paper
from tests.files.plan_import.made import understood
from tests.files.plan_import.word_made import (
    HEADING,
    ROWS,
    cell,
    line,
    listed,
    row,
    run,
    table,
    tasks,
    word,
)

PLAN = "vinh-phuc-5264-2018"
NAMES = [task[1] for task in ROWS]
DELETED = '<w:del w:id="1" w:author="a"><w:r><w:delText>Sở Tài chính</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2" w:author="a">{run("Sở Nội vụ")}</w:ins>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF Sở</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Sở Nội vụ")}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
LEAD = "tasks/2/leads"


def read(*blocks: str, notes: str = "") -> DraftPlan:
    """What is understood of such a file."""
    return understood(word(*blocks, notes=notes), "ke-hoach.docx", PLAN)


def told(draft: DraftPlan) -> list[tuple[str, str, str]]:
    """The doubts about tables, tasks and noted places: code, path, words."""
    here = ("tables/", "tasks/", "body/notes")
    return [(one.code, one.path, one.text) for one in draft.doubts if one.path.startswith(here)]


def texts(*blocks: str) -> list[str]:
    """The paragraphs of a file."""
    return [one.text for one in read_paper(word(*blocks), "a.docx").lines]


def test_numbers_that_word_itself_writes_are_the_numbers_of_the_rows() -> None:
    """Nothing is typed in the first column."""
    empty = cell(line(before=listed(1)))
    draft = read(tasks(a1=empty, a2=empty, a3=empty))
    assert [task.id for task in draft.tasks] == ["1", "2", "3"]
    assert [task.title for task in draft.tasks] == NAMES
    assert told(draft) == []


def test_a_list_that_begins_elsewhere_is_told_as_a_gap() -> None:
    empty = cell(line(before=listed(3)))
    draft = read(tasks(a1=empty, a2=empty, a3=empty))
    assert [task.id for task in draft.tasks] == ["7", "8", "9"]
    assert ("number_gap", "tasks/7/id", "7") in told(draft)


def test_lists_of_several_depths_count_as_word_does() -> None:
    shape = ((2, 0), (2, 1), (2, 2), (2, 2), (2, 3), (2, 0), (2, 1), (1, 0), (3, 0), (1, 1), (2, 4))
    found = texts(*(line(run("x"), before=listed(*one)) for one in shape))
    labels = ["I.", "1.1", "a)", "b)", "-", "II.", "2.1", "1.", "7.", "7.1.", "\ufffd"]
    assert found == [f"{one} x" for one in labels]


def test_a_paragraph_taken_out_of_its_list_bears_no_number() -> None:
    style = '<w:pStyle w:val="ListNumber"/>'
    assert texts(line(run("x"), before=style + '<w:numPr><w:numId w:val="0"/></w:numPr>')) == ["x"]


@pytest.mark.parametrize(
    ("inside", "code", "said"),
    [
        (DELETED + INSERTED, "text_deleted", "Sở Tài chính"),
        (DELETED + INSERTED, "text_inserted", "Sở Nội vụ"),
        (run("Sở Tài chính", "<w:strike/>") + run("Sở Nội vụ"), "text_struck", "Sở Tài chính"),
        (run("Sở Tài chính", "<w:vanish/>") + run("Sở Nội vụ"), "text_hidden", "Sở Tài chính"),
        (run("Sở Nội vụ") + run("1", '<w:vertAlign w:val="superscript"/>'), "figure_raised", "1"),
        (
            run("Sở Nội vụ") + '<w:r><w:footnoteReference w:id="2"/></w:r>',
            "note_unread",
            "Từ 2019: Sở Tài chính",
        ),
        (run("Sở Nội vụ") + '<w:r><w:commentReference w:id="2"/></w:r>', "comment_unread", ""),
        (run("Sở Nội vụ") + "<w:r><w:pict><v:imagedata/></w:pict></w:r>", "picture_unread", ""),
        (run("Sở Nội vụ") + "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "formula_unread", "a+b"),
        (f"<w:fldSimple w:instr='MERGEFIELD ten'>{run('Sở Nội vụ')}</w:fldSimple>", "field_changes", ""),
    ],
)
def test_what_stands_beside_the_words_is_told_and_never_read_as_them(
    inside: str, code: str, said: str
) -> None:
    note = f'<w:footnote w:id="2">{line(run("Từ 2019: Sở Tài chính"))}</w:footnote>'
    draft = read(tasks(c2=cell(line(inside))), notes=note)
    (doubt,) = (one for one in draft.doubts if one.code == code)
    assert (doubt.path, doubt.place) == (LEAD, "Bảng 1, dòng 3, cột cơ quan chủ trì")
    assert said in doubt.text
    if code != "figure_raised":
        assert draft.tasks[1].leads == ("so-noi-vu",)


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:sdt><w:sdtContent>{run('Sở Nội vụ')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{run('Sở')}</w:smartTag>{run(' Nội vụ')}",
        f"<w:hyperlink>{run('Sở Nội vụ')}</w:hyperlink>",
        f"<w:fldSimple w:instr='REF a'>{run('Sở Nội vụ')}</w:fldSimple>",
        FIELD,
        run("Sở\u00a0Nội\u00ad v\u200bụ"),
        "<w:r><w:t>Sở</w:t><w:tab/><w:t>Nội</w:t><w:br/><w:t>vụ</w:t></w:r>",
        run("SỞ NỘI VỤ"),
        run("So\u031b\u0309 No\u0323\u0302i vu\u0323"),
    ],
)
def test_shells_around_words_and_signs_between_them_cost_nothing(inside: str) -> None:
    draft = read(tasks(c2=cell(line(inside))))
    assert draft.tasks[1].leads == ("so-noi-vu",)
    assert told(draft) == []


def test_rows_and_cells_in_controls_are_rows_and_cells() -> None:
    inside = f"<w:sdt><w:sdtContent>{cell('Sở Nội vụ')}</w:sdtContent></w:sdt>"
    rows = [row(*HEADING), *(row(*one) for one in ROWS[:1])]
    shell = f"<w:sdt><w:sdtContent>{row(*ROWS[1][:2], inside, *ROWS[1][3:])}</w:sdtContent></w:sdt>"
    draft = read(table(*rows, shell, row(*ROWS[2])))
    assert [task.title for task in draft.tasks] == NAMES
    assert draft.tasks[1].leads == ("so-noi-vu",)
    whole = f"<w:sdt><w:sdtContent>{tasks()}{line(run('x'))}</w:sdtContent></w:sdt>"
    assert len(read(whole).tasks) == 3


def test_a_control_that_only_asks_is_empty() -> None:
    words = f"<w:sdtContent>{run('Chọn Sở Nội vụ')}</w:sdtContent>"
    asking = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{words}</w:sdt>"
    draft = read(tasks(c2=cell(line(asking))))
    assert draft.tasks[1].leads == ()
    assert ("control_empty", LEAD, "Chọn Sở Nội vụ") in told(draft)


def test_rows_deleted_or_hidden_are_told_and_do_not_count() -> None:
    empty = cell(line(before=listed(1)))
    gone = row(empty, "Việc đã bỏ", "Sở Tư pháp", "", "Tháng 8/2018", looks='<w:del w:id="1" w:author="a"/>')
    rows = [row(empty, *one[1:]) for one in ROWS]
    draft = read(table(row(*HEADING), rows[0], gone, *rows[1:]))
    assert [task.id for task in draft.tasks] == ["1", "2", "3"]
    (doubt,) = (one for one in draft.doubts if one.code == "text_deleted")
    assert (doubt.place, "Việc đã bỏ" in doubt.text) == ("Bảng 1", True)


def test_frames_of_text_are_told_and_read_once() -> None:
    inner = line(run("Số: 5264/KH-UBND"))
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{inner}</w:txbxContent></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert texts(line(run("Đầu"), drawn)) == ["Đầu", "Số: 5264/KH-UBND"]
    draft = read(line(drawn), tasks(c2=cell(line(run("Sở Nội vụ"), drawn))))
    assert draft.tasks[1].leads == ("so-noi-vu",)
    assert ("box_apart", LEAD, "Số: 5264/KH-UBND") in told(draft)


def test_heads_of_two_storeys_and_leads_in_one_cell_over_rows() -> None:
    def joined(text: str) -> str:
        return cell(text, '<w:vMerge w:val="restart"/>')

    more = cell(line(), "<w:vMerge/>")
    upper = row(
        *map(joined, HEADING[:2]), cell("Cơ quan thực hiện", '<w:gridSpan w:val="2"/>'), joined(HEADING[4])
    )
    lower = row(more, more, "Chủ trì", "Phối hợp", more)
    first = row(*ROWS[0][:2], joined("Sở Tư pháp"), *ROWS[0][3:])
    others = [row(*one[:2], more, *one[3:]) for one in ROWS[1:]]
    draft = read(table(upper, lower, first, *others))
    assert [(task.title, task.leads) for task in draft.tasks] == [(name, ("so-tu-phap",)) for name in NAMES]
    assert [task.coordinating for task in draft.tasks][2] == ("so-tai-chinh",)
    assert told(draft) == []


def test_a_table_inside_a_cell_is_told() -> None:
    inner = table(row("Sở Nội vụ")) + line()
    draft = read(tasks(c2=cell(inner)))
    assert draft.tasks[1].leads == ("so-noi-vu",)
    assert ("table_inside", LEAD, "Sở Nội vụ") in told(draft)


@pytest.mark.parametrize("sign", ['<w:sym w:font="Wingdings" w:char="F0FC"/>', "<w:t>\ue012</w:t>"])
def test_signs_of_a_font_of_their_own_are_told(sign: str) -> None:
    draft = read(tasks(e2=cell(line(f"<w:r><w:t>Tháng 9/2018</w:t>{sign}</w:r>"))))
    assert "signs_unreadable" in {code for code, path, _ in told(draft) if path == "tasks/2/deadline"}


def test_notes_of_paragraphs_and_of_heads_bear_their_places() -> None:
    draft = read(
        line(run("Số: 5264/KH-UBND"), DELETED), table(row(cell(line(run("STT"), INSERTED)), *HEADING[1:]))
    )
    places = {one.code: one.place for one in draft.doubts}
    assert places["text_deleted"] == "Đoạn 1"
    assert places["text_inserted"] == "Bảng 1, dòng 1"
