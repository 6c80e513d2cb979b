"""``linli new DIR``: a small commented community to start from."""

from pathlib import Path

import click

from scheduler import files, project
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.problems import Problem, Refused, text


@click.command(help=_("Start a community in DIR, with comments that explain it."))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--keys",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help=_("Write the keys in English or in Chinese."),
)
@click.pass_obj
def command(session: Session, folder: Path, keys: str) -> None:
    """Refuse a folder that has something in it already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(
            Problem(
                "folder-not-empty",
                text("{folder} is not empty.", folder=folder),
                hint=text("Name a new folder; nothing was written."),
            )
        )
    for path, data in project.starter(keys).items():
        files.replace_file(folder / path, data, None)
    session.echo(
        text("A community to start from stands in {folder}/content.", folder=folder)
    )
    session.echo(text("Next: cd {folder} && linli weekly", folder=folder))
