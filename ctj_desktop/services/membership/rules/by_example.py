"""What do the rules of the statutes come to with the committee as it is, or with a plain one where it has no seat?

Every example is decided by the functions that decide a session, over the roll that would be frozen on the day.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.deciding.by_example import (
    QuorumExample,
    VoteExample,
    everybody,
    most_for_second_call,
    plain_committee,
    quorum_example,
    vote_examples,
)
from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.ids import CollegeId, MeetingId, PersonId, RollId, SeatId
from ctj_desktop.domain.notice import last_working_day, notice_deadline
from ctj_desktop.domain.quorum_and_majority import Quorum, circulation_needed, quorum, voters, votes_of
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.committees import College, Committee
from ctj_desktop.domain.records.meetings import Meeting, Roll
from ctj_desktop.domain.records.people import SIDE_ORDER, Side
from ctj_desktop.domain.records.statutes import (
    DecisionRule,
    DoubleMajority,
    NoticeRule,
    QuorumBase,
    SittingKind,
    SittingRule,
    Statutes,
    WhatHolds,
)
from ctj_desktop.domain.records.voting import PartCount
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.i18n.votes import vote_sentence
from ctj_desktop.i18n.words import word
from ctj_desktop.services.membership.regions import regions_of
from ctj_desktop.services.membership.roll import roll_expected, sitting_rule_for
from ctj_desktop.services.membership.rules.in_words import AnyRule
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import home_of, the
from ctj_desktop.storage.open_file import OpenFile

PLAIN: Final = 11
"""Seats of a committee that has none yet."""
LATER: Final = 30
"""Days until the next meeting, where none is planned; on a weekend, those until the Friday before."""
NOBODY: Final = UUID(int=0)


class ExampleSaid(PositionalValue):
    """One or more sentences; it `warns` where no meeting could ever do what the rule asks."""

    text: str
    warns: bool = False


class House(PositionalValue):
    """A committee on a day, by the lines of its roll: as it is, as if all its seats were held, or a plain one."""

    committee: Committee
    day: date
    rolls: tuple[Roll, ...]
    held: int
    plain: bool = False

    @property
    def voting(self) -> list[Roll]:
        """The lines that have a vote."""
        return [roll for roll in self.rolls if roll.may_vote]

    @property
    def sides(self) -> tuple[Side, ...]:
        """Those that the committee tells apart, in their order."""
        return tuple(side for side in SIDE_ORDER if side in self.committee.sides)


def house_on(store: OpenFile, committee: Committee, day: date) -> House:
    """As the roll of a meeting on the day would be frozen; where nobody holds a seat, as if all were held."""
    meeting = Meeting(id=MeetingId(NOBODY), home=home_of(committee.id), committee=committee.id, on=day)
    rolls = roll_expected(store, meeting, day)
    voting = [roll for roll in rolls if roll.may_vote]
    held = sum(not roll.vacant for roll in voting)
    if held:
        return House(committee, day, tuple(rolls), held)
    if voting:
        return House(committee, day, tuple(replace(roll, holder=PersonId(roll.seat)) for roll in voting), 0)
    blank = [_blank_line(meeting, number) for number in range(1, PLAIN + 1)]
    colleges = [college.id for college in in_order(store.all(College, committee=committee.id))]
    return House(committee, day, tuple(plain_committee(blank, committee.sides, colleges)), 0, plain=True)


def examples(store: OpenFile, t: Translator, record: AnyRule, part: str, today: date) -> list[ExampleSaid]:
    """Of a part of the statutes, of a rule for a kind of meeting or of a rule of decision, as it stands in the form.

    On the first day in force, where that is still to come.
    """
    found = record if isinstance(record, Statutes) else store.get(Statutes, record.statutes)
    if found is None:
        return []
    house = house_on(store, the(store, Committee, found.committee), max(today, found.in_force_from))
    own = record if isinstance(record, SittingRule) else None
    if isinstance(record, DecisionRule):
        return _votes(store, t, house, record)
    said = SAID.get(part)
    return list(said(store, t, house, found, own)) if said is not None else []


def quorum_of_house(house: House, holds: WhatHolds) -> QuorumExample:
    """With how few a meeting of this kind is quorate."""
    return quorum_example(lambda there: quorum(holds, there, sides=house.committee.sides), house.rolls)


def votes_of_house(house: House, rule: DecisionRule) -> list[VoteExample]:
    """What counts decide by a rule, with all who hold a seat."""
    return vote_examples(rule, house.rolls)


def _quorum(
    store: OpenFile, t: Translator, house: House, version: Statutes, own: SittingRule | None
) -> Iterator[ExampleSaid]:
    if (own.quorum if own is not None else version.quorum) is None:
        return
    example = quorum_of_house(house, _holds(version, own))
    enough, who = example.enough, _who(t, house)
    if not enough.reached:
        yield ExampleSaid(f"{who} {_never(t, enough)}", warns=True)
    elif example.too_few is not None:
        among = _among(store, t, enough, example)
        text = t("With {present} present the quorum is reached, with {fewer} it is not.")
        if among:
            text = t("With {present} present ({among}) the quorum is reached, with {fewer} it is not.")
        said = text.format(present=enough.present, among=among, fewer=enough.present - 1)
        yield ExampleSaid(f"{who} {said}")
    rule, seats = enough.rule, len(house.voting)
    if rule is not None and rule.base is QuorumBase.NUMBER and house.held and rule.denominator != seats:
        said = t("The quorum speaks of {named} seats, and the committee has {seats} with a vote.")
        yield ExampleSaid(said.format(named=rule.denominator, seats=seats), warns=True)


def _never(t: Translator, missed: Quorum) -> str:
    why = " ".join(finding_text(t, one) for one in missed.findings if one.severity is Severity.ERROR)
    return t("Even with everybody present it cannot decide. {why}").format(why=why)


def _among(store: OpenFile, t: Translator, enough: Quorum, example: QuorumExample) -> str:
    """`France 3, Switzerland 3`, where a minimum is asked of a part."""
    rule = enough.rule
    if rule is None:
        return ""
    told = [(word(t, Side(side.side)), side.present) for side in enough.sides if side.needed]
    names = _names(store, t)
    there = [seat.roll.college for seat in example.there.seats if seat.there and seat.roll.may_vote]
    told += [(names.get(one.college, "–"), there.count(one.college)) for one in rule.colleges]
    return ", ".join(f"{name} {t.number(count)}" for name, count in told)


def _second_call(
    store: OpenFile, t: Translator, house: House, version: Statutes, own: SittingRule | None
) -> Iterator[ExampleSaid]:
    """A meeting may have a rule of its kind, and its second call that of a second call."""
    of_second = own if _is_second(own) else sitting_rule_for(store, version.id, SittingKind.SECOND_CALL)
    once = WhatHolds(version, None if _is_second(own) else own)
    twice = WhatHolds(version, of_second, once.own, again=True)
    rule, again = once.second_call, twice.second_call
    if again is not None and again.days and twice.notice is not None:
        yield ExampleSaid(_last_day(store, t, house, twice.notice))
    first = quorum_of_house(house, once)
    if (rule is None and again is None) or first.too_few is None:
        return
    most = most_for_second_call(rule, first.too_few)
    second = quorum_of_house(house, twice)
    if most is not None:
        free = t("Where at most {most} of {base} were there, it may be called again; then whoever comes decides.")
        bound = t("Where at most {most} of {base} were there, it may be called again; then {needed} must be there.")
        said = bound if second.too_few is not None else free
        said = said.format(most=most, base=first.enough.base, needed=second.enough.present)
        yield ExampleSaid(f"{_who(t, house)} {said}")


def _is_second(own: SittingRule | None) -> bool:
    return own is not None and own.sitting is SittingKind.SECOND_CALL


def _holds(version: Statutes, own: SittingRule | None) -> WhatHolds:
    """As the form has it."""
    return WhatHolds(version, own, again=_is_second(own))


def _notice(
    store: OpenFile, t: Translator, house: House, version: Statutes, own: SittingRule | None
) -> Iterator[ExampleSaid]:
    rule = (own or version).notice
    if rule is not None:
        yield ExampleSaid(_last_day(store, t, house, rule))


def _last_day(store: OpenFile, t: Translator, house: House, rule: NoticeRule) -> str:
    planned = [one.on for one in store.all(Meeting, committee=house.committee.id) if one.on is not None]
    day = min((one for one in planned if one > house.day), default=last_working_day(days_later(house.day, LATER)))
    deadline = notice_deadline(rule, day, regions_of(store, house.committee.id))
    said = t("Example: for a meeting on {day} the convocation leaves by {last}.")
    said = said.format(day=t.date_full(day), last=t.date_full(deadline.working))
    if deadline.working != deadline.latest:
        more = t("By the count of days it would be {latest}, on which nobody sends.")
        said = f"{said} {more.format(latest=t.date_full(deadline.latest))}"
    return said


def _circulation(
    _store: OpenFile, t: Translator, house: House, version: Statutes, _own: SittingRule | None
) -> Iterator[ExampleSaid]:
    if version.circulation is not None and version.circulation.allowed:
        members = len([roll for roll in house.voting if not roll.vacant])
        needed = circulation_needed(version.circulation, members)
        said = t("{needed} of {members} members must agree in writing.").format(needed=needed, members=members)
        yield ExampleSaid(f"{_who(t, house)} {said}")


def _usual_rule(
    store: OpenFile, t: Translator, house: House, _version: Statutes, own: SittingRule | None
) -> Iterator[ExampleSaid]:
    rule = store.get(DecisionRule, own.rule) if own is not None and own.rule is not None else None
    if rule is not None:
        yield from _votes(store, t, house, rule)


def _votes(store: OpenFile, t: Translator, house: House, rule: DecisionRule) -> list[ExampleSaid]:
    found = votes_of_house(house, rule)
    if not found:
        return []
    room = everybody(house.rolls)
    votes = votes_of(rule, voters(room))
    all_vote = t.n("All vote, with {count} vote:", "All vote, with {count} votes:", votes).format(count=votes)
    said = dict.fromkeys(_voted(store, t, one, rule) for one in found)
    if any(one.verdict.adopted for one in found):
        return [ExampleSaid(" ".join([_who(t, house), all_vote, *said]))]
    why = dict.fromkeys(finding_text(t, one) for one in found[0].verdict.findings)
    never = t("Even with every vote for it nothing is adopted. {why}").format(why=" ".join(why)).rstrip()
    return [ExampleSaid(f"{_who(t, house)} {never}", warns=True)]


def _voted(store: OpenFile, t: Translator, one: VoteExample, rule: DecisionRule) -> str:
    said = vote_sentence(t, one.count, one.verdict.result, rule)
    if rule.double_majority is DoubleMajority.NONE:
        return said
    names = _names(store, t)
    parts = [
        t("{part} {yes} to {no}").format(part=_part_name(t, part, names), yes=part.yes, no=part.no)
        for part in one.count.parts
        if part.side is not None or part.college is not None
    ]
    return t("{sentence} {parts}.").format(sentence=said, parts=", ".join(parts))


def _names(store: OpenFile, t: Translator) -> dict[CollegeId, str]:
    return {college.id: t.quote(college.name.or_other(t.language)) for college in store.all(College)}


def _part_name(t: Translator, part: PartCount, names: Mapping[CollegeId, str]) -> str:
    if part.side is not None:
        return word(t, part.side)
    return names.get(part.college, "–") if part.college is not None else "–"


def _who(t: Translator, house: House) -> str:
    seats = len(house.voting)
    if house.plain:
        plain = t("Example with a plain committee of {count} members, as yours has no voting seat yet.")
        return plain.format(count=seats)
    if not house.held:
        unheld = t("Example with the voting seats of the committee, {count}, as if all were held.")
        return unheld.format(count=seats)
    said = t.n(
        "Example on {day}, {held} of {count} voting seat held.",
        "Example on {day}, {held} of {count} voting seats held.",
        seats,
    )
    return said.format(day=t.date_long(house.day), held=house.held, count=seats)


def _blank_line(meeting: Meeting, number: int) -> Roll:
    key = UUID(int=number)
    return Roll(
        id=RollId(key), home=meeting.home, meeting=meeting.id, seat=SeatId(key), side=Side.FR, holder=PersonId(key)
    )


Say = Callable[[OpenFile, Translator, House, Statutes, SittingRule | None], Iterator[ExampleSaid]]
SAID: Final[Mapping[str, Say]] = {
    "quorum": _quorum,
    "notice": _notice,
    "second_call": _second_call,
    "circulation": _circulation,
    "rule": _usual_rule,
}
"""By the part of the statutes; of the others a sentence says enough."""
