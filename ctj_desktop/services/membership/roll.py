"""Who is on the roll of a meeting, frozen so that later corrections change nothing there?"""

from datetime import date, time

from ctj_desktop.domain.attendance_facts import MeetingClock, first_line
from ctj_desktop.domain.composition import Composition, SeatState, composition
from ctj_desktop.domain.ids import CommitteeId, MeetingId, PersonId, SeatId, StatutesId
from ctj_desktop.domain.records.committees import Capacity, Mandate, OfficeHeld, Seat
from ctj_desktop.domain.records.meetings import Meeting, Roll
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.statutes import SittingKind, SittingRule, Statutes, WhatHolds
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.names_then import body_on
from ctj_desktop.services.membership.rules.in_force import statutes_on
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


def composition_on(store: OpenFile, committee: CommitteeId, day: date) -> Composition:
    """The committee on a day: seats with holder and substitutes, officers, vacancies as findings."""
    return composition(
        store.all(Seat, committee=committee),
        store.all(Mandate, committee=committee),
        store.all(OfficeHeld, committee=committee),
        day,
    )


def statutes_of(store: OpenFile, meeting: Meeting) -> Statutes | None:
    """The statutes that govern a meeting: those of its date; a second call keeps those of the first.

    Once it was opened, those that its roll froze: another version entered later changes nothing there.
    """
    roll = roll_of(store, meeting.id) if meeting.opened_at else []
    if roll and roll[0].statutes:
        return store.get(Statutes, roll[0].statutes)
    return statutes_on(store, meeting.committee, (_first_call(store, meeting) or meeting).on)


def _first_call(store: OpenFile, meeting: Meeting) -> Meeting | None:
    """The meeting that was called first, of one that was called again."""
    first = meeting if meeting.second_call_of is not None else None
    while first is not None and first.second_call_of and (earlier := store.get(Meeting, first.second_call_of)):
        first = earlier
    return first


def freeze_roll(unit: Unit, meeting: Meeting) -> None:
    """Write one row per seat that exists on the meeting's date, with names as they are now.

    A seat that somebody took or left during the session stays as it was entered, though the session is opened again.
    """
    if meeting.on is None:
        return
    store = unit.store
    statutes = statutes_of(store, meeting)
    lines = store.all(Roll, meeting=meeting.id)
    dated = {line.seat for line in lines if line.start is not None or line.end is not None}
    states = [one for one in composition_on(store, meeting.committee, meeting.on).seats if one.seat.id not in dated]
    for state in states:
        save_derived(unit, _row(store, meeting, state, statutes.id if statutes else None))
    kept = dated | {state.seat.id for state in states}
    for line in lines:
        if line.seat not in kept:
            unit.delete(line)


def what_holds(store: OpenFile, meeting: Meeting) -> WhatHolds:
    """What the statutes that govern a meeting rule for its kind, and what for all; whoever asks a rule asks here."""
    version, first = statutes_of(store, meeting), _first_call(store, meeting)
    if version is None:
        return WhatHolds(again=first is not None)
    own = sitting_rule_for(store, version.id, meeting.called)
    of_first = sitting_rule_for(store, version.id, first.sitting) if first is not None else None
    return WhatHolds(version, own, of_first, again=first is not None)


def sitting_rule_for(store: OpenFile, version: StatutesId, sitting: SittingKind) -> SittingRule | None:
    """What a version rules for a kind of meeting; of two that two devices entered, the first."""
    found = store.all(SittingRule, statutes=version, sitting=sitting, order="id")
    return found[0] if found else None


def roll_of(store: OpenFile, meeting: MeetingId) -> list[Roll]:
    """The frozen roll in the order of the seats; of one seat, the lines one after the other."""
    return store.all(Roll, meeting=meeting, order="position, seat, start, id")


def line_of(store: OpenFile, meeting: Meeting, seat: SeatId, at: time | None = None) -> Roll | None:
    """The line that a seat has on the roll at a wall time, else its last one before; without a time the last one."""
    lines = store.all(Roll, meeting=meeting.id, seat=seat, order="start, id")
    if at is None or len(lines) < 2:
        return lines[-1] if lines else None
    clock = clock_of(meeting)
    begun = [line for line in lines if line.start is None or clock.minute(line.start) <= clock.minute(at)]
    return begun[-1] if begun else lines[0]


def clock_of(meeting: Meeting) -> MeetingClock:
    """Wall times as minutes after the opening; before it after the planned start."""
    return MeetingClock(meeting.opened_at or meeting.start or time(0))


def roll_expected(store: OpenFile, meeting: Meeting, day: date) -> list[Roll]:
    """The frozen roll; before the convocation what it would be: the mandates of the day, or of `day` without one."""
    return roll_of(store, meeting.id) or roll_on(store, meeting, day)


def roll_on(store: OpenFile, meeting: Meeting, day: date) -> list[Roll]:
    """What the roll would be if it were frozen now: the mandates of the day of the meeting, or of `day` without one."""
    statutes = statutes_of(store, meeting)
    states = composition_on(store, meeting.committee, meeting.on or day).seats
    return [_row(store, meeting, state, statutes.id if statutes else None) for state in states]


def _row(store: OpenFile, meeting: Meeting, state: SeatState, statutes: StatutesId | None) -> Roll:
    holder = _person(store, state.holder)
    substitute = _person(store, state.substitutes[0] if state.substitutes else None)
    return Roll(
        id=first_line(meeting.id, state.seat.id),
        home=meeting.home,
        meeting=meeting.id,
        seat=state.seat.id,
        side=state.seat.side,
        position=state.seat.position,
        holder=state.holder.person if state.holder else None,
        holder_name=person_name(holder),
        function=holder.function if holder else Bilingual(),
        body=body_of(store, state, meeting.on),
        substitute=_substitute(state),
        substitute_name=person_name(substitute),
        may_vote=state.seat.capacity is Capacity.VOTING,
        statutes=statutes,
        college=state.seat.college,
        weight=state.seat.weight,
    )


def body_of(store: OpenFile, state: SeatState, day: date | None) -> Bilingual:
    """The body a seat stands for, as it is called on the day: that of the mandate, else of the seat, else the seat's
    own label."""
    named = (state.holder.on_behalf_of if state.holder else None) or state.seat.organisation
    organisation = store.get(Organisation, named) if named else None
    return body_on(store, organisation, day).name if organisation else state.seat.label


def _substitute(state: SeatState) -> PersonId | None:
    return state.substitutes[0].person if state.substitutes else None


def _person(store: OpenFile, mandate: Mandate | None) -> Person | None:
    return store.get(Person, mandate.person) if mandate else None
