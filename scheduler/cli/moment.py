"""Days and moments on the command line."""

from datetime import date, datetime

import click

from scheduler.cli.words import _
from scheduler.model.times import CST


class Moment(click.ParamType[datetime]):
    """A day, or a day and a time: ``2026-11-23`` is that day at noon."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Read it as China Standard Time."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(_("Write the date like 2026-11-23."), param, ctx)
        if len(str(value)) == len("2026-11-23"):
            moment = moment.replace(hour=12)
        return moment.replace(tzinfo=CST)


class Month(click.ParamType[date]):
    """A month: ``2026-10``; gives its first day."""

    name = "month"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read it."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(f"{value}-01")
        except ValueError:
            self.fail(_("Write the month like 2026-10."), param, ctx)
