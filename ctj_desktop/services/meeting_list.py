"""Which meetings are there, in which state, and what does each still need?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.meetings import MeetingState
from ctj_desktop.domain.texts import Bilingual, Passage
from ctj_desktop.services.chains import ends
from ctj_desktop.storage.queries_meetings import meeting_rows
from ctj_desktop.storage.store import Store

AHEAD = frozenset({MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.POSTPONED, MeetingState.IN_SESSION})
"""States in which a meeting is still to be prepared or held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
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


def meeting_list(store: Store, committee: CommitteeId | None = None, words: str = "") -> list[MeetingLine]:
    """Undated meetings, then the latest first; of one committee or of all; filtered by words of title or items."""
    states = ends(store, "meeting", MeetingState.DRAFT, committee)
    return [_line(row, states) for row in meeting_rows(store, committee, words)]


def meetings_ahead(lines: Sequence[MeetingLine]) -> int:
    """How many are still to be prepared or held: the badge of the section."""
    return sum(line.state in AHEAD for line in lines)


def _line(row: tuple[object, ...], states: Mapping[bytes, str]) -> MeetingLine:
    (identity, number, title_fr, title_de, on, start, place_fr, place_de, committee,
     short_fr, short_de, name_fr, name_de, items, missing_fr, missing_de) = row  # fmt: skip
    key = UUID(bytes=_bytes(identity))
    return MeetingLine(
        key=key,
        committee=CommitteeId(UUID(bytes=_bytes(committee))),
        committee_name=text(short_fr or name_fr, short_de or name_de),
        number=str(number) if number else None,
        title=text(title_fr, title_de),
        on=date.fromisoformat(str(on)) if on else None,
        start=time.fromisoformat(str(start)) if start else None,
        place=text(place_fr, place_de),
        state=MeetingState(states.get(key.bytes, MeetingState.DRAFT)),
        items=int(str(items)),
        missing_fr=int(str(missing_fr)),
        missing_de=int(str(missing_de)),
    )


@lru_cache(maxsize=4096)  # functions and bodies return in a list of 5,000 persons
def text(fr: str | None, de: str | None) -> Bilingual:
    """Two columns as one text, for showing only."""
    return Bilingual(fr=Passage(text=fr or ""), de=Passage(text=de or ""))


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes)
    return value
