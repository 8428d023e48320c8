"""Is a count judged over the roll of its minute: all who could vote, who is in office, all seats, and the parts?"""

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.deciding.over_roll import decided, part_of, parts_of
from ctj_desktop.domain.ids import CollegeId, DecisionRuleId, StatutesId
from ctj_desktop.domain.quorum_and_majority import voters
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, DoubleMajority, MajorityBase
from ctj_desktop.domain.records.voting import PartCount, VoteCount
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import HOME, a_roll, new_id

COMMUNES, STATE = sorted(CollegeId(new_id()) for _ in range(2))
RULE = DecisionRule(
    id=DecisionRuleId(new_id()),
    home=HOME,
    statutes=StatutesId(new_id()),
    name=Bilingual.of("Majorité"),
    mode=DecisionMode.MAJORITY,
)
ROLL = (
    SeatAt(replace(a_roll(), college=COMMUNES), How.ROOM),
    SeatAt(replace(a_roll(), college=STATE, weight=3), How.ROOM),
    SeatAt(replace(a_roll(side=Side.CH), college=COMMUNES), How.ROOM),
    SeatAt(a_roll(side=Side.CH), How.AWAY),
    SeatAt(a_roll(side=Side.CH, vacant=True), How.AWAY),
)
SNAPSHOT = Snapshot(ROLL)


def needed(base: MajorityBase, *, weighted: bool = False, count: VoteCount, alone: bool = False) -> int:
    rule = replace(RULE, base=base, weighted=weighted)
    return decided(SNAPSHOT, None if alone else voters(SNAPSHOT), rule, count).needed


def test_the_base_is_of_the_roll_and_of_whoever_is_there() -> None:
    count = VoteCount(yes=2, no=1)
    assert [needed(base, count=count) for base in MajorityBase] == [2, 2, 3, 3]
    assert [needed(base, count=count, weighted=True) for base in MajorityBase] == [2, 3, 4, 4]
    assert needed(MajorityBase.PRESENT, count=VoteCount(yes=1, no=0, abstentions=1), alone=True) == 2


def test_without_a_rule_it_is_decided_by_consensus() -> None:
    assert decided(SNAPSHOT, voters(SNAPSHOT), None, VoteCount(yes=3)).adopted
    assert not decided(SNAPSHOT, None, None, VoteCount(yes=2, no=1)).adopted


def test_the_parts_are_the_sides_or_the_colleges_that_have_a_vote() -> None:
    sides, colleges = (replace(RULE, double_majority=one) for one in (DoubleMajority.SIDE, DoubleMajority.COLLEGE))
    there = voters(SNAPSHOT)
    assert [(part.part, part.present, part.members, part.seats) for part in parts_of(SNAPSHOT, there, sides)] == [
        (Side.FR, 2, 2, 2),
        (Side.CH, 1, 2, 3),
    ]
    assert [(part.part, part.present) for part in parts_of(SNAPSHOT, there, colleges)] == [(COMMUNES, 2), (STATE, 1)]
    assert parts_of(SNAPSHOT, there, RULE) == ()
    assert [part_of(ROLL[2], rule) for rule in (sides, colleges, RULE)] == [Side.CH, COMMUNES, None]
    split = VoteCount(yes=2, no=1, parts=(PartCount(side=Side.FR, yes=2), PartCount(side=Side.CH, no=1)))
    assert decided(SNAPSHOT, there, sides, split).adopted is False
