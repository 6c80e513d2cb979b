import pytest

from scheduler.publish.links import DanglingLinkError, Links

KNOWN = frozenset(
    {"index.md", "help.md", "services/index.md", "services/a.md", "calendars/a.ics"}
)


@pytest.mark.parametrize(
    ("page", "target", "folders", "files"),
    [
        ("index.md", "index.md", "./", "index.html"),
        ("index.md", "help.md", "help/", "help.html"),
        ("index.md", "calendars/a.ics", "calendars/a.ics", "calendars/a.ics"),
        ("help.md", "index.md", "../", "index.html"),
        ("help.md", "services/a.md#when", "../services/a/#when", "services/a.html#when"),
        ("services/a.md", "services/index.md", "../", "index.html"),
        ("services/a.md", "services/a.md", "./", "a.html"),
        ("services/a.md", "calendars/a.ics", "../../calendars/a.ics", "../calendars/a.ics"),
        ("services/index.md", "services/a.md", "a/", "a.html"),
    ],
)
def test_links_are_relative_in_both_ways_of_addressing(
    page: str, target: str, folders: str, files: str
) -> None:
    assert Links(KNOWN).on(page)(target) == folders
    assert Links(KNOWN, directory_urls=False).on(page)(target) == files


def test_a_link_to_nothing_is_refused() -> None:
    with pytest.raises(DanglingLinkError, match=r"help\.md: gone\.md"):
        Links(KNOWN).on("help.md")("gone.md")
