"""What a package says of itself: which portion, which catalogue, what its lines were when it left; sealed."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc.core.catalogue.facts import FactEntry
from cchc.core.errors import CchcError, InputRefused, Place, Problem
from cchc.files.facts_json import fact_from_json, fact_to_json

SCHEMA = "cchc-package/1"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it left: its version (0 none), and what was said of it."""

    version: int
    entry: FactEntry | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The head of a package; `evidence` are the documents on its lines: line, title, number, pages."""

    code: str
    campaign: str
    unit: str
    step: str
    portion: int
    catalogue: str
    catalogue_sha256: str
    made_at: str
    lines: Mapping[str, Line]
    evidence: tuple[tuple[str, ...], ...] = ()

    def written(self) -> bytes:
        """The manifest as bytes, always the same for the same manifest."""
        named = ("code", "campaign", "unit", "step", "portion", "catalogue", "catalogue_sha256", "made_at")
        told: dict[str, Any] = {"schema": SCHEMA, **{name: getattr(self, name) for name in named}}
        told["lines"] = {key: _line_json(line) for key, line in self.lines.items()}
        told["evidence"] = [list(one) for one in self.evidence]
        return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def read_manifest(raw: bytes, file: str) -> Manifest:
    """The manifest of these bytes, whose seal was checked before; raises InputRefused."""
    try:
        told = json.loads(raw)
        if told.pop("schema") != SCHEMA:
            raise ValueError("another schema")
        lines = {key: _line_of(line) for key, line in told.pop("lines").items()}
        evidence = tuple(tuple(one) for one in told.pop("evidence"))
        return Manifest(**told, lines=lines, evidence=evidence)
    except (ValueError, TypeError, KeyError, AttributeError, CchcError) as error:
        message = "Gói do một phiên bản khác của phần mềm tạo ra, không đọc được"
        raise InputRefused([Problem("other_program", message, Place(file), "Tải gói mới")]) from error


def seal_of(key: bytes, manifest: bytes) -> str:
    """The seal: HMAC-SHA256 of the manifest, in hexadecimal."""
    return hmac.new(key, manifest, "sha256").hexdigest()


def sealed_by(key: bytes, manifest: bytes, seal: str) -> bool:
    """Whether the seal is that of this manifest; takes the same time for every wrong one."""
    return hmac.compare_digest(seal_of(key, manifest).encode(), seal.strip().encode())


def _line_json(line: Line) -> dict[str, Any]:
    if line.entry is None:
        return {"version": line.version}
    entry = line.entry
    return {
        "version": line.version,
        "fact": fact_to_json(entry.fact),
        "note": entry.note,
        "source": entry.source,
        "cutoff": None if entry.cutoff_date is None else entry.cutoff_date.isoformat(),
        "provisional": entry.provisional,
    }


def _line_of(told: Mapping[str, Any]) -> Line:
    if "fact" not in told:
        return Line(told["version"])
    cutoff = None if told["cutoff"] is None else date.fromisoformat(told["cutoff"])
    fact = fact_from_json(told["fact"])
    entry = FactEntry(fact, told["source"], cutoff, told["provisional"], note=told["note"])
    return Line(told["version"], entry)
