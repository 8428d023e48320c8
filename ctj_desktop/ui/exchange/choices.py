"""What has a person chosen so far, of conflicts that are not settled yet? Plain values, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from ctj_desktop.services.exchange.conflicts import Comparison, Conflict
from ctj_desktop.services.exchange.resolving import Resolution, Take, joined_texts

RegisterKey = tuple[str, UUID, str]


def key_of_conflict(conflict: Conflict) -> RegisterKey:
    """Which conflict it is: kind, record and register."""
    return conflict.kind, conflict.row, conflict.register


def version_text(one: Comparison, place: int) -> str:
    """The text of a version; empty for another kind of value."""
    value = one.versions[place].value
    return str(value.get("text") or "") if isinstance(value, dict) else str(value or "")


@dataclass
class Resolutions:
    """The choices of one sitting; nothing is written before they are kept."""

    _made: dict[RegisterKey, Resolution] = field(default_factory=dict)

    def of(self, conflict: Conflict) -> Resolution | None:
        """What was chosen."""
        return self._made.get(key_of_conflict(conflict))

    def place(self, one: Comparison) -> int:
        """Which version is chosen: 0 is mine; -1 for none, for both, or for a third text."""
        choice = self.of(one.conflict)
        if choice is None or choice.take in (Take.BOTH, Take.VALUE):
            return -1
        return 0 if choice.take is Take.MINE else max(1, choice.place)

    def choose(self, one: Comparison, place: int) -> None:
        """One of the versions."""
        choice = Resolution(Take.MINE) if not place else Resolution(Take.THEIRS, place if len(one.versions) > 2 else 0)
        self._made[key_of_conflict(one.conflict)] = choice

    def both(self, one: Comparison) -> None:
        """Both texts, where they are texts."""
        if one.conflict.is_text:
            self._made[key_of_conflict(one.conflict)] = Resolution(Take.BOTH)

    def write(self, one: Comparison, text: str) -> None:
        """What stands in the result: a version again, both, or a third text."""
        places = [place for place in range(len(one.versions)) if version_text(one, place) == text]
        if places:
            self.choose(one, places[0])
        elif text == joined_texts(one):
            self.both(one)
        else:
            self._made[key_of_conflict(one.conflict)] = Resolution(Take.VALUE, value=text)

    def result(self, one: Comparison) -> str:
        """The text that would be kept; the own one while nothing is chosen."""
        choice = self.of(one.conflict)
        if choice is None or choice.take in (Take.MINE, Take.THEIRS):
            return version_text(one, max(0, self.place(one)))
        return joined_texts(one) if choice.take is Take.BOTH else choice.value

    def made(self, among: Sequence[Conflict]) -> list[tuple[RegisterKey, Resolution]]:
        """Those that can be kept now."""
        return [
            (name, choice) for one in among if (choice := self.of(one)) is not None for name in [key_of_conflict(one)]
        ]

    def counts(self, among: Sequence[Conflict]) -> tuple[int, int]:
        """How many are chosen from here, and how many otherwise."""
        found = [choice for one in among if (choice := self.of(one)) is not None]
        mine = sum(choice.take is Take.MINE for choice in found)
        return mine, len(found) - mine

    def forget_others(self, open_ones: Sequence[Conflict]) -> None:
        """What is settled meanwhile needs no choice."""
        names = {key_of_conflict(one) for one in open_ones}
        self._made = {name: choice for name, choice in self._made.items() if name in names}
