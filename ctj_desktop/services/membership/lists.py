"""Who is there, who sits where on a day, and until when?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, HomeId, MandateId, PersonId, SeatId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import Capacity, Substitution
from ctj_desktop.domain.records.people import Person, SameAs, Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.naming.same_records import as_one, kept_ones, shown_once
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.membership.members import person_names, person_rows, seat_rows
from ctj_desktop.storage.store import Store

SOON = timedelta(days=92)
"""Mandates that end within three months are amber, as on the radar."""


class PersonLine(NamedValue):
    """A person with what they hold on a day; `until` is the first day without the mandate that ends first.

    `holds` tells a mandate without end from no mandate at all.
    """

    key: UUID
    name: str
    function: Bilingual
    body: Bilingual
    side: Side | None
    holds: bool
    substitute_only: bool
    until: date | None

    @property
    def person(self) -> PersonId:
        """The id, typed."""
        return PersonId(self.key)


class SeatLine(NamedValue):
    """A seat on a day: its holder and substitute, either of them empty where the seat is vacant."""

    key: UUID
    committee: CommitteeId
    label: Bilingual
    college: Bilingual
    side: Side
    capacity: Capacity
    substitution: Substitution
    holder: PersonId | None = None
    holder_name: str = ""
    function: Bilingual = NO_TEXT
    until: date | None = None
    mandate: MandateId | None = None
    substitutes: tuple[str, ...] = ()

    @property
    def seat(self) -> SeatId:
        """The id, typed."""
        return SeatId(self.key)

    @property
    def home(self) -> HomeId:
        """Who keeps it."""
        return HomeId(self.committee)


def person_keys(
    store: Store,
    day: date,
    committee: CommitteeId | None = None,
    words: str = "",
    *,
    in_office: bool = False,
    too: UUID | None = None,
) -> list[bytes]:
    """Persons by name, filtered by words of name, function, body or seat; only holders with `in_office`.

    Whoever is there under two records stands once; `too` is one of these that was asked for.
    """
    found = person_names(store, committee, day, words, in_office=in_office)
    keys = [key for _, key in sorted((sort_key(_named(*names)), key) for key, *names in found)]
    if not store.count(SameAs):
        return keys
    return [key.bytes for key in shown_once(store, Person.kind, (UUID(bytes=key) for key in keys), too=too)]


def person_lines(
    store: Store, day: date, keys: Sequence[bytes], committee: CommitteeId | None = None
) -> list[PersonLine]:
    """The lines of these persons with what they hold on the day, under whichever record, in no order."""
    of_others = _others(store, keys)
    lines: dict[UUID, PersonLine] = {}
    rows = [_person(row) for row in person_rows(store, committee, day, [*keys, *(one.bytes for one in of_others)])]
    for line in sorted(rows, key=lambda line: line.key in of_others):
        key = of_others.get(line.key, line.key)
        known = lines.get(key)
        lines[key] = line if known is None else _joined(known, line)
    return list(lines.values())


def _others(store: Store, keys: Sequence[bytes]) -> Mapping[UUID, UUID]:
    """Other records of these persons that are not shown themselves, each with the one that is."""
    known = kept_ones(store, Person.kind)
    shown = {UUID(bytes=key) for key in keys} if known else set()
    return {one: kept for one, kept in known.items() if kept in shown and one not in shown}


def seats_on(
    store: OpenFile, day: date, committee: CommitteeId | None = None, only: Collection[UUID] | None = None
) -> list[SeatLine]:
    """The seats of that day in their order, with who holds them by what is known now; `only` these, where given."""
    of_each = groupby(seat_rows(store, committee, day, only), key=attrgetter("id"))
    known = kept_ones(store, Person.kind)
    lines = (_seat([*rows]) for _, rows in of_each)
    return [_held_by_one(store, line, known) for line in lines] if known else list(lines)


def vacancies(lines: Iterable[SeatLine]) -> int:
    """Seats without a holder."""
    return sum(line.holder is None for line in lines)


def _person(row: Any) -> PersonLine:  # a row of a query
    side = row.side or row.seat_side or row.organisation_side
    return PersonLine(
        key=UUID(bytes=row.id),
        name=_named(row.family_name, row.given_name),
        function=shown_text(row.function_fr, row.function_de),
        body=shown_text(
            row.short_name_fr or row.name_fr or row.seat_name_fr or row.label_fr,
            row.short_name_de or row.name_de or row.seat_name_de or row.label_de,
        ),
        side=Side(side) if side else None,
        holds=row.start is not None,
        substitute_only=bool(row.substitute),
        until=_day(row.end),
    )


def _named(family: str, given: str) -> str:
    return f"{family} {given}" if family and given else family or given


def _joined(one: PersonLine, other: PersonLine) -> PersonLine:
    if not other.holds:
        return one
    if not one.holds:
        return replace(one, holds=True, until=other.until, substitute_only=other.substitute_only)
    ends = [line.until for line in (one, other) if line.until is not None]
    return replace(one, until=min(ends, default=None), substitute_only=one.substitute_only and other.substitute_only)


def _seat(rows: Sequence[Any]) -> SeatLine:  # rows of a query: one seat with each of its mandates
    """Of two holders at once the one who began last is shown, as the composition has it."""
    row = rows[0]
    held = next((one for one in reversed(rows) if one.mandate is not None and not one.substitute), None)
    return SeatLine(
        key=UUID(bytes=row.id),
        committee=CommitteeId(UUID(bytes=row.committee)),
        label=shown_text(
            row.label_fr or row.short_name_fr or row.name_fr, row.label_de or row.short_name_de or row.name_de
        ),
        college=shown_text(row.college_fr, row.college_de),
        side=Side(row.side),
        capacity=Capacity(row.capacity),
        substitution=Substitution(row.substitution),
        holder=PersonId(UUID(bytes=held.person)) if held is not None else None,
        holder_name=_of_holder(held) if held is not None else "",
        function=shown_text(held.function_fr, held.function_de) if held is not None else NO_TEXT,
        until=_day(held.end) if held is not None else None,
        mandate=MandateId(UUID(bytes=held.mandate)) if held is not None else None,
        substitutes=tuple(_of_holder(one) for one in rows if one.mandate is not None and one.substitute),
    )


def _of_holder(row: Any) -> str:  # a row of a query
    return " ".join(filter(None, (row.given_name, row.family_name)))


def _held_by_one(store: OpenFile, line: SeatLine, known: Mapping[UUID, UUID]) -> SeatLine:
    """A holder who is there under two records is named by the one that is shown."""
    if line.holder is None or known.get(line.holder, line.holder) == line.holder:
        return line
    person = as_one(store, Person, line.holder)
    assert person is not None
    return replace(line, holder=person.id, holder_name=person_name(person), function=person.function)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
