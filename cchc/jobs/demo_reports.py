"""An illustrative reporting round of Vĩnh Phúc for the year 2018, entered as people enter it."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from cchc.core.errors import NotAllowed
from cchc.core.reporting.agency_report import drafted
from cchc.core.reporting.consolidated import Indicator
from cchc.records.agencies.models import Agency
from cchc.records.agencies.queries import agency_by_key
from cchc.records.people.models import User
from cchc.records.reports.actions import RoundOpening, open_round, save_report, send_report, submit_report
from cchc.records.reports.models import ReportingRound
from cchc.records.reports.queries import cutoffs, proposed_units_due
from cchc.records.reports.queries.drafts import task_lines_of

KIND, YEAR = "year", 2018
INDICATORS = (
    Indicator("ho-so", "Hồ sơ thủ tục hành chính đã giải quyết", "hồ sơ"),
    Indicator("dung-han", "Trong đó đúng hạn", "hồ sơ", "ho-so"),
    Indicator("van-ban", "Văn bản về cải cách hành chính đã ban hành", "văn bản"),
)
NOTES = {
    "steering": "Đã ban hành kế hoạch cải cách hành chính của cơ quan, giao ban hằng tháng (minh họa).",
    "limits": "Một số hồ sơ liên thông còn chậm khâu phối hợp (minh họa).",
}
# Who writes, the agency, its figures, how far its report has come.
SENT, SUBMITTED, SAVED = 3, 2, 1
WRITTEN = (
    ("noivu.vinhphuc", "so-noi-vu", ("1240", "1236", "6"), SENT),
    ("tttt.vinhphuc", "so-thong-tin-va-truyen-thong", ("312", "312", "3"), SENT),
    ("tuphap.vinhphuc", "so-tu-phap", ("5120", "5098", "4"), SUBMITTED),
    ("vanphong.vinhphuc", "van-phong-ubnd-tinh", ("86", "86", "9"), SAVED),
)
ASKED = (*(agency for _, agency, _, _ in WRITTEN), "so-tai-chinh")


@transaction.atomic
def open_demo_round(*, now: datetime) -> bool:
    """Open the round once; return whether it was opened now. Raises NotAllowed without the demo flag."""
    if not settings.DEMO:
        raise NotAllowed("Đợt báo cáo minh họa chỉ được mở khi chạy thử (make run)")
    if ReportingRound.objects.filter(kind=KIND, year=YEAR, illustrative=True).exists():
        return False
    period = next(one for one in cutoffs() if one.id == KIND).period(YEAR)
    opening = RoundOpening(
        root=agency_by_key("vinh-phuc/tinh-vinh-phuc").pk,
        kind=KIND,
        year=YEAR,
        period=period,
        units_due=proposed_units_due(period),
        agencies=tuple(_agency(slug).pk for slug in ASKED),
        indicators=INDICATORS,
        illustrative=True,
    )
    found = open_round(opening, by=User.objects.get(username="vinhphuc"), now=now)
    for username, agency, figures, far in WRITTEN:
        _write(found, username, _agency(agency), figures, far, now)
    return True


def _agency(slug: str) -> Agency:
    return agency_by_key(f"vinh-phuc/{slug}")


def _write(
    found: ReportingRound, username: str, agency: Agency, figures: tuple[str, ...], far: int, now: datetime
) -> None:
    """Write what tasks and notes say, and carry the report as far as it has come."""
    writer, head = (User.objects.get(username=one) for one in (username, f"ld.{username}"))
    told = drafted(task_lines_of(found, agency, found.data_to))
    remarks = {**told, **{key: f"{text}\n{told.get(key, '')}".strip() for key, text in NOTES.items()}}
    given = dict(zip((one.key for one in INDICATORS), figures, strict=True))
    save_report(found.slug, agency.slug, remarks, given, seen=0, by=writer, now=now)
    if far >= SUBMITTED:
        submit_report(found.slug, agency.slug, by=writer, now=now)
    if far >= SENT:
        send_report(found.slug, agency.slug, by=head, now=now)
