"""The MkDocs plugin: hands the generated pages to MkDocs, and little else."""

import logging
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from scheduler import project
from scheduler.problems import Refused, text
from scheduler.publish.editions import PublicEdition
from scheduler.site import csp, menu, search_index, sources

log = logging.getLogger("mkdocs.plugins.linli")

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon", "icons/")
"""Files of the theme that no page loads."""


class Options(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say."""

    day = config_options.Type(str, default="")
    """The day to build for, ``2026-11-23``; empty is today."""
    csp = config_options.Type(bool, default=True)
    """Whether pages carry a content security policy."""


class LinliPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Adds the community's pages, and keeps the last good ones while content is broken."""

    root: ClassVar[Path | None] = None
    """The project, where the caller knows it; else that of ``mkdocs.yml``'s folder."""

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__()
        self.given: PublicEdition | None = None
        """An edition that the caller made; ``None`` reads the project."""
        self.last_good: PublicEdition | None = None
        self.serving = False
        self.bodies: dict[str, str] = {}

    def on_startup(
        self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool
    ) -> None:
        """Remember which command runs; that also keeps this object for all rebuilds."""
        if dirty:
            raise PluginError(
                "linli: a dirty build would publish a truncated search index."
            )
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content; say who the community is; watch what pages are made of."""
        search_index.need_jieba()
        edition, problems = self._edition(config)
        self.last_good = edition
        theme = str(sources.theme_folder())
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(0, theme)
        config.site_name = edition.name if edition else "linli"
        if edition and not self.serving:
            config.site_url = f"https://{edition.domain}/"
        config.extra["linli"] = {"icons": sources.icons()} | menu.shown(
            edition,
            problems,
            sources.version(),
            directory_urls=config.use_directory_urls,
        )
        return config

    def _edition(self, config: MkDocsConfig) -> tuple[PublicEdition | None, str]:
        if self.given:
            return self.given, ""
        start = Path(config.config_file_path or ".").parent
        on = date.fromisoformat(self.config.day) if self.config.day else sources.today()
        try:
            root = self.root or project.find_root(start)
            if self.serving:
                folder = str(project.template_folder())
                config.watch += [str(root / project.CONTENT), folder]
            read = sources.read(root, on)
        except Refused as refused:
            read = sources.Sources(None, refused.problems)
        if read.edition:
            return read.edition, ""
        problems = sources.told(read.problems)
        if not self.serving:
            raise PluginError(problems)
        log.error("%s", problems)
        return self.last_good, problems

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what is generated; drop what the theme brings and no page loads."""
        for file in list(files):
            if file.src_uri.startswith(UNUSED):
                files.remove(file)
        made: dict[str, bytes] = {"index.md": b""}
        if self.last_good:
            urls = config.use_directory_urls
            made = sources.tree(self.last_good, directory_urls=urls)
        for uri, data in made.items():
            if files.get_file_from_path(uri):
                twice = text("linli makes {file} itself: rename yours.", file=uri)
                raise PluginError(sources.say(twice))
            shown = (
                InclusionLevel.INCLUDED if uri == "index.md" else InclusionLevel.NOT_IN_NAV
            )
            content: Any = data.decode() if uri.endswith(".md") else data
            files.append(File.generated(config, uri, content=content, inclusion=shown))
        return files

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Set aside the bodies of generated pages: they are HTML already.

        Markdown would parse each only to find where it ends, a third of the whole build.
        """
        if page.file.generated_by != "linli" or not config or not files:
            return markdown
        self.bodies[page.file.src_uri] = markdown.strip()
        return ""

    def on_page_content(
        self, html: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the body back."""
        return self.bodies.pop(page.file.src_uri, html) if config or files else html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Add the content security policy."""
        return self._guarded(output) if page and config else output

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Add it to 404.html too."""
        is_page = template_name.endswith(".html") and config
        return self._guarded(output_content) if is_page else output_content

    def _guarded(self, html: str) -> str:
        return csp.guard(html) if self.config.csp and not self.serving else html

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Bring the search index into order; drop the second copy of the sitemap."""
        site = Path(config.site_dir)
        search_index.finish(site)
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
