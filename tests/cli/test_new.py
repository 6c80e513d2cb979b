"""The community that ``linli new`` writes."""

from dataclasses import fields, is_dataclass
from typing import Any

from scheduler import content, project


def without_places(record: Any) -> Any:  # noqa: ANN401 - any record
    if is_dataclass(record):
        return [
            without_places(getattr(record, f.name))
            for f in fields(record)
            if not f.name.endswith(("source", "place"))
        ]
    if isinstance(record, tuple):
        return [without_places(one) for one in record]
    return record


def test_both_key_languages_start_the_same_community_without_a_problem() -> None:
    english, chinese = (content.load(project.starter(keys)) for keys in ("en", "zh"))
    assert (english.problems, chinese.problems) == ((), ())
    assert without_places(english.community) == without_places(chinese.community)
