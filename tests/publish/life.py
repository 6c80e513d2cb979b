"""Eight weeks of one volunteer, 王芳: what staff write, step by step.

Each step is the whole content as it stands then, and the day on which it is published.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from scheduler import content
from scheduler.content import Loaded
from scheduler.publish import calendars, personal

OLD = "a" * 31 + "-"
NEW = "b" * 31 + "_"
HERS = {"wang-fang": OLD, "li-na": "c" * 32}

BASE = {
    "content/community.yaml": """
name: 凌云社区
domain: lingyun.example
fictional: yes
contacts: [{id: office, name: 社区服务大厅, phone: 0633-5550100}]
grids: [{id: grid-3, name: 第三网格}]
venues:
  - {id: canteen, name: 初心食堂, address: 凌云路8号, grid: grid-3}
  - {id: hall, name: 党群驿家, grid: grid-3}
roles: [{id: wrap, name: 包水饺}]
""",
    "content/volunteers/grid-3.yaml": """
- {id: wang-fang, name: 王芳, grid: grid-3, phone: "12312345678", roles: wrap}
- {id: li-na, name: 李娜, grid: grid-3, phone: "12312345679", roles: wrap}
""",
    "content/services/dumplings.yaml": """
id: dumplings
name: 初心水饺
summary: 每周五上午包水饺
bring: 围裙、口罩
venue: canteen
when: 每周五
time: 8:30-10:30
needs: [{id: wrap, role: wrap, target: 2, minimum: 1, time: 8:30-10:00}]
""",
    "content/feeds.yaml": f"""
- {{volunteer: wang-fang, token: {OLD}, minted: 2026-10-01T09:00}}
- {{volunteer: li-na, token: {HERS["li-na"]}, minted: 2026-10-01T09:00}}
""",
}


@dataclass
class Week:
    """A rota file in the making."""

    week: str
    friday: str
    released: str
    when: str = "08:30-10:00"
    people: list[str] = field(default_factory=lambda: ["wang-fang"])
    changes: list[str] = field(default_factory=list)

    @property
    def shift(self) -> str:
        return f"dumplings/{self.friday}/wrap"

    def change(self, at: str, kind: str, more: str) -> None:
        revision = len(self.changes) + 1
        self.changes.append(
            f"  - {{revision: {revision}, at: {at}, kind: {kind}, "
            f"shift: {self.shift}, by: 社区办公室, {more}}}"
        )

    def __str__(self) -> str:
        status = f"released\nreleased_at: {self.released}" if self.released else "draft"
        return "\n".join(
            [
                f"week: {self.week}",
                f"status: {status}",
                "shifts:",
                f"  - shift: {self.shift}",
                f"    when: {self.friday} {self.when}",
                "    venue: canteen",
                f"    volunteers: [{', '.join(self.people)}]",
                *(["changes:", *self.changes] if self.changes else []),
                "",
            ]
        )


@dataclass(frozen=True)
class Step:
    """What was written, and what 王芳's calendar says then: time, title, SEQUENCE."""

    name: str
    on: date
    files: dict[str, str]
    expected: list[tuple[str, str, int]]
    token: str = OLD

    @property
    def loaded(self) -> Loaded:
        loaded = content.load({path: text.encode() for path, text in self.files.items()})
        assert loaded.problems == ()
        return loaded

    @property
    def feeds(self) -> dict[str, bytes]:
        loaded = self.loaded
        assert loaded.community
        editions = personal.editions(loaded.community, loaded.rotas, self.on)
        return calendars.personal(editions)

    @property
    def feed(self) -> bytes:
        return self.feeds[f"{self.token}.ics"]


DUTY = "初心水饺 包水饺"


