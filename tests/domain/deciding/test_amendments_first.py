"""Does an amendment stand before the decision that it changes, and everything else where it was?"""

from uuid import UUID

from ctj_desktop.domain.deciding.amendments_first import amendments_first
from ctj_desktop.domain.ids import AgendaItemId, HomeId, MinuteBlockId
from ctj_desktop.domain.records.minutes import MinuteBlock, MinuteBlockKind

DECIDED, OTHER, AMENDED, LATER, ELSEWHERE = (UUID(int=at) for at in range(1, 6))
DECISION, AMENDMENT, VOTE = MinuteBlockKind.DECISION, MinuteBlockKind.AMENDMENT, MinuteBlockKind.VOTE


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
