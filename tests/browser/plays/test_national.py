"""Vĩnh Phúc 2017 through the pages: five agencies score, the Ministry judges, 80.29 is published."""

from decimal import Decimal

from django.utils import timezone
from playwright.sync_api import FilePayload, Page, expect

from cchc.core.campaign.circuit import Step
from cchc.core.catalogue.facts import GivenFact
from cchc.core.numerals import points_text
from cchc.core.scoring.assessment import DeductionItem
from cchc.files.store import CatalogueStore
from cchc.records.campaigns.models import Campaign
from cchc.records.entries.actions import save_entry
from cchc.records.people.models import User
from cchc.records.rounds.actions import record_deductions, record_ministry
from cchc.settings import CATALOGUES
from tests.browser.plays.conftest import Backstage, Cast
from tests.browser.plays.opening import call, choose, only_self_scoring
from tests.browser.plays.working import (
    Check,
    act,
    day,
    known,
    look,
    open_line,
    open_portion,
    pick,
    told,
    unfold,
)
from tests.records.handing_in import pdf
from tests.records.plays.acting import portions

SLUG, UNIT = "tinh-vinh-phuc-2017", "tinh-vinh-phuc"
NOTE = "Số tự chấm minh họa, không phải số của tỉnh"
OFFICE, SOFTWARE = "Văn phòng UBND tỉnh", "Sở Thông tin và Truyền thông"
# Kế hoạch 5264/KH-UBND: who leads which area.
LEADING = {
    "1 ": "Sở Nội vụ",
    "2 ": "Sở Tư pháp",
    "3 ": OFFICE,
    "4 ": "Sở Nội vụ",
    "5 ": "Sở Nội vụ",
    "6 ": "Sở Tài chính",
    "7 ": SOFTWARE,
    "8 ": OFFICE,
}
# What is typed on the pages, by account: agency, lines and points.
SCORERS = {
    "noivu.vinhphuc": ("Sở Nội vụ", {"1.2": "3", "1.6": "1"}),
    "tuphap.vinhphuc": ("Sở Tư pháp", {}),
    "vanphong.vinhphuc": (OFFICE, {"3.1.1": "0,5", "3.2.1": "0,5"}),
    "taichinh.vinhphuc": ("Sở Tài chính", {}),
    "tttt.vinhphuc": (SOFTWARE, {"7.1.1": "1", "7.1.4": "1"}),
}
BY_HAND = ("1.2", "3.1.1", "7.1.4", "1.6", "4.1.2")
REPORT = FilePayload(name="Báo cáo.pdf", mimeType="application/pdf", buffer=pdf())
STORE = CatalogueStore(CATALOGUES)
RESULT = STORE.assessment(STORE.inside("par_index_province/2948-qd-bnv-2017/examples/vinh-phuc-2017.yaml"))


def test_the_year_2017_of_vinh_phuc(cast: Cast, backstage: Backstage, assert_accessible: Check) -> None:
    opened(cast("vinhphuc"), assert_accessible)
    scored(cast, backstage, assert_accessible)
    one_is_sent_back(cast, assert_accessible)
    reviewed_and_signed(cast, assert_accessible)
    judged(cast("vinhphuc"), backstage, assert_accessible)
    answered(cast("vinhphuc"), assert_accessible)
    published(cast("vinhphuc"), assert_accessible)
    shown(cast("lanhdao.vinhphuc"), assert_accessible)


def opened(page: Page, check: Check) -> None:
    """The coordinator opens the campaign on one page, sees what will come of it, and confirms."""
    choose(page, "tinh", 2017, "31/12/2017", "par_index_province/2948-qd-bnv-2017")
    call(page, "Chỉ số CCHC năm 2017 của tỉnh Vĩnh Phúc")
    duties = page.locator("section[aria-labelledby=phan-cong-ten]")
    labels = duties.locator(".cc-duties").first.locator("label")
    for number in range(labels.count()):
        text = labels.nth(number).inner_text()
        led = next((agency for area, agency in LEADING.items() if text.startswith(area)), "Sở Nội vụ")
        duties.get_by_label(text, exact=True).select_option(led)
    only_self_scoring(page)
    page.get_by_role("button", name="Kiểm tra trước khi mở").click()
    told(page, "sẽ tạo 5 phần việc cho 1 đơn vị")
    look(page, check)
    act(page, "Mở đợt", "Các cơ quan thấy phần việc của mình ngay")


