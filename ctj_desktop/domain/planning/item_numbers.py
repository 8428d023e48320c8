"""Which number does an item get that came after the numbers of the agenda were sent?

What was sent stays: an item between 3 and 4 is `3 bis`, the next one `3 ter`, one between 2.1 and 2.2 is `2.1 bis`. At
the end of its level, and before its first item, it is the next number of the level.
"""

import re
from collections.abc import Sequence
from typing import Final

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.numbers import REPEATS
from ctj_desktop.domain.records.meetings import AgendaItem

_PART: Final = re.compile(r"(?P<serial>[0-9]{1,6})(?:[ \u00a0\u202f]*(?P<repeat>[a-z]+))?")


def late_numbers(items: Sequence[AgendaItem]) -> dict[AgendaItemId, str]:
    """The numbers of the items that have none, all items in their order; of no item where none has a number yet."""
    given = {item.id: item.number for item in items if item.number}
    if not given:
        return {}
    late: dict[AgendaItemId, str] = {}
    passed: dict[str, str] = {}
    for at, item in enumerate(items):
        above = _above(item, given)
        if item.id not in given:
            followed = any(other.number and other.parent == item.parent for other in items[at + 1 :])
            between = _repeated(above, passed[above], set(given.values())) if followed and above in passed else None
            given[item.id] = late[item.id] = between or _following(above, set(given.values()))
        passed[above] = given[item.id]
    return late


def in_sequence(items: Sequence[AgendaItem]) -> bool:
    """Whether the numbers rise on each level, once those without have the number that is theirs."""
    given = {item.id: item.number for item in items if item.number} | late_numbers(items)
    last: dict[str, tuple[int, int]] = {}
    for item in items:
        above, number = _above(item, given), given.get(item.id, "")
        place = _place(number.removeprefix(above)) if number.startswith(above) else None
        if place is None or place <= last.get(above, (0, 0)):
            return False
        last[above] = place
    return True


def as_written(text: str) -> str:
    """The number as agendas bear it, whatever stands between its parts: `3 bis` for `3bis` and `3 BIS`."""
    return ".".join(map(_part, text.strip().split(".")))


def _above(item: AgendaItem, given: dict[AgendaItemId, str]) -> str:
    """What the numbers of its level begin with."""
    return f"{given[item.parent]}." if item.parent in given else ""


def _part(text: str) -> str:
    place = _place(text.lower())
    return text if place is None else f"{place[0]} {REPEATS[place[1]]}".rstrip()


def _place(part: str) -> tuple[int, int] | None:
    """The serial and which repeat of it, of one part of a number; None for anything else."""
    match = _PART.fullmatch(part)
    if match is None or (match["repeat"] or "") not in REPEATS:
        return None
    return int(match["serial"]), REPEATS.index(match["repeat"] or "")


def _repeated(above: str, number: str, taken: set[str]) -> str | None:
    place = _place(number.removeprefix(above))
    if place is None:
        return None
    forms = (f"{above}{place[0]} {repeat}" for repeat in REPEATS[1:])
    return next((form for form in forms if form not in taken), None)


def _following(above: str, taken: set[str]) -> str:
    """One more than the highest number of that level: 7, or 3.2 under item 3."""
    level = [_place(number.removeprefix(above)) for number in taken if number.startswith(above)]
    return f"{above}{max((place[0] for place in level if place is not None), default=0) + 1}"
