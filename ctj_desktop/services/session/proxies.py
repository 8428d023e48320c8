"""Who votes for whom, from when to when, as far as the statutes allow it?"""

from contextlib import suppress
from datetime import time

from ctj_desktop.domain.attendance_facts import MeetingClock, line_attendance
from ctj_desktop.domain.ids import MeetingId, ProxyId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Attendance, AttendanceStatus, Meeting, Presence, Proxy, Reply, Roll
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.membership.roll import clock_of, line_of, what_holds
from ctj_desktop.services.membership.rules.articles import wording_at
from ctj_desktop.services.session.attendance_lines import attendance_line, need_held, on_roll, open_presence, roll_name
from ctj_desktop.services.session.refusals import (
    AlreadyThere,
    BearerAway,
    BearerLeft,
    NoProxies,
    NoRuleForProxies,
    NoStatutesForProxies,
    OwnProxy,
    ProxyEndsFirst,
    ProxyOverlaps,
    ProxyUnwritten,
)
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import NOT_FINAL
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.minutes import stored_proxies
from ctj_desktop.storage.unit import Unit


@step(states=NOT_FINAL, after=("convene_meeting",))
def give_proxy(
    unit: Unit,
    *,
    meeting: MeetingId,
    seat: SeatId,
    bearer: SeatId,
    start: time | None = None,
    end: time | None = None,
    in_writing: bool = False,
) -> Proxy:
    """Enters that a seat votes through another one, as far as the statutes allow proxies.

    Without a start from the departure of who was there, else from the opening; without an end to the close. Another
    bearer takes the place of the earlier one from the start on. `VacantSeat`, `OwnProxy`, `BearerAway`, `BearerLeft`,
    `NoProxies`, `ProxyUnwritten`.
    """
    owner = need_unapproved(unit.store, meeting)
    roll = need_held(on_roll(unit.store, owner, seat, start))
    line = attendance_line(unit, owner, roll=roll)
    stay = open_presence(unit.store, owner, line)
    if stay is not None:
        raise AlreadyThere(stay.start)
    clock = clock_of(owner)
    first = start if start is not None else _last_departure(unit.store, line, clock)
    _date_undated(unit, line, clock)
    for earlier in unit.store.all(Proxy, attendance=line.id, end=None):
        if first is None or _begins(clock, earlier) >= clock.minute(first):
            unit.delete(earlier)
        else:
            unit.save(replace(earlier, end=first), before=earlier)
    identity = ProxyId(unit.new_id())
    proxy = Proxy(
        id=identity,
        home=owner.home,
        attendance=line.id,
        bearer=bearer,
        start=first,
        end=end,
        in_writing=in_writing,
    )
    _need_in_order(unit.store, owner, roll, proxy)
    _need_possible(unit.store, owner, roll, proxy)
    _need_written(unit.store, owner, proxy)
    unit.name("proxy.added", name=roll_name(roll))
    status = AttendanceStatus.REPRESENTED
    unit.save(replace(line, status=status, represented_by=bearer, on_leave=False), before=line)
    return unit.save(proxy)


@step(states=NOT_FINAL, after=("convene_meeting",))
def represent(unit: Unit, *, meeting: MeetingId, seat: SeatId, by: SeatId, in_writing: bool = False) -> Attendance:
    """Enters that a seat is represented by another one, as far as the statutes allow proxies."""
    given = give_proxy(unit, meeting=meeting, seat=seat, bearer=by, in_writing=in_writing)
    return the(unit.store, Attendance, given.attendance)


@step(only=("bearer", "start", "end", "in_writing"), states=NOT_FINAL, after=("give_proxy | represent",))
def correct_proxy(unit: Unit, after: Proxy, before: Proxy) -> Proxy:
    """Corrects who carries a proxy, from when and to when; refused as a new one is, and `ProxyEndsFirst`."""
    line, owner, roll = _of(unit.store, before)
    saved = unit.save(after, before=before)
    _need_in_order(unit.store, owner, roll, saved)
    if saved.bearer != before.bearer:
        _need_possible(unit.store, owner, roll, saved)
    if saved.bearer != before.bearer or before.in_writing:
        _need_written(unit.store, owner, saved)
    _say_last(unit, owner, line)
    unit.name("proxy.changed", name=roll_name(roll))
    return saved


@step(states=NOT_FINAL, after=("give_proxy | represent",))
def remove_proxy(unit: Unit, *, proxy: ProxyId) -> Proxy:
    """Takes back a proxy that was entered by mistake."""
    stored = the(unit.store, Proxy, proxy)
    line, owner, roll = _of(unit.store, stored)
    unit.name("proxy.deleted", name=roll_name(roll))
    unit.delete(stored)
    _say_last(unit, owner, line)
    return stored


