"""Small pieces of markup as they were approved; a change of one is looked at before it is kept."""

from django.test import Client
from syrupy.assertion import SnapshotAssertion

from tests.web.reading import html, part


def tidy(markup: str) -> str:
    """Markup without the white space of the template."""
    return "\n".join(line.strip() for line in markup.splitlines() if line.strip())


def test_one_row_of_the_sheet(vinh_phuc: Client, snapshot: SnapshotAssertion) -> None:
    page = html(vinh_phuc.get("/ket-qua/vinh-phuc-2017/bang-diem/"))
    assert tidy(part(page, "dong-8.2.2")) == snapshot


def test_one_line_of_the_deduction_table(vinh_phuc: Client, snapshot: SnapshotAssertion) -> None:
    page = html(vinh_phuc.get("/ket-qua/vinh-phuc-2017/bang-tru-diem/"))
    assert tidy(part(page, "dong-1.2")) == snapshot


def test_the_losses_that_no_task_names(vinh_phuc: Client, snapshot: SnapshotAssertion) -> None:
    page = html(vinh_phuc.get("/ke-hoach/vinh-phuc-5264-2018/do-phu/"))
    assert tidy(part(page, "khong-neu")) == snapshot


def test_one_row_of_the_board(vinh_long: Client, snapshot: SnapshotAssertion) -> None:
    page = html(vinh_long.get("/ket-qua/vinh-long-2020-minh-hoa/yeu-cau/?co-quan=so-noi-vu"))
    assert tidy(part(page, "dong-3.4.1")) == snapshot
