"""Opening a campaign on its page: what is offered, what is refused, what is checked and then made."""

import re
from datetime import date

import pytest
from django.test import Client

from cchc.core.agency.lineage import Agency as CoreAgency
from cchc.core.agency.lineage import AgencyGroup, AgencyRegister
from cchc.records.campaigns.models import Campaign, Portion, Window
from cchc.web.opening_rows import ever_listed
from tests.web.conftest import signed_in
from tests.web.reading import html, part, words
from tests.web.test_cost import cost

OPEN = "/dot/mo/"
NATIONAL = {
    "chon": "1",
    "loai": "tinh",
    "nam": "2017",
    "ngay": "01/11/2017",
    "bo": "par_index_province/2948-qd-bnv-2017",
}
INTERNAL = {**NATIONAL, "loai": "so", "nam": "2026", "bo": "par_index_agency/minh-hoa-so-2026"}
MADE = ("tinh-vinh-phuc-2017", "so-vinh-phuc-2026", "tinh-vinh-long-2020")
INPUT = re.compile(r"<input ([^>]*)>")
SELECT = re.compile(r'<select name="([^"]+)"[^>]*>(.*?)</select>', re.DOTALL)
ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
CHOSEN = re.compile(r'<option value="([^"]*)"[^>]* selected')


def filled(page: str) -> dict[str, list[str]]:
    """What a browser would send of the form, as it stands on the page."""
    form = page.split("novalidate>")[1].split("</form>", maxsplit=1)[0]
    sent: dict[str, list[str]] = {}
    for found in INPUT.findall(form):
        given = dict(ATTRIBUTE.findall(found))
        if "name" in given and (given.get("type") != "checkbox" or "checked" in given):
            sent.setdefault(given["name"], []).append(given.get("value", ""))
    for name, options in SELECT.findall(form):
        sent[name] = CHOSEN.findall(options) or [""]
    return sent


def opened_here() -> int:
    """The campaigns that a test has opened, besides those of the demonstration."""
    return Campaign.objects.filter(slug__in=MADE).count()


def shown(client: Client, choice: dict[str, str]) -> str:
    """The page with the form."""
    return html(client.get(OPEN, choice))


def test_a_stranger_to_coordination_is_refused(db: None) -> None:
    assert signed_in("lanhdao.vinhphuc").get(OPEN).status_code == 403


def test_catalogues_that_fit_are_offered_first(vinh_phuc: Client) -> None:
    page = words(html(vinh_phuc.get(OPEN, {"loai": "tinh", "nam": "2017"})))
    assert "2948/QĐ-BNV" in page
    assert "nội bộ cấp sở" not in page.split("Bộ tiêu chí đã ban hành")[1]
    assert "Tự chấm điểm" not in page


def test_words_of_an_address_that_mean_nothing_are_told(vinh_phuc: Client) -> None:
    page = words(html(vinh_phuc.get(OPEN, {"ngay": "31/02/2026", "bo": "khac", "chon": "1"})))
    assert "Ngày tính đơn vị: Viết ngày/tháng/năm" in page
    assert "Bộ tiêu chí đã chọn không dùng cho loại đợt này" in page


def test_before_15_12_is_14_12_at_the_latest(vinh_phuc: Client) -> None:
    sent = filled(shown(vinh_phuc, NATIONAL))
    assert (sent["tu-self_scoring"], sent["den-self_scoring"]) == (["01/11/2017"], ["14/12/2017"])


def test_units_of_the_day_stand_ticked_by_group(vinh_phuc: Client) -> None:
    page = shown(vinh_phuc, INTERNAL)
    assert len(filled(page)["units"]) == 8
    said = words(page)
    assert "Sở, ban, ngành (minh họa) (chọn 8 trong 8)" in said
    assert "Sở, ban, ngành (chọn 0 trong 1" in said


def test_what_is_wrong_is_told_and_what_was_typed_stays(vinh_phuc: Client) -> None:
    sent = filled(shown(vinh_phuc, NATIONAL))
    wrong = {**sent, "title": "", "den-self_scoring": "14/10/2017", "tu-review": "32/1/2018"}
    page = html(vinh_phuc.post(OPEN, wrong))
    assert "Hãy đặt tên cho đợt." in page
    assert "Ngày cuối phải từ 01/11/2017 trở đi." in page
    assert "Viết ngày/tháng/năm, ví dụ 14/12/2026." in page
    assert filled(page)["tu-review"] == ["32/1/2018"]
    assert opened_here() == 0


def test_a_check_shows_what_will_be_made_and_makes_nothing(vinh_phuc: Client) -> None:
    sent = filled(shown(vinh_phuc, NATIONAL))
    page = html(vinh_phuc.post(OPEN, {**sent, "viec-3": agency_of(vinh_phuc, "Sở Tư pháp")}))
    said = words(page)
    assert re.search(r"Kiểm tra: sẽ tạo \d+ phần việc cho 1 đơn vị", said)
    assert "Tự chấm điểm Sở Tư pháp" in words(part(page, "kiem-tra"))
    assert opened_here() == 0


def agency_of(client: Client, name: str) -> list[str]:
    """What choosing an agency sends."""
    return re.findall(rf'<option value="(\d+)"[^>]*>{name}<', shown(client, NATIONAL))[:1]


