"""How is it said on paper who was there, when, how, and for whom?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from ctj_desktop.documents.blocks import AttendanceGroup, AttendanceRow, AttendanceTable, Pair
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import Two, Voices, joined
from ctj_desktop.domain.attendance_course import Stretch, courses
from ctj_desktop.domain.attendance_facts import AttendanceFacts, SeatAt, SeatFacts, Stay
from ctj_desktop.domain.clock import after
from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.domain.records.committees import InclusiveForm, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AttendanceStatus, Guest, Roll
from ctj_desktop.domain.records.people import SIDE_ORDER, Salutation, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.inclusive import PaperWord, of_anybody, said_of


class People(NamedValue):
    """What the records of persons add to the roll: their names, how they are addressed, what they preside.

    `secretaries` sit there without a vote, and are not away where nothing was entered of them.
    """

    names: Mapping[PersonId, str]
    salutations: Mapping[PersonId, Salutation]
    offices: Mapping[PersonId, OfficeOfCommittee]
    secretaries: frozenset[PersonId] = frozenset()

    def salutation(self, person: PersonId | None) -> Salutation:
        """Neutral for somebody who is not shared."""
        return self.salutations.get(person, Salutation.NEUTRAL) if person else Salutation.NEUTRAL


NO_PEOPLE = People(names={}, salutations={}, offices={})
BOTH_SIDES = tuple(SIDE_ORDER)
SIDE_LABELS = {Side.FR: N_("French side"), Side.CH: N_("Swiss side")}

PRESENT = {
    Salutation.MADAME: (N_p("attendance, woman", "present"), N_p("attendance, woman", "present remotely")),
    Salutation.MONSIEUR: (N_p("attendance, man", "present"), N_p("attendance, man", "present remotely")),
}
_CONTEXT = {
    Salutation.MADAME: "attendance, woman",
    Salutation.MONSIEUR: "attendance, man",
}


class Attended(NamedValue):
    """Who was at a meeting from the opening to the close, and what the committee tells apart.

    `closed` is the close in minutes after the opening, if known; where nobody noted times, none are `timed`.
    """

    facts: AttendanceFacts
    people: People = NO_PEOPLE
    closed: int | None = None
    sides: tuple[Side, ...] = BOTH_SIDES
    timed: bool = True

    @property
    def lines(self) -> tuple[SeatFacts, ...]:
        """The roll: a seat that was vacant and is taken in the session stands there with who took it alone."""
        taken = {seat.roll.seat for seat in self.facts.seats if not seat.roll.vacant}
        return tuple(seat for seat in self.facts.seats if not (seat.roll.vacant and seat.roll.seat in taken))


class _Bout(PositionalValue):
    """One stretch of somebody in minutes from the opening; `end` None is to the close. `word` says it of the person."""

    start: int
    end: int | None
    word: str


def attendance_table(attended: Attended, guests: tuple[Guest, ...], voices: Voices) -> AttendanceTable:
    """The roll, by side where the committee has two, then the guests."""
    return AttendanceTable(
        heads=(
            voices.say(N_("Name and function")),
            voices.say(N_("Body represented")),
            voices.say(N_("Presence or absence")),
        ),
        groups=tuple(_Rows(attended, voices).groups(guests)),
    )


class _Rows:
    """The rows of one table."""

    def __init__(self, attended: Attended, voices: Voices) -> None:
        self._attended, self._voices = attended, voices
        self._courses = courses(attended.facts, attended.closed)

    def groups(self, guests: tuple[Guest, ...]) -> Iterator[AttendanceGroup]:
        """Those with a seat, then those without."""
        lines = self._attended.lines
        if len(self._attended.sides) > 1:
            for side in SIDE_ORDER:
                rows = tuple(self._seat(seat) for seat in lines if seat.roll.side is side)
                if rows:
                    yield AttendanceGroup(label=self._voices.say(SIDE_LABELS[side]), rows=rows)
        elif lines:
            yield AttendanceGroup(label=both("", ""), rows=tuple(self._seat(seat) for seat in lines))
        if guests:
            rows = tuple(self._guest(guest) for guest in guests)
            yield AttendanceGroup(label=self._voices.of_anybody(PaperWord.GUESTS), rows=rows)

    def _seat(self, seat: SeatFacts) -> AttendanceRow:
        roll, voices = seat.roll, self._voices
        if roll.vacant:
            return AttendanceRow(
                name=voices.say(N_("vacant seat")), function=None, body=voices.name(roll.body), state=both("–", "–")
            )
        return AttendanceRow(
            name=member_name(roll) or (self._attended.people.names.get(roll.holder, "") if roll.holder else ""),
            function=_function(roll, self._attended.people, voices),
            body=voices.name(roll.body),
            state=both(*voices.two(lambda t: self._state(seat, t))),
            details=() if roll.may_vote else (voices.say(N_("without vote")),),
        )

    def _state(self, seat: SeatFacts, t: Translator) -> str:
        said = self._course(seat, t) or self._away(seat, t)
        since = self._member_when(seat, t)
        return f"{since}, {said}" if since else said

    def _course(self, seat: SeatFacts, t: Translator) -> str:
        """`présente jusqu’à 15 h 10, puis représentée par X`; nothing of a line that was never there in any way."""
        stretches = self._courses.get(seat.roll.id, ())
        if not stretches:
            return ""
        stand_in = next((one.seat.substitute for one in stretches if one.seat.substitute is not None), None)
        substituted = stand_in not in (None, seat.roll.holder) and bool(seat.roll.holder_name)
        sitting = self._attended.people.salutation(stand_in if substituted else seat.roll.holder)
        bouts = [_Bout(one.start, one.end, self._word(one, seat.roll, sitting, t)) for one in stretches]
        said = _course_of(bouts, self._attended, t, seat.start or 0, seat.end)
        if not substituted or stand_in is None:
            return said
        name = self._attended.people.names.get(stand_in) or seat.roll.substitute_name
        return t("substituted by {name}, {presence}").format(name=name, presence=said)

    def _word(self, stretch: Stretch, roll: Roll, sitting: Salutation, t: Translator) -> str:
        if stretch.bearer is None:
            return _present(sitting, t, self._voices.form, remote=stretch.remote)
        salutation = self._attended.people.salutation(roll.holder)
        state = said_of(t, AttendanceStatus.REPRESENTED, salutation, self._voices.form)
        said = t("{state} by {name}").format(state=state, name=sitting_name(stretch.bearer, self._attended.people))
        return _by_proxy(said, stretch, t)

    def _away(self, seat: SeatFacts, t: Translator) -> str:
        """Also of a proxy that nobody was there to carry; of a secretary of whom nothing was entered nothing."""
        if seat.owes_nothing(self._attended.people.secretaries):
            return "–"
        if seat.on_leave:
            return t("on leave")
        salutation = self._attended.people.salutation(seat.roll.holder)
        if seat.status is not AttendanceStatus.REPRESENTED:
            return said_of(t, seat.status or AttendanceStatus.ABSENT, salutation, self._voices.form)
        absent = said_of(t, AttendanceStatus.ABSENT, salutation, self._voices.form)
        meant = next((one for one in self._attended.facts.seats if one.roll.seat == seat.represented_by), None)
        name = member_name(meant.roll) if meant is not None else ""
        return t("{state}, proxy to {name} without effect").format(state=absent, name=name) if name else absent

    def _member_when(self, seat: SeatFacts, t: Translator) -> str:
        """Of who was sworn in or left the body in the attended."""
        late = seat.start is not None and seat.start > 0
        early = seat.end is not None and (self._attended.closed is None or seat.end < self._attended.closed)
        if not self._attended.timed or not (late or early):
            return ""
        bout = _Bout(seat.start or 0, seat.end, t("member"))
        return _timed(bout, self._attended, t, late=late, early=early)

    def _guest(self, guest: Guest) -> AttendanceRow:
        voices, attended = self._voices, self._attended
        salutation = attended.people.salutation(guest.person)

        def said(t: Translator) -> str:
            stays = _within(attended.facts.guests.get(UUID(str(guest.id)), ()), attended.closed)
            here = [_present(salutation, t, voices.form, remote=stay.remote) for stay in stays]
            bouts = [_Bout(stay.start, stay.end, word) for stay, word in zip(stays, here, strict=True)]
            if bouts:
                return _course_of(bouts, attended, t)
            excused = guest.id in attended.facts.excused_guests
            if excused:
                return said_of(t, AttendanceStatus.EXCUSED, salutation, voices.form)
            return of_anybody(t, PaperWord.INVITED, voices.form)

        return AttendanceRow(
            name=guest.name,
            function=voices.name(guest.function),
            body=voices.name(guest.body),
            state=both(*voices.two(said)),
        )


def member_name(roll: Roll) -> str:
    """Who holds the seat, else who may come instead."""
    return roll.holder_name or roll.substitute_name


def sitting_name(seat: SeatAt, people: People) -> str:
    """Who sits on it at that instant: the substitute, where one came."""
    stand_in = seat.substitute if seat.substitute != seat.roll.holder else None
    named = people.names.get(stand_in, "") if stand_in is not None else ""
    own = seat.roll.substitute_name if stand_in is not None and stand_in == seat.roll.substitute else ""
    return named or own or member_name(seat.roll)


def _function(roll: Roll, people: People, voices: Voices) -> Pair | None:
    """The office in the committee before the function: `coprésidente, maire`."""
    office = people.offices.get(roll.holder) if roll.holder else None
    function = voices.name(roll.function)
    if office is None:
        return function
    salutation = people.salutation(roll.holder)
    held = voices.of(office, salutation)
    return joined([held, function], ", ") if function else held


def _present(salutation: Salutation, t: Translator, form: InclusiveForm | None, *, remote: bool) -> str:
    if salutation not in PRESENT:
        return of_anybody(t, PaperWord.REMOTE if remote else PaperWord.PRESENT, form)
    return t.p(_CONTEXT[salutation], PRESENT[salutation][remote])


def _within(stays: Iterable[Stay], closed: int | None) -> list[Stay]:
    """Those that reach into the attended."""
    return [
        stay
        for stay in stays
        if (stay.end is None or stay.end >= 0) and (closed is None or stay.start <= max(closed, 0))
    ]


def _course_of(
    bouts: Sequence[_Bout], attended: Attended, t: Translator, first: int = 0, last: int | None = None
) -> str:
    """One stretch after the other; one that follows the other at once says no beginning of its own.

    From `first` to `last`, else to the close, is all the time, and needs no saying.
    """
    first = max(first, 0)
    ends = [minute for minute in (attended.closed, last) if minute is not None]
    said = ""
    for at, bout in enumerate(bouts):
        follows = at > 0 and bouts[at - 1].end == bout.start
        late = bout.start > first and not follows
        early = bout.end is not None and (not ends or bout.end < min(ends))
        text = _timed(bout, attended, t, late=late, early=early) if attended.timed else bout.word
        if not said:
            said = text
        elif follows or not attended.timed:
            said = t("{first}, then {next}").format(first=said, next=text)
        else:
            said = f"{said}, {text}"
    return said


def _timed(bout: _Bout, attended: Attended, t: Translator, *, late: bool, early: bool) -> str:
    opened = attended.facts.clock.opened
    start, end = after(opened, bout.start), after(opened, bout.end) if bout.end is not None else None
    if late and early and start and end:
        if start == end:
            return t("{presence} at {time}").format(presence=bout.word, time=t.time(start))
        return t("{presence} from {times}").format(presence=bout.word, times=t.time_range(start, end))
    if late and start:
        return t("{presence} from {time} on").format(presence=bout.word, time=t.time(start))
    if early and end:
        return t("{presence} until {time}").format(presence=bout.word, time=t.time(end))
    return bout.word


def away_sentences(attended: Attended, voices: Voices) -> list[Pair]:
    """Who was excused, represented, on leave or absent, each with the body they sit for; a vacant seat is nobody."""
    course = courses(attended.facts, attended.closed)
    away = [
        seat
        for seat in attended.lines
        if member_name(seat.roll)
        and not seat.owes_nothing(attended.people.secretaries)
        and not any(one.there for one in course.get(seat.roll.id, ()))
    ]
    represented = [seat for seat in away if course.get(seat.roll.id)]
    others = [seat for seat in away if seat not in represented]
    on_leave = [seat for seat in others if seat.on_leave]
    excused = [seat for seat in others if seat.status is AttendanceStatus.EXCUSED and not seat.on_leave]
    absent = [seat for seat in others if seat not in excused and seat not in on_leave]
    said: list[Pair] = []
    if excused:
        said.append(voices.of_anybody(PaperWord.ALL_EXCUSED, names=_all_seated(excused, voices)))
    if on_leave:
        said.append(voices.say(N_("On leave: {names}."), names=_all_seated(on_leave, voices)))
    if represented:
        pairs = [_carried(seat, course[seat.roll.id], attended, voices) for seat in represented]
        said.append(voices.of_anybody(PaperWord.ALL_REPRESENTED, names=_listed(pairs)))
    if absent:
        said.append(voices.of_anybody(PaperWord.ALL_ABSENT, names=_all_seated(absent, voices)))
    return said


def _all_seated(seats: Iterable[SeatFacts], voices: Voices) -> Two:
    return _listed([_seated(seat, voices) for seat in seats])


def _seated(seat: SeatFacts, voices: Voices) -> Two:
    return named_with_body(member_name(seat.roll), seat.roll.body, voices)


def named_with_body(name: str, body: Bilingual, voices: Voices) -> Two:
    """`Reto Ammann (République et Canton du Jura)`."""
    french, german = (f"{name} ({said})" if said else name for said in voices.names(body))
    return french, german


def _carried(seat: SeatFacts, course: Sequence[Stretch], attended: Attended, voices: Voices) -> Two:
    """`Reto Ammann (République et Canton du Jura) par Anne Jacot`, with the times where it was not all the time."""
    names = [sitting_name(one.bearer, attended.people) for one in course if one.bearer is not None]

    def said_by(t: Translator) -> str:
        told = [_by_proxy(name, one, t) for one, name in zip(course, names, strict=True)]
        bouts = [_Bout(one.start, one.end, word) for one, word in zip(course, told, strict=True)]
        return _course_of(bouts, attended, t, seat.start or 0, seat.end)

    bearer = voices.two(said_by)
    said = voices.say(N_("{name} by {bearer}"), name=_seated(seat, voices), bearer=bearer)
    return said.fr.text, said.de.text


def _by_proxy(said: str, stretch: Stretch, t: Translator) -> str:
    """`représentée par Anne Jacot (procuration écrite)`."""
    return t("{state} (proxy in writing)").format(state=said) if stretch.seat.in_writing else said


def _listed(names: Sequence[Two]) -> Two:
    return ", ".join(name[0] for name in names), ", ".join(name[1] for name in names)
