"""Readable records for the tests of the store."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from uuid import UUID

from ctj_desktop.domain.ids import (
    AgendaItemId,
    AttachmentId,
    CommitteeId,
    HomeId,
    MeetingId,
    NumberingRightId,
    OfficeId,
    PersonId,
    ResourceId,
    committee_id,
    link_id,
    uuid7,
)
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee, NumberingRight
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import Attachment
from ctj_desktop.domain.records.people import Office, Person
from ctj_desktop.domain.records.resources import Resource
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage import blobs
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.store import Store


def an_office(name: str = "Secrétariat") -> Office:
    """An office that is its own home."""
    office_id = OfficeId(uuid7())
    return Office(id=office_id, home=HomeId(office_id), name=Bilingual.of(name, name))


def a_store(
    path: Path, *, key: bytes | None = None, environment: Environment | None = None, office: Office | None = None
) -> Store:
    """A fresh workspace."""
    return Store.create(path, office=office or an_office(), key=key, environment=environment)


def a_committee(code: str = "MOC") -> Committee:
    """A committee, its own home."""
    identity = committee_id(code)
    return Committee(id=identity, home=HomeId(identity), code=code, name=Bilingual.of("Mont d’Or", "Mont d’Or"))


def a_numbering_right(store: Store, committee: CommitteeId) -> NumberingRight:
    """The right of this store's replica."""
    return NumberingRight(
        id=NumberingRightId(link_id("numbering_right", committee)),
        home=HomeId(committee),
        committee=committee,
        replica=store.replica,
    )


def a_meeting(committee: Committee, number: str | None = "2027-01") -> Meeting:
    """A meeting of the committee."""
    return Meeting(id=MeetingId(uuid7()), home=committee.home, committee=committee.id, number=number)


def an_item(meeting: Meeting, fr: str = "Ouverture", de: str = "Eröffnung", position: str = "a") -> AgendaItem:
    """A point of the agenda."""
    return AgendaItem(
        id=AgendaItemId(uuid7()), home=meeting.home, meeting=meeting.id, position=position, title=Bilingual.of(fr, de)
    )


def a_person(home: UUID, family_name: str = "Coprésidence") -> Person:
    """Somebody known by function."""
    return Person(id=PersonId(uuid7()), home=HomeId(home), family_name=family_name)


def a_resource(home: UUID, name: str, sha256: str) -> Resource:
    """An entry of the library with a file."""
    return Resource(id=ResourceId(uuid7()), home=HomeId(home), title=Bilingual.of(fr=name), name=name, sha256=sha256)


def an_attachment(store: Store, owner: Committee | Meeting, content: bytes) -> Attachment:
    """A file whose content is kept already; the record itself is not."""
    sha256, size = blobs.keep_blob(store, BytesIO(content))
    return Attachment(
        id=AttachmentId(uuid7()),
        home=owner.home,
        owner=owner.id,
        name="carte.pdf",
        media_type="application/pdf",
        size=size,
        sha256=sha256,
    )


def save(store: Store, *records: Record, label: str = "test.saved") -> None:
    """All in one operation."""
    with store.write(OperationLabel(label)) as unit:
        for record in records:
            unit.save(record)


def a_store_with_agenda(path: Path, titles: Sequence[str] = ("Un", "Deux")) -> tuple[Store, list[AgendaItem]]:
    """A store, a committee, a meeting and its points."""
    store = a_store(path)
    committee = a_committee()
    meeting = a_meeting(committee)
    items = [an_item(meeting, fr, fr.upper(), position=f"a{n}") for n, fr in enumerate(titles)]
    save(store, committee, meeting, *items)
    return store, items
