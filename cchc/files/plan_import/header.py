"""Number, day, issuer, title, period, bases and recipients of a plan, as its first and last pages say."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cchc.core.vietnamese import folded
from cchc.files.plan_import.agencies import AgencyNames
from cchc.files.plan_import.doubts import Doubts
from cchc.files.plan_import.draft import DraftHeader
from cchc.files.plan_import.paper import flat

# All patterns are held against the text without marks and capitals (`flat`).
SYMBOL = r"\d+[a-z]?\s*/\s*(?:\d{4}\s*/\s*)?[a-z]{2,}(?:\s*-\s*[a-z&]+)*"
KINDS = "(?:ke hoach|quyet dinh|thong bao)"
DAY_WORDS = r"\d{1,2}\s*(?:/|-|\.|thang)\s*\d{1,2}\s*(?:/|-|\.|nam)\s*\d{4}"
# On a printed page the number and the day may stand on one line, in two columns.
OWN = re.compile(rf"^\s*so\s*:?\s*(?P<number>{SYMBOL})(?:\s*$|(?=\s+[^,\n]{{2,40}},\s*ngay\b))", re.MULTILINE)
TITLED = re.compile(
    rf"^{KINDS}\s+so\s*:?\s*(?P<number>{SYMBOL})[,\s]*ngay\s+(?P<day>{DAY_WORDS})\s+cua\s+(?P<who>.+?)\s*$",
    re.MULTILINE,
)
ATTACHED = re.compile(
    rf"kem theo {KINDS}\s+so\s*:?\s*(?P<number>{SYMBOL})[,\s]*(?:ngay\s+(?P<day>{DAY_WORDS}))?"
)
DAY = re.compile(r"(\d{1,2})\s*(?:/|-|\.|thang)\s*(\d{1,2})\s*(?:/|-|\.|nam)\s*(\d{4})")
PLACE_DAY = re.compile(rf"^[^,\n]{{2,40}},\s*ngay\s+({DAY_WORDS})\s*$", re.MULTILINE)
PERIOD = re.compile(r"giai doan\s*(\d{4})\s*[-–—]\s*(\d{4})")
OPEN_PERIOD = re.compile(r"nam\s+(\d{4})\s+va\s+(?:nhung|cac)\s+nam\s+tiep\s+theo")
ONE_YEAR = re.compile(r"\bnam\s+(\d{4})\b")
TYPE = re.compile(r"^ke hoach\b")
BASIS = re.compile(r"^(?:-\s*)?(can cu|theo de nghi|xet de nghi|thuc hien)\s+")
CLAUSES = re.compile(r";\s*(?=(?:luat|nghi quyet|nghi dinh|quyet dinh|chi thi|thong tu|ke hoach|can cu)\b)")
CITED = re.compile(
    r"(?:luat|nghi quyet|nghi dinh|quyet dinh|chi thi|thong tu|to trinh|cong van)\s+(?:so\s*:?\s*)?"
    rf"(?P<number>{SYMBOL})(?:[,\s]*ngay\s+{DAY_WORDS})?"
)
BODY = re.compile(r"^(?:phan\s+[ivx\d]+|i\s*[.)]|1\s*[.)]|a\s*[.)])")
RECIPIENTS = re.compile(r"^noi nhan\s*:?")
HEAD_LINES = 40
MOST_BASIS = 600
MOST_TITLE = 1000
LONGEST_ISSUER = 120
FIRST_PAGE = "Phần đầu văn bản"
TYPE_NAME = "Kế hoạch"
NO_ISSUER = ("quyet dinh", "cong hoa xa hoi", "doc lap")


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the running text with its place in words; `flat` is the text without marks."""

    text: str
    place: str
    flat: str


