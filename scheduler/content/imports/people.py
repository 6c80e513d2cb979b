"""Tells whom a row means, and makes ids for those who are new.

Namesakes are never guessed: the id, the phone, the building or the grid says who it is,
and where they do not agree, a person has to.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from scheduler.content.fields import SLUG, person
from scheduler.content.imports.places import key
from scheduler.content.misreads import Misread, cut, maybe
from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.problems import Problem, text

DOTS = re.compile("[•・．.‧∙･⋅]")
"""What is typed for the dot of ``阿依古丽·买买提``."""
BRACKETS = re.compile(r"(.+?)\s*[(（\[【](.+?)[)）\]】]\s*")
MARKS = re.compile(r"^[@＠*＊]+|[*＊▲]+$|[（(](?:组长|负责人?|带班)[)）]$")

READ_AS = """
单 shan 解 xie 仇 qiu 曾 zeng 查 zha 朴 piao 区 ou 盖 ge 缪 miao 乐 yue 覃 qin
翟 zhai 尉迟 yuchi 万俟 moqi 欧阳 ouyang 司马 sima 上官 shangguan 诸葛 zhuge
司徒 situ 东方 dongfang 夏侯 xiahou 皇甫 huangfu 慕容 murong 令狐 linghu
长孙 zhangsun 宇文 yuwen 公孙 gongsun 端木 duanmu 轩辕 xuanyuan 钟离 zhongli
"""
SURNAMES: dict[str, str] = dict(re.findall(r"(\w+) ([a-z]+)", READ_AS))
"""Surnames of two characters, and those that are read otherwise than the character."""


@lru_cache(maxsize=1 << 14)
def one_form(name: str) -> str:
    """Bring a name to the form in which names are compared."""
    narrow = DOTS.sub("·", unicodedata.normalize("NFKC", MARKS.sub("", name.strip())))
    return re.sub(r"\s", "", person(narrow)).lower()


def alike(name: str, community: Community) -> list[Volunteer]:
    """Give everybody of that name."""
    wanted = one_form(name)
    return [one for one in community.volunteers if one_form(one.name) == wanted]


def split(said: str) -> tuple[str, str]:
    """Part a name from what stands in brackets behind it (``王芳（二网格）``)."""
    plain = MARKS.sub("", said.strip())
    found = BRACKETS.fullmatch(plain)
    return (person(found[1]), found[2].strip()) if found else (person(plain), "")


def who(
    said: str, community: Community, evidence: Mapping[str, str] | None = None
) -> Volunteer:
    """Give the volunteer that is meant; ``Misread`` where nobody or several could be.

    ``evidence`` holds what else the row says: ``id``, ``phone``, ``building``, ``grid``.
    """
    given = {k: v for k, v in (evidence or {}).items() if v}
    name, inside = split(said)
    for identity in (given.get("id", ""), inside, said.strip()):
        if identity in community.volunteer:
            return community.volunteer[identity]
    if SLUG.fullmatch(given.get("id", "")) and not given["id"].isdigit():
        raise Misread(unknown(given["id"], community))
    found = alike(name, community)
    if not found:
        raise Misread(unknown(name, community))
    if inside:
        told = [one for one in found if fits(inside, one, community)]
        found = told if len(told) == 1 else found
    if len(found) == 1:
        return found[0]
    chosen = decided(found, given)
    if chosen is None:
        raise Misread(several(name, found))
    return chosen


def fits(inside: str, one: Volunteer, community: Community) -> bool:
    """Tell whether a remark in brackets is somebody's grid, building or phone's end."""
    grid, home = community.grid.get(one.grid), community.building.get(one.building)
    compound = community.compound[home.compound].name if home else ""
    words = [grid.name if grid else "", home.name if home else "", compound]
    words.append(compound + (home.name if home else ""))
    wanted = key(inside)
    short = {key(word).removesuffix("网格") for word in words if word}
    ends = inside.isdigit() and len(inside) > 2 and one.phone.endswith(inside)  # noqa: PLR2004
    return wanted in map(key, filter(None, words)) or wanted in short or ends


def decided(found: Iterable[Volunteer], given: Mapping[str, str]) -> Volunteer | None:
    """Give the one namesake whom phone, building or grid point at, if they agree."""
    people = list(found)
    pointed: dict[str, Volunteer] = {}
    for about in ("phone", "building", "grid"):
        said = given.get(about)
        same = [one for one in people if said and getattr(one, about) == said]
        if len(same) == 1 and (about != "grid" or not contradicts(same[0], given)):
            pointed[same[0].id] = same[0]
    return next(iter(pointed.values())) if len(pointed) == 1 else None


def contradicts(one: Volunteer, given: Mapping[str, str]) -> bool:
    """Tell whether somebody has another phone or another home than is given."""
    return any(
        given.get(about) and getattr(one, about) not in ("", given[about])
        for about in ("phone", "building")
    )


def unknown(name: str, community: Community) -> Problem:
    """Say that nobody on the roster is called so."""
    return Problem(
        "unknown-volunteer",
        text("Nobody on the roster is called “{name}”.", name=cut(name)),
        hint=maybe(name, [one.name for one in community.volunteers])
        or text("Put new people on the roster first: linli import volunteers"),
    )


def several(name: str, found: Iterable[Volunteer]) -> Problem:
    """Say that a name fits several people."""
    return Problem(
        "several-of-that-name",
        text("There are several people called {name}.", name=cut(name)),
        hint=text(
            "Say which by the id, the phone or the building: {ids}.",
            ids=", ".join(one.id for one in found),
        ),
    )


def slug(name: str) -> str:
    """Make an id of a name: ``wang-guilan``; of a Latin one its letters."""
    from pypinyin import lazy_pinyin

    if name.isascii():
        return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
    parts = []
    for whole in one_form(name).split("·"):
        family = next(
            (s for s in SURNAMES if whole.startswith(s) and len(whole) > len(s)), ""
        )
        if "·" in one_form(name):
            family = ""
        first = family or whole[:1]
        read = SURNAMES.get(family) or "".join(lazy_pinyin(first))
        rest = "".join(lazy_pinyin(whole[len(first) :]))
        parts += [read + rest] if "·" in one_form(name) else [read, rest]
    letters = "-".join(re.sub("[^a-z0-9]", "", part.lower()) for part in parts)
    return re.sub("-+", "-", letters).strip("-")


def letters(said: str) -> str:
    """Make an id of any words, with a hyphen between characters: ``mo-dao-ri``."""
    from pypinyin import lazy_pinyin

    spelt = "-".join(lazy_pinyin(unicodedata.normalize("NFKC", said)))
    return re.sub("[^a-z0-9]+", "-", spelt.lower()).strip("-")


def fresh(wanted: str, taken: Iterable[str], otherwise: str) -> str:
    """Give an id that nobody has: the wanted one, or with ``-2`` behind it."""
    known = set(taken)
    base = wanted or otherwise
    number, found = 1, base
    while found in known:
        number += 1
        found = f"{base}-{number}"
    return found
