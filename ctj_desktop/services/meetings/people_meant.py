"""Who is meant by a few letters after `@`, or by a name that is typed out? Those of the meeting come first."""

import re
from typing import Final
from uuid import UUID

from ctj_desktop.domain import marks
from ctj_desktop.domain.hit_order import words_begin
from ctj_desktop.domain.ids import MeetingId, PersonId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.membership.likeness import persons_with_parts

_TYPED: Final = re.compile(r"(?:^|(?<=[\s(«„\"]))@(?P<words>[^\W\d_][^\s@#]*(?: [^\W\d_][^\s@#]*){0,4})")
"""A sign and up to five words; a name that was chosen has a bracket behind the sign."""
_SIGNS: Final = ' .,;:!?)»”“"'
_ASKED: Final = 64
"""So many who have a name in common are looked through for whoever is called exactly so."""


class NobodyCalled(Refused):
    """Nobody is called “{name}” here. Choose a person from the list that opens after @, or write the name without @."""

    name: str


class SeveralCalled(Refused):
    """More than one person is called “{name}”. Choose who is meant from the list that opens after @."""

    name: str


class NamedPerson(PositionalValue):
    """A person with what tells namesakes apart."""

    person: PersonId
    name: str
    beside: Bilingual


def persons_like(store: OpenFile, meeting: MeetingId, words: str, most: int) -> list[NamedPerson]:
    """At most so many; every word begins a part of the name or body, accents and case aside."""
    found = {one.person: one for one in _of_meeting(store, meeting) if _fits(one, words)}
    if words:
        named = [
            NamedPerson(
                PersonId(UUID(bytes=row.id)),
                f"{row.given_name} {row.family_name}".strip(),
                Bilingual.of(row.function_fr, row.function_de),
            )
            for row in persons_with_parts(store, words, 4 * most)
        ]
        for one in sorted(named, key=lambda one: sort_key(one.name)):
            found.setdefault(one.person, one)
    return list(found.values())[:most]


def with_persons(store: OpenFile, meeting: MeetingId, text: str) -> str:
    """The text with each name typed out after `@`, whole or the family name, leading to its person.

    `NobodyCalled` and `SeveralCalled` where it cannot be told who is meant.
    """
    return _TYPED.sub(lambda found: _named(store, meeting, found["words"]), text)


def _named(store: OpenFile, meeting: MeetingId, typed: str) -> str:
    """The longest run of words that is somebody's name, as a mention, and what stands behind it."""
    words = typed.split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip(_SIGNS)
        called = [one for one in persons_like(store, meeting, name, _ASKED) if _is_called(one, name)]
        if len(called) > 1:
            raise SeveralCalled(name)
        if called:
            return marks.markup([marks.MarkedRun(called[0].name, mention=called[0].person)]) + typed[len(name) :]
    raise NobodyCalled(words[0].rstrip(_SIGNS))


def _is_called(one: NamedPerson, name: str) -> bool:
    """Given and family name in either order, or the family name."""
    wanted, whole = sort_key(name), sort_key(one.name)
    return whole == wanted or whole.endswith(f" {wanted}") or sorted(wanted.split()) == sorted(whole.split())


def _of_meeting(store: OpenFile, meeting: MeetingId) -> list[NamedPerson]:
    """Holders and substitutes of the roll."""
    named: list[NamedPerson] = []
    for roll in roll_of(store, meeting):
        for person, name in ((roll.holder, roll.holder_name), (roll.substitute, roll.substitute_name)):
            if person is not None and name:
                named.append(NamedPerson(person, name, roll.body))
    return named


def _fits(one: NamedPerson, words: str) -> bool:
    return words_begin(sort_key(words), sort_key(f"{one.name} {one.beside.fr.text} {one.beside.de.text}"))
