"""Which fields has a remark that is entered by hand, and one that is corrected?"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import ReplyWay
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import N_
from ctj_desktop.services.minutes.remarks.reading import CirculatedPassage, RemarkLine, RemarksView
from ctj_desktop.services.minutes.remarks.refusals import ReceivedAhead
from ctj_desktop.services.minutes.remarks.settling import need_received
from ctj_desktop.ui.approval.remarks.words import where, whose
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.screens.fields_dialog import FieldsDialog
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import FormRows
from ctj_desktop.ui.frame.view_context import Desk

ROWS: Final = (("person", "name"), ("received_on", "received_by", "language"), ("comment",), ("wording",))
REMARK: Final = FormRows(kind="remark", new=N_("Add a remark"), rows=ROWS, asked=ROWS)
HEIGHT: Final = 560


class _NewRemark(NewRecord):
    """No remark came on a day that is still to come."""

    def go(self) -> None:
        on: object = None
        with suppress(UserError, Unreadable):  # what cannot be read is said below
            on = self.entries["received_on"].value()
        if isinstance(on, date):
            try:
                need_received(on, self._workspace.today())
            except ReceivedAhead as ahead:
                self._say_at(ahead)
        super().go()


def new_remark(
    desk: Desk, workspace: OpenWorkspace, view: RemarksView, passage: CirculatedPassage, parent: QWidget
) -> NewRecord:
    """The dialog in which a remark is entered that came by telephone or by letter; its wording begins as it went
    round."""
    assert view.opened is not None, "a passage is one of a round"
    place: Mapping[str, object] = {"item": passage.item} if passage.is_title else {"paragraph": passage.key}
    proposed = {"received_on": workspace.today(), "received_by": ReplyWay.TELEPHONE}
    if not passage.is_title:
        proposed["wording"] = passage.circulated
    return _NewRemark(desk, workspace, REMARK, parent, given={"round": view.opened.id, **place}, proposed=proposed)


def remark_fields(desk: Desk, workspace: OpenWorkspace, line: RemarkLine, parent: QWidget) -> FieldsDialog:
    """The dialog in which one is corrected."""
    t = desk.t
    title, name = t("Remark"), f"{whose(t, line)} · {where(t, line)}"
    made = FieldsDialog(
        desk,
        workspace,
        "dialog.remark",
        REMARK,
        lambda _one: (title, name),
        line.remark,
        parent,
        writable=not workspace.store.read_only,
        height=HEIGHT,
    )
    return made.begin("comment")
