"""Serves the site while people write, by MkDocs' own server."""

import os
from pathlib import Path

from scheduler.site.build import config_file


def serve(root: Path, port: int) -> None:
    """Serve the project at ``root`` on the loopback address until ^C."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.serve import serve as run

    from scheduler.site.plugin import LinliPlugin

    LinliPlugin.root = root
    run(
        config_file=str(config_file(root)),
        dev_addr=f"127.0.0.1:{port}",
        livereload=True,
    )
