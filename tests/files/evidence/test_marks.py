"""Marks of secrecy stand alone at the head; the same words in sentences are none."""

import pytest

from cchc.files.evidence_marks import MOST_LINES, secrecy_mark


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("MẬT", "Mật"),
        ("  Mật  ", "Mật"),
        ("[TỐI MẬT]", "Tối mật"),
        ("TUYỆT  MẬT", "Tuyệt mật"),
        ("M Ậ T", "Mật"),
        ("T Ố I M Ậ T", "Tối mật"),
        ("MA\u0302\u0323T", "Mật"),
        ("Độ mật: Mật", "Mật"),
        ("Mức độ mật: TỐI MẬT", "Tối mật"),
        ("ĐỘ MẬT: “Tuyệt mật”", "Tuyệt mật"),
        ("Số: 12/BC-SNV\tMẬT", "Mật"),
        ("TỐI MẬT     Hà Nội, ngày 1 tháng 1", "Tối mật"),
    ],
)
def test_marks(line: str, mark: str) -> None:
    assert secrecy_mark(["UBND TỈNH", line]) == mark


@pytest.mark.parametrize(
    "line",
    [
        "mật",
        "bí mật",
        "BÍ MẬT KINH DOANH",
        "Mật độ",
        "MẬT ĐỘ DÂN SỐ",
        "văn bản mật không tính",
        "(không bao gồm văn bản mật)",
        "Mật khẩu",
        "Độ mật: Không",
        "Độ mật: mật độ thấp",
        "Mật ong",
        "tối mật",
        "",
    ],
)
def test_no_marks(line: str) -> None:
    assert secrecy_mark([line]) == ""


def test_a_mark_far_from_the_head_is_none() -> None:
    lines = [f"dòng {number}" for number in range(MOST_LINES)]
    assert secrecy_mark([*lines, "MẬT"]) == ""
    assert secrecy_mark([*lines[1:], "MẬT"]) == "Mật"
