"""Which agencies a cell names: known names must cover every word of it; a doubt tells what they do not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property

from cchc.core.agency.lineage import Agency, AgencyRegister
from cchc.core.vietnamese import folded

WORD = re.compile(r"[^\W_]+(?:[&./-][^\W_]+)*|[:,;\n+•-]")
IGNORED = frozenset(("va", "cac", "cua", "voi", "cung"))
PREFIXES = (
    ("so",),
    ("ubnd",),
    ("cong", "an"),
    ("toa", "an", "nhan", "dan"),
    ("ban",),
    ("chi", "cuc"),
    ("cuc",),
    ("phong",),
)
SIGNS = frozenset(":,;\n+•-")
ENOUGH_LIKE = 0.72
MOST_CANDIDATES = 3
LONGEST_NAME = 120
MOST_SOUGHT = 300


@dataclass(frozen=True, slots=True)
class Unclear:
    """A part of a cell that is not surely one agency: its code as a doubt, its words, what it may be."""

    code: str
    text: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """The agencies that a cell surely names, in its order, and what is unclear in it."""

    agencies: tuple[str, ...] = ()
    unclear: tuple[Unclear, ...] = ()


@dataclass(frozen=True)
class AgencyNames:
    """The names of a register on a day; without a day every agency of any time may be meant."""

    register: AgencyRegister
    day: date | None = None
    _read: dict[str, Named] = field(default_factory=dict, init=False)
    _sought: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)

    @cached_property
    def keys(self) -> dict[tuple[str, ...], frozenset[str]]:
        """Identifiers by the words of their names: given names first, then what is derived from them."""
        found: dict[tuple[str, ...], set[str]] = {}
        for foreign in (False, True):  # agencies of other files are meant only where this one has none
            known = frozenset(found)
            for identifier, names in self._named(here=True):
                for key in {_key(name) for name in names} - known:
                    if ("/" in identifier) is foreign:
                        found.setdefault(key, set()).add(identifier)
        derived: dict[tuple[str, ...], set[str]] = {}
        for identifier, names in self._named(here=True):
            for key in self._derived(identifier, names):
                if key not in found:
                    derived.setdefault(key, set()).add(identifier)
        found |= {key: who for key, who in derived.items() if len(who) == 1}
        return {key: frozenset(who) for key, who in found.items() if key}

    @cached_property
    def elsewhen(self) -> dict[tuple[str, ...], frozenset[str]]:
        """Identifiers of agencies that do not exist on the day, by the words of their names."""
        found: dict[tuple[str, ...], set[str]] = {}
        for identifier, names in self._named(here=False):
            for name in names:
                found.setdefault(_key(name), set()).add(identifier)
        return {key: frozenset(who) for key, who in found.items() if key not in self.keys}

    @cached_property
    def longest(self) -> int:
        """The words of the longest name."""
        return max((len(key) for key in (*self.keys, *self.elsewhen)), default=1)

    def _named(self, *, here: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
        for agency in self.register.agencies:
            if (self.day is None or agency.valid_on(self.day)) is here:
                yield agency.id, _names_of(agency)
        if here:
            for group in self.register.groups:
                yield group.id, (group.name, *group.aliases)

    def _derived(self, identifier: str, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The name with the province behind it, and a department by the initials of its field."""
        province = self._province
        for key in {_key(name) for name in names}:
            if key[-1:] == ("tinh",):
                yield (*key, *province)
            elif key[:1] in (("so",), ("ban",)):
                yield (*key, "tinh")
                yield (*key, "tinh", *province)
                initials = "".join(word[0] for word in key[1:])
                if len(initials) > 1:
                    yield (key[0], initials)

    @cached_property
    def _province(self) -> tuple[str, ...]:
        root = self.register.by_id.get(self.register.root or "")
        return () if root is None else _key(re.sub(r"^(Tỉnh|Thành phố)\s+", "", root.name))

    def read(self, text: str) -> Named:
        """The agencies named in a cell."""
        if text not in self._read:
            self._read[text] = self._named_in(text)
        return self._read[text]

    def _named_in(self, text: str) -> Named:
        words = _words(text)
        found: list[str] = []
        unclear: list[Unclear] = []
        for part in self._parts(words):
            if isinstance(part, Unclear):
                unclear.append(part)
            else:
                found.append(part)
        return Named(tuple(dict.fromkeys(found)), tuple(unclear))

    def _parts(self, words: list["_Word"]) -> Iterator["str | Unclear"]:
        """Cover the words from the left with the longest names; what stays uncovered is told in one piece."""
        at = 0
        prefix: tuple[str, ...] = ()
        rest: list[_Word] = []
        while at < len(words):
            word = words[at]
            if word.key in SIGNS or word.key in IGNORED:
                if rest and word.key in SIGNS:
                    yield self._unclear(rest)
                    rest = []
                elif rest:
                    rest.append(word)
                at += 1
                continue
            long, who, known = self._match(words, at, prefix)
            if long and not rest:
                prefix = _prefix(words[at : at + long]) or prefix
                yield self._one(words[at : at + long], who, known=known)
                at += long
            elif not rest and (word.key,) in PREFIXES and at + 1 < len(words) and words[at + 1].key == ":":
                prefix, at = (word.key,), at + 2
            else:
                if long and rest and rest[-1].key in IGNORED:
                    yield self._unclear(rest)
                    rest = []
                    continue
                rest.append(word)
                at += 1
        if rest:
            yield self._unclear(rest)

    def _match(
        self, words: list["_Word"], at: int, prefix: tuple[str, ...]
    ) -> tuple[int, frozenset[str], bool]:
        """How many words from here make a name, whose it is, and whether he exists on the day."""
        run: list[str] = []
        found: tuple[int, frozenset[str], bool] = (0, frozenset(), True)
        for place in range(at, len(words)):
            if words[place].key in SIGNS or words[place].key in IGNORED:
                continue
            run.append(words[place].key)
            if len(run) > self.longest:
                break
            key = tuple(run)
            long = place - at + 1
            for wanted in (key, (*prefix, *key)):
                if wanted in self.keys:
                    found = (long, self.keys[wanted], True)
                    break
                if wanted in self.elsewhen and wanted == key:
                    found = (long, self.elsewhen[wanted], False)
                    break
        return found

    def _one(self, words: list["_Word"], who: frozenset[str], *, known: bool) -> "str | Unclear":
        if known and len(who) == 1:
            return next(iter(who))
        text = " ".join(word.text for word in words)
        if not known:
            return Unclear("agency_other_time", text, tuple(sorted(who)))
        spelt = [one for one in who if _same_letters(text, self._names(one))]
        return spelt[0] if len(spelt) == 1 else Unclear("agency_several", text, tuple(sorted(who)))

    def _names(self, identifier: str) -> tuple[str, ...]:
        agency = self.register.by_id.get(identifier)
        group = self.register.group_by_id.get(identifier)
        if agency is not None:
            return _names_of(agency)
        return () if group is None else (group.name, *group.aliases)

    def _unclear(self, words: list["_Word"]) -> Unclear:
        text = " ".join(word.text for word in words if word.text.strip()).strip(" .")
        return Unclear("agency_unknown", text, self.like(text))

    def like(self, text: str) -> tuple[str, ...]:
        """The agencies whose names are spelt most like a text, the likest first; none that is far from it.

        After MOST_SOUGHT texts of one document nothing more is sought: that many strange names are no slips.
        """
        if text not in self._sought and len(self._sought) < MOST_SOUGHT:
            self._sought[text] = self._likest(text)
        return self._sought.get(text, ())

    def _likest(self, text: str) -> tuple[str, ...]:
        wanted = " ".join(_key(text))
        best: dict[str, float] = {}
        if len(wanted) > LONGEST_NAME:
            return ()
        matcher = SequenceMatcher(None, "", wanted, autojunk=False)
        for key, who in self.keys.items():
            matcher.set_seq1(" ".join(key))
            if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < ENOUGH_LIKE:
                continue
            ratio = matcher.ratio()
            if ratio >= ENOUGH_LIKE:
                for one in who:
                    best[one] = max(best.get(one, 0.0), ratio)
        ranked = sorted(best, key=lambda one: (-best[one], one))
        return tuple(ranked[:MOST_CANDIDATES])


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    key: str


