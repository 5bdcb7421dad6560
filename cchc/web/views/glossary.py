"""The words of the house and what they mean."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cchc.files.glossary import read_glossary
from cchc.web.navigation import PageHead, home_crumb
from cchc.web.requests import PageRequest

LONGEST_SEARCH = 100


@require_safe
def glossary(request: PageRequest) -> HttpResponse:
    """All terms by section, or those that hold the words searched for, with or without marks."""
    every = read_glossary(settings.GLOSSARY)
    wanted = " ".join(request.GET.get("tim", "")[:LONGEST_SEARCH].split())
    kept = (
        replace(section, terms=tuple(term for term in section.terms if term.has(wanted))) for section in every
    )
    sections = [section for section in kept if section.terms]
    context = {
        "page": PageHead(title="Thuật ngữ", crumbs=(home_crumb(),)),
        "sections": sections,
        "wanted": wanted,
        "shown": sum(len(section.terms) for section in sections),
        "terms": sum(len(section.terms) for section in every),
    }
    return render(request, "glossary/glossary.html", context)
