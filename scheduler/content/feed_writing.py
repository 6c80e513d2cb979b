"""Writes into ``content/feeds.yaml``: new addresses at its end, an end to old ones."""

from datetime import datetime

from scheduler.content.vocabulary import chinese
from scheduler.content.writing import Value, append_record, inline
from scheduler.model.feed import FeedAddress

FILE = "content/feeds.yaml"


def opened(data: bytes, volunteer: str, token: str, minted: datetime) -> bytes:
    """Add an address to the file's bytes; every other byte stays."""
    record: dict[str, Value] = {"volunteer": volunteer, "token": token, "minted": minted}
    return append_record(FILE, data, record, "feed")


def closed(data: bytes, feed: FeedAddress, at: datetime, *, leaked: bool) -> bytes:
    """Write into an address's record that it is closed, or closed and leaked.

    The record may stand on one line or on several. An address that was closed before
    keeps its time.
    """
    written = data.decode()
    before, token, after = written.partition(feed.token)
    words = [
        inline({key: value}, "feed", chinese=_is_chinese(before))[1:-1]
        for key, value, is_new in (
            ("closed", at, feed.closed is None),
            ("leaked", True, leaked and not feed.leaked),
        )
        if is_new
    ]
    if before.rfind("{") > before.rfind("}"):
        inside, brace, below = after.partition("}")
        added = "".join(f", {word}" for word in words)
        return f"{before}{token}{inside.rstrip()}{added}{brace}{below}".encode()
    rest, _, below = after.partition("\n")
    indent = len(before.rpartition("\n")[2].partition(_key(before))[0])
    added = "".join(f"{' ' * indent}{word}\n" for word in words)
    return f"{before}{token}{rest}\n{added}{below}".encode()


def _key(before: str) -> str:
    """Give the key, English or Chinese, of the token that follows."""
    return chinese("token", "feed") if _is_chinese(before) else "token"


def _is_chinese(before: str) -> bool:
    """Tell whether the key of the token that follows is a Chinese one."""
    return before.rstrip("\"' :：").endswith(chinese("token", "feed"))
