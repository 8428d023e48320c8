"""What is to be asked about a convocation before it goes, as the records stand?"""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.holidays import days_off
from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.planning.convening import CallAhead, Elsewhere, LateWay, at_once, doubts, hours, hours_known
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.domain.records.meetings import Meeting, MeetingState, Roll
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient, recipients
from ctj_desktop.services.meetings.notice_period import late_notice, latest_days
from ctj_desktop.services.meetings.sending.moved import days_told
from ctj_desktop.services.meetings.who_was_there import quorum_of
from ctj_desktop.services.membership.regions import regions_of
from ctj_desktop.services.membership.roll import roll_on, what_holds
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.services.steps.states import meeting_state, name_of
from ctj_desktop.storage.open_file import OpenFile

NOT_HELD = frozenset({MeetingState.CANCELLED, MeetingState.POSTPONED})


def convening_doubts(
    store: OpenFile,
    meeting: Meeting,
    readers: Collection[Recipient],
    today: date,
    what: DispatchKind = DispatchKind.CONVOCATION,
) -> tuple[Finding, ...]:
    """What is odd about convening the meeting for those readers now; nothing of one without a date.

    The notice is asked of `what` calls to a day, not of what only says more about a meeting that was called in time.
    """
    if meeting.on is None:
        return ()
    regions = regions_of(store, meeting.committee)
    language, untranslated = _untranslated(store, meeting, readers)
    calls = _calls(store, meeting, what)
    call = CallAhead(
        on=meeting.on,
        placed=bool(meeting.place or meeting.remote_link),
        off=days_off(meeting.on, days_later(meeting.on, 1), regions).get(meeting.on),
        notice=late_notice(store, meeting, today) if calls else (),
        late=tuple(_late_ways(store, meeting, readers, today)) if calls else (),
        elsewhere=tuple(_elsewhere(store, meeting, today)),
        quorum=quorum_of(store, meeting, Snapshot(tuple(_if_all_come(roll_on(store, meeting, meeting.on))))),
        untranslated=untranslated,
        language=language,
    )
    return doubts(call)


def _calls(store: OpenFile, meeting: Meeting, what: DispatchKind) -> bool:
    """Whether the sending names a day for the first time, as the proof of sending judges it."""
    if what is not DispatchKind.CHANGE:
        return what is DispatchKind.CONVOCATION
    told = days_told(store, meeting.id)
    return not told or told[max(told)] != meeting.on


def _late_ways(store: OpenFile, meeting: Meeting, readers: Collection[Recipient], today: date) -> Iterator[LateWay]:
    """The ways that are taken and whose last day is over, in the order in which the house knows them."""
    rule, latest = what_holds(store, meeting).notice, latest_days(store, meeting, readers)
    taken = Counter(way for one in readers for way in one.channel.ways)
    for way, last in latest.items():
        if rule is not None and taken[way] and last < today:
            yield LateWay(way=str(way), last=last, count=taken[way], article=rule.article)


def _if_all_come(roll: list[Roll]) -> Iterator[SeatAt]:
    """Every seat by its holder, a vacant one by its substitute."""
    for row in roll:
        held = row.holder is not None or bool(row.holder_name)
        yield SeatAt(row, How.AWAY if row.vacant else How.ROOM, substitute=None if held else row.substitute)


def _untranslated(
    store: OpenFile, meeting: Meeting, readers: Collection[Recipient]
) -> tuple[Language, tuple[str, ...]]:
    """The other language than that of the committee, and which items lack it though somebody reads it."""
    first = the(store, Committee, meeting.committee).writes_in
    other = Language.FR if first is Language.DE else Language.DE
    if all(one.written_in is not other for one in readers):
        return other, ()
    lines = agenda_table(store, meeting.id).lines
    return other, tuple(line.number for line in lines if not line.item.title.text(other).strip())


def _elsewhere(store: OpenFile, meeting: Meeting, today: date) -> Iterator[Elsewhere]:
    """Meetings of the same day and hour to which somebody is called who is called to this one."""
    if meeting.on is None or meeting.start is None:
        return
    here, ours = hours(meeting.on, meeting.start, meeting.end), _called(store, meeting, today)
    known = hours_known(meeting.on, meeting.start, meeting.end)
    for other in store.all(Meeting, on=meeting.on, order="start, id"):
        if other.id == meeting.id or other.start is None or meeting_state(store, other.id) in NOT_HELD:
            continue
        both = ours & _called(store, other, today) if at_once(here, hours(meeting.on, other.start, other.end)) else None
        if both:
            names = sorted(name_of_person(store, person) for person in both)
            code = the(store, Committee, other.committee).code
            supposed = not at_once(known, hours_known(meeting.on, other.start, other.end))
            yield Elsewhere(meeting=name_of(other), committee=code, names=tuple(names), supposed=supposed)


def _called(store: OpenFile, meeting: Meeting, today: date) -> frozenset[PersonId]:
    """The members, the guests, who presides and who writes the minutes; no substitutes, and nobody only informed."""
    away = (InvitedAs.SUBSTITUTE, InvitedAs.INFORMED)
    invited = (one.person for one in recipients(store, meeting, today) if one.standing not in away)
    return frozenset(person for person in (*invited, meeting.chair, meeting.minute_taker) if person is not None)
