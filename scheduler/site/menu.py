"""What every page shows around its own content: names, the bar and the menu."""

from scheduler.publish.editions import PublicEdition
from scheduler.publish.links import Links
from scheduler.publish.pages import pages

BAR = (
    ("index.md", "首页", "today"),
    ("month.md", "月历", "calendar"),
    ("services/index.md", "服务", "service"),
    ("notices/index.md", "公示", "check"),
)
MENU = (
    ("index.md", "首页"),
    ("month.md", "月历"),
    ("services/index.md", "社区服务"),
    ("notices/index.md", "已解决公示"),
    ("council.md", "居民议事会"),
    ("stories.md", "邻里故事"),
    ("care.md", "假期托管"),
    ("help.md", "需要帮手"),
    ("subscribe.md", "订阅日历"),
    ("grids.md", "网格"),
    ("organisation.md", "组织架构"),
    ("compounds/index.md", "小区"),
    ("venues.md", "场所"),
    ("figures.md", "数字"),
    ("changes.md", "变动记录"),
    ("about.md", "关于"),
    ("accessibility.md", "无障碍"),
)


def shown(
    edition: PublicEdition | None, problems: str, version: str, *, directory_urls: bool
) -> dict[str, object]:
    """Give what the theme's templates ask for under ``config.extra.linli``."""
    made = frozenset(page.uri for page in pages(edition)) if edition else {"index.md"}
    address = Links(frozenset(made), directory_urls).address
    return {
        "name": edition.name if edition else "linli",
        "phone": edition.contacts[0].phone if edition and edition.contacts else "",
        "fictional": bool(edition and edition.fictional),
        "problems": problems,
        "version": version,
        "generator": "linli",
        "home": address("index.md"),
        "main": [
            {
                "uri": uri,
                "folder": uri.removesuffix("index.md") or "-",
                "url": address(uri),
                "title": title,
                "icon": icon,
            }
            for uri, title, icon in BAR
            if uri in made
        ],
        "menu": [
            {"url": address(uri), "title": title} for uri, title in MENU if uri in made
        ],
    }
