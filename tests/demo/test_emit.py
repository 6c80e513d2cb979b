from yaml import BaseLoader, load

from demo.emit import flow, scalar

HARD = (
    "周一至周五 8:00-12:00",
    "12012345678",
    "120 1234 5678",
    "清明放假，提前到周三",
    "a: b",
    "键:",
    "- x",
    "#井号",
    "[方括号]",
    'say "hi"',
    "back\\slash",
    "阿依古丽·买买提",
    "𬘭㛃",
    "a, b",
)


def test_what_is_written_is_what_yaml_reads_between_braces_and_alone() -> None:
    for text in HARD:
        assert read(f"key: {scalar(text)}") == {"key": text}
        assert read(flow({"key": [text]})) == {"key": [text]}


def read(text: str) -> object:
    return load(text, BaseLoader)  # noqa: S506 - makes nothing but texts


def test_quotes_stand_only_where_they_are_needed() -> None:
    assert flow(
        {"available": ["周五上午", "工作日 8:00-12:00"], "phone": "12012345678"}
    ) == ('{available: [周五上午, 工作日 8:00-12:00], phone: "12012345678"}')
