"""Publishing freezes a catalogue: LOCK knows its hash, and every later change is found."""

from hashlib import sha256
from pathlib import Path

import pytest

from cchc.core.errors import InputRefused, UnknownReference
from cchc.files.check import check_all, check_path
from cchc.files.publish import publish
from cchc.files.store import store_for
from tests.files.sample import CATALOGUE, CATALOGUE_FILE, CATALOGUE_ID, broken, only, whole_house, written

SHOWN = f"catalogues/{CATALOGUE_FILE}"


def test_publishing_marks_the_file_and_writes_its_hash_into_lock(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    path = root / CATALOGUE_FILE
    hashed = publish(path)
    text = path.read_text("utf-8")
    assert text == broken(CATALOGUE, "state: draft", "state: published")
    assert hashed == sha256(text.encode()).hexdigest()
    assert (root / "LOCK").read_text() == f"{hashed}  {CATALOGUE_ID}\n"
    assert store_for(path).catalogue(CATALOGUE_ID).published
    assert check_all(root).errors == ()


def test_publishing_keeps_the_lines_that_lock_has(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    publish(root / CATALOGUE_FILE)
    publish(root / "par_index_agency/thu-nghiem-2025/catalogue.yaml")
    assert [line.split("  ")[1] for line in (root / "LOCK").read_text().splitlines()] == [
        CATALOGUE_ID,
        "par_index_agency/thu-nghiem-2025",
    ]


def test_comments_and_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    text = broken(CATALOGUE, "state: draft", 'state: "draft"  # chờ ký').replace("\n", "\r\n")
    path = written(tmp_path, CATALOGUE_FILE, text)
    hashed = publish(path)
    assert path.read_bytes() == text.replace('"draft"', "published").encode()
    assert hashed == sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    assert check_all(root).errors == ()


def test_a_changed_published_catalogue_is_found(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    path = root / CATALOGUE_FILE
    publish(path)
    path.write_text(broken(path.read_text("utf-8"), "name: Có quy chế", "name: Có quy chế mới"), "utf-8")
    problem = only(check_path(path).errors)
    assert str(problem) == (
        f"{SHOWN}: Bộ tiêu chí “{CATALOGUE_ID}” đã ban hành mà nội dung bị thay đổi (Khôi phục tệp như khi"
        " ban hành; muốn sửa thì tạo phiên bản mới trong thư mục khác)"
    )
    assert problem.code == "published_catalogue_changed"


def test_a_published_catalogue_cannot_become_a_draft_or_vanish(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    path = root / CATALOGUE_FILE
    publish(path)
    path.write_text(CATALOGUE, "utf-8")
    assert only(check_path(path).errors).code == "published_catalogue_changed"
    path.unlink()
    codes = {problem.code: problem.message for problem in check_all(root).errors}
    expected = f"Bộ tiêu chí “{CATALOGUE_ID}” đã ban hành nhưng không còn tệp"
    assert codes["published_catalogue_missing"] == expected


def test_publishing_twice_is_refused(tmp_path: Path) -> None:
    path = whole_house(tmp_path) / CATALOGUE_FILE
    publish(path)
    with pytest.raises(InputRefused) as caught:
        publish(path)
    assert caught.value.code == "already_published"
    assert str(caught.value) == (
        f"{SHOWN}: Bộ tiêu chí “{CATALOGUE_ID}” đã ban hành từ trước"
        " (Muốn sửa thì tạo phiên bản mới trong thư mục khác)"
    )


def test_a_draft_with_a_fault_is_not_published(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    path = written(tmp_path, CATALOGUE_FILE, broken(CATALOGUE, "scale: 20", "scale: 30"))
    with pytest.raises(InputRefused, match="khác thang điểm 30,00"):
        publish(path)
    assert not (root / "LOCK").exists()
    assert "state: draft" in path.read_text("utf-8")


def test_a_copy_that_says_published_is_not_frozen_unseen(tmp_path: Path) -> None:
    whole_house(tmp_path)
    path = written(tmp_path, CATALOGUE_FILE, broken(CATALOGUE, "state: draft", "state: published"))
    hint = f"Ghi “state: draft”, xem lại nội dung, rồi chạy: cchc publish {SHOWN}"
    assert only(check_path(path).errors).hint == hint
    with pytest.raises(InputRefused, match="Ghi “state: draft”"):
        publish(path)


def test_a_state_that_cannot_be_edited_is_said(tmp_path: Path) -> None:
    whole_house(tmp_path)
    path = written(tmp_path, CATALOGUE_FILE, broken(CATALOGUE, "state: draft", "state:\n  draft"))
    with pytest.raises(InputRefused, match="Không tìm thấy dòng “state: draft”"):
        publish(path)


def test_a_broken_lock_is_found(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    (root / "LOCK").write_text("abc par\n", "utf-8")
    problem = check_all(root).errors[-1]
    assert (problem.code, problem.message) == ("broken_lock", "Dòng của tệp LOCK không đúng dạng")
    assert (problem.place.file, problem.place.row) == ("catalogues/LOCK", 1)


def test_there_must_be_a_file_to_publish(tmp_path: Path) -> None:
    root = whole_house(tmp_path)
    with pytest.raises(UnknownReference, match="Không tìm thấy tệp"):
        publish(root / "par_index_agency/khong-co/catalogue.yaml")
