"""Who stands back for an item of a meeting, and who may have to? Read for screens and papers.

What is proposed follows from the records of the day of the meeting, and is computed each time: nothing of it is kept
but the answers, and nobody stands back unless somebody says so. In the file of the conference, which receives neither
interests nor refusals, nothing is proposed: it cannot know what was answered.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.deciding.standing_back import Ground, KnownTies, Party, Ties, unanswered
from ctj_desktop.domain.ids import AgendaItemId, MeetingId, PersonId, SeatId
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, Roll
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.voting import Recusal, RefusedRecusal
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.standing_back.known import known_of, with_bodies
from ctj_desktop.services.meetings.standing_back.parties import named_at, parties_of_project, projects_of
from ctj_desktop.services.meetings.standing_back.reasons import GroundWords, reason_of, said_once
from ctj_desktop.services.meetings.standing_back.seats import SeatsOfMeeting
from ctj_desktop.services.meetings.standing_back.words import WordsOn
from ctj_desktop.services.membership.roll import roll_expected
from ctj_desktop.services.steps.homes import is_conference
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.written import last_written

SAYS: Final[Mapping[str, frozenset[str]]] = {
    "agenda_item": frozenset({"project", "parent", "title", "proposed_decision"}),
    "decision": frozenset({"project"}),
    "restricted_decision": frozenset({"project"}),
    "project": frozenset({"contact"}),
    "partner": frozenset({"organisation", "name", "contact", DELETED}),
    "mandate": frozenset({"seat", "person", "on_behalf_of", DELETED}),
    "seat": frozenset({"organisation"}),
    "person": frozenset({"organisation"}),
    "person_function": frozenset({"person", "organisation", DELETED}),
    "declared_interest": frozenset({"person", "organisation", DELETED}),
}
"""The fields of a record that make it a reason: one that is written anew is a new reason, and is asked about anew."""
FOLLOWED: Final = frozenset(
    {
        "agenda_item",
        "attendance",
        "decision",
        "declared_interest",
        "mandate",
        "meeting",
        "organisation",
        "organisation_name",
        "partner",
        "person",
        "person_function",
        "project",
        "recusal",
        "refused_recusal",
        "restricted_decision",
        "roll",
        "same_as",
        "seat",
    }
)
"""Kinds of record that what is read here depends on."""


class SeatStandsBack(NamedValue):
    """A seat that stands back, as it was entered."""

    recusal: Recusal
    roll: Roll
    name: str


class MayStandBack(NamedValue):
    """Somebody who may have to, for a reason that nobody has answered yet; `words` say why, the best reason first.

    `reason` is what a recusal keeps of it: nothing of a closed item, whose reasons the conference must not see.
    `earlier` is an answer that was given before something else spoke against the person as well.
    """

    roll: Roll
    person: PersonId
    name: str
    words: tuple[GroundWords, ...]
    reason: Bilingual
    earlier: RefusedRecusal | None = None

    @property
    def seat(self) -> SeatId:
        """Where they sit."""
        return self.roll.seat


class NeedNotStandBack(NamedValue):
    """Somebody of whom it was said, with a word, that they need not. For the committee alone."""

    refused: RefusedRecusal
    name: str


class ItemStandingBack(NamedValue):
    """All of it of one item, in the order of the roll."""

    item: AgendaItem
    number: str
    back: tuple[SeatStandsBack, ...] = ()
    proposed: tuple[MayStandBack, ...] = ()
    refused: tuple[NeedNotStandBack, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Nobody is concerned."""
        return not (self.back or self.proposed or self.refused)


def standing_back(store: OpenFile, meeting: MeetingId, today: date) -> tuple[ItemStandingBack, ...]:
    """Every item of a meeting of which there is something to say, in the order of the agenda."""
    owner = the(store, Meeting, meeting)
    rows = agenda(store.all(AgendaItem, meeting=meeting)).rows
    found = _Reader(store, owner, today, [row.item for row in rows]).all(
        {row.item.id: row.shown_number for row in rows}
    )
    return tuple(one for one in found if not one.says_nothing)


def standing_back_at(store: OpenFile, item: AgendaItemId, today: date) -> ItemStandingBack:
    """Of one item; `NotHere` where it is gone."""
    point = the(store, AgendaItem, item)
    row = agenda(store.all(AgendaItem, meeting=point.meeting)).row(item)
    number = row.shown_number if row is not None else ""
    (found,) = _Reader(store, the(store, Meeting, point.meeting), today, [point]).all({item: number})
    return found