def _names_of(agency: Agency) -> tuple[str, ...]:
    return tuple(filter(None, (agency.name, agency.short_name, *agency.aliases)))


def _words(text: str) -> list[_Word]:
    """The words of a text as written and as compared; signs that part names are words of their own."""
    found = [_Word(word, _compared(word)) for word in WORD.findall(text)]
    return _renamed([word for word in found if word.key])


def _compared(word: str) -> str:
    return "\n" if word == "\n" else re.sub(r"[&./-]", "", folded(word)) or word


def _renamed(words: list[_Word]) -> list[_Word]:
    """Long and short ways of writing the same made one: uỷ ban nhân dân is UBND."""
    out: list[_Word] = []
    at = 0
    while at < len(words):
        for long, short in LONG_FORMS:
            run = words[at : at + len(long)]
            if tuple(word.key for word in run) == long:
                spelling = " ".join(word.text for word in run)
                out.extend(_Word(spelling if not place else "", one) for place, one in enumerate(short))
                at += len(long)
                break
        else:
            out.append(words[at])
            at += 1
    return out


LONG_FORMS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("uy", "ban", "nhan", "dan"), ("ubnd",)),
    (("hoi", "dong", "nhan", "dan"), ("hdnd",)),
    (("co", "lien", "quan"), ("lien", "quan")),
    (("vpubnd",), ("van", "phong", "ubnd")),
    (("vp",), ("van", "phong")),
)


def _key(name: str) -> tuple[str, ...]:
    words = (word.key for word in _words(name))
    return tuple(word for word in words if word not in SIGNS and word not in IGNORED)


def _prefix(words: list[_Word]) -> tuple[str, ...]:
    """What the name begins with that a list leaves out of the names after it: Sở Nội vụ, Tài chính."""
    key = tuple(word.key for word in words if word.key not in SIGNS and word.key not in IGNORED)
    return next((one for one in PREFIXES if key[: len(one)] == one and len(key) > len(one)), ())


def _same_letters(text: str, names: Iterable[str]) -> bool:
    wanted = " ".join(text.split()).casefold()
    return any(" ".join(name.split()).casefold() == wanted for name in names)
