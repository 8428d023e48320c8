"""Whose name stands beside what was written: the person's, else that of the office whose device wrote it?"""

from ctj_desktop.domain.ids import PersonId, ReplicaId
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.storage.log.partners import peers
from ctj_desktop.storage.open_file import OpenFile


def writer(store: OpenFile, author: PersonId | None, replica: ReplicaId) -> Bilingual:
    """The person, removed or not; of one who is not shared, or was not named, the partner office.

    Empty where nobody was named on this device, or on one of which no card was accepted.
    """
    person = store.get(Person, author, deleted=True) if author else None
    name = f"{person.given_name} {person.family_name}".strip() if person else ""
    if name:
        return Bilingual.of(name, name)
    office = next((peer for peer in peers(store) if peer.replica == replica), None)
    return Bilingual.of(office.name_fr, office.name_de) if office is not None else NO_TEXT
