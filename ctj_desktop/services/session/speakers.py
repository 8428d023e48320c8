"""Who asked to speak on an item, who speaks, and who is next?

Kept in this file for this computer alone, so that a crash loses nothing: it is neither sent nor minuted, and goes when
the session is over.
"""

import json
import re
from contextlib import suppress
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.i18n.folding import folded
from ctj_desktop.services.session.screen import THERE, SessionView
from ctj_desktop.storage.open_file import OpenFile


class Speakers(NamedValue):
    """Seats and guests by their keys: who has the floor, and who waits, in the order in which they asked."""

    speaking: UUID | None = None
    waiting: tuple[UUID, ...] = ()

    def asks(self, who: UUID) -> "Speakers":
        """At the end of those who wait; whoever waits already keeps the place."""
        return self if who in self.waiting else replace(self, waiting=(*self.waiting, who))

    def next(self) -> "Speakers":
        """Whoever asked first has the floor; with nobody waiting nobody has it."""
        return Speakers(speaking=self.waiting[0] if self.waiting else None, waiting=self.waiting[1:])

    def done(self) -> "Speakers":
        """Whoever spoke has finished."""
        return replace(self, speaking=None)

    def without(self, who: UUID) -> "Speakers":
        """Somebody no longer wants to speak."""
        return replace(self, waiting=tuple(one for one in self.waiting if one != who))


class MaySpeak(NamedValue):
    """Somebody who is there, as they are found: by the number of the attendance list, by name or by body."""

    key: UUID
    name: str
    body: str = ""
    number: int = 0


def there(view: SessionView) -> tuple[MaySpeak, ...]:
    """Everybody who can speak at this minute, guests last."""
    seats = (
        MaySpeak(
            key=line.key,
            name=line.substitute or line.roll.holder_name or line.roll.substitute_name,
            body=line.short.fr.text or line.roll.body.fr.text or line.roll.body.de.text,
            number=line.number,
        )
        for line in view.seats
        if line.here in THERE
    )
    guests = (
        MaySpeak(key=line.key, name=line.guest.name, body=line.guest.body.fr.text)
        for line in view.guests
        if line.here in THERE
    )
    return (*seats, *guests)


def meant(typed: str, among: tuple[MaySpeak, ...]) -> MaySpeak | None:
    """Whom a number or the beginnings of some words mean, accents folded; None for nobody."""
    words = _words(typed)
    if not words:
        return None
    if typed.strip().isdecimal():
        return next((one for one in among if one.number == int(typed)), None)
    return next((one for one in among if all(_has(one, word) for word in words)), None)


def speakers_of(store: OpenFile, meeting: MeetingId, item: AgendaItemId | None) -> Speakers:
    """The list of an item; nobody where it is unreadable."""
    kept = _all(store, meeting).get(_key(item), {})
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        speaking = UUID(kept["speaking"]) if kept["speaking"] else None
        return Speakers(speaking=speaking, waiting=tuple(UUID(one) for one in kept["waiting"]))
    return Speakers()


def keep_speakers(store: OpenFile, meeting: MeetingId, item: AgendaItemId | None, speakers: Speakers) -> None:
    """On disk at once; refused as any writing is where the file can only be read."""
    kept = _all(store, meeting)
    kept[_key(item)] = {
        "speaking": str(speakers.speaking) if speakers.speaking else "",
        "waiting": [str(one) for one in speakers.waiting],
    }
    store.keep_setting(_name(meeting), json.dumps(kept))


def forget_speakers(store: OpenFile, meeting: MeetingId) -> None:
    """The session is over."""
    if store.setting(_name(meeting)) and not store.read_only:
        store.keep_setting(_name(meeting), "")


def _all(store: OpenFile, meeting: MeetingId) -> dict[str, Any]:
    with suppress(ValueError):
        found = json.loads(store.setting(_name(meeting)) or "{}")
        if isinstance(found, dict):
            return found
    return {}


def _has(one: MaySpeak, word: str) -> bool:
    return any(part.startswith(word) for part in _words(f"{one.name} {one.body}"))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text).lower())


def _name(meeting: MeetingId) -> str:
    return f"speakers {meeting}"


def _key(item: AgendaItemId | None) -> str:
    return str(item) if item is not None else ""
