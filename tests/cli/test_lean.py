"""The command as a process of its own: fast because it imports little, and without a database."""

import json
import subprocess
import sys

import pytest

from tests.cli.conftest import PLAN, ROOT, VINH_PHUC

IMPORTED = """
import json, sys
from cchc.cli import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [("score", VINH_PHUC), ("coverage", PLAN)])
def test_neither_django_nor_anything_heavy_is_imported(arguments: tuple[str, ...]) -> None:
    process = subprocess.run(
        [sys.executable, "-c", IMPORTED, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    code, modules = json.loads(process.stderr)
    packages = {module.partition(".")[0] for module in modules}

    assert code == 0
    assert packages.isdisjoint({"django", "rich", "pydantic", "openpyxl", "numpy"})


def test_it_can_be_run_as_a_module() -> None:
    process = subprocess.run(
        [sys.executable, "-m", "cchc.cli", "score", "khong-co.yaml"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )

    assert process.returncode == 2
    assert (
        process.stderr.decode() == "Lỗi: khong-co.yaml: Không tìm thấy tệp (Kiểm tra lại tên và đường dẫn)\n"
    )


def test_a_closed_pipe_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cchc.cli", "score", VINH_PHUC],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (0, b"")
