"""Who gives out the numbers of a committee now, to whom can that be lent, and what waits for a number?"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.numbers import Series, spans
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.exchange.replacing import to_take_over
from ctj_desktop.services.numbers.issue import not_used_or_lost
from ctj_desktop.services.numbers.waiting import waiting
from ctj_desktop.services.steps.move_ends import ends
from ctj_desktop.services.steps.states import AHEAD
from ctj_desktop.storage.log.partners import peers
from ctj_desktop.storage.numbering import holds_right, open_loans
from ctj_desktop.storage.queries.meetings import meeting_keys
from ctj_desktop.storage.store import Store


class NumberingState(NamedValue):
    """`holds`: the right is this device's. `lent_for` is the meeting of an open loan, `borrowed` one to this device,
    `borrower` the name of another one, empty where it is no known partner.

    `passes`: another computer of this office numbers. `lost` are the numbers not used or lost, series by series."""

    holds: bool
    lent_for: Meeting | None = None
    borrowed: bool = False
    borrower: Bilingual = NO_TEXT
    waiting: int = 0
    passes: bool = False
    lost: tuple[str, ...] = ()


def numbering_state(store: Store, committee: CommitteeId) -> NumberingState:
    """As it is now."""
    loan = next(iter(open_loans(store, committee)), None)
    names = {peer.replica: Bilingual.of(peer.name_fr, peer.name_de) for peer in peers(store)}
    return NumberingState(
        holds=holds_right(store, committee),
        lent_for=store.get(Meeting, loan.meeting) if loan is not None else None,
        borrowed=loan is not None and loan.replica == store.replica,
        borrower=names.get(loan.replica, NO_TEXT) if loan is not None else NO_TEXT,
        waiting=sum(len(waiting(store, committee, series)) for series in Series),
        passes=any(one.committee.id == committee for one in to_take_over(store)),
        lost=tuple(one for series in Series for one in spans(not_used_or_lost(store, series, committee), series)),
    )


def meetings_to_lend_for(store: Store, committee: CommitteeId) -> list[Meeting]:
    """The meetings for which the right can be lent, the next first."""
    moved = ends(store, "meeting", MeetingState.DRAFT, committee)
    keys = (key for key in meeting_keys(store, committee, "") if moved.get(key, MeetingState.DRAFT) in AHEAD)
    return sorted(store.some(Meeting, (UUID(bytes=key) for key in keys)), key=lambda one: (one.on or date.min, one.id))
