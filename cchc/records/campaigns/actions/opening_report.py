"""What a coordinator should know once a campaign is open, in sentences."""

from collections.abc import Iterator

from cchc.core.campaign.circuit import Circuit
from cchc.core.campaign.duties import shares
from cchc.records.agencies.queries import register_named
from cchc.records.campaigns.actions.appraising import replaced_sentences
from cchc.records.campaigns.actions.found import Found
from cchc.records.campaigns.actions.sharing import Shares, bare_duties, entered_by_units, named


def report_of(found: Found, appraisals: dict[str, Shares], previous: int) -> list[str]:
    """What fell to whom although nobody said so, what units do not enter, and whose last year is known."""
    national = found.opening.circuit is Circuit.NATIONAL
    told = list(_unassigned(found, "score" if national else "appraise"))
    told += replaced_sentences(found, appraisals)
    told += _without_lines(found)
    told += _outside(found)
    told += _not_collected(found)
    if found.core.years and found.opening.year not in found.core.years:
        years = ", ".join(map(str, found.core.years))
        told.append(f"Bộ tiêu chí được ban hành cho năm {years}, đợt này đánh giá năm {found.opening.year}")
    if previous:
        told.append(f"{previous} đơn vị có kết quả năm trước để đối chiếu")
    return told


def _unassigned(found: Found, kind: str) -> Iterator[str]:
    asked = set(entered_by_units(found.core, found.opening.circuit))
    covered = shares(found.core, found.duties, "score" if kind == "score" else "appraise")
    rest = [line for line in covered.get("", ()) if line in asked and line not in found.collating]
    if rest:
        verb = "chấm điểm" if kind == "score" else "thẩm định"
        yield f"{len(rest)} dòng chưa phân công {verb}, giao {found.home.name}: {named(rest)}"


def _without_lines(found: Found) -> Iterator[str]:
    bare = bare_duties(found)
    if bare:
        names = ", ".join(dict.fromkeys(found.agencies[agency].name for agency in bare.values()))
        yield f"Lĩnh vực, tiêu chí {', '.join(bare)} không có dòng chấm điểm riêng: {names} chỉ duyệt"


def _outside(found: Found) -> Iterator[str]:
    asked = set(entered_by_units(found.core, found.opening.circuit))
    outside = [leaf.key for leaf in found.core.leaves if leaf.key not in asked]
    if outside:
        yield f"Điểm từ bên ngoài do {found.home.name} nhập: {named(outside)}"


def _not_collected(found: Found) -> Iterator[str]:
    """Lines led by a group of agencies whose figure nobody gathers."""
    register = register_named(found.opening.register)
    groups = set(register.group_by_id) if register else set()
    lines = [leaf.key for leaf in found.core.leaves if groups & set(leaf.lead)]
    missed = [line for line in lines if line not in found.members]
    if missed and found.opening.circuit is Circuit.NATIONAL:
        yield f"Dòng do nhiều cơ quan chủ trì nhưng không tổng hợp từ từng đơn vị: {named(missed)}"