def scored(cast: Cast, backstage: Backstage, check: Check) -> None:
    """Each agency types what it claims, the rest is alike; one proves two lines with a document."""
    for username, (agency, lines) in SCORERS.items():
        page = cast(username)
        open_portion(page, SLUG, agency)
        for number, (line, points) in enumerate(lines.items()):
            if number == 0:
                open_line(page, line)
            known(page, NOTE, points=points)
            act(page, "Lưu và sang dòng sau" if number + 1 < len(lines) else "Lưu", f"Đã lưu dòng {line}")
    proved(cast("tttt.vinhphuc"), check)
    with backstage():
        claimed_by_the_rest()
    for username, (agency, _) in SCORERS.items():
        page = cast(username)
        open_portion(page, SLUG, agency)
        act(page, "Gửi lãnh đạo đơn vị duyệt", "Đã gửi lãnh đạo đơn vị duyệt.")
        head = cast(f"ld.{username}")
        open_portion(head, SLUG, agency)
        act(head, "Duyệt, chuyển khỏi đơn vị", "Đã duyệt: phần việc đã rời đơn vị.")


def proved(page: Page, check: Check) -> None:
    """A file is handed in from a line, attached there, and to a second line as well."""
    open_portion(page, SLUG, SOFTWARE)
    open_line(page, "7.1.1")
    look(page, check)
    page.get_by_role("link", name="Nộp tài liệu mới").click()
    page.get_by_label("Không, tài liệu không phải là tài liệu mật").check()
    page.get_by_label("Tệp", exact=True).set_input_files([REPORT])
    page.get_by_label("Số, ký hiệu").fill("778/STTTT-CNTT (minh họa)")
    page.get_by_role("button", name="Nộp tài liệu").click()
    told(page, "Chọn tài liệu rồi gắn vào dòng 7.1.1")
    attach(page)
    open_portion(page, SLUG, SOFTWARE)
    open_line(page, "7.1.4")
    page.get_by_role("link", name="Gắn tài liệu đã có").click()
    page.get_by_label("Tài liệu", exact=True).select_option(index=1)
    attach(page)


def attach(page: Page) -> None:
    page.get_by_label("Trang, mục").fill("trang 1")
    other = page.get_by_label("Lý do, nếu tài liệu không thuộc danh mục của dòng")
    if other.is_visible():
        other.fill("Bộ tiêu chí không nêu danh mục")
    page.get_by_role("button", name="Gắn vào dòng này").click()
    expect(page.locator("#tai-lieu").get_by_role("rowheader", name="Báo cáo")).to_be_visible()


def claimed_by_the_rest() -> None:
    """Everybody claims the whole of the points of the lines that were not typed; illustrative."""
    now, leaves = timezone.now(), {leaf.key: leaf for leaf in RESULT.catalogue.leaves}
    typed = {line for _, lines in SCORERS.values() for line in lines}
    for portion in portions(Campaign.objects.get(slug=SLUG), Step.SELF_SCORING):
        username = next(one for one, (agency, _) in SCORERS.items() if agency == portion.agency.name)
        scorer = User.objects.get(username=username)
        for line in set(portion.lines) - typed:
            most = GivenFact(leaves[line].max_points or Decimal(0))
            save_entry(portion.pk, line, most, note=NOTE, seen=0, by=scorer, now=now)


