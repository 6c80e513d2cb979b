"""``linli publish``: sheets for staff, feeds for volunteers, the site for residents."""

import click

from scheduler import outputs, project
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.rota import Rota
from scheduler.problems import Text, text


@click.command(help=_("Make the sheets, the feeds and the site from what stands."))
@click.pass_obj
def command(session: Session) -> None:
    """Publish what stands; nothing is planned or released."""
    session.need(project.unprintable(session.read.community))
    with session.only_run():
        publish(session, session.read.rotas)


def publish(session: Session, rotas: tuple[Rota, ...]) -> None:
    """Make the three roots of output, each only if it would differ, and name them."""
    from scheduler.site.build import publish_site

    community, root, today = session.read.community, session.root, session.today
    session.progress(text("Making the sheets for staff"))
    staff = outputs.publish_staff(root, community, rotas, today)
    session.progress(text("Making the personal feeds"))
    feeds = outputs.publish_feeds(root, community, rotas, today)
    session.progress(text("Building the public site"))
    site = publish_site(root, community, rotas, today)
    for output, what in (
        (staff, text("rota sheets, for staff only")),
        (feeds, text("personal calendars, one secret address each")),
        (site, text("the public site")),
    ):
        session.echo(_line(output, what, session))


def _line(output: outputs.Output, what: Text, session: Session) -> Text:
    path = output.path.relative_to(session.root).as_posix()
    if output.made:
        return text(
            "{path}: {what}, {count} files", path=path, what=what, count=output.count
        )
    return text(
        "{path}: {what}, {count} files, unchanged", path=path, what=what, count=output.count
    )
