"""``linli publish``: sheets for staff, feeds for volunteers, the site for residents."""

from pathlib import Path

import click

from scheduler import files, outputs, project
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.rota import Rota
from scheduler.problems import Text, text


@click.command(help=_("Make the sheets, the feeds and the site from what stands."))
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Then copy what changed of the public site to this folder."),
)
@click.option(
    "--offline",
    "bundle",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Also pack the site as a zip that opens from a USB stick."),
)
@click.pass_obj
def command(session: Session, target: Path | None, bundle: Path | None) -> None:
    """Publish what stands; nothing is planned or released."""
    session.need(project.unprintable(session.read.community, session.fonts))
    for place in filter(None, (target, bundle)):
        outputs.refuse_private(session.root, place)
    with session.only_run():
        publish(session, session.read.rotas)
        if target:
            carry(session, target)
        if bundle:
            pack(session, bundle)


def carry(session: Session, target: Path) -> None:
    """Copy the public site, and say how many files that was."""
    from scheduler.site.deploy import deploy

    done = deploy(session.root / outputs.SITE, target)
    session.echo(
        text(
            "{folder}: {written} files written, {same} the same, {removed} removed",
            folder=target,
            written=done.written,
            same=done.same,
            removed=done.removed,
        )
    )


def pack(session: Session, bundle: Path) -> None:
    """Write the offline site."""
    from scheduler.audit.secrets import secrets
    from scheduler.publish import public
    from scheduler.site.deploy import offline_bundle

    read = session.read
    session.progress(text("Packing the site"))
    edition = public.edition(read.community, read.rotas, session.today)
    private = secrets(read.community, session.today)
    made = offline_bundle(session.root, edition, private)
    before = bundle.read_bytes() if bundle.is_file() else None
    files.replace_file(bundle, made, before, outputs.PUBLIC)
    session.echo(text("Wrote {path}", path=bundle))


def publish(session: Session, rotas: tuple[Rota, ...]) -> None:
    """Make the three roots of output, each only if it would differ, and name them."""
    from scheduler.site.build import publish_site

    community, root, today = session.read.community, session.root, session.today
    session.progress(text("Making the sheets for staff"))
    staff = outputs.publish_staff(root, community, rotas, today, session.fonts)
    session.progress(text("Making the personal feeds"))
    feeds = outputs.publish_feeds(root, community, rotas, today)
    session.progress(text("Building the public site"))
    site = publish_site(root, community, rotas, today)
    session.tell(site.told)
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
