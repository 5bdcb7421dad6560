"""Archives that are no packages are refused, each with what is wrong; the seal knows its manifest only."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest

from cchc.core.catalogue.facts import CountFact, FactEntry
from cchc.core.errors import InputRefused
from cchc.files.package_contents import Line, Manifest, read_manifest, seal_of, sealed_by
from cchc.files.package_zip import FORM, MANIFEST, MOST, MOST_BYTES, SEAL, Parts, packed, unpacked

KEY = b"k" * 32
WHOLE = {MANIFEST: b"{}", SEAL: b"ab", FORM: b"xlsx"}
HEAD = ("P1-x", "dot", "so-a", "self_scoring", 1, "ho/ban", "0" * 64, "2026-11-22T00:00:00+00:00")


def archive(parts: Mapping[str, bytes], mode: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", mode) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def refused(raw: bytes) -> str:
    with pytest.raises(InputRefused) as error:
        unpacked(raw, "goi.zip")
    return error.value.code


def test_what_is_packed_is_unpacked() -> None:
    parts = Parts(b"{}", "ab", b"xlsx")
    found = unpacked(packed(parts), "goi.zip")
    assert (found.manifest, found.seal.strip(), found.form) == (b"{}", "ab", b"xlsx")


def test_a_folder_around_the_parts_is_how_people_pack() -> None:
    assert unpacked(archive({f"goi/{name}": one for name, one in WHOLE.items()}), "goi.zip").form == b"xlsx"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({**WHOLE, "../../etc/passwd": b"x"}, "foreign_part"),
        ({f"../{name}": one for name, one in WHOLE.items()}, "foreign_part"),
        ({f"/etc/x/{name}": one for name, one in WHOLE.items()}, "foreign_part"),
        ({f"a\\{name}": one for name, one in WHOLE.items()}, "foreign_part"),
        ({**WHOLE, "virus.exe": b"MZ"}, "foreign_part"),
        ({**{f"a/{name}": one for name, one in WHOLE.items()}, f"b/{FORM}": b"x"}, "foreign_part"),
        ({MANIFEST: b"{}", FORM: b"x"}, "package_incomplete"),
        ({}, "package_incomplete"),
        ({**WHOLE, SEAL: b"x" * (MOST[SEAL] + 1)}, "zip_bomb"),
        ({**WHOLE, MANIFEST: b" " * (MOST[MANIFEST] + 1)}, "zip_bomb"),
        ({**WHOLE, **{f"{number}.txt": b"" for number in range(5)}}, "foreign_part"),
    ],
)
def test_anything_else_is_refused(parts: Mapping[str, bytes], code: str) -> None:
    assert refused(archive(parts)) == code


def test_the_same_name_twice_is_refused() -> None:
    stream = BytesIO(archive(WHOLE))
    with zipfile.ZipFile(stream, "a") as made, pytest.warns(UserWarning, match="Duplicate name"):
        made.writestr(FORM, b"another")
    assert refused(stream.getvalue()) == "zip_doubled"


@pytest.mark.parametrize("raw", [b"", b"PK", b"%PDF-1.7", archive(WHOLE)[:-30]])
def test_what_is_no_archive_is_refused(raw: bytes) -> None:
    assert refused(raw) == "not_zip"


def test_too_large_a_file_is_not_even_opened() -> None:
    assert refused(b"x" * (MOST_BYTES + 1)) == "file_too_large"


def test_a_manifest_is_read_as_it_was_written_and_its_seal_fits_nothing_else() -> None:
    manifest = Manifest(
        *HEAD, {"1.1": Line(2, FactEntry(CountFact(3), note="=1+1")), "1.2": Line(0)}, (("1.1", "a"),)
    )
    written = manifest.written()
    assert read_manifest(written, "goi.zip") == read_manifest(written, "goi.zip")
    assert read_manifest(written, "goi.zip").written() == written

    seal = seal_of(KEY, written)
    assert sealed_by(KEY, written, f"{seal}\n")
    assert not sealed_by(KEY, written.replace(b'"1.1"', b'"1.2"'), seal)
    assert not sealed_by(b"x" * 32, written, seal)
    assert not sealed_by(KEY, written, "không phải")


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b'{"schema":"cchc-package/9"}', b'{"schema":"cchc-package/1"}']
)
def test_a_manifest_of_another_program_is_refused(raw: bytes) -> None:
    with pytest.raises(InputRefused) as error:
        read_manifest(raw, "goi.zip")
    assert error.value.code == "other_program"