def give_as_replied(unit: Unit, meeting: Meeting) -> None:
    """The proxies that were announced in the replies hold from the opening on, as far as one may be given.

    One that must be in writing and was only said, or whose bearer does not come, is left to whoever holds the session.
    """
    for line in unit.store.all(Attendance, meeting=meeting.id, reply=Reply.REPRESENTED, status=None):
        roll = line_of(unit.store, meeting, line.seat) if line.seat is not None else None
        if roll is None or line.represented_by is None or unit.store.count(Proxy, attendance=line.id):
            continue
        proxy = Proxy(
            id=ProxyId(unit.new_id()),
            home=meeting.home,
            attendance=line.id,
            bearer=line.represented_by,
            in_writing=is_written(line),
        )
        with suppress(Refused):
            _need_possible(unit.store, meeting, need_held(roll), proxy)
            _need_written(unit.store, meeting, proxy)
            unit.save(replace(line, status=AttendanceStatus.REPRESENTED), before=line)
            unit.save(proxy)


def is_written(line: Attendance) -> bool:
    """Whether the reply can be shown, and with it the proxy that it gives."""
    return line.replied_by is not None and line.replied_by.in_writing


def proxies_of(store: OpenFile, meeting: Meeting, roll: Roll) -> list[Proxy]:
    """Those that a line of the roll gave, in the order of their beginning."""
    clock = clock_of(meeting)
    found = store.all(Proxy, attendance=line_attendance(roll))
    return sorted(found, key=lambda one: (_begins(clock, one), one.id))


def need_proxies(store: OpenFile, meeting: Meeting, roll: Roll, bearer: Roll) -> None:
    """Proxies as the statutes allow them (SOURCES.md 5.1: none under Swiss association law unless they say so)."""
    wanted = Proxy(id=ProxyId(roll.id), home=roll.home, attendance=line_attendance(roll), bearer=bearer.seat)
    _need_allowed(store, meeting, bearer, wanted)


def why_no_proxy(store: OpenFile, t: Translator, meeting: MeetingId) -> str:
    """Why nobody votes for somebody else at a meeting, with the article and what it says; empty where somebody may."""
    rule = what_holds(store, the(store, Meeting, meeting)).proxies
    if rule is not None and rule.per_holder:
        return ""
    if rule is None or not rule.article:
        return t("The statutes allow no proxy. Enter the seat as excused, or call its substitute.")
    said = t("The statutes allow no proxy ({article}). Enter the seat as excused, or call its substitute.")
    said = said.format(article=article_in(rule.article, t.language))
    return " ".join(filter(None, (said, wording_at(store, t, meeting, rule.article))))


def end_proxies(unit: Unit, meeting: Meeting, line: Attendance, arrived: time) -> None:
    """Whoever arrives votes themselves from then on; the time before stays theirs who carried the proxy."""
    clock = clock_of(meeting)
    began = meeting.opened_at is not None and clock.minute(arrived) > 0
    _date_undated(unit, line, clock)
    for proxy in unit.store.all(Proxy, attendance=line.id):
        if proxy.end is None or clock.minute(proxy.end) > clock.minute(arrived):
            if began and _begins(clock, proxy) < clock.minute(arrived):
                unit.save(replace(proxy, end=arrived), before=proxy)
            else:
                unit.delete(proxy)


def drop_proxies(unit: Unit, line: Attendance) -> None:
    """What is entered instead of a proxy takes its place, as far as it goes on."""
    for proxy in unit.store.all(Proxy, attendance=line.id, end=None):
        unit.delete(proxy)


def _date_undated(unit: Unit, line: Attendance, clock: MeetingClock) -> None:
    """A proxy as an earlier version entered it, for the whole meeting, becomes one that can end."""
    bearer = line.represented_by if line.status is AttendanceStatus.REPRESENTED else None
    if bearer is not None and not unit.store.count(Proxy, attendance=line.id):
        start = _last_departure(unit.store, line, clock)
        identity = ProxyId(unit.new_id())
        unit.save(Proxy(id=identity, home=line.home, attendance=line.id, bearer=bearer, start=start))


def _of(store: OpenFile, proxy: Proxy) -> tuple[Attendance, Meeting, Roll]:
    line = the(store, Attendance, proxy.attendance)
    owner = need_unapproved(store, line.meeting)
    assert line.seat is not None, "a seat gives a proxy"
    return line, owner, on_roll(store, owner, line.seat, proxy.start)


