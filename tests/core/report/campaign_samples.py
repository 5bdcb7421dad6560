"""One campaign with its lines and names, for tests of its reports."""

from datetime import date

from cchc.core.campaign.circuit import Circuit
from cchc.core.campaign.head import CampaignHead
from cchc.core.report.outline import Report
from tests.core.builders import area, catalogue, leftover, line

VERSION = catalogue(
    area("1", line("1.1", "1.00"), line("1.2", "2.00", optional=True)),
    area("2", line("2.1", "1.00"), line("2.2", None)),
    remainder=(leftover("rest", "3.00"),),
)
HEAD = CampaignHead("Đợt chấm điểm năm 2026", Circuit.INTERNAL, 2026, VERSION, date(2026, 12, 15))
NAMES = {"so-a": "Sở A", "so-b": "Sở B", "so-c": "Sở C", "xa-1": "Xã 1"}


def names(identifier: str) -> str:
    return NAMES[identifier]


def texts(report: Report, row: str, *columns: str) -> list[str]:
    (section,) = (one for one in report.sections if row in one.by_id)
    return [section.cell(row, column).text for column in columns]
