"""What does a word processor need to write one letter to each of these persons?

A row for each: the address line by line as the post wants it, and how the letter begins, in the language of the person.
Who is there twice is written to once, whoever is anonymous not at all.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import DeliveryChannel, Organisation, Person, Salutation, SameAs
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.files.stepwise import Step, no_step, pieces
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.i18n.postal_address import COUNTRIES, MOST_LINES, address_lines
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.telephone import telephone
from ctj_desktop.i18n.words import word
from ctj_desktop.services.directory.letters import LOCALES, letter_to, reached
from ctj_desktop.services.membership.names_then import body_on
from ctj_desktop.services.naming.same_records import kept_ones
from ctj_desktop.services.steps.records import these
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.membership.members import letter_rows

SALUTATION, OPENING = N_("Salutation in the address"), N_("Opening of the letter")
LINE, COUNTRY = N_("Address line {number}"), N_("Country line")
ANYWHERE: Final = (Language.FR, None)
"""An address is one in whichever language, and from wherever it is written."""
Texts = tuple[str, ...]
FIELDS: Final = ("language", "channel", "work_email", "work_phone", "work_mobile", "function", "organisation", "side")


class Addressee(NamedValue):
    """Somebody to whom a letter may go, and whether there is an address for it."""

    key: PersonId
    name: str
    language: Language
    channel: DeliveryChannel
    addressed: bool


class MergeChoice(NamedValue):
    """Only those who speak a language, only those who are reached in a way; None for all. Both ways are either."""

    language: Language | None = None
    channel: DeliveryChannel | None = None

    def takes(self, one: Addressee) -> bool:
        """Whether the person is among them."""
        spoken = self.language in (None, one.language)
        posted = self.channel is DeliveryChannel.POST and one.channel.posted
        return spoken and (posted or self.channel is None or self.channel in one.channel.ways)


def addressees(store: OpenFile, keys: Sequence[UUID]) -> list[Addressee]:
    """In this order, each once: of thousands only what says to whom one writes is read."""
    rows = {UUID(bytes=row.id): row for row in letter_rows(store, keys)}
    same = kept_ones(store, Person.kind)
    once = {same.get(key, key): key for key in reversed(keys) if key in rows}
    wanted = [rows[key] for key in reversed(once.values())]
    others = _addressed_otherwise(store, [row for row in wanted if not row.addressed and row.own_address is None])
    return [
        Addressee(
            key=PersonId(UUID(bytes=row.id)),
            name=" ".join(filter(None, (row.given_name, row.family_name))),
            language=Language(row.language),
            channel=DeliveryChannel(row.channel),
            addressed=bool(row.addressed) or row.organisation in others,
        )
        for row in wanted
    ]


def _addressed_otherwise(store: OpenFile, rows: Sequence[Any]) -> set[bytes]:
    """Bodies without an address of their own that have one in another record of the same."""
    if not store.count(SameAs, record_kind=Organisation.kind):
        return set()
    bodies = store.some(Organisation, {UUID(bytes=row.organisation) for row in rows if row.organisation})
    found = reached(store, bodies)
    return {key.bytes for key, contact in found.items() if address_lines((), contact.address, *ANYWHERE)}


def merge_table(
    store: OpenFile, t: Translator, persons: Sequence[PersonId], *, title: str, today: date, step: Step = no_step
) -> CellTable:
    """The headings in the language of the reader, what is written to a person in theirs; six lines, more if need be."""
    written = (person for piece in pieces(persons, step) for person in these(store, Person, piece))
    made = [_row(store, t, person, today) for person in written]
    most = max((MOST_LINES, *(len(lines) for _before, lines, _after in made)))
    rows = tuple((*before, *lines, *("",) * (most - len(lines)), *after) for before, lines, after in made)
    names = [register_name(t, name) for name in ("title", "given_name", "family_name")]
    numbered = [t(LINE).format(number=number) for number in range(1, most + 1)]
    headings = (t(SALUTATION), *names, t(OPENING), *numbered, t(COUNTRY), *(register_name(t, name) for name in FIELDS))
    return CellTable(title, headings, rows)


def _row(store: OpenFile, t: Translator, person: Person, today: date) -> tuple[Texts, Texts, Texts]:
    """What stands before the lines of the address, those lines, and what stands after them."""
    spoken = load_translator(LOCALES.get(person.language, LOCALES[Language.FR]))
    body = store.get(Organisation, person.organisation) if person.organisation is not None else None
    reader = letter_to(store, person, person.language, today)
    lines, country = reader.lines, ""
    if lines and lines[-1] in COUNTRIES.values():
        lines, country = lines[:-1], lines[-1]
    called = "" if person.salutation is Salutation.NEUTRAL else word(spoken, person.salutation)
    after = (
        *(country, word(t, person.language), word(t, person.channel)),
        *(person.work_email, telephone(person.work_phone), telephone(person.work_mobile)),
        person.function.or_other(spoken.language),
        body_on(store, body, today).name.or_other(spoken.language) if body is not None else "",
        person.side.value.upper() if person.side is not None else "",
    )
    return (called, person.title, person.given_name, person.family_name, reader.opening), lines, after
