"""Which replica issues the numbers of a committee? One holds the right, and may lend it for one meeting.

While it is lent, decisions and tasks of the whole committee are numbered by the borrower alone, and so are the items
of that meeting; meetings and projects stay with the holder: no number is issued on two devices.
"""

from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, MeetingId, NumberingRightId, ReplicaId, link_id
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.records.committees import NumberingLoan, NumberingRight
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.storage.open_file import OpenFile

LENT = frozenset({Series.DECISION, Series.TASK})


def right_id(committee: CommitteeId) -> NumberingRightId:
    """The id of a committee's right, the same on every device."""
    return NumberingRightId(link_id("numbering_right", committee))


def holder(store: OpenFile, right: NumberingRight) -> ReplicaId:
    """Whose the right is, lent or not: where two offices set the committee up apart, that of the first."""
    heads = store.rows_door.heads(NumberingRight.kind, right.id).get("replica", ())
    return ReplicaId(UUID(str(heads[0].value))) if len(heads) > 1 else right.replica


def holds_right(store: OpenFile, committee: CommitteeId) -> bool:
    """Whether the right is this replica's, lent or not."""
    right = store.get(NumberingRight, right_id(committee))
    return right is not None and holder(store, right) == store.replica


def skipped(store: OpenFile, committee: CommitteeId, series: Series) -> list[str]:
    """The numbers of a series that a computer may have given out before it was lost.

    They are kept as `decision:2027-004`: the numbers of meetings and of decisions may look alike.
    """
    right = store.get(NumberingRight, right_id(committee))
    kept = (one.partition(":") for one in (right.skipped if right is not None else ()))
    return [number for name, _, number in kept if name == series]


def open_loans(store: OpenFile, committee: CommitteeId) -> list[NumberingLoan]:
    """The loans not returned, of meetings that are here; a meeting taken away takes its loan along.

    Two at once come only from two devices; the first counts, the same everywhere.
    """
    loans = store.all(NumberingLoan, right=right_id(committee), returned=False, order="id")
    return [loan for loan in loans if store.get(Meeting, loan.meeting)]


def issues_numbers(store: OpenFile, committee: CommitteeId, series: Series) -> bool:
    """Whether this replica issues the numbers of a series now."""
    loans = open_loans(store, committee) if series in LENT else []
    return loans[0].replica == store.replica if loans else holds_right(store, committee)


def numbers_items(store: OpenFile, committee: CommitteeId, meeting: MeetingId) -> bool:
    """Whether this replica numbers the items of a meeting: its borrower, else the holder."""
    for loan in open_loans(store, committee):
        if loan.meeting == meeting:
            return loan.replica == store.replica
    return holds_right(store, committee)
