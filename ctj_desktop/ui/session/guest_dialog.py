"""Who attends this one meeting without a seat?"""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import GuestId, MeetingId
from ctj_desktop.domain.records.meetings import Guest, Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.words import word
from ctj_desktop.services.session.attendance import add_guest
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import choice_of, chosen, line_field, needed, typed
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import ComboBox, Field


class AddGuest(Frame):
    """Name, body in both languages, side; the name is enough."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, meeting: MeetingId, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.guest", t("Add a guest"), t("Add the guest"), parent)
        self._workspace, self._meeting = workspace, meeting
        self.name = line_field(desk, "dialog.guest.name", t("Name"))
        self.body_fr = line_field(desk, "dialog.guest.body.fr", t("Body or function, French"))
        self.body_de = line_field(desk, "dialog.guest.body.de", t("Body or function, German"))
        self.side = Field(desk.theme, ComboBox(desk.theme, "dialog.guest.side"))
        self.side.say(t("Side"))
        sides: list[tuple[str, object]] = [(t("none"), None), *((word(t, side), side) for side in Side)]
        choice_of(self.side).offer(sides, None)
        body = QHBoxLayout()
        body.addWidget(self.body_fr)
        body.addWidget(self.body_de)
        self.column.addWidget(self.name)
        self.column.addLayout(body)
        self.column.addWidget(self.side)
        self.name.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, meeting: MeetingId, parent: QWidget) -> None:
        """Adds the guest, or nothing."""
        cls(desk, workspace, meeting, parent).exec()

    def go(self) -> None:
        new = Guest(
            id=GuestId(self._workspace.new_id()),
            home=the(self._workspace.store, Meeting, self._meeting).home,
            meeting=self._meeting,
            name=needed(self.name, self.desk.t("Write the name of the guest.")),
            body=Bilingual.of(fr=typed(self.body_fr), de=typed(self.body_de)),
            side=chosen(self.side, Side),
        )
        self._workspace.do(add_guest, new)
