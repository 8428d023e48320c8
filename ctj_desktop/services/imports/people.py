"""Which person and which body does a row mean, and what of them would it change?"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from ctj_desktop.domain.ids import OrganisationId, PersonFunctionId, PersonId, PersonPrivateId
from ctj_desktop.domain.record import NamedValue, Record, replace
from ctj_desktop.domain.records.people import (
    Address,
    Organisation,
    Person,
    PersonFunction,
    PersonPrivate,
    Salutation,
    Side,
)
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n.telephone import PHONES, understood
from ctj_desktop.services.imports.cells import kind_by_name, plain
from ctj_desktop.services.imports.directory import Directory
from ctj_desktop.services.imports.said import AddressSaid, BodySaid, PersonSaid
from ctj_desktop.services.steps.change import Rewording, with_values

R = TypeVar("R", bound=Record)
NewId = Callable[[], UUID]
FIELDS: Final = ("title", "salutation", "language", "channel", "work_email", "work_phone", "work_mobile")
ADDRESS: Final = ("lines", "street", "number", "po_box", "postcode", "place", "country")
IN_BOTH: Final = ("function", "greeting")
AT_HOME: Final = ("private_email", "private_phone")


class Match(StrEnum):
    """How sure it is who is meant; FURTHER is somebody who is with another body as far as it is known."""

    SAME = "same"
    FURTHER = "further"
    MAYBE = "maybe"
    NOBODY = "nobody"


class Found(NamedValue):
    """Who is meant."""

    match: Match
    person: Person | None = None


def who(directory: Directory, said: PersonSaid, body: OrganisationId | None) -> Found:
    """The person of a row; MAYBE where the name or the mail is another one, so that a person must say it."""
    named = directory.of_name(said.family_name, said.given_name)
    for person in named:
        if body is not None and directory.lead(body) in bodies_of(directory, person):
            return Found(match=Match.SAME, person=person)
    for person in named:
        if _is_sure(directory, person, said, body, alone=len(named) == 1):
            elsewhere = is_elsewhere(directory, person, body)
            return Found(match=Match.FURTHER if elsewhere else Match.SAME, person=person)
    if named:
        return Found(match=Match.MAYBE, person=named[0])
    words = set(plain(f"{said.family_name} {said.given_name}").split())
    for person in directory.of_mail(said.work_email):
        if words & set(plain(f"{person.family_name} {person.given_name}").split()):
            return Found(match=Match.MAYBE, person=person)
    near = directory.of_near_name(said.family_name, said.given_name)
    return Found(match=Match.MAYBE, person=near[0]) if near else Found(match=Match.NOBODY)


def bodies_of(directory: Directory, person: Person) -> set[UUID | None]:
    """With which bodies the person is, by the main function and the further ones."""
    own = (one.organisation for one in directory.records_of(person))
    return {directory.lead(key) for key in (*own, *(one.organisation for one in directory.functions(person.id)))}


def is_elsewhere(directory: Directory, person: Person, body: OrganisationId | None) -> bool:
    """Whether the main function of the person is with another body than this one."""
    return body is not None and person.organisation is not None and not directory.are_one(person.organisation, body)


def _is_sure(
    directory: Directory, person: Person, said: PersonSaid, body: OrganisationId | None, *, alone: bool
) -> bool:
    """Of the same name: neither mail nor body speaks against it, or the mail for it."""
    if said.work_email and person in directory.of_mail(said.work_email):
        return True
    other_mail = bool(said.work_email and person.work_email)
    other_body = body is not None and person.organisation is not None
    return alone and not (other_mail or other_body)


def person_as_said(
    said: PersonSaid,
    before: Person | None,
    *,
    directory: Directory,
    new_id: NewId,
    language: Language,
    spoken: Language,
    body: Organisation | None,
    side: Side | None,
    joined: bool = False,
) -> tuple[Person, frozenset[str]]:
    """The person as the row says; of one who is `joined` only what was empty is filled in.

    Texts are in `language`; somebody of whom nothing else is known is written to in the one that is `spoken`, and
    somebody of the French side in French.
    """
    of_side = side or (body.side if body is not None else None)
    start = before or Person(
        id=PersonId(new_id()),
        home=directory.home,
        family_name=said.family_name,
        given_name=said.given_name,
        language=said.language or (Language.FR if of_side is Side.FR else spoken),
        side=of_side,
    )
    values: dict[str, Any] = {name: getattr(said, name) for name in FIELDS}
    body_now = body.id if body is not None else None
    if directory.are_one(start.organisation, body_now):
        body_now = start.organisation  # the record of the body that stands there stays
    values |= {"organisation": body_now, "given_name": _given(start, said)}
    if start.side is None:
        values["side"] = side
    values["function"] = reworded(start.function, said.function, said.function_de, language, filling=joined)
    values["greeting"] = reworded(start.greeting, said.greeting, said.greeting_de, language, filling=joined)
    own = before is None or body is None or start.work_address is not None
    if own or not _repeats(said.address, body.address if body is not None else None):
        values["work_address"] = _address(start.work_address, said.address, side or start.side)
    of_functions = {one.work_email.casefold() for one in directory.functions(start.id)}
    mail = (
        "" if said.work_email.casefold() in of_functions else said.work_email
    )  # of another function than the main one
    values["work_email"] = _mail(start.work_email, mail)
    kept = _said_alone(values)
    if joined:
        kept = {name: value for name, value in kept.items() if name in IN_BOTH or not _is_filled(getattr(start, name))}
    return _with_phones(with_values(start, kept), before, start.side or side or directory.office_side), frozenset(kept)


def function_as_said(
    said: PersonSaid, person: Person, body: Organisation, *, directory: Directory, new_id: NewId, language: Language
) -> tuple[PersonFunction, PersonFunction | None]:
    """The further function with that body as the row says, and as it was; called by the body where it has no name."""
    before = next((one for one in directory.functions(person.id) if directory.are_one(one.organisation, body.id)), None)
    start = before or PersonFunction(
        id=PersonFunctionId(new_id()), home=directory.home, person=person.id, organisation=body.id, function=NO_TEXT
    )
    text = reworded(start.function, said.function, said.function_de, language, filling=False)
    if text is None and before is None:
        text = body.name
    values = {"function": text, "work_phone": said.work_phone}
    values["work_email"] = "" if _same_mail(said, person) else _mail(start.work_email, said.work_email)
    return _with_phones(with_values(start, _said_alone(values)), before, body.side or person.side), before


def without_function(said: PersonSaid) -> PersonSaid:
    """What a row says of the person beside the function with its body."""
    return replace(said, function="", function_de="", work_email="", work_phone="")


def _same_mail(said: PersonSaid, person: Person) -> bool:
    return said.work_email.casefold() == person.work_email.casefold()


def _said_alone(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None)}


def _mail(before: str, said: str) -> str:
    """An address that differs in its capitals alone is the same."""
    return before if said.casefold() == before.casefold() else said


def _with_phones(record: R, before: R | None, side: Side | None) -> R:
    """Telephone numbers as they are kept where they are understood: that of this side, without its country."""
    for name in PHONES:
        text = getattr(record, name, "")
        if text and text != getattr(before, name, ""):
            record = with_values(record, {name: understood(text, side) or text})
    return record


def _is_filled(value: object) -> bool:
    return value not in ("", None, Salutation.NEUTRAL)


def _given(person: Person, said: PersonSaid) -> str:
    """A given name is filled in, and is not written otherwise."""
    return person.given_name or said.given_name


def private_as_said(
    said: PersonSaid, person: Person, *, directory: Directory, source: str, joined: bool = False
) -> PersonPrivate | None:
    """What is kept in private as the row says; None where it says nothing of it."""
    values: dict[str, Any] = {name: getattr(said, name) for name in AT_HOME}
    before = directory.private(person.id)
    start = before or PersonPrivate(id=PersonPrivateId(person.id), home=directory.home, source=source)
    values["private_address"] = _address(start.private_address, said.private_address, person.side)
    kept = {name: value for name, value in _said_alone(values).items() if not (joined and getattr(start, name))}
    return _with_phones(with_values(start, kept), before, person.side or directory.office_side) if kept else None


def body_as_said(
    said: BodySaid,
    before: Organisation | None,
    *,
    directory: Directory,
    new_id: NewId,
    language: Language,
    side: Side | None,
) -> tuple[Organisation, frozenset[str]]:
    """The body as the row says."""
    start = before or Organisation(
        id=OrganisationId(new_id()),
        home=directory.home,
        name=_in(language, said.name, said.name_de),
        organisation_kind=said.kind or kind_by_name(said.called),
        side=side,
    )
    values: dict[str, Any] = {"website": said.website, "email": _mail(start.email, said.email), "phone": said.phone}
    values["organisation_kind"] = said.kind
    values["name"] = reworded(start.name, "", said.name_de, language, filling=True)
    values["short_name"] = reworded(start.short_name, said.short_name, said.short_name_de, language, filling=False)
    if start.side is None:
        values["side"] = side
    values["address"] = _address(start.address, said.address, side or start.side)
    kept = _said_alone(values)
    return _with_phones(with_values(start, kept), before, start.side or side or directory.office_side), frozenset(kept)


def _in(language: Language, text: str, german: str) -> Bilingual:
    """A text of the list; what stands in the column of German is German."""
    if german or language is not Language.DE:
        return Bilingual.of(text, german)
    return Bilingual.of("", text)


def reworded(before: Bilingual, text: str, german: str, language: Language, *, filling: bool) -> Bilingual | None:
    """With what the list says in its language, and in German; a side that says the same keeps its state.

    None where the list says nothing.
    """
    if not text and not german:
        return None
    french: str | None = None
    if text and text == before.de.text and not german:
        return before  # whoever writes it may do so in either language
    if text and (german or language is not Language.DE):
        french = text
    german = german or (text if language is Language.DE else "")
    wording = Rewording(
        fr=_if_new(before.fr.text, french, filling=filling), de=_if_new(before.de.text, german, filling=filling)
    )
    return before if wording == Rewording() else wording.on(before, Language.FR)


def _if_new(before: str, text: str | None, *, filling: bool) -> str | None:
    return None if not text or text == before or (filling and before) else text


def _repeats(said: AddressSaid, address: Address | None) -> bool:
    """Whether it is the address of the body, which stands for that of its people."""
    return address is not None and all(
        getattr(said, name) in ("", (), None, getattr(address, name)) for name in ADDRESS
    )


def _address(before: Address | None, said: AddressSaid, side: Side | None) -> Address | None:
    """The parts that the row has over those that are here; None where it has none."""
    if not said:
        return None
    start = before or Address(country=said.country or side or Side.FR)
    parts = {name: getattr(said, name) or getattr(start, name) for name in ADDRESS}
    return Address(**parts)
