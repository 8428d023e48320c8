"""What was sent to whom about a meeting: noted, marked as sent or as come back?"""

from datetime import date
from typing import Final

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Guest, Meeting, MeetingState
from ctj_desktop.domain.records.people import DeliveryChannel, Organisation, Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused
from ctj_desktop.services.steps.records import person_name, the, titled
from ctj_desktop.services.steps.states import meeting_moves, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

OF_REVISIONS: Final = frozenset(DispatchKind) - {DispatchKind.MINUTES}
"""What speaks of a revision of the meeting; minutes are counted by their own rounds."""


class OneReader(Refused):
    """What is sent goes to one person, one guest or one body: name exactly one."""


class OneWay(Refused):
    """What goes by e-mail and by post is noted twice: once for each way."""

    at_field = "channel"


@step(without=("papers_sha256", "made_at", "by"))
def record_dispatch(unit: Unit, new: Dispatch) -> Dispatch:
    """Notes what was sent to one reader about a meeting by other means; what the program makes is noted by itself."""
    the(unit.store, Meeting, new.meeting)
    need_one_reader(unit.store, new)
    unit.name("dispatch.added", **titled(reader_of(unit.store, new)))
    return unit.save(new)


@step(only=("sent_on", "undeliverable", "remark"))
def change_dispatch(unit: Unit, after: Dispatch, before: Dispatch) -> Dispatch:
    """Says when something was sent, that it came back, or what is to be remarked about it."""
    the(unit.store, Dispatch, before.id)
    unit.name("dispatch.changed", **titled(reader_of(unit.store, after)))
    return unit.save(after, before=before)


@step
def mark_all_sent(unit: Unit, *, meeting: MeetingId, on: date) -> Meeting:
    """Says of everything about a meeting that was made, and of which no day is noted, that it was sent on that day."""
    stored = the(unit.store, Meeting, meeting)
    for one in unit.store.all(Dispatch, meeting=meeting):
        if one.sent_on is None and not one.undeliverable:
            unit.save(replace(one, sent_on=on), before=one)
    unit.name("dispatch.sent", number=name_of(stored))
    return stored


def revision_of(store: OpenFile, meeting: MeetingId) -> int:
    """The highest revision that stands, as one that left or was convened; 0 before the first."""
    convened = [move for move in meeting_moves(store, meeting) if move.to_state is MeetingState.CONVENED]
    moved = (move.revision or 0 for move in convened)
    told = (one.revision for one in store.all(Dispatch, meeting=meeting) if one.what in OF_REVISIONS)
    return max((len(convened), *moved, *told))


def next_revision(store: OpenFile, meeting: MeetingId) -> int:
    """The revision under which the next one leaves: one whose papers were made never returns, though it was undone.

    They may have been sent, and a calendar takes only what is higher. One that was undone before anything was made for
    anybody left nothing behind.
    """
    ever = store.all(Dispatch, meeting=meeting, deleted=True)
    made = (one.revision for one in ever if one.made_at is not None and one.what in OF_REVISIONS)
    return max((revision_of(store, meeting), *made)) + 1


def need_one_reader(store: OpenFile, dispatch: Dispatch) -> None:
    """`OneReader` and `OneWay`; `NotHere` for a reader that is gone."""
    readers = ((Person, dispatch.person), (Guest, dispatch.guest), (Organisation, dispatch.organisation))
    named = [the(store, cls, key) for cls, key in readers if key is not None]
    if len(named) != 1:
        raise OneReader
    if dispatch.channel is DeliveryChannel.BOTH:
        raise OneWay


def reader_of(store: OpenFile, dispatch: Dispatch) -> Bilingual:
    """What the reader is called now: the line that stands for one who was made anonymous; nothing for one not here."""
    if dispatch.person is not None:
        return Bilingual.of(*(person_name(store.get(Person, dispatch.person, deleted=True)),) * 2)
    if dispatch.guest is not None:
        guest = store.get(Guest, dispatch.guest, deleted=True)
        return Bilingual.of(*((guest.name if guest else ""),) * 2)
    body = store.get(Organisation, dispatch.organisation, deleted=True) if dispatch.organisation is not None else None
    return body.name if body is not None else Bilingual()
