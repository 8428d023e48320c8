"""In which record does a passage of a paper stand, so that it can be put right there?"""

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue, Record, fields
from ctj_desktop.domain.records.committees import Committee, Seat
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument, Guest, Meeting
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.people import Organisation, Person, Territory
from ctj_desktop.domain.records.projects import Call, Project
from ctj_desktop.domain.records.strategy import Action, WorkingProposal
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.papers.paper import About, OfCommittee, meeting_of
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.store import Store

OF_MEETING: Final[tuple[type[Record], ...]] = (Guest, AnyDecision, AnyTask)
OF_COMMITTEE: Final[tuple[type[Record], ...]] = (Seat, AnyDecision, AnyTask, Project)
OF_ALL: Final[tuple[type[Record], ...]] = (Call, Action, WorkingProposal, Territory)
"""What papers about a committee print besides."""
SHORTEST_LINE: Final = 3  # signs; a number or a dash stands in too many records
SHARED: Final[tuple[type[Record], ...]] = (Person, Organisation)


class Source(NamedValue):
    """A record, and the meeting and item at which it is put right where it belongs to one."""

    kind: str
    record: UUID
    meeting: MeetingId | None = None
    item: UUID | None = None


def sources(store: Store, about: About, passages: Iterable[str]) -> dict[str, Source]:
    """Passage to record, for those that are found; a passage reads as it is printed."""
    wanted = {_bare(passage): passage for passage in passages}
    found: dict[str, Source] = {}
    if not wanted:
        return found
    for record, meeting in _records(store, about):
        for text in _texts(record):
            passage = wanted.get(_bare(text))
            if passage is not None and passage not in found:
                found[passage] = _source(record, meeting)
        if len(found) == len(wanted):
            break
    return found


def source_of_line(store: Store, about: About, line: str) -> Source | None:
    """The record of a printed line, which may be a part of its text; the shortest text that holds it is meant."""
    wanted = _bare(line)
    if len(wanted) < SHORTEST_LINE:
        return None
    holding = [
        (len(text), -at, _source(record, meeting))
        for at, (record, meeting) in enumerate(_records(store, about))
        for text in map(_bare, _texts(record))
        if wanted in text
    ]
    return min(holding, key=lambda one: (one[0], -one[1]))[2] if holding else None


def _source(record: Record, meeting: MeetingId | None) -> Source:
    item = getattr(record, "item", None) or (_id(record) if isinstance(record, AgendaItem) else None)
    return Source(kind=record.kind, record=_id(record), meeting=meeting, item=item)


def _records(store: Store, about: About) -> Iterator[tuple[Record, MeetingId | None]]:
    committee = about.committee if isinstance(about, OfCommittee) else None
    if not isinstance(about, OfCommittee):
        meeting = store.get(Meeting, meeting_of(about))
        if meeting is None:
            return
        committee, key = meeting.committee, meeting.id
        yield from ((record, key) for record in _of_meeting(store, meeting))
    else:
        yield from ((record, None) for kind in OF_COMMITTEE for record in store.all(kind, committee=committee))
        yield from ((record, None) for kind in OF_ALL for record in store.all(kind))
    body = store.get(Committee, committee) if committee else None
    if body is not None:
        yield body, None
    yield from ((record, None) for kind in SHARED for record in store.all(kind))


def _of_meeting(store: Store, meeting: Meeting) -> Iterator[Record]:
    yield meeting
    items = store.all(AgendaItem, meeting=meeting.id)
    yield from items
    for item in items:
        yield from store.all(AnyItemDocument, item=item.id)
        yield from store.all(AnyBlock, item=item.id)
    for kind in OF_MEETING:
        yield from store.all(kind, meeting=meeting.id)


def _texts(record: Record) -> Iterator[str]:
    if isinstance(record, Person):
        yield person_name(record)
    for value in (getattr(record, part.name) for part in fields(record)):
        if isinstance(value, Bilingual):
            yield from (side.text for side in (value.fr, value.de) if side.text)


def _id(record: Record) -> UUID:
    identity = getattr(record, "id")  # noqa: B009 (each kind has an id of its own type)
    assert isinstance(identity, UUID)
    return identity


def _bare(text: str) -> str:
    """Without any space, joiner or hyphen at a line's end: a paper sets its own."""
    return "".join(without_marks(text).split()).replace("\u2060", "").replace("\u00ad", "")
