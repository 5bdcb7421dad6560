"""What becomes of every line when a campaign moves to another version."""

from dataclasses import replace

from cchc.core.campaign.moving import moves
from cchc.core.report.move import move_report
from tests.core.builders import area, catalogue, leftover, line
from tests.core.campaign.samples import COUNT
from tests.core.report.campaign_samples import HEAD, VERSION


def test_a_move_counts_and_names_what_happens_to_every_line() -> None:
    new = catalogue(
        area("1", line("1.1", "1.00"), line("1.2", "2.50", optional=True)),
        area("2", replace(COUNT, code="2.1", id="line-2-1"), line("2.3", "1.00")),
        remainder=(leftover("rest", "3.00"),),
    )
    report = move_report(HEAD, new, moves(VERSION, new, None), {"1.2": 7, "2.1": 3})

    assert [(row.id, *(cell.text for cell in row.cells[1:])) for row in report.by_id["kinds"].rows] == [
        ("kept", "2", "0"),
        ("changed", "1", "7"),
        ("lost", "2", "3"),
        ("new", "2", ""),
        ("total", "7", ""),
    ]
    rows = [[cell.text for cell in row.cells] for row in report.by_id["lines"].rows]
    assert rows[1] == [
        "1.2",
        "Tiêu chí 1.2",
        "1.2",
        "Tiêu chí 1.2",
        "Thay đổi, giữ số liệu",
        "điểm tối đa 2,00 thành 2,50",
        "7",
    ]
    assert rows[2][4:] == ["Mất số liệu", "số liệu phải nhập khác trước, nhập lại ở dòng 2.1", "3"]
    assert rows[-1] == ["", "", "2.3", "Tiêu chí 2.3", "Dòng mới", "phải nhập số liệu", ""]
    assert not report.illustrative