def checked(client: Client, sent: dict[str, list[str]]) -> dict[str, list[str]]:
    """What the button that confirms would send."""
    page = html(client.post(OPEN, sent))
    assert 'id="kiem-tra"' in page, words(page.split('id="loi"')[1])[:900]
    form = page.split('id="kiem-tra"')[1].split("</form>")[0]
    again: dict[str, list[str]] = {"viec": ["mo"]}
    for found in INPUT.findall(form):
        given = dict(ATTRIBUTE.findall(found))
        again.setdefault(given["name"], []).append(given["value"])
    return again


def test_what_was_checked_is_opened(vinh_phuc: Client) -> None:
    answer = vinh_phuc.post(OPEN, checked(vinh_phuc, filled(shown(vinh_phuc, INTERNAL))))
    assert (answer.status_code, answer["Location"]) == (302, "/dot/so-vinh-phuc-2026/")
    campaign = Campaign.objects.get(slug="so-vinh-phuc-2026")
    assert campaign.units.count() == 8
    assert Window.objects.filter(campaign=campaign).count() == 6
    assert Portion.objects.filter(campaign_unit__campaign=campaign, step="self_scoring").count() == 8


def test_what_changed_since_the_check_is_checked_again(vinh_phuc: Client) -> None:
    confirmed = checked(vinh_phuc, filled(shown(vinh_phuc, INTERNAL)))
    page = html(vinh_phuc.post(OPEN, {**confirmed, "units": confirmed["units"][1:]}))
    assert "Nội dung đã đổi từ lúc kiểm tra" in page
    assert "cho 7 đơn vị" in words(page)
    assert opened_here() == 0


def test_the_second_campaign_offers_the_duties_of_the_first(vinh_phuc: Client) -> None:
    sent = filled(shown(vinh_phuc, NATIONAL))
    agency = agency_of(vinh_phuc, "Sở Tư pháp")[0]
    vinh_phuc.post(
        OPEN,
        checked(vinh_phuc, {**sent, "viec-1": [agency], "rieng-0": ["1.2"], "rieng-co-quan-0": [agency]}),
    )
    page = shown(vinh_phuc, NATIONAL)
    assert "Điền sẵn theo “Chỉ số CCHC của tỉnh, năm 2017”" in words(page)
    again = filled(page)
    assert (again["viec-1"], again["rieng-0"]) == ([agency], ["1.2"])


def test_many_agencies_fill_in_one_line(vinh_long: Client) -> None:
    choice = {
        **NATIONAL,
        "nam": "2020",
        "ngay": "01/11/2020",
        "bo": "par_index_province/2639-qd-ubnd-2020-vinh-long",
    }
    page = shown(vinh_long, choice)
    assert "dòng do một nhóm đơn vị chủ trì" in words(page)
    sent = filled(page)
    lacking = html(vinh_long.post(OPEN, {**sent, "collect": ["3.4.1"], "tong-hop-3.4.1": [""]}))
    assert "Hãy chọn cơ quan tổng hợp dòng này." in lacking
    agency = re.findall(r'<option value="(\d+)"[^>]*>Sở Tư pháp', page)[0]
    made = checked(vinh_long, {**sent, "collect": ["3.4.1"], "tong-hop-3.4.1": [agency]})
    assert vinh_long.post(OPEN, made).status_code == 302
    collected = Campaign.objects.get(slug="tinh-vinh-long-2020").units.get().collected_lines.get()
    assert (collected.line.key, collected.collating.slug) == ("3.4.1", "so-tu-phap")
    assert collected.members.count() == 16


@pytest.mark.parametrize("choice", [NATIONAL, INTERNAL])
def test_the_page_costs_few_queries(vinh_phuc: Client, choice: dict[str, str]) -> None:
    query = "&".join(f"{name}={value}" for name, value in choice.items())
    assert cost(vinh_phuc, f"{OPEN}?{query}") <= 15


def test_a_group_of_which_the_list_names_nobody_is_known() -> None:
    office = CoreAgency(id="so-a", name="Sở A", kind="department", valid_to=date(2020, 1, 1))
    groups = (
        AgencyGroup(id="so", name="Các sở", kinds=("department",)),
        AgencyGroup(id="ban", name="Các ban", members=("so-a",)),
        AgencyGroup(id="hoi", name="Các hội"),
    )
    register = AgencyRegister("x", None, (office,), groups)
    assert [ever_listed(register, one.id) for one in groups] == [True, True, False]


def test_a_group_is_taken_as_a_whole_without_a_tick_for_each(vinh_phuc: Client) -> None:
    page = shown(vinh_phuc, INTERNAL)
    assert "Chấm cả" in page
    sent = filled(page)
    name = next(one for one in re.findall(r'name="(ca-nhom-[^"]+)"', page))
    sent.pop("units")
    assert "Hãy chọn ít nhất một đơn vị." in html(vinh_phuc.post(OPEN, {**INTERNAL, **sent}))
    group = page.split(f'name="{name}"')[1].split("</fieldset>")[0]
    wanted = group.count('name="units"')
    assert wanted > 1
    ranking = name.replace("ca-nhom", "xep-hang")
    groups = re.findall(r'<option value="([^"]+)"', page.split(f'name="{ranking}"')[1].split("</select>")[0])
    checked = words(html(vinh_phuc.post(OPEN, {**INTERNAL, **sent, name: "on", ranking: groups[0]})))
    assert f"cho {wanted} đơn vị" in checked
