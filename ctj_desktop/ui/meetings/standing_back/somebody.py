"""Who else stands back for an item, though nothing that is entered here speaks against them?"""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, SeatId
from ctj_desktop.domain.records.meetings import Roll
from ctj_desktop.services.session.attendance import recuse
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.entries.of_type import EntryMaker
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.screens.making import read_asked
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Note


class SomebodyStandsBack(Frame):
    """The seat; why is noted on the line that it makes."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, committee: CommitteeId, item: AgendaItemId, parent: QWidget
    ) -> None:
        t, name = desk.t, "dialog.somebody_back"
        super().__init__(desk, name, t("Who stands back?"), t("Stands back"), parent)
        self._workspace, self._item = workspace, item
        (seat,) = EntryMaker(desk, workspace, name, lambda _kind: None).of(Roll, "seat")
        assert isinstance(seat, PickEntry)
        self.seat = seat
        seat.retranslate()
        seat.among = {"committee": committee}
        seat.field.note(t("Why is noted afterwards, with “Correct…”."), Note.HELP)
        self.column.addWidget(seat.field)
        seat.field.editor.setFocus()

    def go(self) -> None:
        try:
            seat = read_asked(self.desk, self.seat, needed=True)
        except Unreadable:
            self.seat.field.editor.setFocus()
            raise
        assert isinstance(seat, UUID)
        self._workspace.do(recuse, item=self._item, seat=SeatId(seat))
