"""What comes from outside is never markup, and the policy allows nothing but our own files."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from tests.web.addresses import FOR_ALL, FOR_COORDINATORS, OF_VINH_PHUC
from tests.web.reading import html

SCRIPT = '"><script>alert(1)</script>'
ADDRESSES = [
    f"{OF_VINH_PHUC['sheet']}?co-quan={quote(SCRIPT)}&loc={quote(SCRIPT)}&phan={quote(SCRIPT)}",
    f"{OF_VINH_PHUC['deductions']}?xem={quote(SCRIPT)}",
    f"{OF_VINH_PHUC['plan']}?co-quan={quote(SCRIPT)}",
    f"{FOR_ALL['catalogue']}?linh-vuc={quote(SCRIPT)}&loc={quote(SCRIPT)}",
    f"/bo-tieu-chi/so-sanh/?cu={quote(SCRIPT)}&moi={quote(SCRIPT)}",
    f"/thuat-ngu/?tim={quote(SCRIPT)}",
    f"/dang-nhap/?next={quote(SCRIPT)}",
    f"{OF_VINH_PHUC['sheet']}{quote(SCRIPT, safe='')}/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_words_of_an_address_are_never_markup(vinh_phuc: Client, client: Client, address: str) -> None:
    asking = client if address.startswith("/dang-nhap") else vinh_phuc
    assert b"<script>alert" not in asking.get(address).content


@pytest.mark.parametrize("address", [*OF_VINH_PHUC.values(), *FOR_ALL.values(), *FOR_COORDINATORS.values()])
def test_the_policy_and_pages_that_keep_it(vinh_phuc: Client, address: str) -> None:
    response = vinh_phuc.get(address)
    policy = response["Content-Security-Policy"]
    drawing = response["Content-Type"].startswith("image/svg")
    assert ("default-src 'none'; sandbox" if drawing else "default-src 'self'") in policy
    assert "unsafe" not in policy
    if response["Content-Type"].startswith("text/html"):
        page = html(response)
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
        assert not re.search(r"<script(?![^>]*\ssrc=)", page)
        assert not re.search(r'(?:src|action)="(?:https?:)?//', page)
        for link in re.findall(r'<(?:a|link)[^>]+href="(?:https?:)?//[^>]*>', page):
            assert link.startswith("<a ")
            assert 'rel="noopener noreferrer external"' in link


@pytest.mark.parametrize(
    "address", [*OF_VINH_PHUC.values(), *(FOR_ALL[name] for name in FOR_ALL if name != "glossary")]
)
def test_no_word_of_the_program_on_a_screen(vinh_phuc: Client, address: str) -> None:
    response = vinh_phuc.get(address)
    if response["Content-Type"].startswith("text/html"):
        text = re.sub(r"<[^>]+>", " ", html(response))
        found = re.findall(r"\b(?:None|True|False|unknown|direct|survey|appraised|leaf|Decimal|null)\b", text)
        assert found == []
