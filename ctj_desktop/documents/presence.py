"""How is it said on paper who was there, when, and how?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from uuid import UUID

from ctj_desktop.documents.blocks import AttendanceGroup, AttendanceRow, AttendanceTable, Pair
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import N_n, Two, Voices, articles, joined
from ctj_desktop.domain.attendance_facts import AttendanceFacts, SeatFacts, Stay
from ctj_desktop.domain.clock import after
from ctj_desktop.domain.ids import PersonId, SeatId
from ctj_desktop.domain.quorum_and_majority import NoQuorum, Quorum
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AttendanceStatus, Guest, Roll
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.errors import N_p
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word_within


class People(NamedValue):
    """What the records of persons add to the roll: their names, how they are addressed, what they preside."""

    names: Mapping[PersonId, str]
    salutations: Mapping[PersonId, Salutation]
    offices: Mapping[PersonId, OfficeOfCommittee]

    def salutation(self, person: PersonId | None) -> Salutation:
        """Neutral for somebody who is not shared."""
        return self.salutations.get(person, Salutation.NEUTRAL) if person else Salutation.NEUTRAL


NO_PEOPLE = People(names={}, salutations={}, offices={})

PRESENT = {
    Salutation.NEUTRAL: (N_p("attendance", "present"), N_p("attendance", "present remotely")),
    Salutation.MADAME: (N_p("attendance, woman", "present"), N_p("attendance, woman", "present remotely")),
    Salutation.MONSIEUR: (N_p("attendance, man", "present"), N_p("attendance, man", "present remotely")),
}
_CONTEXT = {
    Salutation.NEUTRAL: "attendance",
    Salutation.MADAME: "attendance, woman",
    Salutation.MONSIEUR: "attendance, man",
}


def attendance_table(
    facts: AttendanceFacts, guests: tuple[Guest, ...], people: People, closed: int | None, voices: Voices
) -> AttendanceTable:
    """The roll by side, then the guests; `closed` is the close in minutes after the opening, if known."""
    groups = [
        AttendanceGroup(label=label, rows=tuple(_seat(seat, facts, people, closed, voices) for seat in seats))
        for side, label in (
            (Side.FR, voices.say(N_("French side"))),
            (Side.CH, voices.say(N_("Swiss side"))),
        )
        if (seats := [seat for seat in facts.seats if seat.roll.side is side])
    ]
    if guests:
        rows = tuple(_guest(guest, facts, people, closed, voices) for guest in guests)
        groups.append(AttendanceGroup(label=voices.say(N_("Guests")), rows=rows))
    return AttendanceTable(
        heads=(
            voices.say(N_("Name and function")),
            voices.say(N_("Body represented")),
            voices.say(N_("Presence or absence")),
        ),
        groups=tuple(groups),
    )


def _seat(seat: SeatFacts, facts: AttendanceFacts, people: People, closed: int | None, voices: Voices) -> AttendanceRow:
    roll = seat.roll
    if not roll.holder_name and seat.substitute is None:
        vacant = voices.say(N_("vacant seat"))
        name = f"{vacant.fr.text} / {vacant.de.text}"
        return AttendanceRow(name=name, function=None, body=voices.name(roll.body), state=both("–", "–"))
    return AttendanceRow(
        name=roll.holder_name or people.names.get(roll.holder, "") if roll.holder else roll.substitute_name,
        function=_function(roll, people, voices),
        body=voices.name(roll.body),
        state=_state(seat, facts, people, closed, voices),
    )


def _function(roll: Roll, people: People, voices: Voices) -> Pair | None:
    """The office in the committee before the function: `coprésidente, maire`."""
    office = people.offices.get(roll.holder) if roll.holder else None
    function = voices.name(roll.function)
    if office is None:
        return function
    salutation = people.salutation(roll.holder)
    held = both(*voices.two(lambda t: word_within(t, office, salutation)))
    return joined([held, function], ", ") if function else held


def _state(seat: SeatFacts, facts: AttendanceFacts, people: People, closed: int | None, voices: Voices) -> Pair:
    salutation = people.salutation(seat.roll.holder)
    if seat.stays and seat.substitute is not None and seat.substitute != seat.roll.holder:
        there = people.salutation(seat.substitute)
        name = people.names.get(seat.substitute) or seat.roll.substitute_name
        presence = _presence(seat.stays, there, facts, closed, voices)
        return voices.say(N_("substituted by {name}, {presence}"), name=name, presence=presence)
    if seat.stays:
        return both(*_presence(seat.stays, salutation, facts, closed, voices))
    status = seat.status or AttendanceStatus.ABSENT
    said = voices.two(lambda t: word_within(t, status, salutation))
    if status is AttendanceStatus.REPRESENTED and seat.represented_by is not None:
        bearer = next((other for other in facts.seats if other.roll.seat == seat.represented_by), None)
        if bearer is not None:
            return voices.say(N_("{state} by {name}"), state=said, name=bearer.roll.holder_name)
    return both(*said)


def _guest(guest: Guest, facts: AttendanceFacts, people: People, closed: int | None, voices: Voices) -> AttendanceRow:
    stays = facts.guests.get(UUID(str(guest.id)), ())
    salutation = people.salutation(guest.person)
    said = _presence(stays, salutation, facts, closed, voices)
    excused = voices.two(lambda t: word_within(t, AttendanceStatus.EXCUSED, salutation))
    away = both(*excused) if guest.id in facts.excused_guests else voices.say(N_("invited"))
    return AttendanceRow(
        name=guest.name,
        function=voices.name(guest.function),
        body=voices.name(guest.body),
        state=both(*said) if stays else away,
    )


def _presence(
    stays: tuple[Stay, ...],
    salutation: Salutation,
    facts: AttendanceFacts,
    closed: int | None,
    voices: Voices,
) -> Two:
    """`présente`, `présent dès 14 h 20`, `présente à distance jusqu’à 15 h 10`; several stays one after the other."""

    def say(t: Translator) -> str:
        return ", ".join(_stay(stay, salutation, facts, closed, t) for stay in stays)

    return voices.two(say)


def _stay(stay: Stay, salutation: Salutation, facts: AttendanceFacts, closed: int | None, t: Translator) -> str:
    present = t.p(_CONTEXT[salutation], PRESENT[salutation][stay.remote])
    late = stay.start > 0
    early = stay.end is not None and (closed is None or stay.end < closed)
    start = after(facts.clock.opened, stay.start)
    end = after(facts.clock.opened, stay.end) if stay.end is not None else None
    if late and early and start and end:
        return t("{presence} from {times}").format(presence=present, times=t.time_range(start, end))
    if late and start:
        return t("{presence} from {time} on").format(presence=present, time=t.time(start))
    if early and end:
        return t("{presence} until {time}").format(presence=present, time=t.time(end))
    return present


def away_sentences(facts: AttendanceFacts, voices: Voices) -> list[Pair]:
    """Who was excused, represented or absent, each with the body they sit for; a vacant seat is nobody."""
    away = [seat for seat in facts.seats if seat.roll.holder_name and not seat.stays]
    excused = [seat for seat in away if seat.status is AttendanceStatus.EXCUSED]
    represented = [seat for seat in away if seat.status is AttendanceStatus.REPRESENTED]
    absent = [seat for seat in away if seat not in excused and seat not in represented]
    names = {seat.roll.seat: seat.roll.holder_name for seat in facts.seats}
    said: list[Pair] = []
    if excused:
        said.append(voices.say(N_("Excused: {names}."), names=_listed([_seated(seat, voices) for seat in excused])))
    if represented:
        pairs = [_carried(seat, names, voices) for seat in represented]
        said.append(voices.say(N_("Represented: {names}."), names=_listed(pairs)))
    if absent:
        message = N_("Absent without excuse: {names}.")
        said.append(voices.say(message, names=_listed([_seated(seat, voices) for seat in absent])))
    return said


def _seated(seat: SeatFacts, voices: Voices) -> Two:
    """`Reto Ammann (République et Canton du Jura)`."""
    bodies = voices.names(seat.roll.body)
    french, german = (f"{seat.roll.holder_name} ({body})" if body else seat.roll.holder_name for body in bodies)
    return french, german


def _carried(seat: SeatFacts, names: Mapping[SeatId, str], voices: Voices) -> Two:
    bearer = names.get(seat.represented_by, "") if seat.represented_by else ""
    french, german = _seated(seat, voices)
    if not bearer:
        return french, german
    said = voices.say(N_("{name} by {bearer}"), name=(french, german), bearer=bearer)
    return said.fr.text, said.de.text


def _listed(names: Sequence[Two]) -> Two:
    return ", ".join(name[0] for name in names), ", ".join(name[1] for name in names)


def later_quorum_sentence(at: time, quorum: Quorum, voices: Voices) -> Pair:
    """From when on the quorum was lost, or reached again."""
    lost = N_n(
        "**From {time} on the quorum is no longer reached**: {present} of {base} voting member is present, {french} "
        "of the French and {swiss} of the Swiss side.",
        "**From {time} on the quorum is no longer reached**: {present} of {base} voting members are present, {french} "
        "of the French and {swiss} of the Swiss side.",
    )
    regained = N_n(
        "**From {time} on the quorum is reached again**: {present} of {base} voting member is present, {french} of "
        "the French and {swiss} of the Swiss side.",
        "**From {time} on the quorum is reached again**: {present} of {base} voting members are present, {french} of "
        "the French and {swiss} of the Swiss side.",
    )
    forms = regained if quorum.reached else lost
    return voices.count(forms, quorum.present, time=voices.two(lambda t: t.time(at)), **_counts(quorum))


def quorum_sentences(quorum: Quorum, voices: Voices, *, statutes_entered: bool = True) -> Pair:
    """Whether the committee can decide, by which count and which article; without a rule it says so."""
    return joined(_quorum_pairs(quorum, voices, statutes_entered), " ")


def _counts(quorum: Quorum) -> dict[str, str]:
    sides = {side.side: side for side in quorum.sides}
    return {
        "present": str(quorum.present),
        "base": str(quorum.base),
        "french": str(sides[Side.FR].present if Side.FR in sides else 0),
        "swiss": str(sides[Side.CH].present if Side.CH in sides else 0),
    }


def _quorum_pairs(quorum: Quorum, voices: Voices, statutes_entered: bool) -> Iterator[Pair]:
    counts = _counts(quorum)
    if quorum.rule is None:
        second = any(finding.code == NoQuorum.SECOND_CALL for finding in quorum.findings)
        silent = N_("The statutes set no quorum.")
        if not statutes_entered:
            silent = N_("No statutes are entered: no quorum is required, and decisions are taken by consensus.")
        yield voices.say(N_("This is a second call, which needs no quorum.") if second else silent)
        yield voices.count(
            N_n(
                "{present} of {base} voting member is present, {french} of the French and {swiss} of the Swiss side.",
                "{present} of {base} voting members are present, {french} of the French and {swiss} of the Swiss side.",
            ),
            quorum.present,
            **counts,
        )
        return
    reached = N_n(
        "**The quorum is reached**: {present} of {base} voting member is present, {french} of the French and "
        "{swiss} of the Swiss side.",
        "**The quorum is reached**: {present} of {base} voting members are present, {french} of the French and "
        "{swiss} of the Swiss side.",
    )
    missed = N_n(
        "**The quorum is not reached**: {present} of {base} voting member is present, {french} of the French "
        "and {swiss} of the Swiss side.",
        "**The quorum is not reached**: {present} of {base} voting members are present, {french} of the French "
        "and {swiss} of the Swiss side.",
    )
    yield voices.count(reached if quorum.reached else missed, quorum.present, **counts)
    yield _needed(quorum, voices)


def _needed(quorum: Quorum, voices: Voices) -> Pair:
    rule = quorum.rule
    article = articles(rule.article) if rule and rule.article else None
    fields: dict[str, str | Two] = {"needed": str(quorum.needed)}
    if rule and rule.minimum_per_side:
        fields["minimum"] = str(rule.minimum_per_side)
        if article:
            message = N_("At least {needed} are needed, {minimum} of each side (statutes, {article}).")
            return voices.say(message, article=article, **fields)
        return voices.say(N_("At least {needed} are needed, {minimum} of each side."), **fields)
    if article:
        return voices.say(N_("At least {needed} are needed (statutes, {article})."), article=article, **fields)
    return voices.say(N_("At least {needed} are needed."), **fields)
