"""``linli completion SHELL``: the script that completes commands in a shell."""

import click
from click.shell_completion import get_completion_class

from scheduler.cli.words import _


@click.command(help=_("Print the completion script of a shell."))
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script; the shell's start file evaluates it."""
    complete = get_completion_class(shell)
    if complete is None:
        raise click.UsageError(shell)
    root = context.find_root()
    click.echo(complete(root.command, {}, "linli", "_LINLI_COMPLETE").source())
