"""Does an amendment stand before the decision that it changes, and everything else where it was?"""

from uuid import UUID

from ctj_desktop.domain.deciding.amendments_first import amendments_first
from ctj_desktop.domain.ids import AgendaItemId, HomeId, MinuteBlockId
from ctj_desktop.domain.records.minutes import MinuteBlock, MinuteBlockKind

DECIDED, OTHER, AMENDED, LATER, ELSEWHERE = (UUID(int=at) for at in range(1, 6))
DECISION, AMENDMENT, VOTE = MinuteBlockKind.DECISION, MinuteBlockKind.AMENDMENT, MinuteBlockKind.VOTE


PAUSE, FIRST_VOTE, SECOND_VOTE, MAIN_VOTE = (UUID(int=at) for at in range(6, 10))
VOTED_ON = {FIRST_VOTE: AMENDED, SECOND_VOTE: LATER, MAIN_VOTE: DECIDED}


def block(kind: MinuteBlockKind, ref: UUID | None = None) -> MinuteBlock:
    identity = MinuteBlockId(ref or UUID(int=99))
    item, home = AgendaItemId(UUID(int=100)), HomeId(UUID(int=101))
    return MinuteBlock(id=identity, home=home, item=item, position="a", block_kind=kind, ref=ref)


def test_each_comes_before_its_own_decision_in_the_order_in_which_they_were_proposed() -> None:
    text = block(MinuteBlockKind.PARAGRAPH)
    row = [text, block(DECISION, DECIDED), block(AMENDMENT, AMENDED), block(VOTE), block(DECISION, OTHER)]
    row.append(block(AMENDMENT, LATER))
    told = amendments_first(row, {AMENDED: DECIDED, LATER: DECIDED})
    assert [one.ref for one in told] == [None, AMENDED, LATER, DECIDED, None, OTHER]
    assert told[0] is text


def test_one_whose_decision_stands_elsewhere_stays_where_it_is() -> None:
    row = [block(DECISION, DECIDED), block(AMENDMENT, AMENDED)]
    assert amendments_first(row, {AMENDED: ELSEWHERE}) == row
    assert amendments_first(row, {}) == row


def told(*refs: UUID) -> list[UUID | None]:
    """What was written in this order, as it is told."""
    kinds = {
        PAUSE: MinuteBlockKind.PAUSE,
        DECIDED: DECISION,
        OTHER: DECISION,
        AMENDED: AMENDMENT,
        LATER: AMENDMENT,
    }
    row = [block(kinds.get(ref, VOTE), ref) for ref in refs]
    return [one.ref for one in amendments_first(row, {AMENDED: DECIDED, LATER: DECIDED}, VOTED_ON)]


def test_a_pause_is_told_before_what_was_voted_on_after_it() -> None:
    votes = (FIRST_VOTE, SECOND_VOTE, MAIN_VOTE)
    assert told(DECIDED, AMENDED, LATER, PAUSE, *votes) == [PAUSE, AMENDED, LATER, DECIDED, *votes]
    assert told(DECIDED, AMENDED, LATER, FIRST_VOTE, PAUSE, SECOND_VOTE, MAIN_VOTE) == [
        AMENDED,
        PAUSE,
        LATER,
        DECIDED,
        *votes,
    ]
    assert told(DECIDED, PAUSE, MAIN_VOTE) == [PAUSE, DECIDED, MAIN_VOTE]


def test_a_pause_after_all_votes_or_before_what_was_proposed_stays() -> None:
    assert told(DECIDED, MAIN_VOTE, PAUSE, OTHER) == [DECIDED, MAIN_VOTE, PAUSE, OTHER]
    assert told(PAUSE, DECIDED, MAIN_VOTE) == [PAUSE, DECIDED, MAIN_VOTE]
