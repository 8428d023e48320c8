"""How is the directory of a committee said on paper: who sits where on a day, for whom, with which substitute?

A public version holds what is open: seats, the bodies they belong to and these bodies' own addresses. Persons are
left out of it, and it says so.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Block,
    Document,
    Pair,
    Paragraph,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    joined,
    letterhead,
    not_shared,
    notices,
    paper_facts,
    which_version,
)
from ctj_desktop.documents.presence import SIDE_LABELS
from ctj_desktop.documents.public_version import left_out_list
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Capacity, College, OfficeOfCommittee, Seat, Substitution
from ctj_desktop.domain.records.people import Address, Organisation, Person, Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.postal_address import address_lines
from ctj_desktop.i18n.telephone import telephone
from ctj_desktop.i18n.words import word, word_within


class Member(NamedValue):
    """Somebody with a mandate or an office; `person` is None where their record was not sent here.

    `body` is where they work, for those who have no seat that says it; `address` that at work.
    """

    person: Person | None
    name: str = ""
    body: Bilingual = NO_TEXT
    address: Address | None = None
    offices: tuple[OfficeOfCommittee, ...] = ()


class RosterSeat(NamedValue):
    """A seat on the day: its college, the body it stands for, who holds it, who substitutes.

    `organisation` is the seat's own body, `body` the name of the one that is represented now; empty where its
    record was not sent here.
    """

    seat: Seat
    college: College | None = None
    organisation: Organisation | None = None
    body: Bilingual = NO_TEXT
    holder: Member | None = None
    substitutes: tuple[Member, ...] = ()


class Contacts(NamedValue):
    """What is said of how somebody, or an open body, is reached."""

    phones: bool = True
    mails: bool = True
    addresses: bool = False


class RosterPaper(NamedValue):
    """Everything a directory prints: the seats by college and side, and who holds an office without a seat."""

    sender: Sender
    on: dt.date
    seats: tuple[RosterSeat, ...] = ()
    officers: tuple[Member, ...] = ()
    contacts: Contacts = Contacts()


def document(paper: RosterPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The directory as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Directory of the committee"))
    day = paper.on.isoformat()
    table = _public_table(paper, voices) if options.public else _table(paper, voices)
    return Document(
        facts=paper_facts(paper.sender, title, "AC", options, about=day, identity=f"{paper.sender.committee.id} {day}"),
        blocks=(
            letterhead(paper.sender, voices),
            _title(paper, title, voices, options),
            *notices(options, voices),
            table if table.groups else Paragraph(text=voices.say(N_("The committee has no seats on this day."))),
            *(_left_out(paper, voices) if options.public else ()),
        ),
    )


def _title(paper: RosterPaper, title: Pair, voices: Voices, options: PaperOptions) -> Title:
    """`État au 24 février 2027`, below it `Établi le 3 mars 2027 · 12 sièges, dont 1 vacant`."""
    day, printed = paper.on, options.printed_on
    vacant = sum(seat.holder is None for seat in paper.seats)
    count = voices.count(N_n("{count} seat", "{count} seats"), len(paper.seats))
    if vacant and not options.public:
        count = joined([count, voices.count(N_n("{count} of them vacant", "{count} of them vacant"), vacant)], ", ")
    meta = which_version(options, voices)
    meta += [voices.say(N_("Drawn up on {date}"), date=voices.two(lambda t: t.date_long(printed))), count]
    return Title(
        title=title,
        subtitle=voices.say(N_("As of {date}"), date=voices.two(lambda t: t.date_long(day))),
        meta=joined(meta, " · "),
    )


# the committee's own version


def _table(paper: RosterPaper, voices: Voices) -> AttendanceTable:
    groups = [
        AttendanceGroup(label=label, rows=tuple(_seat(seat, paper.contacts, voices) for seat in seats))
        for label, seats in _grouped(paper, voices)
    ]
    if paper.officers:
        rows = tuple(_officer(officer, paper.contacts, voices) for officer in paper.officers)
        groups.append(AttendanceGroup(label=voices.say(N_("Other offices of the committee")), rows=rows))
    heads = (
        voices.say(N_("Name and function")),
        voices.say(N_("Body represented")),
        voices.say(N_("Substitute")),
    )
    return AttendanceTable(heads=heads, groups=tuple(groups), outlined=True)


def _grouped(paper: RosterPaper, voices: Voices) -> Iterator[tuple[Pair, Sequence[RosterSeat]]]:
    """By college and by side, where the committee has both: `Associations · Suisse`, in the order of the paper."""
    colleges = any(seat.college for seat in paper.seats)
    sides = len(paper.sender.committee.sides) > 1
    for (college, side), seats in groupby(
        paper.seats, key=lambda seat: (seat.college, seat.seat.side if sides else None)
    ):
        if not colleges:
            yield voices.say(SIDE_LABELS[side]) if side else both("", ""), list(seats)
            continue
        name = (voices.own_name(college.name) if college else None) or voices.say(N_("Without college"))
        yield joined([name, _said(side, voices)], " · ") if side else name, list(seats)


def _said(side: Side, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: word(t, side)))


def _seat(seat: RosterSeat, contacts: Contacts, voices: Voices) -> AttendanceRow:
    holder = seat.holder
    details = []
    if seat.seat.capacity is Capacity.ADVISORY:
        details.append(both(*voices.two(lambda t: word_within(t, Capacity.ADVISORY))))
    if holder is None:
        return AttendanceRow(
            name=voices.say(N_("vacant seat")),
            function=None,
            body=_body(seat, voices),
            state=_substitutes(seat, voices),
            details=tuple(details),
        )
    return AttendanceRow(
        name=_name(holder, voices),
        function=_function(holder, voices),
        body=_body(seat, voices),
        state=_substitutes(seat, voices),
        details=(*details, *_contact(holder, contacts, voices)),
    )


def _officer(officer: Member, contacts: Contacts, voices: Voices) -> AttendanceRow:
    return AttendanceRow(
        name=_name(officer, voices),
        function=_function(officer, voices),
        body=voices.name(officer.body),
        state=both("–", "–"),
        details=tuple(_contact(officer, contacts, voices)),
    )


def _name(member: Member, voices: Voices) -> str | Pair:
    return member.name or both(*not_shared(voices))


def _function(member: Member, voices: Voices) -> Pair | None:
    """The office in the committee before the function: `coprésidente, maire`."""
    salutation = member.person.salutation if member.person else None
    parts = [voices.of(office, salutation) for office in member.offices]
    function = voices.name(member.person.function) if member.person else None
    if function:
        parts.append(function)
    return joined(parts, ", ") if parts else None


def _contact(member: Member, contacts: Contacts, voices: Voices) -> Iterator[Pair]:
    """Telephones and addresses at work: of the internal record alone, never the private one."""
    person = member.person
    if person is None:
        return
    yield from _reached((person.work_phone, person.work_mobile), (person.work_email,), contacts)
    yield from _address(member.address, contacts, voices)


def _reached(phones: Sequence[str], others: Sequence[str], contacts: Contacts) -> Iterator[Pair]:
    """Telephones, then mail and web addresses, in one line."""
    called = [telephone(number) for number in phones] if contacts.phones else []
    said = " · ".join(filter(None, (*called, *(others if contacts.mails else ()))))
    if said:
        yield alike(said)


def _address(address: Address | None, contacts: Contacts, voices: Voices) -> Iterator[Pair]:
    """In one line."""
    said = voices.two(lambda t: ", ".join(address_lines((), address, t.language, None)))
    if contacts.addresses and all(said):
        yield both(*said)


def _body(seat: RosterSeat, voices: Voices) -> Pair:
    """The body; of one that was not sent here it is said so."""
    return voices.name(seat.body) or both(*not_shared(voices))


def _substitutes(seat: RosterSeat, voices: Voices) -> Pair:
    """Names; a dash for nobody. A seat of a common bench says so, and names its own substitutes."""
    names = [alike(one.name) if one.name else both(*not_shared(voices)) for one in seat.substitutes]
    said = joined(names, ", ")
    if seat.seat.substitution is not Substitution.POOL:
        return said if names else both("–", "–")
    bench = voices.two(lambda t: word_within(t, Substitution.POOL))
    if not names:
        return both(*bench)
    return voices.say(N_("{kind}: {names}"), kind=bench, names=(said.fr.text, said.de.text))


# what is open to everybody


def _public_table(paper: RosterPaper, voices: Voices) -> AttendanceTable:
    heads = (
        voices.say(N_("Body represented")),
        voices.say(N_("Right to vote")),
        voices.say(N_("Substitution")),
    )
    return AttendanceTable(
        heads=heads,
        groups=tuple(
            AttendanceGroup(label=label, rows=tuple(_open_seat(seat, paper.contacts, voices) for seat in seats))
            for label, seats in _grouped(paper, voices)
        ),
        outlined=True,
    )


def _open_seat(seat: RosterSeat, contacts: Contacts, voices: Voices) -> AttendanceRow:
    organisation = seat.organisation
    name = voices.name(organisation.name if organisation else seat.seat.label)
    return AttendanceRow(
        name=name or both(*not_shared(voices)),
        function=None,
        body=both(*voices.two(lambda t: word_within(t, seat.seat.capacity))),
        state=both(*voices.two(lambda t: word_within(t, seat.seat.substitution))),
        details=tuple(_open_contact(organisation, contacts, voices)),
    )


def _open_contact(body: Organisation | None, contacts: Contacts, voices: Voices) -> Iterator[Pair]:
    if body is None:
        return
    yield from _reached((body.phone,), (body.email, body.website), contacts)
    yield from _address(body.address, contacts, voices)


def _left_out(paper: RosterPaper, voices: Voices) -> Iterator[Block]:
    """Which facts about persons this version does not hold."""
    holders = sum(seat.holder is not None for seat in paper.seats)
    substitutes = len({(one.person.id if one.person else one.name) for seat in paper.seats for one in seat.substitutes})
    offices = len(paper.officers) + sum(bool(seat.holder and seat.holder.offices) for seat in paper.seats)
    lines = [
        voices.count(forms, count)
        for forms, count in (
            (
                N_n(
                    "name, function and contact of {count} member",
                    "names, functions and contacts of {count} members",
                ),
                holders,
            ),
            (N_n("{count} substitute", "{count} substitutes"), substitutes),
            (N_n("{count} office of the committee", "{count} offices of the committee"), offices),
        )
        if count
    ]
    yield from left_out_list(lines, voices)