def reason_for(store: OpenFile, item: AgendaItemId, seat: SeatId, today: date) -> Bilingual:
    """What a recusal of a seat keeps as its reason where something speaks against it; else nothing."""
    proposed = standing_back_at(store, item, today).proposed
    return next((one.reason for one in proposed if one.seat == seat), NO_TEXT)


class _Reader:
    """Some items of a meeting on its day; without a day as of `today`."""

    def __init__(self, store: OpenFile, meeting: Meeting, today: date, items: Sequence[AgendaItem]) -> None:
        self._store, self._meeting, self._items = store, meeting, items
        self._day = meeting.on or today
        self._seats = SeatsOfMeeting(store, meeting, roll_expected(store, meeting, today))
        self._said = WordsOn(store, self._day)

    def all(self, numbers: dict[AgendaItemId, str]) -> Iterator[ItemStandingBack]:
        """One after the other."""
        for item in self._items:
            back, said = tuple(self._back(item)), self._store.all(RefusedRecusal, item=item.id)
            lines = {one.roll.id for one in back}
            proposed = tuple(one for one in self._proposed(item, said) if one.roll.id not in lines)
            open_again = {one.earlier for one in proposed}
            refused = [
                NeedNotStandBack(refused=one, name=name_of_person(self._store, one.person))
                for one in said
                if one not in open_again
            ]
            yield ItemStandingBack(
                item=item, number=numbers[item.id], back=back, proposed=proposed, refused=tuple(refused)
            )

    def _back(self, item: AgendaItem) -> Iterator[SeatStandsBack]:
        recusals = {one.roll: one for one in self._store.all(Recusal, item=item.id)}
        for line in self._seats.roll if recusals else ():
            if line.id in recusals:
                yield SeatStandsBack(recusal=recusals[line.id], roll=line, name=self._seats.name_on(line))

    def _proposed(self, item: AgendaItem, said: Sequence[RefusedRecusal]) -> Iterator[MayStandBack]:
        parties = () if is_conference(self._store) else self._parties[item.id]
        if not parties:
            return
        lines = {line.seat: line for line in self._seats.lines(item)}
        refused: dict[UUID, int] = {one.person: last_written(self._store, one.id) for one in said}
        for one in self._ties.proposals(parties, self._seats.sitting(item)):
            selves = self._ties.selves(one.person)
            words = said_once(map(self._said.of, unanswered(one, refused, self._written, selves)))
            if words:
                yield MayStandBack(
                    roll=lines[one.seat],
                    person=one.person,
                    name=self._seats.name_of(lines[one.seat], one.person),
                    words=words,
                    reason=NO_TEXT if item.closed else reason_of(words[0]),
                    earlier=next((answer for answer in said if answer.person in selves), None),
                )

    def _written(self, ground: Ground) -> int:
        """Since when all of it stands there so."""
        return max(last_written(self._store, row, SAYS[kind]) for kind, row in ground.records)

    # what is known

    @cached_property
    def _known(self) -> KnownTies:
        roll = self._seats.roll
        persons = {one for line in roll if (one := self._seats.sits_on(line)) is not None}
        return known_of(self._store, self._meeting.committee, persons, {line.seat for line in roll})

    @cached_property
    def _tied(self) -> KnownTies:
        """With the bodies to which anybody who sits here is tied."""
        ties = Ties(self._known, self._day)
        sitting = {one for item in self._items for one in self._seats.sitting(item)}
        return with_bodies(self._store, self._known, {tie.body for one in sitting for tie in ties.of(one)})

    @cached_property
    def _parties(self) -> dict[AgendaItemId, tuple[Party, ...]]:
        return {item.id: tuple(self._parties_of(item)) for item in self._items}

    def _parties_of(self, item: AgendaItem) -> Iterator[Party]:
        projects = projects_of(self._store, item)
        for key, by in projects.items():
            project = self._store.get(Project, key)
            if project is not None:
                yield from parties_of_project(self._store, project, by)
        if not projects:
            yield from named_at(self._store, item, lambda: self._tied.bodies)

    @cached_property
    def _ties(self) -> Ties:
        parties = {party.who for of_item in self._parties.values() for party in of_item}
        asked = parties | {one.id for one in self._tied.bodies}
        return Ties(with_bodies(self._store, self._known, asked), self._day)
