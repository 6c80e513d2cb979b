"""Which file of ``content/`` is of which kind, and what to say of those of none."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath

from scheduler.problems import Problem, Severity, Source, Text, text

CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: a single one, or all in a folder; what ids it defines."""

    path: str
    defines: tuple[str, ...] = ()


KINDS = {
    "community": Kind("community.yaml", ("grid", "venue", "role", "category", "contact")),
    "compounds": Kind("compounds.yaml", ("compound", "building")),
    "organisation": Kind("organisation.yaml", ("tier", "member kind", "post", "unit")),
    "holidays": Kind("holidays.yaml", ("school break",)),
    "feeds": Kind("feeds.yaml"),
    "volunteers": Kind("volunteers/", ("volunteer",)),
    "absences": Kind("absences/"),
    "withdrawals": Kind("withdrawals.yaml"),
    "reviewed words": Kind("reviewed-words.yaml"),
    "purged": Kind("purged.yaml"),
    "pioneers": Kind("pioneers/", ("pioneer",)),
    "handovers": Kind("handovers/"),
    "services": Kind("services/", ("service",)),
    "events": Kind("events/", ("service",)),
    "issues": Kind("issues/", ("issue",)),
    "council": Kind("council/"),
    "mediation": Kind("mediation/", ("mediation",)),
    "attendance": Kind("attendance/"),
    "visit_programmes": Kind("visit-programmes.yaml", ("visit programme",)),
    "visits": Kind("visits/"),
    "sealed": Kind("sealed/", ("sealed list",)),
    "rotas": Kind("rotas/"),
}


@dataclass(frozen=True, slots=True)
class Files:
    """Paths by kind of file, each sorted, and a warning for each unknown file."""

    by_kind: dict[str, list[str]]
    problems: tuple[Problem, ...]

    def of(self, kind: str) -> list[str]:
        """Give the files of one kind."""
        return self.by_kind.get(kind, [])


def sort(paths: Iterable[str]) -> Files:
    """Sort paths by kind; those outside ``content/`` and hidden ones are passed over."""
    found: dict[str, list[str]] = {}
    problems = []
    for path in sorted(paths):
        parts = PurePosixPath(path).parts
        if parts[:1] != (CONTENT,) or any(part.startswith(".") for part in parts):
            continue
        if kind := kind_of("/".join(parts[1:])):
            found.setdefault(kind, []).append(path)
        elif not parts[-1].upper().startswith("README"):
            problems.append(unknown(path))
    return Files(found, tuple(problems))


def kind_of(path: str) -> str | None:
    """Tell the kind of a file from its path below ``content/``."""
    if not path.endswith(".yaml"):
        return None
    for name, kind in KINDS.items():
        if path == kind.path or (kind.path.endswith("/") and path.startswith(kind.path)):
            return name
    return None


def unknown(path: str) -> Problem:
    """Say that a file is not read, and which name was probably meant."""
    return Problem(
        "unknown-file",
        text("This file is not read: it is of no known kind."),
        Source(path),
        suggestion(path),
        Severity.WARNING,
    )


def suggestion(path: str) -> Text:
    """Suggest a name that is read."""
    inside = path.removeprefix(f"{CONTENT}/")
    renamed = str(PurePosixPath(inside).with_suffix(".yaml"))
    first, slash, rest = renamed.partition("/")
    names = [kind.path.rstrip("/") for kind in KINDS.values()]
    close = get_close_matches(first, names, n=1, cutoff=0.6)
    if kind_of(renamed) and inside.lower().endswith((".yml", ".yaml")):
        return text("Did you mean “{word}”?", word=f"{CONTENT}/{renamed}")
    if close and (candidate := f"{close[0]}{slash}{rest}") and kind_of(candidate):
        return text("Did you mean “{word}”?", word=f"{CONTENT}/{candidate}")
    return text(
        "Files that are read: {names}.",
        names=", ".join(
            kind.path + "*.yaml" * kind.path.endswith("/") for kind in KINDS.values()
        ),
    )
