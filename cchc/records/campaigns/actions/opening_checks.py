"""What is wrong with an opening, all of it at once; nothing is opened while anything is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from cchc.core.campaign.circuit import Circuit, Round
from cchc.core.campaign.words import UNREADABLE, storable, unfit_words
from cchc.core.catalogue.nodes import Catalogue
from cchc.core.errors import InputRefused, Place, Problem
from cchc.core.numerals import date_text
from cchc.records.agencies.models import Agency
from cchc.records.audit.models import LONGEST_SUBJECT
from cchc.records.campaigns.actions.found import Found, key_of
from cchc.records.campaigns.actions.opening_values import Opening
from cchc.records.campaigns.actions.window_checks import window_problems
from cchc.records.campaigns.models import Campaign
from cchc.records.catalogues.models import CatalogueVersion

LONGEST_SLUG = 60
LONGEST_TITLE = 300
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DUTIES = {Circuit.NATIONAL: ("score", "collate"), Circuit.INTERNAL: ("appraise",)}
DUTY_WORDS = {"score": "chấm điểm", "appraise": "thẩm định", "collate": "tổng hợp số liệu"}


def header_problems(opening: Opening, version: CatalogueVersion | None) -> Iterator[Problem]:
    """What is wrong with the identifier, the title, the catalogue and the windows."""
    if not SLUG.fullmatch(opening.slug) or len(opening.slug) > LONGEST_SLUG:
        allowed = f"chữ thường không dấu, số và dấu gạch nối, không quá {LONGEST_SLUG} ký tự"
        yield Problem("campaign_slug", f"Mã của đợt chỉ gồm {allowed}", Place(column="slug"))
    elif Campaign.objects.filter(slug=opening.slug).exists():
        yield Problem(
            "campaign_exists", f"Đã có đợt chấm điểm mang mã “{opening.slug}”", Place(column="slug")
        )
    if not opening.title.strip():
        yield Problem("no_title", "Hãy ghi tên đợt chấm điểm", Place(column="title"))
    yield from unfit_words("title", "Tên đợt", opening.title, LONGEST_TITLE)
    yield from _catalogue_problems(opening, version)
    yield from window_problems(opening.circuit, opening.windows)


def refuse_unkept(opening: Opening) -> None:
    """Raise InputRefused for identifiers that no database can even be asked for."""
    named = [("catalogue", opening.catalogue), ("province", opening.province), ("register", opening.register)]
    named += [("units", text) for unit in opening.units for text in (unit.agency, unit.group)]
    named += [("units", text) for one in opening.everyone for text in (one.register, one.group, *one.kinds)]
    named += [("duties", text) for duty in opening.duties for text in (duty.key, duty.agency)]
    named += [
        ("collected", text) for one in opening.collected for text in (one.line, one.collating, *one.members)
    ]
    found = [
        Problem("not_printed", f"Mã: {UNREADABLE}", Place(column=at))
        for at, text in named
        if not storable(text)
    ]
    if found:
        raise InputRefused(found)


def _catalogue_problems(opening: Opening, version: CatalogueVersion | None) -> Iterator[Problem]:
    where = Place(column="catalogue")
    if version is None:
        yield Problem("unknown_catalogue", f"Không có bộ tiêu chí “{opening.catalogue}”", where)
        return
    if not version.published:
        message = f"Bộ tiêu chí “{version.title}” chưa ban hành"
        yield Problem("unpublished_catalogue", message, where, "ban hành bộ tiêu chí trước khi mở đợt")
    if opening.sha256 and opening.sha256 != version.sha256:
        message = f"Bộ tiêu chí “{version.title}” đã thay đổi từ lúc chọn"
        yield Problem("catalogue_changed", message, where, "xem lại bộ tiêu chí rồi mở lại")
    if (version.level == "province") != (opening.circuit is Circuit.NATIONAL):
        message = f"Bộ tiêu chí “{version.title}” không dùng cho loại đợt này"
        yield Problem("wrong_level", message, where)


def content_problems(found: Found) -> Iterator[Problem]:
    """What is wrong with units, duties and collected lines."""
    yield from _unit_problems(found)
    yield from _duty_problems(found)
    yield from _collected_problems(found)
    yield from _name_problems(found)


def _name_problems(found: Found) -> Iterator[Problem]:
    """The log calls a figure by campaign, unit, line and round or member; it keeps names of some length."""
    units = [key.rpartition("/")[2] for key, _ in found.units]
    ends = [(leaf.key, kept.value) for leaf in found.core.leaves for kept in Round]
    for line, members in found.members.items():
        ends += [(line, f"members/{key.rpartition('/')[2]}") for key in members]
    line, end = max(ends, key=lambda one: len(one[0]) + len(one[1]), default=("", ""))
    longest = len("/".join((found.opening.slug, max(units, key=len, default=""), line, end)))
    if longest > LONGEST_SUBJECT:
        message = f"Mã của đợt, đơn vị và dòng ghép lại dài {longest} ký tự, chỉ nhận {LONGEST_SUBJECT}"
        yield Problem("names_too_long", message, Place(column="slug"), "đặt mã của đợt ngắn hơn")


def _unit_problems(found: Found) -> Iterator[Problem]:
    where, groups = Place(column="units"), {one.id for one in found.core.ranking_groups}
    if not found.units:
        yield Problem("no_units", "Hãy chọn đơn vị được đánh giá", where)
    keys = [key for key, _ in found.units]
    yield from _agency_problems(found, keys, where)
    if found.opening.circuit is Circuit.NATIONAL and keys and set(keys) != {key_of(found.province)}:
        yield Problem("one_unit_only", "Đợt này chỉ đánh giá chính tỉnh, thành phố", where)
    for key, times in Counter(keys).items():
        if times > 1:
            yield Problem("unit_twice", f"Đơn vị “{_name(found, key)}” được chọn {times} lần", where)
    yield from _colliding(found, dict.fromkeys(keys), where)
    for group in sorted({group for _, group in found.units if group not in groups and (group or groups)}):
        said = f"Bộ tiêu chí không có nhóm xếp hạng “{group}”" if group else "Có đơn vị chưa xếp nhóm"
        yield Problem("unknown_group", said, where, f"các nhóm: {', '.join(sorted(groups)) or 'không có'}")


def _agency_problems(found: Found, keys: Iterable[str], where: Place) -> Iterator[Problem]:
    """Agencies that are not known, of another province, or that did not exist on the day."""
    day = found.opening.unit_day
    for key in dict.fromkeys(keys):
        agency = found.agencies.get(key)
        if agency is None:
            yield Problem("unknown_agency", f"Không có cơ quan “{key}”", where)
        elif agency.root_id != found.province.pk:
            message = f"“{agency.name}” không thuộc {found.province.name}"
            yield Problem("foreign_agency", message, where)
        elif not _valid_on(agency, found):
            message = f"“{agency.name}” không hoạt động vào ngày {date_text(day)}"
            yield Problem("agency_not_valid", message, where)


def _valid_on(agency: Agency, found: Found) -> bool:
    day = found.opening.unit_day
    return (agency.valid_from or day) <= day <= (agency.valid_to or day)


def _colliding(found: Found, keys: Iterable[str], where: Place) -> Iterator[Problem]:
    """Identifiers are those of pages and of figures: two agencies of one list must not share one."""
    for slug, times in Counter(key.rpartition("/")[2] for key in keys).items():
        if times > 1:
            message = f"{times} cơ quan của các danh sách khác nhau cùng mang mã “{slug}”"
            yield Problem("slug_collision", message, where)


def _name(found: Found, key: str) -> str:
    agency = found.agencies.get(key)
    return agency.name if agency else key


def _duty_problems(found: Found) -> Iterator[Problem]:
    where, kinds = Place(column="duties"), DUTIES[found.opening.circuit]
    for duty in found.duties:
        if duty.kind not in kinds:
            message = f"Đợt này không phân công “{DUTY_WORDS[duty.kind]}”"
            yield Problem("duty_not_of_circuit", message, where)
        if duty.key and duty.key not in found.core.by_key:
            message = f"Bộ tiêu chí không có lĩnh vực hoặc dòng “{duty.key}”"
            yield Problem("duty_unknown_line", message, Place(column="duties", criterion=duty.key))
        agency = found.agencies.get(duty.agency)
        if agency is None:
            yield Problem("unknown_agency", f"Không có cơ quan “{duty.agency}”", where)
        elif agency.root_id != found.province.pk:
            yield Problem("foreign_agency", f"“{agency.name}” không thuộc {found.province.name}", where)
    for (kind, key), times in Counter((one.kind, one.key) for one in found.duties).items():
        if times > 1:
            message = f"“{key or 'Toàn bộ'}” được phân công {DUTY_WORDS[kind]} {times} lần"
            yield Problem("duty_twice", message, Place(column="duties", criterion=key or None))


def _collected_problems(found: Found) -> Iterator[Problem]:
    given = found.opening.collected
    if given and found.opening.circuit is not Circuit.NATIONAL:
        yield Problem("collected_internal", "Chỉ đợt của tỉnh mới tổng hợp số liệu từ nhiều đơn vị")
        return
    for line, times in Counter(one.line for one in given).items():
        where = Place(column="collected", criterion=line)
        if times > 1:
            yield Problem("collected_twice", f"Dòng {line} được nêu {times} lần", where)
        if not _is_leaf(found.core, line):
            yield Problem("collected_unknown_line", f"Bộ tiêu chí không có dòng chấm điểm “{line}”", where)
            continue
        if not found.members[line]:
            message = f"Dòng {line} chưa có đơn vị nào phải gửi số liệu"
            yield Problem("no_members", message, where, "chọn đơn vị cho dòng này")
        yield from _agency_problems(found, found.members[line], where)
        yield from _colliding(found, dict.fromkeys(found.members[line]), where)
        collating = found.agencies.get(found.collating[line])
        if collating is None or collating.root_id != found.province.pk:
            message = f"Cơ quan tổng hợp “{found.collating[line]}” không có trong tỉnh"
            yield Problem("unknown_agency", message, where)


def _is_leaf(core: Catalogue, key: str) -> bool:
    node = core.by_key.get(key)
    return node is not None and node.is_leaf
