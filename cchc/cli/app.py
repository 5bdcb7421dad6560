"""The command `cchc` with its subcommands; errors become Vietnamese lines and exit codes."""

import errno
import sys

import typer
from typer import _click
from typer.main import get_command

from cchc.cli.catalogue_import import annex
from cchc.cli.check import check
from cchc.cli.compare import compare
from cchc.cli.coverage import coverage
from cchc.cli.plan import plan
from cchc.cli.publish import publish
from cchc.cli.ranking import ranking
from cchc.cli.render import render
from cchc.cli.requirements import requirements
from cchc.cli.score import score
from cchc.cli.template import template
from cchc.cli.usage import VietnameseCommand, VietnameseGroup, complaint
from cchc.core.errors import CchcError, InputRefused

GOOD, FINDINGS, UNREADABLE = 0, 1, 2

SYSTEM_REASONS = {
    errno.ENOENT: "không có thư mục hoặc tệp này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.ENAMETOOLONG: "tên tệp quá dài",
}

ABOUT = """Chỉ số cải cách hành chính: kiểm tra bộ tiêu chí, chấm điểm, đối chiếu kế hoạch.

Không cần cơ sở dữ liệu; mọi thứ nằm trong các tệp của thư mục catalogues.

Mã thoát: 0 tốt; 1 có điều cần xem lại; 2 dùng sai lệnh hoặc không đọc được tệp."""

app = typer.Typer(
    name="cchc",
    help=ABOUT,
    cls=VietnameseGroup,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
for command in (check, publish, score, compare, coverage, requirements, ranking, template, render, annex):
    app.command(command.__name__, cls=VietnameseCommand)(command)
app.add_typer(plan)


def run(arguments: list[str]) -> int:
    """Run one command line; returns 0 good, 1 findings, 2 wrong use or unreadable input."""
    try:
        code = get_command(app).main(args=arguments, prog_name="cchc", standalone_mode=False)
    except _click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message())
        return UNREADABLE
    except _click.exceptions.ClickException as error:
        print(complaint(error), file=sys.stderr)
        return UNREADABLE
    except InputRefused as error:
        return _refused([str(problem) for problem in error.problems])
    except CchcError as error:
        return _refused([str(error)])
    except OSError as error:
        why = SYSTEM_REASONS.get(error.errno or 0, f"lỗi hệ thống số {error.errno}")
        return _refused([f"Không đọc hoặc ghi được tệp {error.filename or ''}: {why}"])
    return code if isinstance(code, int) else GOOD


def _refused(messages: list[str]) -> int:
    for message in messages:
        print(f"Lỗi: {message}", file=sys.stderr)
    return UNREADABLE
