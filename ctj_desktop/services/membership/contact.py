"""How are mail addresses and telephone numbers of persons and bodies taken: what is understood, what is refused?"""

from typing import Final, TypeVar

from ctj_desktop.domain.ids import OrganisationId, PersonId
from ctj_desktop.domain.mail_address import is_mail_address
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.people import Office, Organisation, Person, PersonFunction, PersonPrivate, Side
from ctj_desktop.i18n.telephone import PHONES, understood
from ctj_desktop.services.membership.refusals import NotAMailAddress
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.storage.open_file import OpenFile

R = TypeVar("R", bound=Record)
MAILS: Final = ("email", "work_email", "private_email")
"""The fields that hold a mail address."""


def with_contact(store: OpenFile, record: R, before: R | None = None) -> R:
    """The record with what was written trimmed, and telephone numbers as they are kept where they are understood.

    `NotAMailAddress` for what can be none. What stood in it before stays as it is, so that a record that came from
    elsewhere can be corrected otherwise.
    """
    for name in (*MAILS, *PHONES):
        text = getattr(record, name, "")
        if text == getattr(before, name, ""):
            continue
        text = text.strip()
        if name in MAILS and text and not is_mail_address(text):
            raise NotAMailAddress(text, name)
        kept = understood(text, side_of(store, record)) if name in PHONES and text else ""
        record = with_values(record, {name: kept or text})
    return record


def side_of(store: OpenFile, record: Record) -> Side | None:
    """On which side a number without the code of its country is dialled: that of the record, of what it belongs to,
    else of this office."""
    found = _own_side(store, record)
    office = store.get(Office, store.office_id) if found is None else None
    return office.side if office is not None else found


def _own_side(store: OpenFile, record: Record | None) -> Side | None:
    match record:
        case Organisation():
            return record.side or (record.address.country if record.address is not None else None)
        case Person():
            own = record.side or (record.work_address.country if record.work_address is not None else None)
            return own or _side_of_body(store, record.organisation)
        case PersonFunction():
            return _side_of_body(store, record.organisation) or _own_side(store, store.get(Person, record.person))
        case PersonPrivate():
            own = record.private_address.country if record.private_address is not None else None
            return own or _own_side(store, store.get(Person, PersonId(record.id)))
    return None


def _side_of_body(store: OpenFile, body: OrganisationId | None) -> Side | None:
    return _own_side(store, store.get(Organisation, body)) if body is not None else None
