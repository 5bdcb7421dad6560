"""The words of the house and what they mean."""

from django.conf import settings
from ninja import Query, Router

from cchc.api.answers import reads
from cchc.api.callers import Call
from cchc.api.schemas.glossary import GlossarySectionOut, section_out
from cchc.api.schemas.plain import Search
from cchc.files.glossary import read_glossary

glossary = Router(tags=["Thuật ngữ"])


@glossary.get(
    "/glossary",
    response=reads(list[GlossarySectionOut]),
    url_name="glossary",
    summary="Thuật ngữ",
    operation_id="glossary",
)
def terms(request: Call, wanted: Query[Search]) -> list[GlossarySectionOut]:
    """Các từ theo đề mục; `search` không cần dấu."""
    found = [section_out(one, wanted.search) for one in read_glossary(settings.GLOSSARY)]
    return [one for one in found if one.terms]
