"""Checks of registers of agencies, calendars, cut-offs and mappings between catalogue versions."""

from datetime import date

from cchc.core.calendar import SATURDAY
from cchc.core.errors import CchcError, FactError
from cchc.core.numerals import date_text
from cchc.core.reporting.periods import year_day
from cchc.files.document import read_as
from cchc.files.documents.agencies import WrittenRegister
from cchc.files.documents.calendar import WrittenCalendar, WrittenCutoffs
from cchc.files.documents.mapping import WrittenMapping
from cchc.files.findings import Findings
from cchc.files.registers import name_in, names_used
from cchc.files.store import CatalogueStore
from cchc.files.yaml_tree import Path

DAY_HINT = "Viết ngày/tháng, thêm “năm trước” khi thuộc năm liền trước: 15/12 năm trước"


def check_register(found: Findings, store: CatalogueStore) -> None:
    """Check one file of agencies; adds to the findings."""
    register = read_as(WrittenRegister, found.tree)
    own = {agency.id for agency in register.agencies}
    found.twice((agency.id for agency in register.agencies), ("agencies",), "Cơ quan")
    found.twice((group.id for group in register.groups), ("groups",), "Nhóm cơ quan")
    for position, group in enumerate(register.groups):
        if group.id in own:
            message = f"“{group.id}” vừa là cơ quan vừa là nhóm cơ quan"
            found.add("duplicate_id", message, ("groups", position), "Đổi mã của nhóm")
    if register.root is not None and register.root not in own:
        hint = "Nêu id của một cơ quan trong tệp này"
        found.add("unknown_agency", f"Không có cơ quan gốc “{register.root}”", ("root",), hint)
    for path, used in names_used(register):
        _name(found, store, register.id, used, path)
    for position, agency in enumerate(register.agencies):
        found.note_needed(agency.source.status, agency.source.note, ("agencies", position))
        if agency.valid_from and agency.valid_to and agency.valid_to < agency.valid_from:
            message = f"“{agency.name}” kết thúc trước khi bắt đầu"
            found.add("dates_reversed", message, ("agencies", position), "Sửa valid_from hoặc valid_to")
    for position, entry in enumerate(register.successions):
        found.note_needed(entry.source.status, entry.source.note, ("successions", position))


def _name(found: Findings, store: CatalogueStore, home: str, used: str, path: Path) -> None:
    file, local = name_in(home, used)
    try:
        known = {agency.id for agency in store.register(file).agencies}
    except CchcError:
        hint = f"Tệp agencies/{file}.yaml không có hoặc không đọc được"
        found.add("missing_reference", f"Không đọc được danh sách cơ quan “{file}”", path, hint)
        return
    if local not in known:
        message = f"Không có cơ quan “{local}” trong danh sách “{file}”"
        found.add("unknown_agency", message, path, f"Thêm vào agencies/{file}.yaml hoặc sửa mã")


def check_calendar(found: Findings) -> None:
    """Check the holidays of one year; adds to the findings."""
    calendar = read_as(WrittenCalendar, found.tree)
    found.note_needed(calendar.source.status, calendar.source.note, ("source",))
    for key in ("holidays", "makeup_days"):
        seen: set[date] = set()
        for position, day in enumerate(getattr(calendar, key)):
            path = (key, position)
            if day.date.year != calendar.year:
                message = f"Ngày {date_text(day.date)} không thuộc năm {calendar.year}"
                found.add("date_of_other_year", message, path, "Chuyển sang tệp của năm đó")
            if day.date in seen:
                found.add("duplicate_id", f"Ngày {date_text(day.date)} bị lặp", path, "Mỗi ngày một dòng")
            if key == "makeup_days" and day.date.weekday() < SATURDAY:
                message = f"Ngày làm bù {date_text(day.date)} không phải thứ Bảy hay Chủ nhật"
                found.add("makeup_on_weekday", message, path, "Kiểm tra lại ngày")
            seen.add(day.date)


def check_cutoffs(found: Findings) -> None:
    """Check the cut-offs of periodic reports; adds to the findings."""
    cutoffs = read_as(WrittenCutoffs, found.tree)
    found.twice((report.id for report in cutoffs.reports), ("reports",), "Báo cáo")
    for position, report in enumerate(cutoffs.reports):
        found.note_needed(report.source.status, report.source.note, ("reports", position))
        for key in ("data_from", "data_to", "due"):
            try:
                year_day(getattr(report, key))
            except FactError as error:
                found.add("impossible_day", str(error), ("reports", position, key), DAY_HINT)


def check_mapping(found: Findings, store: CatalogueStore) -> None:
    """Check a mapping between two versions; adds to the findings."""
    mapping = read_as(WrittenMapping, found.tree)
    known = {"from": store.catalogue(mapping.from_).by_key, "to": store.catalogue(mapping.to).by_key}
    placed: list[tuple[str, str, Path]] = []
    for row, entry in enumerate(mapping.lines):
        placed += [("from", code, ("lines", row, "from", i)) for i, code in enumerate(entry.from_)]
        placed += [("to", code, ("lines", row, "to", i)) for i, code in enumerate(entry.to)]
    for row, code in enumerate(mapping.same_code):
        placed += [("from", code, ("same_code", row)), ("to", code, ("same_code", row))]
    seen: set[str] = set()
    for side, code, path in placed:
        if code not in known[side]:
            catalogue = mapping.from_ if side == "from" else mapping.to
            message = f"Không có dòng “{code}” trong bộ {catalogue}"
            found.add("unknown_line", message, path, "Sửa mã: mỗi bộ tiêu chí có mã riêng")
        if side == "from" and code in seen:
            message = f"Dòng “{code}” của bộ cũ được đối chiếu hai lần"
            found.add("mapped_twice", message, path, "Gộp thành một dòng đối chiếu")
        if side == "from":
            seen.add(code)
