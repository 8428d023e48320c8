"""How does a choice about a recipient stay, and how is entered what lacks for it?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.dispatches import InformedBody
from ctj_desktop.domain.records.meetings import Guest
from ctj_desktop.domain.records.people import DeliveryChannel, Organisation, Person
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.directory.informed import change_informed_body
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.steps.correcting import need_correctable
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

ROWS = {
    Person: ("change_person", "person", (("work_email",), ("work_address",), ("language", "channel"))),
    Organisation: ("change_organisation", "organisation", (("email",), ("address",))),
    Guest: ("change_guest", "guest", (("person",),)),
}
"""By which step, with which key, and what is asked."""


def remember(workspace: OpenWorkspace, one: Recipient, way: DeliveryChannel, language: Language | None) -> bool:
    """Kept on the person, or on what names a body to be informed; False for a guest of whom nothing else is kept.

    `KeptElsewhere` for a person whom this office may not correct.
    """
    store = workspace.store
    if one.informed is not None:
        informed = store.get(InformedBody, one.informed)
        if informed is None:
            return False
        spoken = informed.language if language is one.language else language
        workspace.do(change_informed_body, replace(informed, channel=way, language=spoken), informed)
        return True
    person = store.get(Person, one.person) if one.person is not None else None
    if person is None:
        return False
    need_correctable(store, person)
    workspace.do(change_person, replace(person, channel=way, language=language or person.language), person)
    return True


def ask_what_lacks(desk: Desk, workspace: OpenWorkspace, one: Recipient, parent: QWidget) -> None:
    """The contact of the person or body; of a guest, which person of the directory it is."""
    record = _record(workspace, one)
    if record is None:
        return
    t = desk.t
    step, key, asked = ROWS[type(record)]
    dialog = AskFields(
        desk,
        workspace,
        "dialog.reach",
        (t("How is {name} reached?").format(name=one.name), t("Keep")),
        step,
        type(record),
        asked,
        parent,
        given={key: record.id},
        proposed={name: getattr(record, name) for row in asked for name in row},
    )
    for entry in dialog.entries.values():
        entry.stand_by(record)
    dialog.exec()


def _record(workspace: OpenWorkspace, one: Recipient) -> Record | None:
    store = workspace.store
    if one.person is not None:
        return store.get(Person, one.person)
    if one.guest is not None:
        return store.get(Guest, one.guest)
    return store.get(Organisation, one.organisation) if one.organisation is not None else None
