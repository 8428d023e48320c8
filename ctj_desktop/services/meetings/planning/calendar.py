"""What stands on each day of a month or a year: meetings, what is due for them, calls, mandates that end, days of rest?

A few statements, whatever the number of meetings; the statutes of a committee are read once for all its meetings.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Final
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.holidays import DayOff, Region, days_off
from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.notice import last_day_by_post, notice_deadline
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.preparations import BEFORE_CONVENING
from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.statutes import NoticeRule, SittingKind, SittingRule, Statutes, WhatHolds
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.services.meetings.notice_period import days_of_post
from ctj_desktop.services.membership.regions import regions_of
from ctj_desktop.services.membership.roll import what_holds
from ctj_desktop.services.steps.move_ends import ends
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import calendar as queries

LONGEST_NOTICE: Final = 200
"""Days before a meeting within which its convocation is due; no statutes ask for more than half a year."""
_DUE: Final = (
    (EntryKind.PROPOSALS, "proposals_until"),
    (EntryKind.FILE_CLOSED, "file_closed_on"),
    (EntryKind.DOCUMENTS, "documents_by"),
)
_OF_CALLS: Final = (EntryKind.CALL_OPENS, EntryKind.CALL_CLOSES, EntryKind.CALL_DECIDES, EntryKind.CALL_REPORTS)


class Days(NamedValue):
    """The days of [first, after) on which something stands, and those of rest in any region concerned."""

    first: date
    after: date
    entries: Mapping[date, tuple[CalendarEntry, ...]]
    off: Mapping[date, DayOff]

    def on(self, day: date) -> tuple[CalendarEntry, ...]:
        """What stands on a day, in order."""
        return self.entries.get(day, ())

    def meetings(self) -> Iterator[CalendarEntry]:
        """Every meeting, by day and hour."""
        for day in sorted(self.entries):
            yield from (one for one in self.entries[day] if one.kind is EntryKind.MEETING)


def days_between(store: OpenFile, first: date, after: date, committee: CommitteeId | None = None) -> Days:
    """What stands in [first, after) of one committee or of all; calls of the funds concern all of them."""
    desks = {CommitteeId(one.id): _Desk(store, one) for one in _committees(store, committee)}
    found: defaultdict[date, list[CalendarEntry]] = defaultdict(list)
    for entry in _entries(store, first, after, committee, desks):
        if first <= entry.on < after:
            found[entry.on].append(entry)
    regions = frozenset[Region]().union(*(desk.regions for desk in desks.values()))
    return Days(
        first=first,
        after=after,
        entries={day: tuple(sorted(found[day], key=lambda one: one.order)) for day in sorted(found)},
        off=days_off(first, after, regions),
    )


def _committees(store: OpenFile, committee: CommitteeId | None) -> list[Committee]:
    if committee is None:
        return store.all(Committee)
    found = store.get(Committee, committee)
    return [found] if found is not None else []


def _entries(
    store: OpenFile, first: date, after: date, committee: CommitteeId | None, desks: Mapping[CommitteeId, "_Desk"]
) -> Iterator[CalendarEntry]:
    states = ends(store, Meeting.kind, MeetingState.DRAFT, committee)
    known: dict[bytes, CalendarEntry] = {}
    for row in queries.meetings_between(store, first, after, days_later(after, LONGEST_NOTICE), committee):
        planned = _Planned(*row)
        desk = desks.get(CommitteeId(UUID(bytes=planned.committee)))
        if desk is None:
            continue  # its committee is in the bin
        state = MeetingState(states.get(planned.id, MeetingState.DRAFT))
        meeting = known[planned.id] = _meeting(planned, desk, state)
        if planned.on:
            yield meeting
        if state is not MeetingState.CANCELLED:
            yield from _due(meeting, planned)
        if state in BEFORE_CONVENING and planned.on:
            yield from _notices(meeting, planned, desk)
    for key, day in queries.answers_between(store, first, after, committee):
        asked = known.get(key)
        if asked is not None and asked.state not in (MeetingState.CANCELLED, MeetingState.POSTPONED):
            yield _about(asked, EntryKind.ANSWER, date.fromisoformat(day))
    yield from _calls(store, first, after)
    for of, end, count in queries.mandates_until(store, first, after, committee):
        desk = desks.get(CommitteeId(UUID(bytes=of)))
        if desk is not None:
            last = days_later(date.fromisoformat(end), -1)
            yield CalendarEntry(
                kind=EntryKind.MANDATES_END, on=last, committee=desk.id, committee_name=desk.name, count=count
            )


class _Planned(PositionalValue):
    """A row of the meetings."""

    id: bytes
    committee: bytes
    on: str | None
    start: str | None
    end: str | None
    number: str | None
    title_fr: str | None
    title_de: str | None
    place_fr: str | None
    place_de: str | None
    link: str | None
    proposals_until: str | None
    file_closed_on: str | None
    documents_by: str | None
    sitting: str
    second_call_of: bytes | None


class _Desk:
    """What is the same for every meeting of a committee, read once."""

    def __init__(self, store: OpenFile, committee: Committee) -> None:
        self._store = store
        self.id, self.name = CommitteeId(committee.id), committee.short_name or committee.name
        self.regions = regions_of(store, self.id)
        self._post = days_of_post(committee)
        self._versions: list[Statutes] | None = None
        self._rules: dict[tuple[object, str], NoticeRule | None] = {}

    def notices(self, planned: _Planned, day: date) -> Iterator[tuple[date, tuple[DeliveryChannel, ...]]]:
        """The last days on which the convocation leaves, each with the ways that it holds for."""
        rule = self._rule(planned, day)
        if rule is None:
            return
        deadline = notice_deadline(rule, day, self.regions)
        ways: defaultdict[date, list[DeliveryChannel]] = defaultdict(list)
        for way, count in self._post.items():
            last = last_day_by_post(deadline, count, self.regions) if count else deadline.working
            ways[last].append(way)
        yield from ((last, tuple(found)) for last, found in ways.items())

    def _rule(self, planned: _Planned, day: date) -> NoticeRule | None:
        if planned.second_call_of is not None:
            meeting = self._store.get(Meeting, UUID(bytes=planned.id))
            return what_holds(self._store, meeting).notice if meeting is not None else None
        if self._versions is None:
            self._versions = self._store.all(Statutes, committee=self.id, order="in_force_from, id")
        version = next((one for one in reversed(self._versions) if one.holds_on(day)), None)
        if version is None:
            return None
        key = (version.id, planned.sitting)
        if key not in self._rules:
            own = self._store.all(SittingRule, statutes=version.id, sitting=SittingKind(planned.sitting), order="id")
            self._rules[key] = WhatHolds(version, own[0] if own else None).notice
        return self._rules[key]


def _meeting(planned: _Planned, desk: _Desk, state: MeetingState) -> CalendarEntry:
    return CalendarEntry(
        kind=EntryKind.MEETING,
        on=date.fromisoformat(planned.on) if planned.on else date.min,
        committee=desk.id,
        committee_name=desk.name,
        meeting=MeetingId(UUID(bytes=planned.id)),
        number=planned.number or "",
        title=_text(planned.title_fr, planned.title_de),
        place=_text(planned.place_fr, planned.place_de),
        link=planned.link or "",
        start=time.fromisoformat(planned.start) if planned.start else None,
        end=time.fromisoformat(planned.end) if planned.end else None,
        state=state,
    )


def _text(fr: str | None, de: str | None) -> Bilingual:
    return shown_text(fr, de) if fr or de else NO_TEXT


def _about(meeting: CalendarEntry, kind: EntryKind, on: date, ways: tuple[DeliveryChannel, ...] = ()) -> CalendarEntry:
    """What is due for a meeting on another day."""
    return CalendarEntry(
        kind=kind,
        on=on,
        committee=meeting.committee,
        committee_name=meeting.committee_name,
        meeting=meeting.meeting,
        number=meeting.number,
        title=meeting.title,
        state=meeting.state,
        ways=ways,
    )


def _due(meeting: CalendarEntry, planned: _Planned) -> Iterator[CalendarEntry]:
    for kind, field in _DUE:
        day = getattr(planned, field)
        if day:
            yield _about(meeting, kind, date.fromisoformat(day))


def _notices(meeting: CalendarEntry, planned: _Planned, desk: _Desk) -> Iterator[CalendarEntry]:
    for day, ways in desk.notices(planned, meeting.on):
        yield _about(meeting, EntryKind.NOTICE, day, ways)


def _calls(store: OpenFile, first: date, after: date) -> Iterator[CalendarEntry]:
    for key, code, fr, de, *days in queries.calls_between(store, first, after):
        for kind, day in zip(_OF_CALLS, days, strict=True):
            if day:
                name = _text(fr, de)
                yield CalendarEntry(
                    kind=kind, on=date.fromisoformat(day), call=UUID(bytes=key), number=code or "", title=name
                )
