"""What is installed is pinned by hash, and no lock names where it comes from."""

import json
import re
from pathlib import Path

import pytest
from packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
PIN = re.compile(r"^([a-z0-9.-]+)==([^ ;\\]+)(?: ; ([^\\]+))?", re.MULTILINE)
INPUTS = sorted((ROOT / "requirements").glob("*.in"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_pinned_library_has_a_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in entry and "==" in entry for entry in entries)
    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize("source", INPUTS, ids=lambda path: path.name)
def test_every_dependency_says_why_it_is_there(source: Path) -> None:
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
    assert [line for line in lines if "# " not in line] == []


@pytest.mark.parametrize("python", PYTHONS)
def test_the_locks_agree_where_they_meet(python: str) -> None:
    pinned: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version, marker in PIN.findall(lock.read_text("utf-8")):
            if not marker or Marker(marker).evaluate({"python_full_version": f"{python}.0"}):
                pinned.setdefault(name, set()).add(version)
    assert {name: found for name, found in pinned.items() if len(found) > 1} == {}


def test_the_front_end_lock_has_hashes_and_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    fetched = {name: package for name, package in packages.items() if name}
    assert all(package["integrity"].startswith("sha512-") for package in fetched.values())
    assert [name for name, package in fetched.items() if "resolved" in package] == []
    assert "http" not in text
