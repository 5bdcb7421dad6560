"""Scale sentences as decisions print them: each means one rule, or stays a text; none is read as another."""

import pytest

from tests.files.annex.test_sentences import codes, read, said

WITH_FORMULA = (
    "Hoàn thành 100%: 1\nTừ 80% - dưới 100% thì điểm đánh giá được tính theo công thức: "
    "Tỷ lệ % hoàn thành x Điểm tối đa/100%\nHoàn thành dưới 80%: 0"
)
BY_RATE = "Từ 100% trở lên: 1,00 điểm; dưới mức đó: kết quả × 1,00 điểm / 100%"
TAKEN = "Từ 1,00 điểm, trừ theo từng trường hợp: "
FLOOR = "; thấp nhất còn 0 điểm."


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            WITH_FORMULA,
            f"{BY_RATE}; dưới 80%: 0 điểm.",
        ),
        (
            "Nếu tỷ lệ đạt từ 80%-dưới 100% thì điểm được tính theo công thức\n(b/a)*1,00\nDưới 80%: 0",
            f"{BY_RATE}; dưới 80%: 0 điểm.",
        ),
        ("[(b/a)x100%] x điểm tối đa", f"{BY_RATE}."),
        ("Tính điểm theo công thức: (b x điểm tối đa)/a", f"{BY_RATE}."),
        (
            "100% thì đạt 1 điểm; từ 95% đến dưới 100% thì tính điểm theo tỷ lệ; dưới 95%: không điểm",
            f"{BY_RATE}; dưới 95%: 0 điểm.",
        ),
        ("Đạt 100%: điểm tối đa; dưới 100%: điểm theo tỷ lệ đạt được", f"{BY_RATE}."),
        (
            "≥ 95%: 1; 80% ≤ tỷ lệ < 95%: 0,5; < 80%: 0",
            "Từ 95% trở lên: 1,00; từ 80% trở lên: 0,50; còn lại: 0,00.",
        ),
        (
            "Mức > 95%: 1; 95% ≥ tỷ lệ > 80%: 0,5; ≤ 80%: 0",
            "Trên 95%: 1,00; trên 80%: 0,50; còn lại: 0,00.",
        ),
        (
            "Đủ 2 hình thức: 1; 1 hình thức: 0,5; không có: 0",
            "Từ 2 hình thức trở lên: 1,00; từ 1 hình thức trở lên: 0,50; còn lại: 0,00.",
        ),
        (
            "Từ 1 đến 3 hồ sơ trễ hạn: 0,5; trên 3 hồ sơ trễ hạn: 0; không có hồ sơ trễ hạn: 1",
            "Không quá 0 hồ sơ trễ hạn: 1,00; không quá 3 hồ sơ trễ hạn: 0,50; còn lại: 0,00.",
        ),
        (
            "Mỗi báo cáo chậm trừ 0,25 điểm, trừ không quá 0,5 điểm",
            f"{TAKEN}mỗi báo cáo chậm: trừ 0,25 (nhiều nhất 0,50){FLOOR}",
        ),
        (
            "Mỗi báo cáo chậm trừ 0,25, trừ tối đa 0,5",
            f"{TAKEN}mỗi báo cáo chậm: trừ 0,25 (nhiều nhất 0,50){FLOOR}",
        ),
        ("Mỗi hồ sơ trễ hạn bị trừ 0,1 điểm cho đến hết điểm", f"{TAKEN}mỗi hồ sơ trễ hạn: trừ 0,10{FLOOR}"),
        ("Trừ 0,25 điểm cho mỗi báo cáo chậm", f"{TAKEN}mỗi báo cáo chậm: trừ 0,25{FLOOR}"),
        ("Trừ 0,1 điểm/1 hồ sơ trễ hạn", f"{TAKEN}mỗi hồ sơ trễ hạn: trừ 0,10{FLOOR}"),
        ("Điều tra XHH: 1 điểm", "Điểm lấy từ nguồn bên ngoài: Điều tra XHH."),
        ("Lấy từ kết quả điều tra XHH", "Điểm lấy từ nguồn bên ngoài: Lấy từ kết quả điều tra XHH."),
    ],
)
def test_natural_words_mean_one_rule(text: str, rule: str) -> None:
    assert said(text) == rule


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thực hiện đủ số lượng báo cáo: 1\nMỗi báo cáo chậm trừ 0,25", "full_assumed"),
        ("Trừ 0,5 điểm đối với đơn vị không gửi báo cáo", "each_assumed"),
        ("Chậm 1 báo cáo: 0,5; chậm 2 báo cáo: 0; không chậm: 1", "names_needed"),
        ("Từ 80% trở lên: 1; dưới 80%: 0; riêng xã miền núi từ 70% trở lên: 1", "levels_by_hand"),
    ],
)
def test_what_a_person_must_look_at_is_marked(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize("text", ["", "-", "…", ": , ;", "- \n -"])
def test_a_cell_that_says_nothing_is_no_scale(text: str) -> None:
    assert codes(text) == {"no_scale"}


@pytest.mark.parametrize(
    "text",
    [
        "Dưới 95% thì tính theo công thức b/a × điểm tối đa",
        "Từ 80% - dưới 95% thì tính theo công thức b/a × 1; dưới 80%: 0",
        "Từ 95% trở lên: 1 điểm; dưới 95% thì tính theo công thức b/a × điểm tối đa",
        "Tính theo công thức (1 - b/a) × điểm tối đa",
        "(Số đã làm + số đang làm/Tổng số) × điểm tối đa",
        "(b/a) x 100 x điểm tối đa",
        "Đủ 5 nội dung: 1; thiếu 1 nội dung: 0,5; thiếu từ 2 nội dung trở lên: 0",
        "Mỗi báo cáo chậm trừ 0,25; mỗi báo cáo thiếu trừ 0,5; trừ không quá 1 điểm",
        "Mỗi báo cáo chậm trừ 0,25, nhiều nhất 4 lần",
        "Có 1 lỗi trừ 0,1; từ 2 lỗi trở lên trừ 0,5",
        "Điều tra XHH: 2 điểm",
        "1 điểm",
        "Không thực hiện: 0; mỗi báo cáo chậm trừ 0,25",
    ],
)
def test_what_would_be_a_guess_stays_a_text(text: str) -> None:
    assert read(text).rule is None
