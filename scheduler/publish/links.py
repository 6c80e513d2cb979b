"""Links between pages that cannot dangle.

MkDocs neither rewrites nor checks links inside HTML, so each is resolved here, relative
to the page it stands on, and must lead to something that is made.
"""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass


class DanglingLinkError(LookupError):
    """A page links to something that does not exist: a mistake in linli, not in content."""


@dataclass(frozen=True, slots=True)
class Links:
    """Every path that exists in the docs tree, and how pages are addressed.

    With ``directory_urls`` the page ``help.md`` is at ``help/``, otherwise (for the
    offline bundle) at ``help.html``.
    """

    known: frozenset[str]
    directory_urls: bool = True

    def on(self, page: str) -> Callable[[str], str]:
        """Give the function that resolves links on ``page``: ``to('help.md#open')``."""
        here = posixpath.dirname(self.address(page) + "x") or "."

        def to(target: str) -> str:
            path, mark, anchor = target.partition("#")
            if path not in self.known:
                raise DanglingLinkError(f"{page}: {target}")
            there = self.address(path)
            relative = posixpath.relpath(there or ".", here)
            if there.endswith("/") or not there:
                relative = "./" if relative == "." else f"{relative}/"
            return f"{relative}{mark}{anchor}"

        return to

    def address(self, path: str) -> str:
        """Give the address, below the site's root, of a path of the docs tree."""
        if not path.endswith(".md"):
            return path
        stem = path.removesuffix(".md")
        folder, _, name = stem.rpartition("/")
        if not self.directory_urls:
            return f"{stem}.html"
        if name == "index":
            return f"{folder}/" if folder else ""
        return f"{stem}/"
