"""TERMINAL: `cchc check | publish | score | compare | coverage | template`, without database and Django.

Exit codes: 0 good, 1 findings, 2 wrong use or an input that cannot be read.
"""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; nothing that a person does wrong shows a traceback."""
    from cchc.cli.app import run
    from cchc.cli.usage import OutputClosed

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        code = run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except (OutputClosed, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code
