"""Help and complaints about wrong use, in Vietnamese."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer import _click
from typer._coercion import RuntimeParam
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

WIDTH = 100
HELP_TEXT = "Hiện hướng dẫn này."


class _PlainParam(RuntimeParam):
    """Paths and texts need no validator: typer's own would import pydantic, half of the time of a score."""

    def _coerce_value(self, value: Any, param: Any, ctx: _click.Context) -> Any:
        if param.multiple:
            return list(value)
        return Path(value) if self.annotation in (Path, Path | None) else value


def _plain(params: list[_click.Parameter]) -> list[_click.Parameter]:
    for param in params:
        if isinstance(param, TyperArgument | TyperOption):
            typed = param.type_descriptor
            plain = _PlainParam(typed.parameter_info, typed.annotation)
            param._runtime_param = plain  # noqa: SLF001 - typer offers no public way
    return params


class OutputClosed(Exception):
    """Whoever read the output has gone away (`cchc score … | head`)."""


class VietnameseCommand(TyperCommand):
    """A command whose help is in Vietnamese."""

    def invoke(self, ctx: _click.Context) -> Any:
        """Run the command; a closed pipe is not left to typer, which would end with the code for findings."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise OutputClosed from error

    def get_params(self, ctx: _click.Context) -> list[_click.Parameter]:
        """The parameters, read without pydantic."""
        return _plain(super().get_params(ctx))

    def format_help(self, ctx: _click.Context, formatter: _click.HelpFormatter) -> None:
        """Write usage, description, parameters and options."""
        names = [_metavar(param) for param in self.params if isinstance(param, TyperArgument)]
        formatter.write("\n".join(_lines(ctx, self, " ".join(["[TÙY CHỌN]", *names]))))


class VietnameseGroup(TyperGroup):
    """A group of commands whose help is in Vietnamese."""

    def get_params(self, ctx: _click.Context) -> list[_click.Parameter]:
        """The parameters, read without pydantic."""
        return _plain(super().get_params(ctx))

    def format_help(self, ctx: _click.Context, formatter: _click.HelpFormatter) -> None:
        """Write usage, description and the list of commands."""
        lines = [*_lines(ctx, self, "LỆNH [THAM SỐ]..."), "Các lệnh:"]
        for name, command in self.commands.items():
            lines += _entry(name, (command.help or "").split("\n\n")[0].replace("\n", " "))
        formatter.write("\n".join([*lines, "", "Xem hướng dẫn của một lệnh: cchc LỆNH --help", ""]))


def _lines(ctx: _click.Context, command: _click.Command, rest: str) -> Iterator[str]:
    yield f"Cách dùng: {ctx.command_path} {rest}"
    yield ""
    for paragraph in (command.help or "").split("\n\n"):
        yield from textwrap.wrap(paragraph, WIDTH - 2, initial_indent="  ", subsequent_indent="  ")
        yield ""
    arguments = [param for param in command.params if isinstance(param, TyperArgument)]
    if arguments:
        yield "Tham số:"
        for argument in arguments:
            yield from _entry(_metavar(argument), argument.help or "")
        yield ""
    yield "Tùy chọn:"
    for param in command.params:
        if not isinstance(param, TyperArgument):
            yield from _entry(_option(param), getattr(param, "help", "") or "")
    yield from _entry("--help", HELP_TEXT)
    yield ""


def _entry(name: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=f"  {name:<26} ", subsequent_indent=" " * 29, break_long_words=False
    ) or [f"  {name}"]


def _metavar(param: _click.Parameter) -> str:
    return str(param.metavar or (param.name or "").upper())


def _option(param: _click.Parameter) -> str:
    flag = getattr(param, "is_flag", False)
    return ", ".join(param.opts) if flag else f"{', '.join(param.opts)} {_metavar(param)}"


def complaint(error: _click.exceptions.ClickException) -> str:
    """Say what is wrong with a command line, and where help is."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "cchc"
    return f"Lỗi: {_what(error)}\nXem hướng dẫn: {path} --help"


def _what(error: _click.exceptions.ClickException) -> str:
    match error:
        case _click.exceptions.MissingParameter():
            return f"Thiếu tham số {_metavar(error.param) if error.param is not None else ''}".rstrip()
        case _click.exceptions.NoSuchOption():
            possible = f" (có phải: {', '.join(sorted(error.possibilities))})" if error.possibilities else ""
            return f"Không có tùy chọn {error.option_name}{possible}"
        case _click.exceptions.BadOptionUsage():
            return f"Tùy chọn {error.option_name} dùng chưa đúng: thiếu hoặc thừa giá trị"
        case _click.exceptions.BadParameter():
            return f"Giá trị không hợp lệ: {error.message}"
        case _:
            return _unknown_command(error)


def _unknown_command(error: _click.exceptions.ClickException) -> str:
    command = getattr(getattr(error, "ctx", None), "command", None)
    if isinstance(command, TyperGroup):
        return f"Không có lệnh này; các lệnh: {', '.join(command.commands)}"
    return "Thừa tham số hoặc dùng lệnh chưa đúng"
