"""Commands that the documents show exist with their options, and print what the documents say."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from cchc.cli.app import app, run

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "catalogues" / "README.md"])
COMMAND = re.compile(r"^(?:\$ )?\.venv/bin/cchc (.+?)(?: {2,}#.*)?$", re.MULTILINE)
NAMED = re.compile(r"`(?:\.venv/bin/)?cchc ([a-z]+)([^`]*)`")
SHOWN = re.compile(r"^```text\n\$ \.venv/bin/cchc (?P<line>.+)\n(?P<output>(?:.*\n)+?)```$", re.MULTILINE)
COMMANDS = getattr(get_command(app), "commands")  # noqa: B009


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


EXCERPTS = [
    pytest.param(*found.groups(), id=found["line"]) for found in SHOWN.finditer(text_of(ROOT / "README.md"))
]


def options_of(command: str) -> set[str]:
    return {option for parameter in COMMANDS[command].params for option in parameter.opts}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.relative_to(ROOT).as_posix())
def test_commands_and_options_exist(document: Path) -> None:
    text = text_of(document)
    lines = [line.split(" ", 1) for line in COMMAND.findall(text)] + [
        list(found) for found in NAMED.findall(text)
    ]
    for command, *rest in lines:
        assert command in COMMANDS
        assert set(re.findall(r"--[a-z-]+", "".join(rest))) <= {*options_of(command), "--help"}


def test_the_manual_names_every_command_and_option() -> None:
    manual = text_of(ROOT / "docs" / "user" / "lenh-cchc.md")
    wanted = {f"cchc {command}" for command in COMMANDS} | {
        option for command in COMMANDS for option in options_of(command) if option.startswith("--")
    }

    assert [word for word in sorted(wanted) if word not in manual] == []


def test_readme_shows_output() -> None:
    assert len(EXCERPTS) == 2


@pytest.mark.parametrize(("line", "output"), EXCERPTS)
def test_readme_shows_what_the_command_prints(
    line: str, output: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)

    assert run(shlex.split(line)) == 0
    printed = capsys.readouterr().out
    for block in output.split("…\n"):
        assert block in printed
