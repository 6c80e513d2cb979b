"""``linli release WEEK``: a draft becomes binding."""

import click

from scheduler import drafts
from scheduler.cli.names import rota_of
from scheduler.cli.plan import save
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.rota import Rota
from scheduler.model.times import Week
from scheduler.problems import text


class WeekType(click.ParamType[Week]):
    """An ISO week: ``2026-W48``."""

    name = "week"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Week:
        """Read it."""
        if isinstance(value, Week):
            return value
        try:
            return Week.parse(str(value).upper())
        except ValueError:
            self.fail(_("Write the week like 2026-W48."), param, ctx)


@click.command(help=_("Release a week: from then on only recorded changes."))
@click.argument("week", type=WeekType())
@click.option("--dry-run", is_flag=True, help=_("Only say whether it could be released."))
@click.pass_obj
def command(session: Session, week: Week, *, dry_run: bool) -> None:
    """Refuse a week that is not drafted, or that breaks a hard rule."""
    rotas = session.read.rotas
    rota = rota_of(session, week)
    if rota.is_released:
        session.echo(text("{week} was released already.", week=week))
        return
    after = release(session, rotas, (week,))
    if dry_run:
        session.echo(text("Would release {weeks}", weeks=week))
        return
    weeks = session.read.community.planning.weeks
    planned = drafts.is_planned(session.tree, rotas, session.today, weeks)
    with session.only_run():
        save(session, after, planned=planned)


def release(
    session: Session, rotas: tuple[Rota, ...], weeks: tuple[Week, ...]
) -> tuple[Rota, ...]:
    """Give all rotas with those of ``weeks`` released; stop if one breaks a rule."""
    problems = drafts.before_release(session.read.community, rotas, weeks)
    if problems:
        session.tell(problems)
        session.stop(*problems)
    return drafts.released(rotas, weeks, session.now)
