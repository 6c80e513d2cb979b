"""Scores a roster of a Curtois and Qu instance, from the two files alone.

Shares no code with the model that makes rosters, so that neither can hide the other's
mistakes. A roster file has one line for each employee: the name, a colon, then a shift or
``-`` for each day. Prints the penalty, or each rule that is broken::

    python benchmarks/planning/curtois_score.py INSTANCE.txt ROSTER.txt
"""

import sys
from collections import Counter
from itertools import groupby
from pathlib import Path

OFF = "-"


def parts(instance: str, section: str) -> list[list[str]]:
    """Give the lines of one section, split at commas."""
    _, _, rest = instance.partition(f"SECTION_{section}\n")
    body, _, _ = rest.partition("SECTION_")
    lines = [line.strip() for line in body.splitlines()]
    return [line.split(",") for line in lines if line and not line.startswith("#")]


def read_roster(text: str) -> dict[str, list[str]]:
    """Read a roster file."""
    split = (line.split(":") for line in text.splitlines() if line.strip())
    return {name.strip(): days.split() for name, days in split}


def faults(instance: str, roster: dict[str, list[str]]) -> list[str]:
    """Name every hard rule that the roster breaks."""
    horizon = int(parts(instance, "HORIZON")[0][0])
    staff = parts(instance, "STAFF")
    found = [] if {s[0] for s in staff} == set(roster) else ["wrong people"]
    found += [f"{n}: not {horizon} days" for n, d in roster.items() if len(d) != horizon]
    if found:
        return found
    for line in staff:
        found += [f"{line[0]}: {fault}" for fault in _person(instance, line, roster)]
    for name, *off in parts(instance, "DAYS_OFF"):
        found += [f"{name}: day {d} is off" for d in off if roster[name][int(d)] != OFF]
    return found


def _person(instance: str, line: list[str], roster: dict[str, list[str]]) -> list[str]:
    name, limits, longest, shortest, most_run, least_run, least_off, weekends = line
    days, found = roster[name], []
    lengths = {s[0]: int(s[1]) for s in parts(instance, "SHIFTS")}
    barred = {s[0]: s[2].split("|") for s in parts(instance, "SHIFTS")}
    counts = Counter(day for day in days if day != OFF)
    if set(counts) - set(lengths):
        return ["an unknown shift"]
    most = {k: int(v) for k, v in (limit.split("=") for limit in limits.split("|"))}
    found += [f"too many {s}" for s, count in counts.items() if count > most[s]]
    minutes = sum(lengths[shift] * count for shift, count in counts.items())
    if not int(shortest) <= minutes <= int(longest):
        found.append(f"{minutes} minutes")
    for day in range(1, len(days)):
        if days[day] in barred.get(days[day - 1], []):
            found.append(f"{days[day - 1]} then {days[day]} on day {day}")
    first = 0
    for off, group in groupby(days, key=lambda shift: shift == OFF):
        last = first + len(list(group))
        least = int(least_off) if off else int(least_run)
        # A run at a border of the horizon may have been, or become, longer.
        if last - first < least and first > 0 and last < len(days):
            found.append(f"a run of {last - first} from day {first}")
        if not off and last - first > int(most_run):
            found.append(f"{last - first} days of work from day {first}")
        first = last
    ends = [days[d : d + 2] for d in range(5, len(days), 7)]
    if sum(any(day != OFF for day in end) for end in ends) > int(weekends):
        found.append("too many weekends")
    return found


def penalty(instance: str, roster: dict[str, list[str]]) -> int:
    """Count what the roster costs."""
    total = 0
    for name, day, shift, weight in parts(instance, "SHIFT_ON_REQUESTS"):
        total += int(weight) * (roster[name][int(day)] != shift)
    for name, day, shift, weight in parts(instance, "SHIFT_OFF_REQUESTS"):
        total += int(weight) * (roster[name][int(day)] == shift)
    for day, shift, wanted, under, over in parts(instance, "COVER"):
        there = sum(days[int(day)] == shift for days in roster.values())
        total += int(under) * max(0, int(wanted) - there)
        total += int(over) * max(0, there - int(wanted))
    return total


if __name__ == "__main__":
    told = Path(sys.argv[1]).read_text("utf-8")
    given = read_roster(Path(sys.argv[2]).read_text("utf-8"))
    print("\n".join(faults(told, given)) or penalty(told, given))
