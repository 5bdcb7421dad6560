"""A question answered with yes or no."""

from cchc.core.catalogue.facts import Unknown, YesNoFact
from cchc.core.catalogue.measures import YesNo
from cchc.core.catalogue.rules import AllOrNothing
from tests.spec.form import Chapter, Example, Spec

PLAN_ISSUED = Spec(
    "Ban hành kế hoạch cải cách hành chính",
    YesNo("Kế hoạch cải cách hành chính năm được ban hành trong quý I?"),
    AllOrNothing(),
    "0.50",
    (
        Example(YesNoFact(value=True), "0.50", "Yêu cầu: Có; đạt: 0,50"),
        Example(YesNoFact(value=False), "0.00", "Yêu cầu: Có; không đạt: 0,00"),
        Example(Unknown("Chưa có báo cáo"), None, "Chưa có báo cáo"),
    ),
)

CHAPTER = Chapter(
    "Có hoặc Không",
    "Một câu hỏi trả lời Có hoặc Không. Chưa trả lời là chưa có số liệu, không phải là Không.",
    YesNo,
    (PLAN_ISSUED,),
)
