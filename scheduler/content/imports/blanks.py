"""What an empty table for each kind of import asks: headings, choices and notes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.content.imports.headings import words
from scheduler.content.vocabulary import WORDS
from scheduler.model.community import Community

SEVERAL = "可以写几个，用顿号隔开，如：{example}"
PHRASES = "如：周五上午；工作日 14:00-17:00；休息日。几个时间用分号隔开，不填就是都可以"
TICKS = ("√", "×", "上午", "下午")
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


@dataclass(frozen=True, slots=True)
class Asked:
    """A column: its heading, what may be chosen, and a note on how to fill it in.

    Where not ``strict`` the choices are only offered. ``form`` is what the cells hold:
    ``text``, ``date`` or ``number``.
    """

    heading: str
    note: str = ""
    choices: tuple[str, ...] = ()
    strict: bool = True
    form: str = "text"


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty table: title, a line below it, and the columns."""

    title: str
    note: str
    columns: tuple[Asked, ...]


TITLES: Mapping[str, tuple[str, str]] = {
    "volunteers": (
        "志愿者花名册",
        "已在花名册里的人也可以填，只改填了的格；空着的格不动。",
    ),
    "availability": (
        "可服务时间",
        "能来的打 √，不能来的打 ×；只能来半天的写上午、下午或钟点。",
    ),
    "absences": ("请假登记", "只请一天的，结束日期可以不填。"),
    "attendance": ("到场登记", "一人一行；服务人次每场填一次就够。"),
    "services": ("服务项目", "一项服务要几个岗位的，一个岗位一行，服务名称照写一遍。"),
}


def blank(kind: str, community: Community) -> Blank:
    """Give what the empty table of one kind asks; its words are Chinese."""
    title, note = TITLES[kind]
    columns = {
        "volunteers": _volunteers,
        "availability": _availability,
        "absences": _absences,
        "attendance": _attendance,
        "services": _services,
    }[kind](community)
    return Blank(f"{community.name}{title}", note, tuple(columns))


def _volunteers(community: Community) -> Iterator[Asked]:
    what = "volunteer"
    roles = tuple(role.name for role in community.roles)
    several = SEVERAL.format(example="、".join(roles[:2]))
    yield Asked(_must("name", what), "同名的两个人，请用电话或楼栋区分")
    yield Asked(_head("phone", what), "把数字打全，不要空格")
    grids = tuple(grid.name for grid in community.grids)
    yield Asked(_must("grid", what), "从列表里选", grids)
    homes = tuple(
        compound.name + building.name
        for compound in community.compounds
        for building in compound.buildings
    )
    yield Asked(_head("building", what), "住在本社区的从列表里选，外面的不填", homes)
    yield Asked(_head("born", what), "四位年份；岗位有年龄要求时才要填", form="number")
    yield Asked(_head("roles", what), several, roles, strict=False)
    yield Asked(
        _head("learning", what), f"想学、要有熟手带的岗位。{several}", roles, strict=False
    )
    yield Asked(_head("available", what), PHRASES)
    yield Asked(_head("unavailable", what), "写法和可服务时间一样")
    yield Asked(_head("week", what), "一周最多排几次，不填按社区的规矩", form="number")
    yield Asked(_head("since", what), "加入的日期", form="date")


def _availability(community: Community) -> Iterator[Asked]:
    yield _who(community)
    for day in WEEKDAYS:
        yield Asked(day, "√ 全天，× 不来，或上午、下午、9:00-11:00", TICKS, strict=False)
    yield Asked(_head("week", "volunteer"), "一周最多排几次", form="number")


def _absences(community: Community) -> Iterator[Asked]:
    yield _who(community)
    yield Asked("开始日期（必填）", "第一天", form="date")
    yield Asked("结束日期", "最后一天；只请一天的不填", form="date")
    yield Asked(_head("reason", "absence"), "可以不填，只给社区内部看")


def _attendance(community: Community) -> Iterator[Asked]:
    what = "attendance"
    services = tuple(one.name for one in community.services if one.needs)
    yield Asked(_must("date", what), "哪一天办的", form="date")
    yield Asked(_must("service", what), "从列表里选", services)
    yield _who(community)
    yield Asked(_must("mark", what), "来了 √，没来 ×", ("√", "×"))
    yield Asked(_head("served", what), "这一场服务了多少人次", form="number")


def _services(community: Community) -> Iterator[Asked]:
    what = "service"
    yield Asked(_must("service", what), "例如：公益理发")
    yield Asked(_must("when", what), "如：每周五、每月逢3日、每月第一个周六、工作日")
    yield Asked(_must("time", what), "如：8:30-10:30")
    venues = tuple(venue.name for venue in community.venues)
    yield Asked(_must("venue", what), "从列表里选", venues)
    roles = tuple(role.name for role in community.roles)
    yield Asked(_head("role", what), "要志愿者做什么，从列表里选", roles)
    yield Asked(_head("target", what), "这个岗位要几个人", form="number")
    yield Asked(_head("minimum", what), "最少几个人也能办", form="number")
    yield Asked(_head("summary", what), "一句话，会显示在网站上")
    yield Asked(_head("for_whom", what), "例如：独居老人")
    yield Asked(_head("cost", what), "例如：免费")
    yield Asked(
        _head("on_holiday", what), "遇放假怎么办", tuple(WORDS["on_holiday"].values())
    )


def _who(community: Community) -> Asked:
    """Ask for somebody on the roster; namesakes come with their ids."""
    count = Counter(one.name for one in community.volunteers)
    names = (
        f"{one.name}({one.id})" if count[one.name] > 1 else one.name
        for one in community.volunteers
    )
    return Asked(_must("name", "volunteer"), "从列表里选，或照花名册写", tuple(names))


def _head(key: str, what: str) -> str:
    return words(key, what)[0]


def _must(key: str, what: str) -> str:
    return f"{_head(key, what)}（必填）"
