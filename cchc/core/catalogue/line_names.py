"""Names of lines as sources write them: abbreviations, capitals and punctuation make no other name."""

import re

WRITTEN_OUT = {
    "bcci": "bưu chính công ích",
    "cchc": "cải cách hành chính",
    "cntt": "công nghệ thông tin",
    "sncl": "sự nghiệp công lập",
    "tthc": "thủ tục hành chính",
}
GIVEN_ALONG = re.compile(r"\([A-ZĐ]+\)")
WORD = re.compile(r"\w+")


def folded_name(name: str | None) -> str | None:
    """The words of a name, abbreviations written out: equal for two writings of it; None for no name."""
    if name is None:
        return None
    found = WORD.findall(GIVEN_ALONG.sub(" ", name).casefold())
    return " ".join(WRITTEN_OUT.get(word, word) for word in found)
