"""The language of messages: Chinese, unless the locale asks for English.

All words, click's own included, come from one gettext catalogue in ``scheduler/locale``.
"""

import gettext
import os
from pathlib import Path

from scheduler.problems import Text

LOCALE = Path(__file__).parents[1] / "locale"
DOMAIN = "messages"  # click's own words are looked up there


def choose_language() -> None:
    """Read the locale as gettext does, and settle on ``zh_CN`` or ``en``."""
    asked = next(
        (
            os.environ[name]
            for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
            if os.environ.get(name)
        ),
        "",
    )
    os.environ["LANGUAGE"] = "en" if asked.startswith("en") else "zh_CN"
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


def say(words: Text) -> str:
    """Put a sentence into the user's language; sentences among its values as well."""
    return gettext.gettext(words.msgid).format_map(
        {
            name: say(value) if isinstance(value, Text) else value
            for name, value in words.values
        }
    )
