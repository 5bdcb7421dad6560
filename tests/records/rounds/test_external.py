"""Points judged outside: always with a source, by hand or from a file that overwrites nothing silently."""

import io
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from cchc.core.campaign.circuit import Round
from cchc.core.catalogue.facts import Fact, GivenFact, Unknown
from cchc.core.errors import FactError, InputRefused, NotAllowed, UnknownReference
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.audit.models import Event
from cchc.records.entries.actions import Closed
from cchc.records.entries.models import Entry
from cchc.records.people.models import User
from cchc.records.rounds.actions import import_external, record_external
from cchc.records.rounds.actions.external import Existing, Imported
from cchc.records.rounds.actions.writing import Written
from tests.records.plays.small import small_campaign
from tests.records.rounds.builders import HALF, LATER, NOW, OURS, OVER, SLUG, officer, published, strangers

pytestmark = pytest.mark.django_db


def enter(
    fact: Fact = HALF, *, unit: str = "so-a", line: str = "1.4", source: str = "Điều tra", seen: int = 0
) -> Written:
    return record_external(SLUG, unit, line, fact, source=source, seen=seen, by=officer(), now=NOW)


def table(*rows: str) -> bytes:
    return "\n".join(("Đơn vị;Mã tiêu chí;Điểm;Nguồn", *rows)).encode()


def read(
    raw: bytes, existing: Existing = "refuse", *, rehearse: bool = False, by: User | None = None
) -> Imported:
    given = by or officer()
    return import_external(SLUG, raw, "diem.csv", existing=existing, rehearse=rehearse, by=given, now=LATER)


def held() -> dict[str, Decimal | None]:
    rows = Entry.objects.filter(round=Round.EXTERNAL, **OURS).select_related("campaign_unit__unit")
    return {row.campaign_unit.unit.slug: row.points for row in rows}


def codes(raised: pytest.ExceptionInfo[InputRefused]) -> set[str]:
    return {problem.code for problem in raised.value.problems}


def test_points_are_kept_with_source_and_version() -> None:
    small_campaign()
    first = enter()
    again = enter()
    other = enter(GivenFact(Decimal(1)), seen=1)
    assert (first.changed, again.changed, other.changed) == (True, False, True)
    assert (other.entry.points, other.entry.version, other.entry.source) == (1, 2, "Điều tra")
    assert Event.objects.filter(subject=f"{SLUG}/so-a/1.4/external").count() == 2


def test_another_has_written_meanwhile() -> None:
    small_campaign()
    enter()
    with pytest.raises(InputRefused, match="0,50") as raised:
        enter(GivenFact(Decimal(1)))
    assert codes(raised) == {"entry_changed"}


IMPOSSIBLE: tuple[tuple[dict[str, Any], type[Exception]], ...] = (
    ({"source": "  "}, InputRefused),
    ({"line": "1.1"}, InputRefused),
    ({"line": "9"}, UnknownReference),
    ({"fact": GivenFact(Decimal(2))}, FactError),
    ({"unit": "so-c"}, NotVisibleError),
)


def test_what_cannot_be_is_refused() -> None:
    small_campaign()
    for changed, error in IMPOSSIBLE:
        with pytest.raises(error):
            enter(**changed)
    assert held() == {}


def test_nobody_else_enters_points() -> None:
    small_campaign()
    for who in strangers():
        with pytest.raises((NotVisibleError, NotAllowed)):
            record_external(SLUG, "so-a", "1.4", HALF, source="Điều tra", seen=0, by=who, now=NOW)
        with pytest.raises((NotVisibleError, NotAllowed)):
            read(table("Sở A;1.4;0,5;Điều tra"), by=who)


def test_a_rehearsal_stores_nothing_and_tells_what_would_happen() -> None:
    small_campaign()
    enter()
    told = read(table("Sở A;1.4;0,5;Điều tra", "Sở B (minh họa);1.4;1;Điều tra"), rehearse=True)
    assert (told.new, told.same, told.stored) == (1, 1, False)
    assert held() == {"so-a": HALF.points}


def test_a_file_is_read_as_a_whole_or_not_at_all() -> None:
    small_campaign()
    raw = table(
        "Sở A;1.4;0,5;", "Sở Bê;1.4;1;Điều tra", "Sở B;1.1;1;Điều tra", "Sở B;1.4;7;Điều tra", "Sở A;1.4;1;X"
    )
    with pytest.raises(InputRefused) as raised:
        read(raw)
    told = str(raised.value)
    assert held() == {}
    for said in (
        "ghi nguồn",
        "Không có đơn vị “Sở Bê”",
        "không nhập điểm",
        "vượt điểm tối đa",
        "đã có ở dòng 2",
    ):
        assert said in told


def test_what_differs_is_refused_skipped_or_replaced() -> None:
    small_campaign()
    read(table("Sở A;1.4;0,5;Điều tra", "Sở B;1.4;0,5;Điều tra"))
    raw = table("Sở A;1.4;1;Điều tra", "Sở B;1.4;0,5;Điều tra")
    with pytest.raises(InputRefused) as raised:
        read(raw)
    assert codes(raised) == {"already_there"}
    assert (read(raw, "skip").replaced, held()["so-a"]) == (0, Decimal("0.5"))
    told = read(raw, "replace")
    assert (told.new, told.same, told.replaced) == (0, 1, 1)
    assert held() == {"so-a": 1, "so-b": Decimal("0.5")}


def test_what_a_person_typed_is_never_overwritten() -> None:
    small_campaign()
    read(table("Sở A;1.4;0,5;Điều tra"))
    enter(GivenFact(Decimal("0.8")), seen=1)
    told = read(table("Sở A;1.4;1;Điều tra"), "replace")
    assert [one.by_hand for one in told.kept] == [True]
    assert (told.replaced, held()) == (0, {"so-a": Decimal("0.8")})


def test_a_workbook_is_read_too() -> None:
    small_campaign()
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Đơn vị", "Tiêu chí", "Điểm"])
        sheet.write_row(1, 0, ["Sở A (minh họa)", "1.4 Điều tra (minh họa)", 0.1 + 0.2])
        sheet.write_row(2, 0, ["Sở B (minh họa)", "1.4", ""])
    told = import_external(
        SLUG, stream.getvalue(), "diem.xlsx", source="Điều tra 2026", by=officer(), now=LATER
    )
    assert (told.new, told.verdict.blank, held()) == (1, 1, {"so-a": Decimal("0.3")})


def test_a_published_unit_takes_no_points() -> None:
    published()
    with pytest.raises(Closed):
        record_external(SLUG, "so-a", "1.4", Unknown("Rút"), source="x", seen=1, by=officer(), now=OVER)
    with pytest.raises(InputRefused, match="đã công bố"):
        read(table("Sở A;1.4;1;Điều tra"), "replace")
    with pytest.raises(InputRefused, match="không có điểm nào"):
        read(table())
