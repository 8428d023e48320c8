"""What would a list of persons, bodies or members change here, row by row?

What a row does not say stays; a row about whom the directory is not sure waits until a person has said whether it is
the same one.
"""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Final, TypeVar

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Capacity, Committee, OfficeOfCommittee, Seat
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.files.stepwise import Step
from ctj_desktop.files.tables.table import SourceRow
from ctj_desktop.services.imports.body_names import of_commune, texts_of
from ctj_desktop.services.imports.cells import plain
from ctj_desktop.services.imports.columns import language_of, text_language
from ctj_desktop.services.imports.directory import Directory
from ctj_desktop.services.imports.kinds import KINDS
from ctj_desktop.services.imports.people import (
    Match,
    body_as_said,
    function_as_said,
    is_elsewhere,
    person_as_said,
    private_as_said,
    who,
    without_function,
)
from ctj_desktop.services.imports.refusals import (
    BodyMissing,
    KeptByAnother,
    NameMissing,
    NotInDirectory,
    RowOfOtherCommittee,
    SaidOtherwiseBefore,
    StandsInForThemselves,
)
from ctj_desktop.services.imports.row_cells import ReadColumns
from ctj_desktop.services.imports.rows import OFTEN, RowChanges, RowPlanner, RowWaits, worded
from ctj_desktop.services.imports.said import BodySaid, PersonSaid, RowReader, RowSaid
from ctj_desktop.services.imports.seating import Seating, Term
from ctj_desktop.services.imports.standing import SEATLESS, ListedPeople, standing_of
from ctj_desktop.services.imports.verdicts import Answer, ImportOrder, PartKind, PartTaken
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile

SEVERAL: Final = 2
R = TypeVar("R", Person, Organisation)


