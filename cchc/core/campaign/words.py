"""Words that people hand in beside figures: refused by field where nobody could keep or read them."""

from cchc.core.errors import Place, Problem

LONGEST = 10_000
UNREADABLE = "có ký tự không in được, hãy gõ lại phần đó"


def storable(text: str) -> bool:
    """Whether a database keeps the text as it is: it holds no NUL and no half of a sign."""
    return "\x00" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def unfit_words(column: str, label: str, text: str, most: int = LONGEST) -> tuple[Problem, ...]:
    """What stands against a text of several lines; `label` is its field as the form calls it.

    Signs that do not print are refused (control signs, marks that turn the direction of writing), and more
    than `most` signs.
    """
    given, where, found = text.strip(), Place(column=column), []
    if not " ".join(given.split()).isprintable() or not storable(given):
        found.append(Problem("not_printed", f"{label}: {UNREADABLE}", where))
    if len(given) > most:
        message = f"{label}: quá dài ({len(given)} ký tự), chỉ nhận tối đa {most}"
        found.append(Problem("too_long", message, where))
    return tuple(found)
