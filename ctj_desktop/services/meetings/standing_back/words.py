"""What do the records say of a reason, with names as they are on a day?"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.deciding.standing_back import Bond, Ground, PartInItem
from ctj_desktop.domain.ids import OrganisationId
from ctj_desktop.domain.records.people import Organisation, Person, PersonFunction
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.standing_back.reasons import GroundWords
from ctj_desktop.services.membership.names_then import body_on
from ctj_desktop.storage.open_file import OpenFile


class WordsOn:
    """Names as they are on the day."""

    def __init__(self, store: OpenFile, day: date) -> None:
        self._store, self._day = store, day

    def of(self, ground: Ground) -> GroundWords:
        """What a reason is made of."""
        party, tie = ground.party, ground.tie
        project = self._store.get(Project, party.project) if party.project is not None else None
        return GroundWords(
            bond=ground.bond,
            part=party.part,
            link=ground.link,
            function=self._function(ground),
            body=self._body(tie.body) if tie is not None else NO_TEXT,
            party=self._body(OrganisationId(party.who)) if ground.bond is not Bond.CONTACT else NO_TEXT,
            project=project.title if project is not None else NO_TEXT,
            by=party.records[0][0] if party.part is PartInItem.NAMED else "",
        )

    def _function(self, ground: Ground) -> Bilingual:
        if ground.tie is None:
            return NO_TEXT
        kind, row = ground.tie.record
        if kind == PersonFunction.kind:
            further = self._store.get(PersonFunction, row)
            return further.function if further is not None else NO_TEXT
        person = self._store.get(Person, row) if kind == Person.kind else None
        return person.function if person is not None else NO_TEXT

    def _body(self, key: UUID) -> Bilingual:
        found = self._store.get(Organisation, key)
        return body_on(self._store, found, self._day).name if found is not None else NO_TEXT
