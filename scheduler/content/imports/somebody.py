"""Reads from a row who it is about: somebody on the roster."""

from dataclasses import replace

from scheduler.content.imports import people, places, rows
from scheduler.content.imports.rows import Row
from scheduler.content.misreads import Misread
from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.problems import Problem, text


def somebody(row: Row, community: Community) -> Volunteer | None:
    """Give the volunteer whom a row means; ``None`` once its problem is put down."""
    said = row.said("name")
    identity = own_id(row)
    if not said and not identity:
        row.wrong(no_name(row))
        return None
    grid = row.get("grid", places.named("grid", community), "")
    evidence = {
        "id": identity,
        "phone": row.get("phone", rows.phone, ""),
        "grid": grid,
        "building": places.building(row, community, grid),
    }
    key = "name" if said else "id"
    try:
        return people.who(said or identity, community, evidence)
    except Misread as error:
        row.wrong(*(replace(p, source=row.place(key)) for p in error.problems))
        return None


def own_id(row: Row) -> str:
    """Give the id that a row has; one of digits only numbers the rows."""
    said = row.said("id")
    return "" if said.isdigit() else said


def no_name(row: Row) -> Problem:
    """Say that a row names nobody."""
    return Problem("missing-name", text("This row has no name."), row.place("name"))
