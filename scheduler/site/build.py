"""Builds the public site by running MkDocs inside this process, quietly and repeatably."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import files, outputs, project
from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.problems import Problem, Refused, Source, text
from scheduler.publish.editions import PublicEdition
from scheduler.site.images import strip_all

if TYPE_CHECKING:
    from scheduler.audit.secrets import Secrets

CONFIG = "mkdocs.yml"


def publish_site(
    root: Path, community: Community, rotas: tuple[Rota, ...], today: date
) -> outputs.Output:
    """Build the site of the project at ``root``, unless it would come out the same.

    It is shown only if the gate finds nothing private in it; ``Refused`` otherwise. What
    the gate looks for belongs to its fingerprint: with a new name on the roster the site
    is built and searched anew.
    """
    from scheduler.audit.secrets import secrets
    from scheduler.publish import public
    from scheduler.site.gate import guard

    edition = public.edition(community, rotas, today)
    private = secrets(community, today)
    told: tuple[Problem, ...] = ()
    made_from = fingerprint(root, edition, private)
    link = root / outputs.SITE
    if made := files.shown(link) != made_from:
        with files.fresh_tree(link, made_from) as folder:
            build(root, edition, folder)
            told = guard(folder, private, outputs.SITE)
    return outputs.Output(link, outputs.count_files(link), made, told)


def fingerprint(root: Path, edition: PublicEdition, private: "Secrets") -> str:
    """Give the fingerprint of all that the site, and its passing the gate, depend on."""
    parts = [outputs.made_from((edition, private)).encode(), config_file(root).read_bytes()]
    for path in sorted(docs_dir(root).rglob("*")):
        if path.is_file():
            parts += [path.as_posix().encode(), path.read_bytes()]
    return files.fingerprint(*parts)


def config_file(root: Path) -> Path:
    """Give the project's own ``mkdocs.yml``, or the one that comes with linli."""
    own = root / CONFIG
    packaged = project.PACKAGE / CONFIG
    return next(
        path for path in (own, packaged, project.PACKAGE.parent / CONFIG) if path.is_file()
    )


def docs_dir(root: Path) -> Path:
    """Give the folder of hand-written pages that the configuration names.

    ``Refused`` where that is a private one, or a link in it leads out: the site would show
    what it leads to.
    """
    from mkdocs.exceptions import Abort, ConfigurationError

    with quiet(0) as said:
        try:
            loaded = _load(config_file(root), root / outputs.SITE, offline=False)
        except (Abort, ConfigurationError) as error:
            raise Refused(unusable("; ".join(said) or str(error))) from None
    folder = Path(loaded.docs_dir)
    outputs.refuse_private(root, folder)
    inside = folder.resolve()
    for path in sorted(folder.rglob("*")):
        if not path.resolve().is_relative_to(inside):
            raise Refused(files.leads_out(path.relative_to(folder.parent).as_posix()))
    return folder


def unusable(why: str) -> Problem:
    """Say what MkDocs does not like about its configuration."""
    return Problem(
        "unusable-mkdocs",
        text("MkDocs cannot use this file: {why}", why=why),
        Source(CONFIG),
        text("Correct it, or delete it: linli brings one of its own."),
    )


def build(root: Path, edition: PublicEdition, out: Path, *, offline: bool = False) -> None:
    """Build the site of ``edition`` into the folder ``out``, which is emptied first.

    ``offline`` makes pages that open from a disk: no folders as addresses, no policy.
    Raises ``RuntimeError`` with MkDocs' words when it warns of anything.
    """
    midnight = datetime.combine(edition.as_of, time(), UTC)
    with quiet(int(midnight.timestamp())) as said:
        from mkdocs.commands.build import build as run
        from mkdocs.exceptions import Abort

        config = _load(config_file(root), out, offline=offline)
        plugin = config.plugins["linli"]
        plugin.given = edition
        config.plugins.on_startup(command="build", dirty=False)
        try:
            run(config)
        except Abort as error:
            raise RuntimeError("\n".join([str(error), *said])) from error
        finally:
            plugin.given = (
                None  # MkDocs keeps the plugin for the next build in this process
            )
            config.plugins.on_shutdown()
    strip_all(out)


def _load(path: Path, out: Path, *, offline: bool):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from mkdocs.config import load_config

    from scheduler.site.search_index import need_jieba

    need_jieba()
    config = load_config(str(path), site_dir=str(out), strict=True)
    if offline:
        config.use_directory_urls = False
        config.plugins["linli"].config["csp"] = False
    return config


@contextmanager
def quiet(epoch: int) -> Iterator[list[str]]:
    """Keep MkDocs from printing; yield what it warned of. ``epoch`` is its clock."""
    said: list[str] = []
    logger = logging.getLogger("mkdocs")
    handler = _Collect(said)
    wanted = {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}
    before = {name: os.environ.get(name) for name in wanted}
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    os.environ.update(wanted)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


class _Collect(logging.Handler):
    """Keeps warnings as texts."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())
