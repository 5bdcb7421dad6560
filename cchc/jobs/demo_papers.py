"""The document of the demonstration: the improvement plan of Vĩnh Phúc, written as an officer writes it."""

from datetime import datetime

from django.conf import settings

from cchc.core.document.improvement_plan import improvement_plan
from cchc.core.document.letterhead import letterhead
from cchc.core.scoring.sheet import score_sheet
from cchc.records.agencies.queries import agency_by_key
from cchc.records.assessments.queries import assessment_for
from cchc.records.documents.actions import freeze
from cchc.records.documents.models import IssuedDocument
from cchc.records.people.models import User
from cchc.records.plans.queries import plan_for

PLAN, RESULT = "vinh-phuc-5264-2018", "vinh-phuc-2017"
SUBJECT = f"plan:{PLAN}"


def write_demo_paper(*, now: datetime) -> bool:
    """Write it once; return whether it was written now. Without the fonts of the house nothing is written."""
    if IssuedDocument.objects.filter(subject=SUBJECT).exists() or not (settings.VAR / "fonts").is_dir():
        return False
    by = User.objects.get(username="vinhphuc")
    plan = plan_for(by, PLAN)
    sheet = score_sheet(assessment_for(by, RESULT))
    head = letterhead(plan.agencies, plan.issuer)
    document = improvement_plan(plan, sheet, plan.agencies.name_of, head)
    freeze(document, SUBJECT, agency_by_key("vinh-phuc/tinh-vinh-phuc").pk, by=by, now=now)
    return True
