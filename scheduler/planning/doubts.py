"""What looks wrong whatever the rota: needs nobody can fill, limits of zero, lost pins."""

from collections.abc import Iterable, Iterator

from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.planning.problem import RotaProblem, limits
from scheduler.planning.rules.partners import partners
from scheduler.problems import Problem, Severity, text


def doubts(problem: RotaProblem, rotas: Iterable[Rota]) -> Iterator[Problem]:
    """Yield a warning for each; the rest is planned all the same."""
    yield from _nobody_can(problem)
    yield from _no_duties(problem)
    yield from _never_meet(problem)
    yield from _lost_pins(problem, rotas)


def _nobody_can(problem: RotaProblem) -> Iterator[Problem]:
    """Yield each need that no volunteer's roles fit."""
    community = problem.community
    held = {
        role
        for person in community.volunteers
        for role in (*person.roles, *person.learning)
    }
    for shift in (problem.shifts[shift_id] for shift_id in problem.open):
        if shift.role not in held:
            service, role = community.service.get(shift.service), shift.role
            yield Problem(
                "nobody-holds-role",
                text(
                    "Nobody holds the role {role} that {service} needs.",
                    role=community.role[role].name if role in community.role else role,
                    service=service.name if service else shift.service,
                ),
                shift.source,
                severity=Severity.WARNING,
            )


def _no_duties(problem: RotaProblem) -> Iterator[Problem]:
    """Yield each volunteer whose limits leave no duty."""
    for person in problem.community.volunteers:
        own = limits(problem.community, person.id)
        if 0 in (own.day, own.week, own.month):
            yield Problem(
                "limit-of-zero",
                text(
                    "{person} has a limit of zero duties and is never planned.",
                    person=person.name,
                ),
                person.source,
                text("For a break, write an absence or an end date (until)."),
                Severity.WARNING,
            )


def _never_meet(problem: RotaProblem) -> Iterator[Problem]:
    """Yield each pair that must serve together and can meet at no occurrence."""
    community = problem.community
    where: dict[str, set[str]] = {}
    for occurrence, person in problem.at_occurrence:
        where.setdefault(person, set()).add(occurrence)
    for person, others in sorted(partners(community, "together_must").items()):
        for other in others:
            mine, theirs = where.get(person, set()), where.get(other, set())
            if person < other and (mine or theirs) and not mine & theirs:
                yield Problem(
                    "pair-never-meets",
                    text(
                        "{person} and {other} must serve together, but in these weeks "
                        "no service fits both.",
                        person=community.volunteer[person].name,
                        other=community.volunteer[other].name,
                    ),
                    community.volunteer[person].source,
                    text("Neither of them is planned."),
                    Severity.WARNING,
                    (community.volunteer[other].source,),
                )


def _lost_pins(problem: RotaProblem, rotas: Iterable[Rota]) -> Iterator[Problem]:
    """Yield each pin of a draft whose shift is not held any more."""
    for rota in rotas:
        if rota.is_released or rota.week not in problem.weeks:
            continue
        for entry in rota.shifts:
            for assignment in entry.assignments:
                if assignment.pinned and entry.shift not in problem.shifts:
                    yield Problem(
                        "pin-without-shift",
                        text(
                            "{person} is pinned to {shift}, which is not held: left out.",
                            person=_name(problem.community, assignment.volunteer),
                            shift=entry.shift,
                        ),
                        assignment.source or entry.source,
                        severity=Severity.WARNING,
                    )


def _name(community: Community, volunteer: str) -> str:
    known = community.volunteer.get(volunteer)
    return known.name if known else volunteer
