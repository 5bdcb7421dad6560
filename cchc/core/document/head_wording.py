"""The fixed lines of an official document: state title, number, place and day, recipients, annex titles."""

import re
from datetime import date

from cchc.core.document.official import Annex, OfficialDocument
from cchc.core.document.printed import roman

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK_NUMBER = " " * 8
BLANK_DAY = "ngày … tháng … năm …"
COMMITTEE = re.compile(r"^(ủy ban nhân dân|hội đồng nhân dân) +(?=\S)", re.IGNORECASE)
ILLUSTRATIVE_LINE = "(Văn bản có số liệu minh họa, không phải số liệu thật)"
ENCLOSED_HEADING = "Phụ lục"
COPY_KEPT = "Lưu: VT"
OPEN_END = "…"
OPENINGS = ("căn cứ", "theo", "xét", "thực hiện")


def issuer_lines(issuer: str) -> tuple[str, ...]:
    """The name of an agency in capitals; a committee breaks before its place: ỦY BAN NHÂN DÂN / TỈNH …"""
    found = COMMITTEE.match(issuer)
    parts = (found[1], issuer[found.end() :]) if found else (issuer,)
    return tuple(part.upper() for part in parts)


def number_line(document: OfficialDocument) -> str:
    """`Số: 05/KH-UBND`; the number is left for the office while it is not given; empty without a symbol."""
    if not document.symbol:
        return ""
    number = document.number or BLANK_NUMBER
    return f"Số: {number.zfill(2) if number.isdigit() else number}/{document.symbol}"


def day_text(day: date | None) -> str:
    """`ngày 05 tháng 01 năm 2026`: a day below 10 and the months 1 and 2 get a zero."""
    if day is None:
        return BLANK_DAY
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def place_line(document: OfficialDocument) -> str:
    """`Vĩnh Phúc, ngày 18 tháng 7 năm 2018`."""
    return f"{document.place}, {day_text(document.day)}" if document.place else day_text(document.day)


def subject_line(document: OfficialDocument) -> str:
    """What a letter is about, under its number."""
    return f"V/v {document.abstract}"


def basis_lines(document: OfficialDocument) -> tuple[str, ...]:
    """The legal bases as printed: each ends with a semicolon, the last with a full stop."""
    said = (text if text.lower().startswith(OPENINGS) else f"Căn cứ {text}" for text in document.legal_bases)
    return _ended([text.rstrip(";., ") for text in said], ";", ".")


def _ended(texts: list[str], mark: str, last: str) -> tuple[str, ...]:
    """Texts with a mark after each, and another after the last."""
    marks = [*([mark] * (len(texts) - 1)), last]
    return tuple(
        text if text.endswith(OPEN_END) else f"{text}{after}"
        for text, after in zip(texts, marks, strict=False)
    )


def addressee_lines(document: OfficialDocument) -> tuple[str, ...]:
    """The lines after 'Kính gửi:'; several get a dash each."""
    names = document.addressees
    if len(names) < 2:
        return names
    return _ended([f"- {name}" for name in names], ";", ".")


def recipient_lines(document: OfficialDocument) -> tuple[str, ...]:
    """The list under 'Nơi nhận:', ending with the copy that is kept."""
    listed = [text.rstrip(";.") for text in document.recipients if not text.startswith(COPY_KEPT)]
    kept = next((text.rstrip(";.") for text in document.recipients if text.startswith(COPY_KEPT)), COPY_KEPT)
    copy = f"{COPY_KEPT}, {document.drafter}" if document.drafter and kept == COPY_KEPT else kept
    return (*(f"- {text};" for text in listed), f"- {copy}.")


def annex_heading(document: OfficialDocument, annex: Annex) -> str:
    """`Phụ lục`, numbered in Roman where there are several."""
    return annex_name(document.annexes.index(annex), len(document.annexes))


def annex_name(place: int, among: int) -> str:
    """How an annex is called, `place` from 0 on: its number only where there are several."""
    return "Phụ lục" if among == 1 else f"Phụ lục {roman(place + 1)}"


def annex_note(document: OfficialDocument) -> str:
    """`(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm … của UBND tỉnh)`.

    Of a table that is enclosed nobody knows yet with what it goes out: `(Kèm theo Văn bản số … ngày …)`.
    """
    if document.is_enclosed:
        return f"(Kèm theo Văn bản số … {day_text(document.day)} của {document.issuer})"
    kind = document.type_name.capitalize() or "Công văn"
    number = f"số {document.number or '…'}/{document.symbol}" if document.symbol else ""
    return f"(Kèm theo {f'{kind} {number}'.strip()} {day_text(document.day)} của {document.issuer})"
