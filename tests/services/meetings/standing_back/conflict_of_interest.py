"""A committee that has a project of one of its members' communes on the agenda, for tests of who stands back."""

from datetime import date
from pathlib import Path
from typing import Any

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.interests import DeclaredInterest
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Organisation, Person, PersonFunction, Side
from ctj_desktop.domain.records.projects import Partner
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory import functions
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.standing_back.proposals import ItemStandingBack, standing_back_at
from ctj_desktop.services.meetings.standing_back.reasons import why
from ctj_desktop.services.membership import committees, interests, people
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from tests.office import TODAY, Office, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")


def plain(said: str) -> str:
    """With plain spaces."""
    return said.replace("\u00a0", " ").replace("\u202f", " ")


class Conflict(Office):
    """Anne Jacot sits for Vauxneuf, two others for nobody; item 1 is about the project “Voie verte”."""

    def __init__(self, folder: Path, **fields: Any) -> None:
        super().__init__(folder, **fields)
        self.committee = self.a_committee()
        self.vauxneuf = self.a_body("Vauxneuf")
        self.anne = self.a_person("Jacot", "Anne")
        self.seat: Seat = self.do_fields(
            committees.add_seat, committee=self.committee.id, side=Side.FR, organisation=self.vauxneuf.id
        ).record
        self.a_mandate(self.seat, self.anne.id)
        self.others = [self.a_seat(self.committee.id, number) for number in (2, 3)]
        self.project = self.do_fields(
            projects.add_project, committee=self.committee.id, title=text("Voie verte", "Grüner Weg")
        ).record
        self.meeting = self.a_meeting(self.committee.id)
        self.item = self.item_on(project=self.project.id)

    def a_body(self, name: str, **fields: Any) -> Organisation:
        """A body of the directory."""
        return self.do_fields(people.add_organisation, name=text(name, name), **fields).record

    def a_partner(self, body: Organisation | None = None, **fields: Any) -> Partner:
        """A partner of the project."""
        named = {"organisation": body.id} if body is not None else {}
        made = {"project": self.project.id, "side": Side.FR, **named, **fields}
        return self.do_fields(links.add_partner, **made).record

    def item_on(self, title: str = "Soutien", **fields: Any) -> AgendaItem:
        """An item of the agenda."""
        made = {"meeting": self.meeting.id, "title": text(title, title), **fields}
        return self.do_fields(agenda.add_agenda_item, **made).record

    def a_function(self, person: Person, body: Organisation, fr: str, de: str, **fields: Any) -> PersonFunction:
        """What somebody is beside the main function."""
        made = {"person": person.id, "organisation": body.id, "function": text(fr, de), **fields}
        return self.do_fields(functions.add_person_function, **made).record

    def an_interest(self, person: Person, body: Organisation, **fields: Any) -> DeclaredInterest:
        """What somebody declared."""
        made = {"committee": self.committee.id, "person": person.id, "organisation": body.id, **fields}
        return self.do_fields(interests.declare_interest, **made).record

    def works_at(self, person: Person, body: Organisation, function: Bilingual = NO_TEXT) -> Person:
        """The main function of somebody."""
        after = replace(person, organisation=body.id, function=function)
        return self.do(people.change_person, after, person).record

    def holder_of(self, seat: Seat) -> Person:
        """Who sits there."""
        line = next(one for one in self.roll() if one.seat == seat.id)
        found = self.store.get(Person, line.holder) if line.holder else None
        assert found
        return found

    def roll(self) -> Any:
        """Who will sit at the meeting."""
        from ctj_desktop.services.membership.roll import roll_expected

        return roll_expected(self.store, self.meeting, TODAY)

    def said(self, item: AgendaItem | None = None, today: date = TODAY) -> ItemStandingBack:
        """Who stands back for an item, and who may have to."""
        return standing_back_at(self.store, (item or self.item).id, today)

    def names(self, item: AgendaItem | None = None) -> list[str]:
        """Who may have to stand back."""
        return [one.name for one in self.said(item).proposed]

    def sentences(self, item: AgendaItem | None = None) -> list[tuple[str, str]]:
        """The first reason of each, in both languages."""
        return [
            (plain(why(FRENCH, one.name, one.words[0])), plain(why(GERMAN, one.name, one.words[0])))
            for one in self.said(item).proposed
        ]

    def reasons(self, item: AgendaItem | None = None) -> list[tuple[str, str]]:
        """What a recusal of each would keep, in both languages."""
        return [(plain(one.reason.fr.text), plain(one.reason.de.text)) for one in self.said(item).proposed]
