"""A catalogue of four lines and a campaign of two units, small enough for random acts."""

from cchc.core.campaign.circuit import Circuit, Step
from cchc.core.campaign.duties import Duty
from cchc.core.campaign.windows import Window
from cchc.files.store import catalogue_from_text
from cchc.records.campaigns.actions import Opening, UnitGiven, open_campaign
from cchc.records.campaigns.models import Campaign
from cchc.records.catalogues.actions import load_catalogue
from cchc.records.people.actions import system_person
from tests.records.plays import acting
from tests.records.plays.acting import DAY, at

KEY = "par_index_agency/minh-hoa-nho-2026"
TEXT = """\
schema: catalogue/1
id: par_index_agency/minh-hoa-nho-2026
state: published
family: par_index_agency
level: department
illustrative: true
title: Bộ tiêu chí nhỏ (minh họa)
decision: {number: null, date: null, issuer: null, title: null}
years: [2026]
scale: 10
rounding: {places: 2, mode: half_up}
not_applicable: rescale
bonus_cap: null
penalty_cap: null
bands: []
ranking: {ties: shared, groups: []}
notes: []
sources:
  - {id: minh-hoa, title: Dữ liệu minh họa của phần mềm, address: null}
part_groups:
  - {id: direct, name: Điểm tự đánh giá}
parts:
  - id: documents
    name: Điểm theo hồ sơ
    group: direct
    max_points: 10
    status: illustrative
    source: minh-hoa
    note: minh họa
defaults:
  part: documents
  reference: {source: minh-hoa, place: Bộ tiêu chí nhỏ, status: illustrative, note: "minh họa"}
areas:
  - id: direction
    code: "1"
    name: Chỉ đạo, điều hành (minh họa)
    max_points: 10
    children:
      - id: answer
        code: "1.1"
        name: Có kế hoạch (minh họa)
        max_points: 2
        measure: {kind: yes_no, question: "Có kế hoạch?"}
        rule: {kind: all_or_nothing}
      - id: cases
        code: "1.2"
        name: Báo cáo chậm (minh họa)
        max_points: 3
        measure: {kind: count, noun: báo cáo}
        rule: {kind: deduction, per_case: [{kind: case, points: 0.5, at_most: null}]}
      - id: share
        code: "1.3"
        name: Tỷ lệ hồ sơ đúng hạn (minh họa)
        max_points: 4
        measure: {kind: ratio, part: Đúng hạn, whole: Tổng số, noun: hồ sơ, when_zero: not_applicable}
        rule: {kind: proportion, zero_below: 50, full_at: 100}
        may_be_not_applicable: true
      - id: survey
        code: "1.4"
        name: Điều tra (minh họa)
        max_points: 1
        rule: {kind: given, from: "Điều tra (minh họa)"}
"""
OPENS, LONG = at("2026-11-02"), 20 * DAY


def small_campaign() -> Campaign:
    """Two departments, appraised by Sở Nội vụ; each step may begin as soon as the one before it is done."""
    now = at("2026-11-01")
    load_catalogue(catalogue_from_text(TEXT.encode(), KEY), TEXT, by=system_person(now=now), now=now)
    steps = (Step.SELF_SCORING, Step.APPRAISAL_1, Step.REBUTTAL, Step.APPRAISAL_2)
    opening = Opening(
        slug="nho-2026",
        title="Đợt nhỏ (minh họa)",
        circuit=Circuit.INTERNAL,
        catalogue=KEY,
        province="vinh-phuc/tinh-vinh-phuc",
        register="minh-hoa",
        year=2026,
        unit_day=OPENS.date(),
        windows=tuple(Window(step, OPENS, OPENS + LONG + place * DAY) for place, step in enumerate(steps)),
        units=(UnitGiven("so-a"), UnitGiven("so-b")),
        duties=(Duty("appraise", "", "vinh-phuc/so-noi-vu"),),
    )
    return open_campaign(opening, by=acting.coordinator("vinh-phuc"), now=now)
