"""``linli audit DIR``: what is private in a finished site, or in any folder to be shown."""

from pathlib import Path

import click

from scheduler import outputs
from scheduler.cli import report
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.problems import has_errors, text


@click.command(help=_("Look for anything private in a finished site, build/site or DIR."))
@click.argument(
    "folder",
    metavar="[DIR]",
    required=False,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option("--json", "as_json", is_flag=True, help=_("Print problems as JSON."))
@click.pass_obj
def command(session: Session, folder: Path | None, *, as_json: bool) -> None:
    """Exit 1 when something was found that may not be public."""
    from scheduler.audit.secrets import secrets
    from scheduler.site.gate import look

    private = secrets(session.read.community, session.today)
    where = folder or session.root / outputs.SITE
    shown_as = folder.as_posix().rstrip("/") if folder else outputs.SITE
    session.progress(text("Looking through the site"))
    done = look(where, private, shown_as)
    if as_json:
        click.echo(report.as_json(done.problems, session.say))
    else:
        for problem in done.problems:  # without the line that a file of content has there
            click.echo(report.render(problem, {}, session.say) + "\n", err=True)
        session.echo(
            text(
                "{folder}: {files} files in {views} views, {count} findings",
                folder=shown_as,
                files=done.files,
                views=done.views,
                count=len(done.problems),
            )
        )
    if has_errors(done.problems):
        session.stop()
