"""Running the program that takes a document apart: bounded in time, telling how far it is meanwhile."""

import json
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cchc

# The program starts with nothing of its surroundings, so it is told where the house is.
START = (
    "import sys; sys.path.append(sys.argv.pop(1)); "
    "from cchc.files.plan_import.paper_probe import main; main(sys.argv[1:])"
)
HOUSE = Path(cchc.__file__).parents[1]
FAR = re.compile(rb"^read (\d{1,6}) of (\d{1,6}), tables (\d{1,6})\s*$")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of a document is: `done` of `whole` pages or blocks, and the tables in them."""

    done: int
    whole: int
    tables: int


Told = Callable[[Progress], None]


def probed(act: str, path: Path, seconds: float, told: Told | None = None) -> dict[str, Any]:
    """The answer of the program about one file; `{"refused": code, "where": place}` without one in time.

    `told` hears of every page; what it raises ends the program and goes on to the caller.
    """
    command = [sys.executable, "-I", "-c", START, str(HOUSE), act, str(path)]
    with tempfile.TemporaryFile() as answer:
        # Fixed program, no shell; the only foreign word is the path of a temporary file of ours. A session of
        # its own, so that Ctrl+C in the terminal of the site is not taken for a broken file.
        with subprocess.Popen(  # noqa: S603
            command, stdout=answer, stderr=subprocess.PIPE, start_new_session=True
        ) as program:
            late = threading.Event()
            clock = threading.Timer(seconds, _stop, (program, late))
            clock.start()
            try:
                last = _listen(program, told)
            finally:
                clock.cancel()
                program.kill()
        if late.is_set() or program.returncode:
            return {"refused": "too_slow" if late.is_set() else "damaged", "where": _where(act, last)}
        answer.seek(0)
        found: dict[str, Any] = json.load(answer)
        return found


def _stop(program: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    program.kill()


def _listen(program: subprocess.Popen[bytes], told: Told | None) -> Progress | None:
    """How far the program came; it has ended then."""
    last = None
    assert program.stderr is not None
    for line in program.stderr:
        if far := FAR.match(line):
            last = Progress(*map(int, far.groups()))
            if told is not None:
                told(last)
    program.wait()
    return last


def _where(act: str, last: Progress | None) -> str:
    if last is None:
        return ""
    return f"Sau {'trang' if act == 'pdf' else 'đoạn, bảng thứ'} {last.done} của {last.whole}"
