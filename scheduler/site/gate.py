"""Lets a finished site pass only when nothing private is found in it."""

from dataclasses import replace
from pathlib import Path

from scheduler import files
from scheduler.audit import Audited, audit
from scheduler.audit.secrets import Secrets
from scheduler.problems import Problem, Refused, Source, has_errors, text


def look(folder: Path, secrets: Secrets, shown_as: str) -> Audited:
    """Audit the files below ``folder``; problems name them below ``shown_as``."""
    done = audit(files.walk(folder), secrets)
    named = tuple(
        replace(problem, source=Source(f"{shown_as}/{problem.source.file}"))
        for problem in done.problems
        if problem.source
    )
    return replace(done, problems=named)


def guard(folder: Path, secrets: Secrets, shown_as: str) -> tuple[Problem, ...]:
    """Give the warnings; ``Refused`` when anything private is found."""
    problems = look(folder, secrets, shown_as).problems
    if has_errors(problems):
        raise Refused(*problems, stopped())
    return problems


def stopped() -> Problem:
    """Say that nothing went out."""
    return Problem(
        "site-stopped",
        text("The site was not published. What was public before is as it was."),
        hint=text("Mend what is told above, then run the command again."),
    )
