"""The language of messages: Chinese, unless the locale asks for English.

The words are gettext catalogues in ``scheduler/locale``: ``linli`` holds ours, which
``make messages`` keeps up to date, and ``messages`` holds click's own.
"""

import gettext
import os
from pathlib import Path

from scheduler.problems import Text

LOCALE = Path(__file__).parents[1] / "locale"
OURS = "linli"
CLICKS = "messages"


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
    for domain in (OURS, CLICKS):
        gettext.bindtextdomain(domain, LOCALE)


def is_chinese() -> bool:
    """Tell whether the user is spoken to in Chinese."""
    return os.environ.get("LANGUAGE") == "zh_CN"


def _(message: str) -> str:
    """Translate a message id of ours."""
    return gettext.dgettext(OURS, message)


def say(words: Text) -> str:
    """Put a sentence into the user's language; sentences among its values as well."""
    return _(words.msgid).format_map(
        {
            name: say(value) if isinstance(value, Text) else value
            for name, value in words.values
        }
    )
