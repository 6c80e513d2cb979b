"""Who leads a service, and how far each agreed to be named on the public site."""

from collections.abc import Sequence

from demo.people import Person

LEADS = {
    "dumplings": ("wrap", "title", "2025-12-29", "2027-12-31"),
    "haircuts": ("haircut", "title", "2025-12-29", "2027-12-31"),
    "science-class": ("teach", "full", "2026-06-15", "2027-06-30"),
    "canteen-lunch": ("canteen", "surname", "2026-03-02", "2027-02-28"),
    "craft-class": ("host", "title", "2025-03-03", "2026-06-30"),
    "night-patrol": ("guard", "title", "2026-01-05", "2027-12-31"),
}
"""Service: the role of its lead, what may be told, when that was agreed, until when."""
WITHDRAWN = {"night-patrol": "2026-10-12"}
"""Services whose leads thought better of it, and when."""


def name_leads(people: Sequence[Person]) -> dict[str, str]:
    """Choose a lead for each service and note the consent; give ids by service."""
    chosen: dict[str, Person] = {}
    for service, (role, form, agreed, until) in LEADS.items():
        person = next(
            one
            for one in people
            if role in one.roles
            and one not in chosen.values()
            and one.tells_age
            and one.since <= agreed
            and not one.until
            and "·" not in one.name.text
        )
        person.public_name = form
        person.consent = {
            "by": "本人",
            "date": agreed,
            "scope": "services",
            "until": until,
        }
        chosen[service] = person
    return {service: person.id for service, person in chosen.items()}


def withdrawals(leads: dict[str, str]) -> list[str]:
    """Write who took a consent back."""
    return [
        "# 撤回公开姓名的同意。由 linli consent withdraw 添加，只增不改。",
        *(
            f"- {{volunteer: {leads[service]}, date: {day}, by: 社区办公室}}"
            for service, day in WITHDRAWN.items()
        ),
    ]
