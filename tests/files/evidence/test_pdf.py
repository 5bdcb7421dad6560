"""PDF files: damaged, locked, active and exploding ones are refused within seconds, scans pass."""

import io
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from cchc.core.errors import InputRefused
from tests.files.evidence.made import checked, handwritten, pdf, refusal, stream, zeros

ENCRYPTED = "/Encrypt<</Filter/Standard/V 1/R 2/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">/P -4>>/ID[<31><31>]"


def locked() -> bytes:
    """A PDF with a password that nobody knows."""
    return handwritten().replace(b"/Root 1 0 R", f"/Root 1 0 R{ENCRYPTED}".encode())


def test_a_whole_pdf_tells_its_pages(tmp_path: Path) -> None:
    assert checked(tmp_path, pdf("một\n#pagebreak()\nhai")).pages == 2
    assert checked(tmp_path, handwritten()).pages == 1


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (pdf()[: len(pdf()) // 2], "damaged"),
        (b"%PDF-1.7\nkhong phai\n%%EOF", "damaged"),
        (locked(), "encrypted"),
        (handwritten("<</S/JavaScript/JS(app.alert(1))>>", catalog="/OpenAction 4 0 R"), "javascript"),
        (handwritten("<</S/J#61vaScript/#4aS(x)>>", catalog="/OpenAction 4 0 R"), "javascript"),
        (handwritten("<</S/Launch/F(cmd.exe)>>", catalog="/OpenAction 4 0 R"), "launch"),
        (handwritten("<</Type/EmbeddedFile>>"), "embedded"),
        (handwritten(stream(zlib.compress(b"4 0 <</S/Launch>>"), "/FlateDecode/Type/ObjStm")), "launch"),
        (handwritten(stream(zeros(300 << 20))), "bomb"),
        (handwritten(*(stream(zeros(180 << 20)) for _ in range(3))), "bomb"),
        (handwritten(stream(zlib.compress(zeros(1 << 20)), "[/FlateDecode/FlateDecode]")), "bomb"),
    ],
    ids=["cut", "fake", "locked", "script", "hidden", "launch", "embedded", "packed", "one", "many", "twice"],
)  # fmt: skip
def test_hostile_files_are_refused_in_time(tmp_path: Path, raw: bytes, code: str) -> None:
    began = time.monotonic()
    assert refusal(tmp_path, raw) == code
    assert time.monotonic() - began < 20


def test_what_takes_too_long_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, pdf(), seconds=0.001) == "too_slow"


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    raw = handwritten().replace(b"[3 0 R]/Count 1", b"[" + b"3 0 R " * 5001 + b"]/Count 5001")
    assert refusal(tmp_path, raw) in ("too_many_pages", "damaged")


def test_a_scanned_bundle_of_sixty_megabytes_passes_within_seconds(tmp_path: Path) -> None:
    page = io.BytesIO()
    Image.effect_noise((2000, 2800), 80).save(page, "JPEG", quality=92)
    pages = [Image.open(io.BytesIO(page.getvalue()))] * (1 + 60_000_000 // len(page.getvalue()))
    whole = io.BytesIO()
    pages[0].save(whole, "PDF", save_all=True, append_images=pages[1:], quality=92)
    assert len(whole.getvalue()) > 50_000_000
    began = time.monotonic()
    assert checked(tmp_path, whole.getvalue()).pages == len(pages)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "head",
    [
        "MẬT",
        "TỐI MẬT",
        "Độ mật: Mật",
        "M Ậ T",
        "#grid(columns: (1fr, 1fr), [SỞ NỘI VỤ\\ Số 12/BC\\ TUYỆT MẬT], [CỘNG HÒA\\ Độc lập])",
        "Trang bìa\n#pagebreak()\nTỐI MẬT\n\nVăn bản thứ hai",
    ],
)
def test_a_mark_in_the_text_layer_is_refused(tmp_path: Path, head: str) -> None:
    with pytest.raises(InputRefused) as refused:
        checked(tmp_path, pdf(f"{head}\n\nBáo cáo"))
    assert refused.value.problem.code == "classified"
    assert "dấu chỉ độ mật" in refused.value.problem.message


def test_the_words_in_a_sentence_are_no_mark(tmp_path: Path) -> None:
    text = "Số văn bản mật không tính; mật độ dân số; bảo vệ bí mật nhà nước.\n\nMật độ\n\nĐộ mật: không"
    assert checked(tmp_path, pdf(text)).pages == 1
