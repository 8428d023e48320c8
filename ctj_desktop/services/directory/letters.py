"""How is a person or a body addressed on a letter: the lines of the envelope, and how the letter begins?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from ctj_desktop.domain.ids import OrganisationId
from ctj_desktop.domain.record import NamedValue, Record
from ctj_desktop.domain.records.people import Address, Office, Organisation, Person, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.postal_address import Unfit, address_lines, unfit
from ctj_desktop.i18n.salutations import called_in_address, letter_opening
from ctj_desktop.services.membership.names_then import body_on
from ctj_desktop.services.naming.same_records import others_of
from ctj_desktop.storage.open_file import OpenFile

LOCALES = {Language.FR: "fr_CH", Language.DE: "de_CH"}


class Addressed(NamedValue):
    """The lines of the address in the language of the letter, what speaks against them, and how it begins."""

    lines: tuple[str, ...]
    unfit: tuple[Unfit, ...] = ()
    opening: str = ""


class BodyContact(NamedValue):
    """Where a body is reached: what its own record lacks is taken from another record of the same body."""

    address: Address | None = None
    email: str = ""


def reached(store: OpenFile, bodies: Collection[Organisation]) -> Mapping[OrganisationId, BodyContact]:
    """Where some bodies are reached: nobody enters an address into the record of another office."""
    lacking = [body.id for body in bodies if body.address is None or not body.email]
    others = others_of(store, Organisation.kind, lacking)
    return {body.id: _reached([body, *others.get(body.id, ())]) for body in bodies}


def _reached(records: Sequence[Record]) -> BodyContact:
    bodies = [one for one in records if isinstance(one, Organisation)]
    return BodyContact(
        address=next((one.address for one in bodies if one.address is not None), None),
        email=next((one.email for one in bodies if one.email), ""),
    )


def letter_to(store: OpenFile, person: Person, language: Language, day: date | None = None) -> Addressed:
    """A letter to a person at work, at the address of the body where the person has none of their own.

    The body is called as on the day; a letter in English is addressed as one in French.
    """
    t = _spoken(language)
    body = store.get(Organisation, person.organisation) if person.organisation is not None else None
    address = person.work_address or (reached(store, [body])[body.id].address if body is not None else None)
    names = (called_in_address(t, person), _body_name(store, body, t, day))
    lines = address_lines(names, address, t.language, _sent_from(store), spare=person.function.text(t.language))
    return Addressed(lines=lines, unfit=unfit(lines, address), opening=letter_opening(t, person))


def letter_to_body(store: OpenFile, body: Organisation, language: Language, day: date | None = None) -> Addressed:
    """A letter to a body; it begins as its writer likes."""
    t = _spoken(language)
    address = reached(store, [body])[body.id].address
    lines = address_lines((_body_name(store, body, t, day),), address, t.language, _sent_from(store))
    return Addressed(lines=lines, unfit=unfit(lines, address))


def _spoken(language: Language) -> Translator:
    return load_translator(LOCALES.get(language, LOCALES[Language.FR]))


def _body_name(store: OpenFile, body: Organisation | None, t: Translator, day: date | None) -> str:
    return body_on(store, body, day).name.or_other(t.language) if body is not None else ""


def _sent_from(store: OpenFile) -> Side | None:
    office = store.get(Office, store.office_id)
    return office.side if office is not None else None
