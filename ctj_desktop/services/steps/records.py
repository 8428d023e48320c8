"""How does a step get at the records it was told about?"""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId, HomeId, OfficeId, PersonId, ctj_home
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Office, Organisation, Person
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.services.steps.refusals import EndBeforeStart, KeptByConference, KeptElsewhere, NotHere, TextMissing
from ctj_desktop.storage.log.partners import peers
from ctj_desktop.storage.open_file import OpenFile

R = TypeVar("R", bound=Record)
LONGEST_TITLE = 120  # characters of a title that a label repeats


def the(store: OpenFile, cls: type[R], record: UUID) -> R:
    """The record, or `NotHere`."""
    found = store.get(cls, record)
    if found is None:
        raise NotHere(cls.kind, record)
    return found


def these(store: OpenFile, cls: type[R], keys: Sequence[UUID]) -> list[R]:
    """The records of these ids that are here, in this order."""
    found = {record.id: record for record in store.some(cls, keys)}
    return [found[key] for key in keys if key in found]


def home_of(committee: CommitteeId) -> HomeId:
    """A committee is its own home."""
    return HomeId(committee)


def source_language(store: OpenFile, committee: CommitteeId) -> Language:
    """The language in which the committee writes first."""
    found = store.get(Committee, committee)
    return found.writes_in if found else Language.FR


def person_name(person: Person | None) -> str:
    """Given name and family name, as papers print them; empty where the person is not shared."""
    return "" if person is None else f"{person.given_name} {person.family_name}".strip()


def name_of_person(store: OpenFile, person: PersonId | None) -> str:
    """As `person_name`; empty for nobody."""
    return person_name(store.get(Person, person)) if person else ""


def need_text(text: Bilingual) -> Bilingual:
    """A title or name that says something; `TextMissing` otherwise."""
    if not text.says_something():
        raise TextMissing
    return text


def need_ours(store: OpenFile, record: Record) -> None:
    """`KeptElsewhere` for a person or body whose home is another office or the CTJ."""
    if record.home != store.home():
        raise kept_elsewhere(store, record)


def kept_elsewhere(store: OpenFile, record: Record) -> KeptElsewhere:
    """That a record is kept elsewhere, and who is asked to correct it: whom it is entrusted to, else its home.

    An office that is not known here is not named.
    """
    entrusted = record.keeper if isinstance(record, Person | Organisation) else None
    keeper = office_called(store, entrusted) if entrusted is not None else NO_TEXT
    if record.home == ctj_home() and not keeper:
        return KeptByConference()
    return KeptElsewhere(keeper or office_called(store, OfficeId(record.home)))


def office_called(store: OpenFile, office: OfficeId) -> Bilingual:
    """The name of an office, by its record or its card; empty for one that is not known here."""
    found = store.get(Office, office)
    if found is not None:
        return found.name
    known = next((one for one in peers(store) if one.office == office), None)
    return Bilingual.of(known.name_fr, known.name_de) if known is not None else NO_TEXT


def need_period(start: date | None, end: date | None) -> None:
    """Half-open [start, end), None is open: the end is later. What is refused speaks of the last day, as people do."""
    if end is not None:
        need_days(start, days_later(end, -1))


def need_days(first: date | None, last: date | None) -> None:
    """Both days belong to it, which may be one and the same; None is open."""
    if first is not None and last is not None and last < first:
        raise EndBeforeStart(first, last)


def titled(text: Bilingual) -> dict[str, str]:
    """What an operation was about, in both languages, as its label keeps it: without the marks of its text."""
    sides = {"title_fr": without_marks(text.fr.text), "title_de": without_marks(text.de.text)}
    return {name: title[:LONGEST_TITLE] for name, title in sides.items() if title}
