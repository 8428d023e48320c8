"""Which meetings are there, in which state, and what does each still need?"""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.texts import Bilingual, shown_text
from ctj_desktop.services.steps.move_ends import ends
from ctj_desktop.services.steps.states import AHEAD
from ctj_desktop.storage.queries.meetings import meeting_keys, meeting_rows
from ctj_desktop.storage.store import Store

TO_HOLD = frozenset({MeetingState.DRAFT, MeetingState.CONVENED})
"""States in which a meeting waits for its day."""


class MeetingLine(NamedValue):
    """One line of the list; `missing_fr` and `missing_de` count titles of items without that language."""

    key: UUID
    committee: CommitteeId
    committee_name: Bilingual
    number: str | None
    title: Bilingual
    on: date | None
    start: time | None
    place: Bilingual
    state: MeetingState
    items: int
    missing_fr: int
    missing_de: int

    @property
    def meeting(self) -> MeetingId:
        """The id, typed."""
        return MeetingId(self.key)


class Meetings(PositionalValue):
    """Which meetings match, by key: undated ones, then the latest first; `ends` are the states of those that moved."""

    keys: Sequence[bytes]
    ends: Mapping[bytes, str]

    def state(self, key: bytes) -> MeetingState:
        """In which state one of them is."""
        return MeetingState(self.ends.get(key, MeetingState.DRAFT))

    @property
    def ahead(self) -> int:
        """How many are still to be prepared or held: the badge of the section."""
        return sum(self.state(key) in AHEAD for key in self.keys)

    @property
    def next(self) -> UUID | None:
        """The one to turn to: the first that is still to be held, else the one on top."""
        ahead = (key for key in reversed(self.keys) if self.state(key) in TO_HOLD)
        key = next(ahead, self.keys[0] if self.keys else None)
        return UUID(bytes=key) if key is not None else None


def find_meetings(store: Store, committee: CommitteeId | None = None, words: str = "") -> Meetings:
    """Of one committee or of all; filtered by words of title, place or items."""
    return Meetings(meeting_keys(store, committee, words), ends(store, "meeting", MeetingState.DRAFT, committee))


def meeting_lines(store: Store, found: Meetings, keys: Sequence[bytes]) -> list[MeetingLine]:
    """The lines of some of them, in no order; one that is gone meanwhile has none."""
    return [_line(row, found.state(row.id)) for row in meeting_rows(store, keys)]


def _line(row: Any, state: MeetingState) -> MeetingLine:  # a row of a query
    return MeetingLine(
        key=UUID(bytes=row.id),
        committee=CommitteeId(UUID(bytes=row.committee)),
        committee_name=shown_text(row.short_name_fr or row.name_fr, row.short_name_de or row.name_de),
        number=row.number or None,
        title=shown_text(row.title_fr, row.title_de),
        on=date.fromisoformat(row.on) if row.on else None,
        start=time.fromisoformat(row.start) if row.start else None,
        place=shown_text(row.place_fr, row.place_de),
        state=state,
        items=row.items,
        missing_fr=row.missing_fr,
        missing_de=row.missing_de,
    )