@dataclass(frozen=True, slots=True)
class HeaderReader:
    """What reads the header: the lines of the document and where doubts go."""

    said: tuple[Said, ...]
    doubts: Doubts
    cells: tuple[Said, ...] = ()  # of the tables that are read, where documents may be cited too

    @property
    def head(self) -> tuple[Said, ...]:
        """The lines before the body begins."""
        first = next((at for at, one in enumerate(self.said) if BODY.match(one.flat)), HEAD_LINES)
        return self.said[: min(first, HEAD_LINES)]

    def _numbers(self) -> tuple[str, ...]:
        """Every number that may be that of the plan, the likeliest first."""
        own = [_symbol(found) for one in self.head for found in _numbers(one.flat)]
        attached = [_symbol(found) for one in self.said for found in ATTACHED.finditer(one.flat)]
        return tuple(dict.fromkeys((*own, *attached)))

    def number(self) -> str:
        """The number of the plan: from its head, else from what the appendices say of it."""
        choices = self._numbers()
        if not choices:
            self.doubts.add("number_missing", "header/number", FIRST_PAGE)
            return ""
        if len(choices) > 1:
            self.doubts.add("number_several", "header/number", FIRST_PAGE, choices[0], choices[1:])
        return choices[0]

    def day(self) -> date | None:
        """The day of the plan: from its head, else from what the appendices say of it.

        The day beside a number of another document is not that of the plan.
        """
        number = next(iter(self._numbers()), "")
        own = [_day(text) for one in self.head for text in _own_days(one.flat, number)]
        named = [found for one in self.said for found in ATTACHED.finditer(one.flat)]
        attached = [_day(found["day"] or "") for found in named if _symbol(found) == number]
        choices = [one for one in dict.fromkeys((*own, *attached)) if one is not None]
        if not choices:
            self.doubts.add("day_missing", "header/day", FIRST_PAGE)
            return None
        if len(choices) > 1:
            first, *others = (f"{one:%d/%m/%Y}" for one in choices)
            self.doubts.add("day_several", "header/day", FIRST_PAGE, first, others)
        return choices[0]

    def issuer(self, names: AgencyNames) -> str | None:
        """The agency that issues: named with the number, or the first line of the head that is an agency."""
        for one in self.head:
            titled = [one.text[found.start("who") : found.end("who")] for found in TITLED.finditer(one.flat)]
            for text in (*titled, " ".join(one.text.split()), *one.text.splitlines()):
                if any(word in flat(text) for word in NO_ISSUER) or len(text) > LONGEST_ISSUER:
                    continue
                named = names.read(text)
                if len(named.agencies) == 1 and not named.unclear:
                    return named.agencies[0]
        self.doubts.add("issuer_missing", "header/issuer", FIRST_PAGE)
        return None

    def title(self) -> str:
        """What follows the word KẾ HOẠCH at the head, in one line."""
        for at, one in enumerate(self.said[: 3 * HEAD_LINES]):
            if not TYPE.match(one.flat) or TITLED.match(one.flat):
                continue
            rows = [one.text]
            for more in self.said[at + 1 : at + 4]:
                if not (_may_title(more) and _title_goes_on(rows, more.text)):
                    break
                rows.append(more.text)
            text = " ".join(" ".join(rows).split())
            if len(text) > len(TYPE_NAME) + 3:
                return _sentence(text)[:MOST_TITLE]
        self.doubts.add("title_missing", "header/title", FIRST_PAGE)
        return ""

    def period(self, title: str, day: date | None) -> tuple[int | None, int | None]:
        """The first and the last year, None as last for the years that follow."""
        if found := PERIOD.search(flat(title)):
            return int(found[1]), int(found[2])
        years = list(dict.fromkeys(int(year) for year in ONE_YEAR.findall(flat(title))))
        if len(years) == 1:
            return years[0], years[0]
        for one in self.said:
            wide = OPEN_PERIOD.search(one.flat)
            if wide is not None and (day is None or int(wide[1]) in (day.year, day.year + 1)):
                said = one.text[wide.start() : wide.end()]
                self.doubts.add("period_inferred", "header/period", one.place, said)
                return int(wide[1]), None
        self.doubts.add("period_missing", "header/period", FIRST_PAGE, title)
        return None, None

    def legal_bases(self, own: str) -> tuple[str, ...]:
        """The clauses 'Căn cứ …' before the body; without any, what the body cites, to be chosen from."""
        found = [clause for one in self.head for clause in _clauses(one.text)]
        if found:
            return tuple(found)
        unique: dict[str, str] = {}
        for one in (*self.said, *self.cells):
            for hit in CITED.finditer(one.flat):
                if _symbol(hit) != own:
                    unique.setdefault(_symbol(hit), one.text[hit.start() : hit.end()])
        self.doubts.add("bases_cited" if unique else "bases_missing", "header/legal_bases", "Phần căn cứ")
        return tuple(unique.values())

    def recipients(self) -> tuple[str, ...]:
        """The list below 'Nơi nhận:', as far as its lines begin with a dash."""
        rows = [row for one in self.said for row in one.text.splitlines()]
        for at, row in enumerate(rows):
            found = list(_dashed(rows[at + 1 :])) if RECIPIENTS.match(flat(row)) else []
            if found:
                return tuple(found)
        self.doubts.add("recipients_missing", "header/recipients", "Cuối văn bản")
        return ()


