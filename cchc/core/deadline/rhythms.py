"""Words for what comes back every year, quarter, month, and for what goes on all the time."""

import re

from cchc.core.deadline.stretches import AT_LATEST, BOUND, DAY, STRETCH, YEAR, Stretch, stretch_of
from cchc.core.deadline.values import Continuous, Cycle, Recurring, Rhythm

LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
EVERY_YEAR = "(?:cua|trong)?(?:dinhky)?(?:hang|moi|tung)nam|thuongnien"
ONCE = "(?:(?:,|/)?(?:0?1|mot)?lan)?"
# Each item of 'hàng quý, 6 tháng và năm' with the rhythm that it names.
ITEMS = {
    "nam": Rhythm.YEAR,
    "06thang": Rhythm.HALF_YEAR,
    "6thang": Rhythm.HALF_YEAR,
    "sauthang": Rhythm.HALF_YEAR,
    "quy": Rhythm.QUARTER,
    "03thang": Rhythm.QUARTER,
    "3thang": Rhythm.QUARTER,
    "thang": Rhythm.MONTH,
    "tuan": Rhythm.WEEK,
}
MARK = "(?:dinhky|hang|moi|theo|tung)"
ITEM = re.compile(f"(?P<mark>{MARK}*)(?P<name>{'|'.join(ITEMS)})")
JOINT = re.compile(",va|,|va|-|/")

BOUNDS = (
    f"(?:,|\\()?(?:tu)?(?:trong)?(?:giaidoan|nam|cacnam)*(?P<since>{YEAR})"
    f"(?:(?:-|den)(?:nam)?(?P<last>{YEAR})|(?P<on>trodi))?\\)?"
)
FOLLOWING = re.compile(f"(?:trong)?nam(?P<since>{YEAR})va(?:nhung|cac)nam(?:tieptheo|saudo|ketiep|tiep)")
YEARLY = re.compile(f"(?:{ONCE}(?:{EVERY_YEAR}){ONCE})(?:{BOUNDS})?")
STRETCH_YEARLY = re.compile(f"{BOUND}{STRETCH}(?:,)?(?:{EVERY_YEAR})(?:{BOUNDS})?")
YEARLY_STRETCH = re.compile(f"(?:{EVERY_YEAR})(?:,|-|\\()?(?:vao|hoanthanh)?{BOUND}{STRETCH}\\)?")
OFTEN_A_YEAR = re.compile(f"(?P<all>.+?(?:,|va).+?)(?P<every>{EVERY_YEAR})")
AND_AGAIN = re.compile("(?<=.)(?:,va(?!o)|,|va(?!o))")
END_OF_YEAR = re.compile("cuoi(?:moi|hang)nam|cuoinamhangnam")
DAY_OF_PERIOD = re.compile(
    f"(?:(?P<before>{AT_LATEST}?truoc)|{AT_LATEST}(?:la|vao)?|khongqua|vao)?(?:ngay)(?P<day>{DAY})(?:cua)?"
    "(?:(?P<monthly>(?:hang|moi)thang)|thangcuoi(?:cua|hang|moi)*quy)"
)
EACH = re.compile("(?:dinhky)?(?:hang|moi)(?P<each>thang|quy)[,(]?(?P<rest>.+?)\\)?")
ONCE_PER = re.compile(f"(?:itnhat)?(?:0?1|mot)lan/(?:moi)?(?P<name>{'|'.join(ITEMS)})")
END_OF_EACH = re.compile("(?:vao)?cuoi(?:cac|moi|hang)+(?P<name>quy|thang|tuan)")
ALWAYS = re.compile(
    f"(?:thuongxuyen|lientuc|thuongxuyen,?(?:va)?lientuc)"
    f"(?:,?(?:hangnam|trong(?:ca)?nam(?P<year>{YEAR})?|(?:ca)?nam(?P<only>{YEAR})))?"
    "(?P<reported>[,(]?(?:va)?(?:dinhky)?baocao(?:ketqua)?(?:thuchien)?(?P<list>.*?)\\)?)?"
)


def recurring(signs: str) -> Recurring | None:
    """What comes back; None when the words say something else, or more than that."""
    if found := YEARLY.fullmatch(signs):
        return _bounded((Cycle(Rhythm.YEAR),), found)
    if found := FOLLOWING.fullmatch(signs):
        return Recurring((Cycle(Rhythm.YEAR),), since=int(found["since"]))
    if END_OF_YEAR.fullmatch(signs):
        return Recurring((Cycle(Rhythm.YEAR),))
    if found := STRETCH_YEARLY.fullmatch(signs):
        return _yearly(found, bounded=True) or _often_a_year(signs)
    if found := YEARLY_STRETCH.fullmatch(signs):
        return _yearly(found, bounded=False)
    if found := ONCE_PER.fullmatch(signs) or END_OF_EACH.fullmatch(signs):
        return Recurring((Cycle(ITEMS[found["name"]]),))
    return _day_of_period(signs) or _often_a_year(signs) or _listed(signs)


