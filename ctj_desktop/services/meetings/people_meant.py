"""Who is meant by a few letters after `@`? Those of the meeting first, then the directory."""

from uuid import UUID

from ctj_desktop.domain.hit_order import words_begin
from ctj_desktop.domain.ids import MeetingId, PersonId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.membership.likeness import persons_with_parts


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