def read_header(reader: HeaderReader, day: date | None, names: AgencyNames) -> DraftHeader:
    """The whole header, once the day is known and with it who existed then."""
    number, title = reader.number(), reader.title()
    first, last = reader.period(title, day)
    return DraftHeader(
        kind=_kind(title),
        number=number,
        day=day,
        issuer=reader.issuer(names),
        title=title,
        first_year=first,
        last_year=last,
        legal_bases=reader.legal_bases(number),
        recipients=reader.recipients(),
    )


def _kind(title: str) -> str:
    plain = folded(title)
    raising = re.search(r"nang cao|cai thien|duy tri|khac phuc", plain) and "chi so" in plain
    return "improvement_plan" if raising or "cai cach hanh chinh" not in plain else "annual_par_plan"


def _numbers(text: str) -> Iterator[re.Match[str]]:
    yield from OWN.finditer(text)
    yield from TITLED.finditer(text)


def _own_days(text: str, number: str) -> Iterator[str]:
    for found in PLACE_DAY.finditer(text):
        yield found[1]
    for found in TITLED.finditer(text):
        if _symbol(found) == number:
            yield found["day"]


def _symbol(found: re.Match[str]) -> str:
    """A number as the office writes it: capitals, no spaces, the Đ that a keyboard may have lost."""
    number = re.sub(r"\s+", "", found["number"]).upper()
    return re.sub(r"(?<=/)(QD|ND)(?=-|$)", lambda one: f"{one[0][0]}Đ", number)


def _day(text: str) -> date | None:
    found = DAY.search(text)
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _may_title(said: Said) -> bool:
    """Whether a paragraph may belong to the title: short, no sentence of the body, no clause of the bases."""
    ends = said.flat.rstrip().endswith(("./.", ":", "."))
    return len(said.text) < 400 and not (ends or BASIS.match(said.flat) or BODY.match(said.flat))


def _title_goes_on(rows: list[str], text: str) -> bool:
    """Whether a line belongs to the title: the first below the bare word, or one in the same manner."""
    bare = len(" ".join(rows)) <= len(TYPE_NAME) + 2
    return bare or text[:1].islower() or (text.isupper() and rows[-1].isupper())


def _sentence(text: str) -> str:
    """A title with its first word written as in a sentence; capitals throughout become small letters."""
    rest = text[len(TYPE_NAME) :].strip(" :")
    letters = [sign for sign in rest if sign.isalpha()]
    if letters and sum(sign.isupper() for sign in letters) > len(letters) * 0.8:
        rest = rest.lower()
    return f"{TYPE_NAME} {rest[:1].lower()}{rest[1:]}".strip()


def _clauses(text: str) -> Iterator[str]:
    """The clauses of one paragraph of bases, each without its opening word and its semicolon."""
    whole = " ".join(text.split())
    opening = BASIS.match(flat(whole))
    if opening is None:
        return
    tail = whole if opening[1].startswith(("theo", "xet")) else whole[opening.end() :]
    starts = [0, *(found.end() for found in CLAUSES.finditer(flat(tail)))]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        clause = tail[start:end].strip(" ;.,")
        again = BASIS.match(flat(clause))
        if clause:
            yield (clause[again.end() :] if again and again[1] == "can cu" else clause)[:MOST_BASIS]


def _dashed(rows: Iterable[str]) -> Iterator[str]:
    for row in rows:
        found = re.match(r"^\s*[-–•]\s*(.+)$", row)
        if found is None:
            return
        yield found[1].strip(" ;.").strip()
