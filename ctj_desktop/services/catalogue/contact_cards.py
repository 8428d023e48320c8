"""Which contact cards do persons become? Professional contact alone: what is private leaves no office."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.texts import NO_TEXT, Language
from ctj_desktop.files.stepwise import Step, no_step, pieces
from ctj_desktop.files.vcards import VCard
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.steps.records import person_name, these
from ctj_desktop.storage.open_file import OpenFile


def cards_of(store: OpenFile, t: Translator, persons: Sequence[UUID], step: Step = no_step) -> Iterator[VCard]:
    """In this order; function and body in both languages, that of the reader first; the country in that alone."""
    for piece in pieces(persons, step):
        found = these(store, Person, piece)
        named = {person.organisation for person in found if person.organisation is not None}
        bodies = {body.id: body for body in store.some(Organisation, named)}
        for person in found:
            yield _card(t, person, bodies.get(person.organisation) if person.organisation is not None else None)


def _card(t: Translator, person: Person, body: Organisation | None) -> VCard:
    address = person.work_address or (body.address if body is not None else None)
    return VCard(
        uid=str(person.id),
        family_name=person.family_name,
        given_name=person.given_name,
        title=person.title,
        function=person.function,
        organisation=body.name if body is not None else NO_TEXT,
        email=person.work_email,
        phone=person.work_phone,
        mobile=person.work_mobile,
        address=address,
        country=word(t, address.country) if address is not None else "",
        language=person.language.value,
        first=Language.DE if t.language is Language.DE else Language.FR,
    )


def mail_addresses(store: OpenFile, persons: Sequence[UUID]) -> tuple[tuple[str, ...], int]:
    """`Name <address>` of those who have one, ready for the field of a mail program, and how many have none.

    Each address stands once: two persons may share one.
    """
    told: dict[str, str] = {}
    without = 0
    for person in these(store, Person, list(dict.fromkeys(persons))):
        if person.work_email:
            told.setdefault(person.work_email.casefold(), _addressed(person_name(person), person.work_email))
        else:
            without += 1
    return tuple(told.values()), without


def _addressed(name: str, address: str) -> str:
    """A name with signs that mean something in a list of addresses stands in quotes (RFC 5322)."""
    plain = all(sign.isalnum() or sign in " -'’" for sign in name)
    quoted = name if plain else '"{}"'.format(name.replace("\\", "\\\\").replace('"', '\\"'))
    return f"{quoted} <{address}>"
