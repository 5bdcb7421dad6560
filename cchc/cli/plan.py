"""`cchc plan`: the commands around a plan."""

import typer

from cchc.cli.plan_check import plan_check
from cchc.cli.plan_import import plan_import
from cchc.cli.usage import VietnameseCommand, VietnameseGroup

plan = typer.Typer(
    name="plan",
    help="Rà soát kế hoạch trước khi ký; đưa kế hoạch từ văn bản vào.",
    cls=VietnameseGroup,
    rich_markup_mode=None,
    no_args_is_help=True,
)
plan.command("check", cls=VietnameseCommand)(plan_check)
plan.command("import", cls=VietnameseCommand)(plan_import)
