"""Does what the sides voted fit the whole, and those of each side who could vote?"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from ctj_desktop.domain.attendance_facts import SeatAt
from ctj_desktop.domain.quorum_and_majority import votes_of
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import SIDE_ORDER, Side
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.voting import PartCount, VoteCount

PARTED: Final = ("yes", "no", "abstentions")
"""What is counted by side; blank and invalid papers are counted of the whole alone."""


def side_parts(count: VoteCount | None) -> dict[Side, PartCount]:
    """What each side voted, where the sides were counted."""
    return {part.side: part for part in count.parts if part.side is not None} if count is not None else {}


def part_given(part: PartCount) -> int:
    """How many votes of a side are counted."""
    return part.yes + part.no + part.abstentions


def votes_by_side(rule: DecisionRule | None, seats: Collection[SeatAt]) -> dict[Side, int]:
    """How many votes those of each side have."""
    return {side: votes_of(rule, [seat for seat in seats if seat.roll.side is side]) for side in SIDE_ORDER}


def beyond(count: VoteCount | None, could: Mapping[Side, int]) -> PartCount | None:
    """The first side that is counted with more votes than it could give."""
    parts = side_parts(count).items()
    return next((part for side, part in parts if part_given(part) > could.get(side, 0)), None)


def adds_up(count: VoteCount | None) -> bool:
    """Whether the sides together are the whole; a count without sides does."""
    parts = side_parts(count)
    sums = {name: sum(getattr(part, name) for part in parts.values()) for name in PARTED}
    return not parts or all(getattr(count, name) == sums[name] for name in PARTED)


def with_parts(count: VoteCount, parts: Sequence[PartCount]) -> VoteCount:
    """The count whose votes are those of the sides, its blank and invalid papers kept."""
    sums = {name: sum(getattr(part, name) for part in parts) for name in PARTED}
    return replace(count, **sums, parts=tuple(parts))


def added(parts: Sequence[PartCount], more: Sequence[PartCount], sign: int = 1) -> tuple[PartCount, ...]:
    """The sides with further votes of each, or with `sign` -1 without them; never fewer than none."""
    theirs = {part.side: part for part in more if part.side is not None}
    return tuple(
        replace(
            part,
            **{name: max(0, getattr(part, name) + sign * getattr(theirs[part.side], name)) for name in PARTED},
        )
        if part.side in theirs
        else part
        for part in parts
    )
