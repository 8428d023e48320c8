"""What does a field of a record read like in its history: its name, and a value as it stands in the log?"""

import re
from datetime import date
from enum import StrEnum
from uuid import UUID

from ctj_desktop.domain.changes import Json
from ctj_desktop.domain.committees import Committee
from ctj_desktop.domain.meetings import AgendaItem, ItemKind, ItemOrigin, Meeting, StandingItem
from ctj_desktop.domain.people import Organisation, Person, Salutation, Side
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.records import person_name
from ctj_desktop.storage.store import Store

NAMES: dict[str, str] = {
    "_del": N_("Deleted"),
    "title": N_("Title"),
    "note": N_("Note"),
    "proposed_decision": N_("Proposed decision"),
    "place": N_("Place"),
    "on": N_("Date"),
    "start": N_("Start"),
    "end": N_("End"),
    "number": N_("Number"),
    "minutes": N_("Minutes of time"),
    "item_kind": N_("Kind"),
    "origin": N_("Origin"),
    "presenter": N_("Presenter"),
    "presenter_person": N_("Presenter"),
    "parent": N_("Belongs to item"),
    "position": N_("Place in the list"),
    "closed": N_("Behind closed doors"),
    "committee": N_("Committee"),
    "meeting": N_("Meeting"),
    "standing": N_("Standing item"),
    "carried_from": N_("Carried over from"),
    "proposed_by": N_("Proposed by"),
    "remote_link": N_("Remote link"),
    "chair": N_("Chair"),
    "minute_taker": N_("Minutes taken by"),
    "proposals_until": N_("Proposals until"),
    "file_closed_on": N_("File closed on"),
    "documents_by": N_("Documents by"),
    "opened_at": N_("Opened at"),
    "closed_at": N_("Closed at"),
    "started_at": N_("Started at"),
    "ended_at": N_("Ended at"),
    "family_name": N_("Family name"),
    "given_name": N_("Given name"),
    "salutation": N_("Salutation"),
    "language": N_("Language of letters"),
    "function": N_("Function"),
    "organisation": N_("Body"),
    "side": N_("Side"),
    "work_email": N_("E-mail"),
    "work_phone": N_("Telephone"),
    "work_address": N_("Address"),
}
SETS: dict[str, type[StrEnum]] = {
    "item_kind": ItemKind, "origin": ItemOrigin, "side": Side, "salutation": Salutation, "language": Language,
}  # fmt: skip
_NAMED: tuple[type[Record], ...] = (Person, Organisation, Committee, AgendaItem, StandingItem, Meeting)


def register_name(t: Translator, register: str) -> str:
    """The name of a field; a text in two languages says which. An unknown one is shown readable."""
    field, _, language = register.partition(".")
    name = t(NAMES[field]) if field in NAMES else field.replace("_", " ").capitalize()
    return f"{name} {language.upper()}" if language else name


def register_value(t: Translator, store: Store, register: str, value: Json) -> str:
    """A value as a person reads it: dates, words of closed sets and names of other records included."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, dict):
        text = value.get("text")
        return str(text) if text is not None else ", ".join(str(part) for part in value.values() if part)
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return _text_value(t, store, register, str(value))


def _text_value(t: Translator, store: Store, register: str, value: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return t.date_long(date.fromisoformat(value))
    if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value):
        return _record_name(t, store, UUID(value))
    if register in SETS and value in tuple(SETS[register]):
        return word_within(t, SETS[register](value))
    return value


def _record_name(t: Translator, store: Store, identity: UUID) -> str:
    for kind in _NAMED:
        found = store.get(kind, identity, deleted=True)
        if isinstance(found, Person):
            return person_name(found)
        if isinstance(found, Meeting):
            return found.number or t("unnumbered meeting")
        text = getattr(found, "title", None) or getattr(found, "name", None)
        if isinstance(text, Bilingual):
            return text.or_other(t.language)
    return t("another record")