def _say_last(unit: Unit, meeting: Meeting, line: Attendance) -> None:
    """What earlier versions of the program read: the last bearer, while the proxy goes on."""
    if line.status is not AttendanceStatus.REPRESENTED:
        return
    clock = clock_of(meeting)
    left = sorted(unit.store.all(Proxy, attendance=line.id, end=None), key=lambda one: (_begins(clock, one), one.id))
    bearer = left[-1].bearer if left else None
    status = AttendanceStatus.REPRESENTED if left else None
    unit.save(replace(line, status=status, represented_by=bearer), before=line)


def _need_possible(store: OpenFile, meeting: Meeting, roll: Roll, proxy: Proxy) -> None:
    """Of two seats that somebody holds, to one who is not away, and to nobody more than the statutes allow."""
    bearer = need_held(on_roll(store, meeting, proxy.bearer, proxy.start))
    if bearer.seat == roll.seat:
        raise OwnProxy
    _need_bearer(store, meeting, bearer, proxy)
    _need_allowed(store, meeting, bearer, proxy)


def _need_in_order(store: OpenFile, meeting: Meeting, roll: Roll, proxy: Proxy) -> None:
    """It ends after it begins, and no other one of the seat holds at the same time."""
    clock = clock_of(meeting)
    if proxy.start is not None and proxy.end is not None and clock.minute(proxy.end) < clock.minute(proxy.start):
        raise ProxyEndsFirst(proxy.start, proxy.end)
    others = [one for one in store.all(Proxy, attendance=proxy.attendance) if one.id != proxy.id]
    if any(_meet(clock, one, proxy) for one in others):
        raise ProxyOverlaps(roll_name(roll))


def _need_bearer(store: OpenFile, meeting: Meeting, bearer: Roll, proxy: Proxy) -> None:
    """Who is expected may still come; who is away or has left carries nobody's vote."""
    line = store.get(Attendance, line_attendance(bearer))
    if line is None:
        return
    clock = clock_of(meeting)
    stays = store.all(Presence, attendance=line.id)
    if line.status is AttendanceStatus.REPRESENTED or (not stays and line.status is not None):
        raise BearerAway(roll_name(bearer), line.status)
    left = [stay.end for stay in stays if stay.end is not None]
    if left and len(left) == len(stays):
        gone = max(left, key=clock.minute)
        if clock.minute(gone) < _begins(clock, proxy):
            raise BearerLeft(roll_name(bearer), gone)


def _need_allowed(store: OpenFile, meeting: Meeting, bearer: Roll, proxy: Proxy) -> None:
    holds = what_holds(store, meeting)
    if holds.version is None:
        raise NoStatutesForProxies
    rule = holds.proxies
    if rule is None:
        raise NoRuleForProxies(holds.version.title)
    clock = clock_of(meeting)
    given = stored_proxies(store, meeting.id)
    carried = {one.attendance for one in given if one.bearer == bearer.seat and _meet(clock, one, proxy)}
    dated = {one.attendance for one in given}
    carried |= {line.id for line in _undated(store, meeting, bearer) if line.id not in dated}
    if len(carried - {proxy.attendance}) + 1 > rule.per_holder:
        raise NoProxies(roll_name(bearer), rule.per_holder, rule.article)


def _need_written(store: OpenFile, meeting: Meeting, proxy: Proxy) -> None:
    """`ProxyUnwritten` where the statutes ask for it in writing and it is not."""
    rule = what_holds(store, meeting).proxies
    if rule is not None and rule.written and not proxy.in_writing:
        raise ProxyUnwritten(rule.article)


def _undated(store: OpenFile, meeting: Meeting, bearer: Roll) -> list[Attendance]:
    """Lines that name the bearer without a proxy of their own: a reply, or what an earlier version wrote."""
    return store.all(Attendance, meeting=meeting.id, represented_by=bearer.seat)


def _last_departure(store: OpenFile, line: Attendance, clock: MeetingClock) -> time | None:
    left = [stay.end for stay in store.all(Presence, attendance=line.id) if stay.end is not None]
    return max(left, key=clock.minute, default=None)


def _begins(clock: MeetingClock, proxy: Proxy) -> int:
    return clock.minute(proxy.start) if proxy.start is not None else clock.first


def _meet(clock: MeetingClock, one: Proxy, other: Proxy) -> bool:
    """Whether both hold for more than the minute in which one takes the place of the other."""
    ends = [clock.minute(each.end) if each.end is not None else clock.last for each in (one, other)]
    return max(_begins(clock, one), _begins(clock, other)) < min(ends)
