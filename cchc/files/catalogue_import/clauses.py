"""A scale sentence cut into its clauses, each with its points: `Từ 95% trở lên: 1; dưới 80%: 0`."""

import re
from dataclasses import dataclass
from decimal import Decimal

from cchc.files.catalogue_import.amounts import NotANumber, number_in
from cchc.files.catalogue_import.words import NUMBER, bare, lines_of

POINTS = rf"(?P<p>{NUMBER})"
VERB = r"(?:thì|được|đạt|cho|chấm|tính|được tính|được chấm|được cộng|đánh giá)"
TAILS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<name>.+?)\s*(?::|=|→|->)\s*(?:{VERB}\s*)*{POINTS}\s*(?:điểm|đ)?",
        rf"(?P<name>.+?)\s*(?:-|,)?\s*(?:{VERB}\s*)+{POINTS}\s*(?:điểm|đ)?",
        rf"(?P<name>.+?)\s*(?:-|,|\()?\s*{POINTS}\s*(?:điểm|đ)\)?",
    )
)
HEAD = re.compile(rf"{POINTS}\s*(?:điểm|đ)\s*(?::|nếu|khi|đối với|-)\s*(?P<name>.+)", re.IGNORECASE)
NO_POINTS = re.compile(
    r"(?P<name>.+?)\s*(?::|-|,|thì|=)?\s*(?:không (?:(?:có|được|được tính|tính|chấm|cho) )?điểm)",
    re.IGNORECASE,
)
ALL_POINTS = re.compile(
    rf"(?P<name>.+?)\s*(?::|-|,|=)?\s*(?:{VERB}\s*)*(?:(?:điểm|số điểm) tối đa|tối đa điểm|trọn điểm)",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"\.\s+(?=[A-ZÀ-ỴĐ>≥<≤0-9(-])")
LISTED = re.compile(
    rf"((?::\s*{NUMBER})(?:\s*(?:điểm|đ))?|{NUMBER}\s*(?:điểm|đ))\s*,\s+"
    r"(?!tối đa|nhiều nhất|nhưng|tổng)(?=[^\W\d_])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """What must hold, and its points; `points` None where the clause states none."""

    name: str
    points: Decimal | None


def clauses_of(text: str, most: Decimal | None) -> tuple[Clause, ...]:
    """The clauses of a text in their order; `most` is what `điểm tối đa` stands for."""
    return tuple(clause_of(piece, most) for piece in pieces_of(text))


def pieces_of(text: str) -> tuple[str, ...]:
    """The text cut at semicolons, lines, sentences, and commas behind points."""
    pieces = [piece for line in lines_of(text) for piece in line.split(";")]
    pieces = [one for piece in pieces for one in SENTENCE.split(piece)]
    pieces = [one for piece in pieces for one in LISTED.sub(r"\1;", piece).split(";")]
    return tuple(piece for piece in map(bare, pieces) if piece)


def clause_of(piece: str, most: Decimal | None) -> Clause:
    """One clause; without points where they are not written, or may mean two things."""
    none = NO_POINTS.fullmatch(piece)
    if none is not None:
        return Clause(bare(none["name"]), Decimal(0))
    full = ALL_POINTS.fullmatch(piece)
    if full is not None and most is not None:
        return Clause(bare(full["name"]), most)
    for form in (HEAD, *TAILS):
        found = form.fullmatch(piece)
        if found is None:
            continue
        try:
            return Clause(bare(found["name"]), number_in(found["p"]))
        except NotANumber:
            return Clause(piece, None)
    return Clause(piece, None)
