"""What follows where minutes that went round are taken back: which numbers stay, and who has papers to be replaced?"""

from collections.abc import Iterator
from datetime import date

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.numbers import Series, spans
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import DeliveryChannel, Organisation
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.sending.dispatches import reader_of
from ctj_desktop.services.minutes.remarks.reading import open_remarks, remarks_of, rounds_of
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.storage.open_file import OpenFile


class PaperHolder(NamedValue):
    """Who has the minutes, or with `extract` an extract of them, by which way, since when; None: no day is noted."""

    name: Bilingual
    channel: DeliveryChannel
    on: date | None = None
    extract: bool = False


class WhatFollows(NamedValue):
    """Numbers as they are said, the papers that others have, and the remarks of all rounds."""

    meeting: Meeting
    decisions: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    holders: tuple[PaperHolder, ...] = ()
    rounds: int = 0
    remarks: int = 0
    still_open: int = 0

    @property
    def concerns_others(self) -> bool:
        """Somebody has something that a later version replaces, or was asked."""
        return bool(self.holders or self.rounds)


def what_follows(store: OpenFile, meeting: MeetingId) -> WhatFollows:
    """Of minutes that went round; `NotHere` for a meeting that is gone."""
    owner, rounds = the(store, Meeting, meeting), rounds_of(store, meeting)
    decided = (one.number for one in store.all(AnyDecision, meeting=meeting, order="number, id"))
    given = (one.number for one in store.all(AnyTask, meeting=meeting, order="number, id"))
    return WhatFollows(
        meeting=owner,
        decisions=tuple(spans(tuple(number for number in decided if number), Series.DECISION)),
        tasks=tuple(spans(tuple(number for number in given if number), Series.TASK)),
        holders=(*_of_minutes(store, owner), *_of_extracts(store, owner)),
        rounds=len(rounds),
        remarks=sum(len(remarks_of(store, one.id)) for one in rounds),
        still_open=open_remarks(store, meeting),
    )


def _of_minutes(store: OpenFile, meeting: Meeting) -> Iterator[PaperHolder]:
    """Each reader once by each way, as they had them last; what came back nobody has."""
    found: dict[tuple[Bilingual, DeliveryChannel], PaperHolder] = {}
    for one in store.all(Dispatch, meeting=meeting.id, what=DispatchKind.MINUTES, order="revision, id"):
        if not one.undeliverable:
            name = reader_of(store, one)
            found[name, one.channel] = PaperHolder(name=name, channel=one.channel, on=one.sent_on)
    yield from found.values()


def _of_extracts(store: OpenFile, meeting: Meeting) -> Iterator[PaperHolder]:
    for one in store.all(Extract, meeting=meeting.id, order="sent_on, id"):
        if one.sent_on is None or one.undeliverable:
            continue
        body = store.get(Organisation, one.organisation) if one.organisation is not None else None
        name = body.name if body is not None else Bilingual.of(*(name_of_person(store, one.person),) * 2)
        yield PaperHolder(name=name, channel=one.channel, on=one.sent_on, extract=True)
