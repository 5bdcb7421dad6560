"""The folder of a run of the tests, for what its workers and sites share; it goes with the run."""

import os
import shutil
import tempfile
from pathlib import Path

# Children of the run are told by their environment; a name alone leaves nothing behind where no test runs.
RUN = Path(
    os.environ.setdefault("CCHC_TESTS_RUN", str(Path(tempfile.gettempdir()) / f"cchc-tests-{os.getpid()}"))
)
EVIDENCE = RUN / "evidence"


def begin() -> None:
    """An empty folder, whatever a run that was killed has left there."""
    end()
    RUN.mkdir()


def end() -> None:
    """Nothing of it stays."""
    shutil.rmtree(RUN, ignore_errors=True)
