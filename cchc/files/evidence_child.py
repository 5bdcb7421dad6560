"""Running the probe in a process of its own: what takes too long or falls over never stops the site."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from cchc.files import evidence_probe

LONGEST = 30.0


def probed(act: str, path: Path, *more: str, seconds: float = LONGEST) -> dict[str, Any]:
    """The answer of the probe about one file; `{"refused": code}` for one that it could not read in time."""
    command = [sys.executable, "-I", evidence_probe.__file__, act, str(path), *more]
    try:
        # Fixed program, no shell; the only foreign word is the path of a temporary file of ours.
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return {"refused": "too_slow"}
    if done.returncode:
        return {"refused": "damaged"}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
