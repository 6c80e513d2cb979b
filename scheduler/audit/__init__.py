"""GATE: reads a finished site as strangers' tools would, and finds what is private in it.

Each file is looked at in several views (text, tags, metadata, QR codes, names of files);
each view is one small file in ``views``. All words of the rosters are looked for at once,
so the work grows with the bytes of the site, not with the rosters.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.audit.findings import Finding, grouped
from scheduler.audit.search import Search
from scheduler.audit.secrets import Secrets
from scheduler.audit.views import views
from scheduler.audit.views.view import Wrong
from scheduler.problems import Problem


@dataclass(frozen=True, slots=True)
class Audited:
    """What was looked at, and what was found; ``problems`` never hold a secret."""

    files: int
    views: int
    problems: tuple[Problem, ...]


def audit(files: Iterable[tuple[str, bytes]], secrets: Secrets) -> Audited:
    """Look through ``files``, pairs of path and bytes.

    Problems tell the paths; what is private in a path is masked there too.
    """
    search = Search(secrets)
    found: list[Finding] = []
    count = seen = 0
    for path, data in files:
        count += 1
        shown = search.masked(path)
        for view in views(path, data):
            if isinstance(view, Wrong):
                found.append(Finding(shown, None, view))
                continue
            seen += 1
            found += (Finding(shown, view, hit) for hit in search.hits(view))
    return Audited(count, seen, grouped(found))
