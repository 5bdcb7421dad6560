"""The result of Vĩnh Phúc, its plan, and the illustrative results, as core values."""

from functools import cache
from pathlib import Path

from cchc.core.plan.tasks import Plan
from cchc.core.scoring.sheet import Sheet, score_sheet
from cchc.files.store import CatalogueStore

ROOT = Path(__file__).resolve().parents[3] / "catalogues"
VINH_PHUC = "par_index_province/2948-qd-bnv-2017/examples/vinh-phuc-2017.yaml"
DEPARTMENTS = "par_index_agency/minh-hoa-so-2026"


@cache
def store() -> CatalogueStore:
    return CatalogueStore(ROOT)


@cache
def vinh_phuc() -> Sheet:
    return score_sheet(store().result(VINH_PHUC))


def improvement_plan() -> Plan:
    return store().plan_named("vinh-phuc-5264-2018")


@cache
def departments() -> tuple[Sheet, ...]:
    paths = store().assessment_paths(DEPARTMENTS)
    return tuple(score_sheet(store().assessment(path)) for path in paths)