def _day_of_period(signs: str) -> Recurring | None:
    """'Trước ngày 20 hàng tháng', 'Hàng quý, ngày 15 của tháng cuối quý'."""
    each = EACH.fullmatch(signs)
    words = signs if each is None else each["rest"] + ("hangthang" if each["each"] == "thang" else "")
    found = DAY_OF_PERIOD.fullmatch(words)
    if found is None:
        return None
    every = Rhythm.MONTH if found["monthly"] else Rhythm.QUARTER
    if each is not None and ITEMS[each["each"]] is not every:
        return None
    return Recurring((Cycle(every, day=int(found["day"]), early=int(bool(found["before"]))),))


def always(signs: str) -> Continuous | None:
    """What goes on all the time, with the rhythms of its reports where the words name them."""
    found = ALWAYS.fullmatch(signs)
    if found is None:
        return None
    reports = _rhythms(found["list"] or "")
    if found["list"] and not reports:
        return None
    said = found["year"] or found["only"]
    year = int(said) if said else None
    return Continuous(reports, reported=found["reported"] is not None, since=year, until=year)


def _listed(signs: str) -> Recurring | None:
    """'Hàng quý', '6 tháng', 'Quý, 6 tháng và năm'; a bare 'năm' or 'quý' alone says nothing."""
    rhythms = _rhythms(signs)
    alone = len(rhythms) == 1 and rhythms[0] is not Rhythm.HALF_YEAR
    if not rhythms or (alone and not re.match(MARK, signs)):
        return None
    return Recurring(tuple(Cycle(every) for every in rhythms))


def _rhythms(signs: str) -> tuple[Rhythm, ...]:
    """The rhythms of a list, each once, in its order; empty when anything else stands in it."""
    rest = re.sub(f"{ONCE}$", "", signs) if signs.endswith("lan") else signs
    found = [ITEM.fullmatch(item) for item in JOINT.split(rest)]
    if not all(found):
        return ()
    return tuple(dict.fromkeys(ITEMS[item["name"]] for item in found if item))


def _bounded(cycles: tuple[Cycle, ...], found: re.Match[str]) -> Recurring | None:
    since = int(found["since"]) if found["since"] else None
    last = int(found["last"]) if found["last"] else None
    if since is not None and last is not None and last < since:
        return None
    return Recurring(cycles, since, last)


def _yearly(found: re.Match[str], *, bounded: bool) -> Recurring | None:
    stretch = stretch_of(found)
    cycle = None if stretch is None else _cycle(stretch)
    if cycle is None:
        return None
    return _bounded((cycle,), found) if bounded else Recurring((cycle,))


def _often_a_year(signs: str) -> Recurring | None:
    """'Ngày 15/6 và 15/12 hàng năm', 'Quý I, II, III hàng năm': as many returns in each year.

    None for 'trước 15/6 và 15/12': whether 'trước' binds the second too is not said; and for a list that
    names a time twice.
    """
    found = OFTEN_A_YEAR.fullmatch(signs)
    if found is None:
        return None
    parts = AND_AGAIN.split(found["all"])
    word = re.match("thang|quy", parts[0])
    named = [one if word is None or one.startswith(word[0]) else word[0] + one for one in parts]
    several = [STRETCH_YEARLY.fullmatch(one + found["every"]) for one in named]
    if len({bool(one["before"]) for one in several if one}) > 1:
        return None
    read = [_yearly(one, bounded=False) for one in several if one]
    cycles = tuple(dict.fromkeys(cycle for one in read if one for cycle in one.cycles))
    return Recurring(cycles) if len(cycles) == len(parts) else None


def _cycle(stretch: Stretch) -> Cycle | None:
    if stretch.day is not None:
        if stretch.day > LONGEST.get(stretch.last, 31):
            return None
        return Cycle(Rhythm.YEAR, 1, stretch.last, stretch.day, early=int(stretch.before))
    if stretch.before:
        return Cycle(Rhythm.YEAR, 1, stretch.first - 1) if stretch.first > 1 else None
    return Cycle(Rhythm.YEAR, stretch.first, stretch.last)
