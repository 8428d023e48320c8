"""What does a text to use again say under an item of the agenda, once its fields are filled in?"""

from collections.abc import Iterator, Mapping

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.placeholders import filled
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.standard_texts import StandardText
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.membership.names_then import name_on
from ctj_desktop.services.membership.senders import presiding, sender
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.services.texts.text_blocks import FILLED_IN
from ctj_desktop.storage.open_file import OpenFile

WRITTEN_IN = (Language.FR, Language.DE)


def filled_block(store: OpenFile, block: StandardText, item: AgendaItemId | None) -> dict[Language, str]:
    """By language; a name of which nothing is known stays in its braces, to be filled in by hand."""
    said = {language: block.text.text(language) for language in WRITTEN_IN}
    if item is None:
        return said
    return {language: filled(text, _values(store, item, language)) for language, text in said.items()}


def _values(store: OpenFile, item: AgendaItemId, language: Language) -> Mapping[str, str]:
    """Only those of which something is known."""
    t, point = load_translator(LOCALES[language]), the(store, AgendaItem, item)
    known = dict(zip(FILLED_IN, (*_of_meeting(store, point, t), *_of_item(store, point, language)), strict=True))
    return {name: value for name, value in known.items() if value}


def _of_meeting(store: OpenFile, point: AgendaItem, t: Translator) -> Iterator[str]:
    meeting = the(store, Meeting, point.meeting)
    committee = the(store, Committee, meeting.committee)
    yield name_on(store, committee, meeting.on).or_other(t.language)
    yield t("no. {number}").format(number=meeting.number) if meeting.number else ""
    yield t.date_long(meeting.on) if meeting.on is not None else ""
    yield t.time(meeting.start) if meeting.start is not None else ""
    yield meeting.place.or_other(t.language)
    held = [store.get(Person, office.person) for office in presiding(store, meeting)]
    yield t.join([person_name(person) for person in held if person is not None])
    offices = sender(store, meeting.committee, meeting.on).secretariats
    yield t.join([one.lines[0] for one in offices if one.lines])


def _of_item(store: OpenFile, point: AgendaItem, language: Language) -> Iterator[str]:
    row = agenda_of(store.all(AgendaItem, meeting=point.meeting)).row(point.id)
    yield row.shown_number if row is not None else ""
    yield point.title.or_other(language)
    project = store.get(Project, point.project) if point.project is not None else None
    yield project.title.or_other(language) if project is not None else ""
