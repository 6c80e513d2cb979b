"""``linli check``: every problem of the content, and of the rotas by the rota's rules."""

import click

from scheduler.cli import report
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.problems import has_errors


@click.command(help=_("Check the content; silent when all is well."))
@click.option("--json", "as_json", is_flag=True, help=_("Print problems as JSON."))
@click.pass_obj
def command(session: Session, *, as_json: bool) -> None:
    """Exit 1 if any problem is an error."""
    from scheduler import project

    problems = project.check(session.tree, session.today, session.fonts)
    if as_json:
        click.echo(report.as_json(problems, session.say))
    else:
        session.tell(problems)
    if has_errors(problems):
        session.stop(*(() if as_json else problems))
