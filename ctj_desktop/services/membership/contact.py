"""How are mail addresses and telephone numbers of persons and bodies taken: what is trimmed, what is refused?"""

from collections.abc import Mapping
from typing import Final, TypeVar

from ctj_desktop.domain.mail_address import is_mail_address
from ctj_desktop.domain.record import Record
from ctj_desktop.services.membership.refusals import NotAMailAddress, NotAPrivateAddress, NotAWorkAddress
from ctj_desktop.services.steps.change import with_values

R = TypeVar("R", bound=Record)
MAILS: Final[Mapping[str, type[NotAMailAddress]]] = {
    "email": NotAMailAddress,
    "work_email": NotAWorkAddress,
    "private_email": NotAPrivateAddress,
}
"""The fields that hold one, with what is refused there."""
PHONES: Final = ("phone", "work_phone", "work_mobile", "private_phone")
"""People write them in a hundred ways, with names of extensions: none of them is refused."""


def with_contact(record: R, before: R | None = None) -> R:
    """The record with what was written trimmed; `NotAMailAddress` for what can be none.

    What stood in it before stays as it is, so that a record that came from elsewhere can be corrected otherwise.
    """
    for name in (*MAILS, *PHONES):
        text = getattr(record, name, "")
        if text == getattr(before, name, ""):
            continue
        text = text.strip()
        if name in MAILS and text and not is_mail_address(text):
            raise MAILS[name](text)
        record = with_values(record, {name: text})
    return record
