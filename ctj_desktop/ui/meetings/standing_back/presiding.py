"""The chair stands back for an item: who presides for it?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.standing_back.presiding import PresidingAt, presiding_at, presiding_text
from ctj_desktop.services.minutes.blocks import add_block, new_block, remove_block
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note


class WhoPresides(Frame):
    """One of those who are there; it is written into the minutes of the item, where it is corrected and taken out."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, item: AgendaItemId, found: PresidingAt, parent: QWidget
    ) -> None:
        t, name = desk.t, "dialog.presides"
        super().__init__(desk, name, t("Who presides for this item?"), t("Write into the minutes"), parent)
        self._workspace, self._item, self._found = workspace, item, found
        self.cancel.say(t("Not yet"))
        self.who = ComboBox(desk.theme, f"{name}.who")
        offered = [
            (f"{one.name} ({word(t, one.office)})" if one.office is not None else one.name, one) for one in found.may
        ]
        self.who.offer(list(offered), found.may[0])
        field = Field(desk.theme, self.who)
        field.say(t("Presides"))
        said = t.n("{names} stands back for this item.", "{names} stand back for this item.", len(found.away))
        field.note(said.format(names=t.join(found.away)), Note.HELP)
        self.column.addWidget(field)
        self.who.setFocus()

    def go(self) -> None:
        one = next(one for one in self._found.may if one is self.who.chosen())
        item = the(self._workspace.store, AgendaItem, self._item)
        block = new_block(self._workspace.new_id(), item, presiding_text(one.name))
        self._workspace.do(add_block, block, place=1)


def settle_chair(desk: Desk, workspace: OpenWorkspace, item: AgendaItemId, parent: QWidget) -> None:
    """After somebody stood back or no longer does, or an item began: asks, or takes out what is no longer so."""
    found = presiding_at(workspace.store, item)
    if found.asked:
        WhoPresides(desk, workspace, item, found, parent).exec()
    elif found.said is not None and not found.away:
        said = found.said
        desk.attempt(lambda: workspace.do(remove_block, block=said.id))