def one_is_sent_back(cast: Cast, check: Check) -> None:
    """Sở Nội vụ sends one portion back with a reason; it is repaired and confirmed, all are taken over."""
    officer, scorer, head = cast("vinhphuc"), cast("tttt.vinhphuc"), cast("ld.tttt.vinhphuc")
    open_portion(officer, SLUG, SOFTWARE)
    officer.locator("#tra-lai summary").first.click()
    officer.get_by_label("Lý do trả lại").fill("Chưa nêu số xã đã kết nối")
    officer.get_by_label("Bổ sung trước hết ngày").fill(day(3))
    officer.get_by_text("Chỉ trả lại một số dòng").click()
    officer.get_by_label("7.1.4").check()
    look(officer, check)
    act(officer, "Trả lại để bổ sung", "Đã trả lại để bổ sung trước hết ngày")
    open_portion(scorer, SLUG, SOFTWARE)
    told(scorer, "Chưa nêu số xã đã kết nối")
    open_line(scorer, "7.1.4")
    known(scorer, "Đã kết nối 112/137 xã (minh họa)", points="0,75")
    act(scorer, "Lưu", "Đã lưu dòng 7.1.4")
    open_portion(scorer, SLUG, SOFTWARE)
    act(scorer, "Gửi lãnh đạo đơn vị duyệt", "Đã gửi lãnh đạo đơn vị duyệt.")
    open_portion(head, SLUG, SOFTWARE)
    act(head, "Duyệt, chuyển khỏi đơn vị", "Đã duyệt: phần việc đã rời đơn vị.")
    officer.goto(f"/dot/{SLUG}/tra-lai/")
    told(officer, "Chưa nêu số xã đã kết nối")
    for agency in dict.fromkeys(LEADING.values()):
        open_portion(officer, SLUG, agency)
        act(officer, "Tiếp nhận", "Đã tiếp nhận phần việc.")


def reviewed_and_signed(cast: Cast, check: Check) -> None:
    """Sở Nội vụ reviews, the chairman signs and the report goes to the Ministry."""
    officer, leader = cast("vinhphuc"), cast("lanhdao.vinhphuc")
    milestone(officer, "Rà soát nội bộ", source="Biên bản rà soát (minh họa)")
    milestone(
        leader, "Ký gửi Bộ Nội vụ", number="12/BC-UBND", sent_on=day(), source="Báo cáo tự chấm (minh họa)"
    )


def milestone(page: Page, step: str, **said: str) -> None:
    page.goto(f"/dot/{SLUG}/don-vi/{UNIT}/moc/")
    details = page.locator("details.cc-setting").filter(has=page.get_by_text(step, exact=True))
    details.locator("summary").click()
    for name, text in {"day": day(), **said}.items():
        details.locator(f"[name$='-{name}']").fill(text)
    details.get_by_role("button", name=f"Ghi mốc {step}").click()
    told(page, "Đã ghi mốc")


def judged(page: Page, backstage: Backstage, check: Check) -> None:
    """What the Ministry found is recorded: five lines and their items on their pages, the rest alike."""
    milestone(page, "Bộ Nội vụ thẩm định", number="34/BNV-CCHC", source="Kết quả thẩm định (minh họa)")
    for line in BY_HAND:
        fact = RESULT.facts[line].fact
        assert isinstance(fact, GivenFact)
        round_of_line(page, line, "ministry", fact, "Theo bảng tổng hợp điểm bị trừ")
    for line in BY_HAND[:3]:
        items_of_line(page, line, [item for item in RESULT.deductions if item.line == line])
    look(page, check)
    with backstage():
        judged_by_the_rest()
    page.goto(f"/dot/{SLUG}/don-vi/{UNIT}/")
    expect(page.get_by_role("region", name="Tổng điểm sau từng vòng")).to_contain_text("80,29")
    look(page, check)


def round_of_line(page: Page, line: str, kept: str, fact: GivenFact, note: str) -> None:
    page.goto(f"/dot/{SLUG}/don-vi/{UNIT}/dong/{line}/")
    form = page.locator(f"#vong-{kept}")
    unfold(form.locator("details"))
    form.get_by_label("Có số liệu", exact=True).check()
    form.locator("[name$='f_points']").fill(points_text(fact.points))
    form.locator("[name$='-note']").fill(note)
    form.get_by_role("button").click()
    told(page, f"Đã ghi: dòng {line}")


