"""Every sentence for users has its Chinese, and the compiled catalogue is up to date."""

import ast
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "scheduler/locale/zh_CN/LC_MESSAGES"
KEYWORDS = {"_", "text"}


def catalogue(domain: str) -> Catalog:
    with (FOLDER / f"{domain}.po").open("rb") as file:
        return read_po(file, locale="zh_CN")


def sentences(found: Catalog) -> dict[str, str]:
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            message.string
            if isinstance(message.string, str)
            else "".join(message.string or ())
        )
        for message in found
        if message.id
    }


def called() -> set[str]:
    """Give every sentence handed to ``_`` or ``text``.

    Babel's own extraction passes over a call inside another one's arguments.
    """
    return {
        str(node.args[0].value)
        for path in (ROOT / "scheduler").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in KEYWORDS
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def places(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def test_every_message_id_in_the_code_has_its_chinese_and_no_other_stands_there() -> None:
    ours = {str(m.id) for m in catalogue("linli") if m.id and m.string}
    assert (called() - ours, ours - called()) == (set(), set())


def test_a_translation_has_the_places_of_its_message_id() -> None:
    differ = [
        (message.id, message.string)
        for message in catalogue("linli")
        if message.id and places(str(message.id)) != places(str(message.string))
    ]
    assert differ == []


@pytest.mark.parametrize("domain", ["linli", "messages"])
def test_the_compiled_catalogue_is_the_one_that_people_read(domain: str) -> None:
    with (FOLDER / f"{domain}.mo").open("rb") as file:
        compiled = sentences(read_mo(file))
    assert compiled == sentences(catalogue(domain)), "make messages"
