"""``linli serve``: the public site on this machine, following every edit."""

import click

from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.problems import text


@click.command(help=_("Show the public site on this machine; it follows your edits."))
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.pass_obj
def command(session: Session, port: int) -> None:
    """Serve until ^C; a mistake in the content stands in a red box over the last pages."""
    from scheduler.site.serve import serve

    session.echo(text("http://127.0.0.1:{port}/ (stop with Ctrl-C)", port=port))
    serve(session.root, port)
