"""The words of the house as they are given."""

from ninja import Schema

from cchc.files.glossary import GlossarySection


class TermOut(Schema):
    """Một từ, tên của nó trong tệp dữ liệu (rỗng: chữ viết tắt), và nghĩa."""

    term: str
    name: str
    meaning: str


class GlossarySectionOut(Schema):
    """Các từ dưới một đề mục."""

    title: str
    terms: list[TermOut]


def section_out(section: GlossarySection, wanted: str) -> GlossarySectionOut:
    """The terms of a section that hold the words searched for."""
    terms = [
        TermOut(term=one.term, name=one.name, meaning="".join(piece.text for piece in one.meaning))
        for one in section.terms
        if one.has(wanted)
    ]
    return GlossarySectionOut(title=section.title, terms=terms)