class PeoplePlanner(RowPlanner):
    """Persons, bodies, and where the list is one of members their seats, mandates and offices."""

    def __init__(self, store: OpenFile, order: ImportOrder, committee: Committee | None, step: Step) -> None:
        self.directory = Directory(store, committee.id if committee is not None else None, step)
        super().__init__(store, order, self.directory)
        self._kind = KINDS[order.kind]
        self._spoken = language_of(order.table.headings)
        self._language = text_language(order.table.headings, order.columns)
        self._new_id = store.environment.new_id
        self.reader = RowReader(ReadColumns(order.table.headings, order.columns, order.since))
        self._seating = self._seats(committee, step) if committee is not None else None
        glances = [(row.number, self.reader.glance(row)) for row in order.table.rows] if committee is not None else []
        self._listed = ListedPeople(glances, order.parts)
        self._committees = self.reader.committees(order.table.rows)
        self._last = {
            number for number, glance in glances if self._listed.is_substitute(glance, order.parts.get(number))
        }

    def _seats(self, committee: Committee, step: Step) -> Seating:
        """What the whole list tells: who is in it, and on which side a body or a seat is that one row says it of."""
        listed: set[str] = set()
        sides: dict[str, Side] = {}
        for at, row in enumerate(self._order.table.rows):
            listed.update(map(plain, self.reader.names(row)))
            places, side = self.reader.side_of(row)
            if side is not None:
                for place in places:
                    sides.setdefault(of_commune(place), side)
            if at % OFTEN == 0:
                step(0, 0)
        return Seating(self.directory, committee, self._new_id, self._language, listed, sides)

    def plan_row(self, row: SourceRow) -> None:
        self._row.name = next(iter(self.reader.names(row)), "")
        said = self.reader.read(row)
        if said.told is None and (side := self._order.sides.get(row.number)) is not None:
            said = replace(said, side=side, told=side)
        self._row.name = self._row.name or _name_of(said)
        self._row.why.extend(said.remarks)
        self._plan(said)

    def in_order(self, rows: Sequence[SourceRow]) -> list[SourceRow]:
        """Members before their substitutes, whose seats must be there."""
        return sorted(rows, key=lambda row: row.number in self._last)

    # one row

    def _need_committee(self, said: str) -> None:
        """RowOfOtherCommittee of a row that names another one, where the rows name several."""
        committee = self.directory.committee
        if not said or committee is None or len(self._committees) < SEVERAL:
            return
        names = {plain(name) for name in (*texts_of(committee.name, committee.short_name), committee.code)}
        if plain(said) not in names:
            raise RowOfOtherCommittee(said[:80], committee.name)

    def _plan(self, said: RowSaid) -> None:
        self._need_committee(said.committee)
        if said.body is None and self._kind.needs == ("organisation",):
            raise BodyMissing
        body = self._body(said.body, said.told) if said.body is not None else None
        person = self._person(said.person, body, said.side) if said.person is not None else None
        if self._seating is None:
            if person is None and body is None:
                raise NameMissing
        elif person is not None or said.substitute is not None or body is not None or said.seat or said.seat_de:
            self._seat(self._seating, said, body, person)
        else:
            raise NameMissing

    def _body(self, said: BodySaid, side: Side | None) -> Organisation:
        names = list(filter(None, (said.name, said.name_de)))
        here = (self.directory.body_named(name) or _body_of_row(self._row, name) for name in names)
        before = next((body for body in here if body is not None), None)
        after, fields = body_as_said(
            said, before, directory=self.directory, new_id=self._new_id, language=self._language, side=side
        )
        return self._kept(after, before, fields, said.called)

    def _person(self, said: PersonSaid, body: Organisation | None, side: Side | None) -> Person:
        answer = self._order.answers.get(self._row.number)
        found = who(self.directory, said, body.id if body is not None else None)
        unsure = found.person is not None and found.match is not Match.SAME
        if found.person is not None and unsure and answer is None:
            more = body is not None and is_elsewhere(self.directory, found.person, body.id)
            raise RowWaits(person_name(found.person), worded(body.name) if body is not None and more else "")
        before = None if unsure and answer is Answer.APART else found.person
        if before is None and self._kind.known_persons:
            raise NotInDirectory(said.name)
        if before is not None and unsure:
            self._row.joined.append(person_name(before))
        if before is not None and body is not None and is_elsewhere(self.directory, before, body.id):
            return self._with_function(said, before, body, side)
        try:
            return self._of_one_body(said, before, body, side, joined=unsure)
        except SaidOtherwiseBefore as error:
            return self._namesake(said, before, body, side, error)

    def _namesake(
        self,
        said: PersonSaid,
        here: Person | None,
        body: Organisation | None,
        side: Side | None,
        error: SaidOtherwiseBefore,
    ) -> Person:
        """Two rows of one name that say two things: the same person, or two of one name, as only a person can say."""
        answer = self._order.answers.get(self._row.number)
        if here is None or answer is None:
            self._row.why.append(error)
            raise RowWaits(said.name) from error
        if answer is Answer.APART:
            return self._of_one_body(said, None, body, side, joined=False)
        self._row.joined.append(person_name(here))
        return self._of_one_body(said, here, body, side, joined=True)

    def _with_function(self, said: PersonSaid, person: Person, body: Organisation, side: Side | None) -> Person:
        """Somebody who is with another body already: this is a further function, and the rest fills what is empty."""
        after, before = function_as_said(
            said, person, body, directory=self.directory, new_id=self._new_id, language=self._language
        )
        person = self._of_one_body(without_function(said), person, None, side, joined=True)
        if before is None or self.directory.is_ours_to_change(before):
            self.note(after, before, ("function", "work_phone", "work_email"), said.name)
        elif after != before:
            self._row.why.append(KeptByAnother(said.name))
        return person

    def _of_one_body(
        self, said: PersonSaid, before: Person | None, body: Organisation | None, side: Side | None, *, joined: bool
    ) -> Person:
        after, fields = person_as_said(
            said,
            before,
            directory=self.directory,
            new_id=self._new_id,
            language=self._language,
            spoken=self._spoken,
            body=body,
            side=side,
            joined=joined,
        )
        person = self._kept(after, before, fields, said.name)
        source = self._order.source
        private = private_as_said(said, person, directory=self.directory, source=source, joined=joined)
        if private is not None:
            self.note(private, self.directory.private(person.id), frozenset(), said.name)
        return person

    def _kept(self, after: R, before: R | None, fields: Collection[str], name: str) -> R:
        """What is kept elsewhere stays as it is, and the row says so."""
        if before is None or self.directory.is_ours_to_change(before):
            self.note(after, before, fields, name)
            return after
        if after != before:
            self._row.why.append(KeptByAnother(name))
        return before

    def _seat(self, seating: Seating, said: RowSaid, body: Organisation | None, person: Person | None) -> None:
        since = self._order.since
        part = self._order.parts.get(self._row.number)
        said = self._listed.settled(said, part)
        if person is not None and self._is_seatless(standing := standing_of(said, part), person):
            self._without_seat(seating, said, body, person, standing)
            return
        if said.office is not None and person is not None and body is None and not (said.seat or said.seat_de):
            self._office(seating, said, person, Term(start=said.start, last=said.end, since=since), said.side)
            return
        term = Term(start=said.start, last=said.end, since=since)
        stands_in = said.stands_in and person is not None and said.substitute is None
        found = self._held_by_substitute(seating, said, body) if person is None else None
        if stands_in and said.holder is not None:
            found = seating.seat_held_by(said.holder, body)
        found = found or seating.seat_for(said, body, person, term, substitute=stands_in)
        before = found if self.directory.has(found.id) else None
        college = seating.college(said.college) if said.college and not (stands_in and before is not None) else None
        if college is not None and not self.directory.has(college.id):
            self.note(college, None, (), said.college)
        of_holder = stands_in and before is not None
        seat, fields = (found, frozenset[str]()) if of_holder else seating.seat_as_said(found, said, college)
        self._row.part = _part(seating, seat, term, stands_in=stands_in) if person is not None else None
        self.note(seat, before, fields, said.seat or (said.body.called if said.body is not None else ""))
        if not stands_in:
            self._row.then.append(partial(seating.take, seat, vacant=person is None))
        if person is not None:
            self._mandate(seating, seat, person, term, substitute=stands_in)
            self._office(seating, said, person, term, seat.side)
        if said.substitute is not None:
            self._substitute(seating, said, seat, body, person)

    def _is_seatless(self, standing: PartKind, person: Person) -> bool:
        """Whether the row gives no seat; a secretary who has one already keeps it, since no list takes one away."""
        return standing in SEATLESS and not (standing is PartKind.SECRETARY and self.directory.seats_held_by(person.id))

    def _without_seat(
        self, seating: Seating, said: RowSaid, body: Organisation | None, person: Person, standing: PartKind
    ) -> None:
        """Whoever looks after the committee holds that office and no seat."""
        term = Term(start=said.start, last=said.end, since=self._order.since)
        side = said.side or (body.side if body is not None else None) or person.side
        if standing is PartKind.SECRETARY:
            said = replace(said, office=OfficeOfCommittee.SECRETARY)
        self._office(seating, said, person, term, side)
        self._row.part = PartTaken(standing)

    def _office(self, seating: Seating, said: RowSaid, person: Person, term: Term, side: Side | None) -> None:
        """What the person is in the committee; a row may say that alone."""
        if said.office is not None:
            held = seating.office(person, said.office, term, side)
            self.note(held, self.directory.held(held.id), ("start", "end"), person_name(person))

    def _held_by_substitute(self, seating: Seating, said: RowSaid, body: Organisation | None) -> Seat | None:
        """Of a row about a vacant seat: the one on which its substitute is already."""
        if said.substitute is None:
            return None
        other = who(self.directory, said.substitute, body.id if body is not None else None).person
        return seating.seat_of_substitute(said, body, other) if other is not None else None

    def _substitute(
        self, seating: Seating, said: RowSaid, seat: Seat, body: Organisation | None, person: Person | None
    ) -> None:
        assert said.substitute is not None
        if said.person is not None and plain(said.person.name) == plain(said.substitute.name):
            raise StandsInForThemselves(said.person.name)
        own = said.substitute.organisation
        of = self._body(BodySaid(name=own), said.side) if own else body
        other = self._person(said.substitute, of, said.side)
        if person is not None and other.id == person.id:
            raise StandsInForThemselves(person_name(other))
        start, last = said.substitute_start or said.start, said.substitute_end or said.end
        term = Term(start=start, last=last, since=self._order.since)
        seating.need_no_member(other, seat, term)
        self._mandate(seating, seat, other, term, substitute=True)

    def _mandate(self, seating: Seating, seat: Seat, person: Person, term: Term, *, substitute: bool) -> None:
        after = seating.mandate(seat, person, term, substitute=substitute)
        self.note(after, self.directory.mandate(after.id), ("start", "end"), person_name(person))


def _part(seating: Seating, seat: Seat, term: Term, *, stands_in: bool) -> PartTaken:
    """What the person is on that seat."""
    if stands_in:
        return PartTaken(PartKind.SUBSTITUTE, ", ".join(map(person_name, seating.holders(seat, term))))
    return PartTaken(PartKind.ADVICE if seat.capacity is Capacity.ADVISORY else PartKind.VOTE)


def _body_of_row(row: RowChanges, name: str) -> Organisation | None:
    """A body that this row adds."""
    found = (one for one, _fields in row.records.values() if isinstance(one, Organisation))
    return next((one for one in found if plain(name) in (plain(one.name.fr.text), plain(one.name.de.text))), None)


def _name_of(said: RowSaid) -> str:
    """What a row is about that names no person."""
    return said.body.called if said.body is not None else said.seat or said.seat_de
