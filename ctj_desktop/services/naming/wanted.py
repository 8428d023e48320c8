"""What does a person look for in a list, how is that remembered with the file, and under which names is it kept?

A local setting: neither logged nor exchanged. What cannot be read is nothing looked for.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, TypeVar

from ctj_desktop.domain.record import NamedValue, field
from ctj_desktop.storage.open_file import OpenFile

T = TypeVar("T")
Scalar = str | int
"""What a choice means, as it stands in a setting."""
WORDS: Final = "words"
ON: Final = "as_of"
SORT: Final = "sort"
NAMED: Final = ".named"
"""The setting that holds the named filters of a list, after that of the list itself."""


class Wanted(NamedValue):
    """Words, choices by the key of their filter, the day as of which records are shown, and their order.

    A filter that does not matter is left out. `sort` is the key of an order, with a minus for the other way round.
    """

    words: str = ""
    chosen: Mapping[str, Scalar] = field(default_factory=dict)
    on: date | None = None
    sort: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out; an order leaves out nothing."""
        return bool(self.words or self.chosen or self.on)

    def choice(self, kind: Callable[[Any], T], key: str) -> T | None:
        """What was chosen by that filter; None for nothing, and for what means nothing any more."""
        value = self.chosen.get(key)
        try:
            return kind(value) if value is not None else None
        except (ValueError, TypeError, AttributeError):
            return None


def kept(wanted: Wanted) -> str:
    """As a local setting; `read` reads it again."""
    return json.dumps(_plain(wanted))


def read(text: str | None) -> Wanted:
    """What was looked for; nothing where it cannot be read."""
    return _wanted(_object(text))


def named(store: OpenFile, setting: str) -> dict[str, Wanted]:
    """The filters that were kept under a name for the list of this setting, in the order in which they were kept."""
    return {name: _wanted(value) for name, value in _object(store.setting(setting + NAMED)).items()}


def keep_named(store: OpenFile, setting: str, name: str, wanted: Wanted) -> None:
    """Keeps a filter under a name; one that had this name is replaced."""
    _write(store, setting, {**named(store, setting), name: wanted})


def forget_named(store: OpenFile, setting: str, name: str) -> None:
    """The name is free again; nothing happens where there is none."""
    _write(store, setting, {one: wanted for one, wanted in named(store, setting).items() if one != name})


def _write(store: OpenFile, setting: str, filters: Mapping[str, Wanted]) -> None:
    store.keep_setting(setting + NAMED, json.dumps({name: _plain(wanted) for name, wanted in filters.items()}))


def _plain(wanted: Wanted) -> dict[str, Scalar]:
    own: dict[str, Scalar] = {WORDS: wanted.words}
    if wanted.on is not None:
        own[ON] = wanted.on.isoformat()
    if wanted.sort:
        own[SORT] = wanted.sort
    return {**wanted.chosen, **own}


def _wanted(value: Any) -> Wanted:  # whatever stands in the setting
    values = value if isinstance(value, dict) else {}
    return Wanted(
        words=_text(values.get(WORDS)),
        chosen={
            key: one
            for key, one in values.items()
            if key not in (WORDS, ON, SORT) and isinstance(one, str | int) and not isinstance(one, bool)
        },
        on=_day(values.get(ON)),
        sort=_text(values.get(SORT)),
    )


def _object(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        return None
