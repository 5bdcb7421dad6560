"""What the texts around the tables say of the decision: number, day, who signed it."""

import re
from dataclasses import dataclass
from datetime import date

from cchc.files.catalogue_import.words import tidy

DECISION = re.compile(
    r"Quyết định số\s*:?\s*(?P<number>[0-9]{1,5}\s*/\s*QĐ\s*-\s*[A-ZĐa-z]{2,10})"
    r"(?:,?\s*ngày\s*(?P<d>[0-9]{1,2})(?:\s*/\s*|\s+tháng\s+)(?P<m>[0-9]{1,2})(?:\s*/\s*|\s+năm\s+)(?P<y>[0-9]{4}))?"
    r"(?:\s*của\s+(?P<issuer>[^);.]{3,120}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedDecision:
    """The decision as the annex names it; None for what it does not say."""

    number: str | None = None
    day: date | None = None
    issuer: str | None = None


def decision_in(texts: tuple[str, ...]) -> NamedDecision:
    """The first decision under which the annex says that it is issued."""
    for text in texts[:200]:
        if "kèm theo" not in tidy(text).casefold():
            continue
        found = DECISION.search(tidy(text))
        if found is not None:
            return NamedDecision(re.sub(r"\s+", "", found["number"]), _day(found), _issuer(found["issuer"]))
    return NamedDecision()


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found["y"] else None
    except ValueError:
        return None


def _issuer(text: str | None) -> str | None:
    return None if text is None else tidy(text).strip(" ,")