def steps() -> Iterator[Step]:  # noqa: PLR0915 - a life is long
    """Yield the steps in order."""
    files = dict(BASE)
    w46 = Week("2026-W46", "2026-11-13", "2026-11-06T09:00")
    w47 = Week("2026-W47", "2026-11-20", "2026-11-13T09:00")
    w48 = Week("2026-W48", "2026-11-27", "2026-11-20T09:00")
    w49 = Week("2026-W49", "2026-12-04", "2026-11-27T09:00")
    w50 = Week("2026-W50", "2026-12-11", "2026-12-04T09:00")
    w51 = Week("2026-W51", "2026-12-18", "")

    def step(
        name: str, on: str, expected: list[tuple[str, str, int]], *, token: str = OLD
    ) -> Step:
        weeks = (w46, w47, w48, w49, w50, w51)
        shown = {
            f"content/rotas/{w.week}.yaml": str(w)
            for w in weeks
            if w.week == "2026-W51" or w.released[:10] <= on
        }
        day = date.fromisoformat(on)
        return Step(name, day, {**files, **shown}, expected, token)

    yield step("nothing yet", "2026-11-01", [("10-01 00:00", "暂无值班安排", 0)])
    first = ("11-13 08:30", DUTY, 0)
    yield step("assigned", "2026-11-06", [first])
    w46.when = "15:00-16:30"
    w46.change("2026-11-10T10:00", "move", 'before: "2026-11-13 08:30-10:00 canteen"')
    first = ("11-13 15:00", f"【改期】{DUTY}", 1)
    yield step("moved in the rota", "2026-11-10", [first])
    yield step("next week", "2026-11-13", [first, ("11-20 08:30", DUTY, 0)])
    w47.people = ["li-na"]
    w47.change("2026-11-16T10:00", "swap", "out: wang-fang, in: li-na, reason: 生病")
    second = ("11-20 08:30", f"【已取消】{DUTY}", 1)
    yield step("handed over", "2026-11-16", [first, second])
    w47.people = ["wang-fang"]
    w47.change("2026-11-18T10:00", "swap", "out: li-na, in: wang-fang")
    second = ("11-20 08:30", DUTY, 2)
    yield step("taken back", "2026-11-18", [first, second])
    third = ("11-27 08:30", DUTY, 0)
    yield step("third week", "2026-11-20", [first, second, third])
    services = "content/services/dumplings.yaml"
    files[services] += (
        "skip: [{date: 2026-11-27, reason: 停电, decided: 2026-11-25T16:00}]\n"
    )
    third = ("11-27 08:30", f"【已取消】{DUTY}", 1)
    yield step("service cancelled", "2026-11-25", [first, second, third])
    w49.people = []
    w49.change("2026-11-28T10:00", "swap", "out: wang-fang, reason: 请假")
    fourth = ("12-04 08:30", f"【已取消】{DUTY}", 1)
    yield step("absent", "2026-11-30", [first, second, third, fourth])
    fifth = ("12-11 08:30", DUTY, 0)
    yield step("fifth week", "2026-12-04", [first, second, third, fourth, fifth])
    files[services] += (
        "move: [{date: 2026-12-11, to: 2026-12-12, time: 14:00-16:00, venue: hall, "
        "reason: 会场冲突, decided: 2026-12-08T10:00}]\n"
    )
    fifth = ("12-12 14:00", f"【改期】{DUTY}", 1)
    yield step("service moved", "2026-12-08", [first, second, third, fourth, fifth])
    yield step("cancelled 15 days ago", "2026-12-12", [first, second, fourth, fifth])
    files["content/feeds.yaml"] = (
        files["content/feeds.yaml"].replace(
            "minted: 2026-10-01T09:00}",
            "minted: 2026-10-01T09:00, closed: 2026-12-13T09:00}",
            1,
        )
        + f"- {{volunteer: wang-fang, token: {NEW}, minted: 2026-12-13T09:00}}\n"
    )
    yield step("the old address", "2026-12-13", [("12-13 00:00", "此订阅地址已更换", 0)])
    yield step("a new address", "2026-12-13", [first, second, fourth, fifth], token=NEW)
    roster = "content/volunteers/grid-3.yaml"
    files[roster] = files[roster].replace("王芳,", "王芳, until: 2026-12-31,")
    yield step("her last day", "2026-12-31", [fifth], token=NEW)
    yield step(
        "she left", "2027-01-01", [("01-01 00:00", "此订阅地址已停用", 0)], token=NEW
    )
    yield step(
        "a month on", "2027-01-31", [("01-01 00:00", "此订阅地址已停用", 0)], token=NEW
    )
