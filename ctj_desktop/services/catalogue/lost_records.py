"""Does a line refer to a record that a refused line would have made? Then it is no mistake of its own."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_type_hints

from ctj_desktop.domain.record import PositionalValue, Record
from ctj_desktop.domain.records.twins import kept_types
from ctj_desktop.services.catalogue.steps import forms
from ctj_desktop.services.steps.step import Form

NUMBER = re.compile(r"[0-9]{4}-[0-9]+")  # what a new record is given, so that no line can say it


class _LostLine(PositionalValue):
    """What a line says, in small letters, and the kinds it would have made; None where its step is not known."""

    text: str
    kinds: tuple[type[Record], ...] | None


class LostRecords:
    """The lines that were refused, or not tried because they build on one of those."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._lines: list[_LostLine] = []

    def unreadable(self, text: str) -> None:
        """A line that is no step at all: it could have made anything that it mentions."""
        self._lines.append(_LostLine(text.casefold(), None))

    def line(self, values: Mapping[str, Any]) -> None:
        """A line that can be read."""
        name, form = values.get("as"), forms().get(values["do"]) if isinstance(values.get("do"), str) else None
        if isinstance(name, str):
            self._names.add(name)
        kinds = _made_by(form) if form is not None else None
        if kinds != ():
            self._lines.append(_LostLine(json.dumps(values, ensure_ascii=False).casefold(), kinds))

    def is_name(self, name: str) -> bool:
        """Whether a lost line calls its record so."""
        return name in self._names

    def holds(self, owners: tuple[type[Record], ...], value: str) -> bool:
        """Whether a name, number, code or `$name` may be that of a record which one of these would have made."""
        if value.startswith("$"):
            called = f'"{value[1:].casefold()}"'
            return value[1:] in self._names or any(line.kinds is None and called in line.text for line in self._lines)
        words = value.casefold().split()
        return any(
            NUMBER.search(value) is not None or all(word in line.text for word in words)
            for line in self._lines
            if line.kinds is None or not owners or set(owners) & set(line.kinds)
        )


def _made_by(form: Form) -> tuple[type[Record], ...]:
    """The kinds of record that a step adds; none for one that changes a record."""
    if form.taken is not None and form.taken.key:
        return ()
    return tuple(_records(get_type_hints(form.function).get("return")))


def _records(hint: Any) -> Iterator[type[Record]]:  # as for every type that is read at run time
    if isinstance(hint, type) and issubclass(hint, Record):
        yield from kept_types(hint)
    for part in get_args(hint):
        yield from _records(part)
