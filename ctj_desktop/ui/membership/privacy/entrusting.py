"""Whose record is it, and how is it entrusted to another office? On the sheets of persons and bodies."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import OfficeId
from ctj_desktop.domain.records.people import Office, Organisation, Person
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.directory.entrusting import may_entrust
from ctj_desktop.services.steps.correcting import is_correctable
from ctj_desktop.services.steps.records import kept_elsewhere, office_called
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.particulars import RecordAct, SheetRemark
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

Entrusted = Person | Organisation


def whose(desk: Desk, workspace: OpenWorkspace, record: Entrusted) -> Iterator[SheetRemark]:
    """Who keeps what can be corrected here all the same, and whom it is entrusted to."""
    t, store = desk.t, workspace.store
    home = office_called(store, OfficeId(record.home)).or_other(t.language)
    keeper = office_called(store, record.keeper).or_other(t.language) if record.keeper is not None else ""
    if record.home != store.home() and home and is_correctable(store, record):
        text = t("Kept by {keeper}: what you correct here reaches that office with the next file.")
        yield SheetRemark("home", text.format(keeper=home), "buildings")
    if keeper and record.keeper != store.office_id:
        yield SheetRemark("keeper", t("Entrusted to {office}, which may correct it.").format(office=keeper), "users")


def entrust_act(
    desk: Desk, workspace: OpenWorkspace, owner: Callable[[], QWidget], record: Callable[[], Entrusted | None]
) -> RecordAct:
    """Says which office cares for the shown record; offered once another office is known."""

    def why_not() -> str:
        shown = record()
        if shown is None:
            return desk.t("Choose a person or a body first.")
        if not may_entrust(workspace.store, shown):
            return sentence(desk.t, kept_elsewhere(workspace.store, shown))
        return workspace.why_not_write(desk.t)

    def ask() -> None:
        shown = record()
        if shown is not None:
            Entrust(desk, workspace, shown, owner()).exec()

    return RecordAct(
        key="entrust",
        word=N_("Entrust to…"),
        icon="users",
        do=ask,
        why_not=why_not,
        offered=lambda: workspace.store.count(Office) > 1,
        tip=N_("Says which office cares for this record: it may correct it as well"),
    )


class Entrust(AskFields):
    """Ask for the office; emptied, the record is cared for by the office that keeps it."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, record: Entrusted, parent: QWidget) -> None:
        t = desk.t
        about = t(
            "The office that keeps the record stays the same, and alone takes it away, makes it anonymous and keeps "
            "what is private. Empty: it cares for the record itself."
        )
        super().__init__(
            desk,
            workspace,
            "dialog.entrust",
            (t("Entrust to an office"), t("Entrust")),
            f"entrust_{record.kind}",
            type(record),
            (("keeper",),),
            parent,
            given={record.kind: record.id},
            about=about,
            proposed={"keeper": record.keeper},
        )