def items_of_line(page: Page, line: str, items: list[DeductionItem]) -> None:
    page.goto(f"/dot/{SLUG}/don-vi/{UNIT}/dong/{line}/khoan-tru/")
    for place, item in enumerate(items):
        cited = item.document
        said = {name: getattr(item, name) for name in ("cause", "judge", "note")}
        said["amount"] = points_text(item.amount)
        if cited is not None:
            when = "" if cited.day is None else cited.day.strftime("%d/%m/%Y")
            said |= {"document_number": cited.number, "document_day": when, "document_title": cited.title}
        for name, text in said.items():
            page.locator(f"[name=khoan-{place}-{name}]").fill(text)
        for name in ("occurring", "responsible", "leading"):
            pick(page, f"khoan-{place}-{name}", getattr(item, name))
    page.get_by_role("button", name="Ghi các khoản trừ").click()
    told(page, "Đã ghi")


def judged_by_the_rest() -> None:
    by, now = User.objects.get(username="vinhphuc"), timezone.now()
    for line, entry in RESULT.facts.items():
        if line not in BY_HAND:
            record_ministry(SLUG, UNIT, line, entry.fact, note=entry.note, seen=0, by=by, now=now)
    for line in dict.fromkeys(item.line for item in RESULT.deductions):
        if line not in BY_HAND[:3]:
            items = [item for item in RESULT.deductions if item.line == line]
            record_deductions(SLUG, UNIT, line, items, by=by, now=now)


def answered(page: Page, check: Check) -> None:
    """The province answers on one line; what the Ministry published in the end is recorded."""
    round_of_line(page, "7.1.4", "answer", GivenFact(Decimal("0.75")), "Đã kết nối 112 xã (minh họa)")
    milestone(page, "Tỉnh giải trình", number="56/UBND", source="Văn bản giải trình (minh họa)")
    said = RESULT.published
    assert said is not None
    page.get_by_text("Ghi số công bố").first.click()
    figures = {"total": said.total} | {f"group-{key}": one for key, one in said.groups}
    figures |= {f"part-{key}": one for key, one in said.parts}
    for name, figure in figures.items():
        page.locator(f"[name=cong-bo-points-{name}]").fill(points_text(figure.points))
        page.locator(f"[name=cong-bo-rank-{name}]").fill("" if figure.rank is None else str(figure.rank))
    page.locator("[name=cong-bo-units]").fill(str(said.units))
    page.locator("[name=cong-bo-rank_change]").fill(str(said.rank_change))
    page.locator("[name=cong-bo-source]").fill(said.source)
    page.get_by_role("button", name="Ghi số công bố").click()
    told(page, "Đã ghi theo Kế hoạch số 5264/KH-UBND")


def published(page: Page, check: Check) -> None:
    """The decision freezes the result; computed again it is the same to the last figure."""
    page.goto(f"/dot/{SLUG}/cong-bo/")
    told(page, "Không còn việc nào phải xong trước khi công bố.")
    page.get_by_label("Số quyết định").fill("1041/QĐ-BNV (minh họa)")
    page.get_by_label("Ngày quyết định").fill(day())
    page.get_by_label("Tôi đã kiểm tra kết quả").check()
    act(page, "Công bố 1 đơn vị", "Kết quả đã đóng băng.")
    page.get_by_role("link", name="Tính lại để đối chiếu").click()
    told(page, "khớp từng chữ số")


def shown(page: Page, check: Check) -> None:
    """The result is read like any other: 80.29 points, 12.45 of them lost for causes."""
    page.goto(f"/ket-qua/{SLUG}-{UNIT}/")
    expect(page.locator(".cc-stat-main")).to_contain_text("80,29")
    look(page, check)
    page.goto(f"/ket-qua/{SLUG}-{UNIT}/bang-tru-diem/")
    told(page, "12,45")
    look(page, check)
